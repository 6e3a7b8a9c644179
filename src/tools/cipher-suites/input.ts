/** What check and build ask alike. */
import type { Inputs } from '../../core/inputs.ts';
import { isoDate, oneLine } from '../../core/form-rules.ts';
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

/** Reads the fields; undefined where no version is chosen, and the form says so. */
export function readList(form: Inputs): ListRequest | undefined {
  const chosen = form.checks('versions', versionGroups.map((g) => g.id));
  const versions = versionGroups.filter((g) => chosen.has(g.id)).flatMap((g) => g.members);
  const key = form.choice('key', keyChoices);
  const peers = form.checks('peers', peerNeeds);
  const first = form.choice('first', targets) ?? 'reg';
  const why = form.text('why', oneLine);
  const until = form.text('until', isoDate);
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
