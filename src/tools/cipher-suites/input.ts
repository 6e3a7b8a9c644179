/** What check and build ask alike. */
import type { Inputs } from '../../core/inputs.ts';
import type { Rule } from '../../core/rule.ts';
import type { CertificateKey } from '../../core/suites/reach.ts';
import type { PeerNeed } from '../../core/suites/check-model.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { keyChoices, peerNeeds, targets } from './fields.ts';
import type { Target } from './fields.ts';
import { versionGroups } from './versions.ts';

export interface ListRequest {
  readonly versions: readonly WindowsVersion[];
  readonly keys: readonly CertificateKey[];
  readonly peers: ReadonlySet<PeerNeed>;
  readonly first: Target;
  readonly why?: string;
  readonly until?: string;
}

const freeText: Rule = {
  id: 'one-line',
  allows: 'One line of up to 200 characters.',
  source: 'It is copied into the write-up as it stands',
  refuses: (text) => (text.length > 200 ? 'is longer than 200 characters' : /[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text) ? 'has a control character' : undefined),
};

const day: Rule = {
  id: 'iso-date',
  allows: 'A date as year-month-day, such as 2027-03-31.',
  source: 'ISO 8601',
  refuses: (value) => {
    if (!/^20\d{2}-\d{2}-\d{2}$/.test(value)) return 'is not written as year-month-day';
    const date = new Date(`${value}T00:00:00Z`);
    return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value ? 'is no day of the calendar' : undefined;
  },
};

/** Reads the fields; undefined where no version is chosen, and the form says so. */
export function readList(form: Inputs): ListRequest | undefined {
  const chosen = form.checks('versions', versionGroups.map((g) => g.id));
  const versions = versionGroups.filter((g) => chosen.has(g.id)).flatMap((g) => g.members);
  const key = form.choice('key', keyChoices);
  const peers = form.checks('peers', peerNeeds);
  const first = form.choice('first', targets) ?? 'reg';
  const why = form.text('why', freeText);
  const until = form.text('until', day);
  if (form.refused('why')) form.leftOut.push({ field: 'why', says: 'The write-up has no reason: the text is refused.' });
  if (form.refused('until')) form.leftOut.push({ field: 'until', says: 'The write-up has no end date: the date is refused.' });
  if (versions.length === 0) {
    form.leftOut.push({ field: 'versions', says: 'Choose the Windows versions that get the list.' });
    return undefined;
  }
  if (key === undefined) {
    form.leftOut.push({ field: 'key', says: 'Choose the key of the certificates.' });
    return undefined;
  }
  return { versions, keys: key === 'both' ? ['RSA', 'ECDSA'] : [key], peers, first, ...(why === undefined ? {} : { why }), ...(until === undefined ? {} : { until }) };
}
