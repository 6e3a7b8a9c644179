import { kdcsvcEvents } from '../../data/rc4-hardening.ts';
import type { FindingBlock, Rich } from '../blocks.ts';
import { listed } from '../judges/spn-words.ts';
import { encryptionBitsOf } from '../readers/encryption.ts';
import type { Collected } from './collect.ts';
import type { Switch } from './controller.ts';
import { evidenceOf, rc4Page as page } from './evidence.ts';
import type { Warning } from './from-events.ts';

/** What the switches of the controller mean. */
export function controllerFindings({ switches }: Collected, raws: readonly string[]): readonly FindingBlock[] {
  const out: FindingBlock[] = [];
  const line = (s: Switch): readonly number[] => ('line' in s ? [s.line] : 'lines' in s ? s.lines : []);
  const add = (id: string, verdict: FindingBlock['verdict'], s: Switch, says: Rich, next?: Rich): void => {
    out.push({ kind: 'finding', id, verdict, says, evidence: evidenceOf(line(s), raws), ...(next ? { next } : {}) });
  };
  const { defaultTypes, phase, policy } = switches;
  if (defaultTypes.state === 'set') {
    const bits = encryptionBitsOf(defaultTypes.value);
    const shown = `0x${defaultTypes.value.toString(16).toUpperCase()}`;
    if (bits.rc4 || bits.des) add('default-allows-rc4', 'open', defaultTypes, [{ code: `DefaultDomainSupportedEncTypes = ${shown}` }, ' allows RC4 or DES for every account without a setting, and event 205 says so. KB 5073381: such a controller is "not functionally impacted". A laboratory saw AES enforced in spite of it on 14 April 2026 and took that back after a second test. Do not build on it.'], ['Give the accounts AES keys, then remove the value.']);
    else add('default-aes', 'fine', defaultTypes, [{ code: `DefaultDomainSupportedEncTypes = ${shown}` }, ' allows no RC4 ticket for accounts without a setting, on this controller. The value is not replicated: each controller has its own.']);
  }
  if (defaultTypes.state === 'mixed' || phase.state === 'mixed' || policy.state === 'mixed') add('switches-differ', 'open', defaultTypes.state === 'mixed' ? defaultTypes : phase.state === 'mixed' ? phase : policy, ['The text shows a switch with different values, or one that is no number: tickets depend on which controller answers.'], ['Paste one controller at a time.']);
  if (phase.state === 'set') {
    const rollback = phase.value === 0 || phase.value === 1;
    add('phase', 'open', phase, [{ code: `RC4DefaultDisablementPhase = ${phase.value}` }, rollback ? ' keeps the former default on controllers with updates up to June 2026. From July 2026 it is ignored: the next update is the outage.' : phase.value === 2 ? ' enforces AES for accounts without a setting from the updates of January 2026 on. From July 2026 it is ignored, with the same result.' : ' is a number that no document names.']);
  }
  if (policy.state === 'set' && !encryptionBitsOf(policy.value).rc4) add('policy-without-rc4', 'open', policy, ['If this is a domain controller, its policy allows no RC4: it gives no RC4 ticket to anybody, whatever the accounts say. Restart of the service KDC needed for a change (one source).']);
  return out;
}

/** Kdcsvc events, by what they say is missing. */
export function eventFindings({ events }: Collected, raws: readonly string[]): readonly FindingBlock[] {
  const out: FindingBlock[] = [];
  const by = (lacks: Warning['lacks'], refused: boolean): readonly Warning[] => events.warnings.filter((w) => w.lacks === lacks && w.refused === refused);
  const unique = (values: readonly (string | undefined)[]): readonly string[] => [...new Set(values.flatMap((v) => (v === undefined ? [] : [v])))];
  for (const lacks of ['account', 'client'] as const) {
    for (const refused of [true, false]) {
      const found = by(lacks, refused);
      if (found.length === 0) continue;
      const services = unique(found.map((w) => w.service));
      const clients = unique(found.map((w) => w.client));
      const ids = unique(found.map((w) => String(w.id)));
      const unseen = found.some((w) => kdcsvcEvents.find((e) => e.id === w.id)?.seen === false);
      out.push({
        kind: 'finding', id: `event-${lacks}-${refused ? 'refused' : 'announced'}`, verdict: refused ? 'problem' : 'open',
        says: [
          `Event ${ids.join(', ')}: tickets for `, ...(services.length > 0 ? listed(services) : ['a service'] as Rich), refused ? ' were refused' : ' were given with an old type and will be refused',
          lacks === 'account' ? ': the account has no AES keys' : ': the client offers old types only', ...(lacks === 'client' && clients.length > 0 ? [' (', ...listed(clients), ')'] : []), '.',
          ...(unseen ? [' The meaning is that of KB 5073381; the laboratory did not meet this number.'] : []),
        ],
        evidence: evidenceOf(found.map((w) => w.line), raws),
        next: lacks === 'account' ? ['Set a new password for the account.'] : ['Update the client, give its keytab AES keys, or correct its policy or krb5.conf. RC4 for the one account is the exception: ', page, '.'],
      });
    }
  }
  const old = events.oldTickets.filter((t) => t.outcome !== 'refused');
  if (old.length > 0) out.push({ kind: 'finding', id: 'old-tickets', verdict: 'open', says: ['Event 4769: ', ...listed(unique(old.map((t) => t.service))), ' got tickets of RC4 or DES.'], evidence: evidenceOf(old.map((t) => t.line), raws), next: ['Read the setting and the keys of these accounts.'] });
  const failed = events.oldTickets.filter((t) => t.outcome === 'refused');
  if (failed.length > 0) out.push({ kind: 'finding', id: 'no-common-type', verdict: 'problem', says: ['Event 4769 with 0xE: tickets for ', ...listed(unique(failed.map((t) => t.service))), ' were refused because client, account and controller share no type.'], evidence: evidenceOf(failed.map((t) => t.line), raws), next: ['The Kdcsvc event of the same second says which of them lacks AES.'] });
  return out;
}
