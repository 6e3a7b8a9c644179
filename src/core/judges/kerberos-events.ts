import type { CauseId } from '../../data/causes.ts';
import type { Rich } from '../blocks.ts';
import { encryptionByNumber } from '../readers/encryption.ts';
import { kerberosEvents } from '../readers/kerberos-events.ts';
import type { KerberosEvent } from '../readers/kerberos-event-draft.ts';
import { readingsOf } from '../readers/reader.ts';
import type { At } from '../readers/reader.ts';
import { judgeCode } from './event-codes.ts';
import type { Judge, Judgement } from './judgement.ts';
import { forestQuery, pageOf } from './spn-words.ts';

/** What do the events of Kerberos, KDC and Security log say? Equal events count once. */
export const kerberosEventsJudge: Judge = {
  id: 'kerberos-events',
  reads: [kerberosEvents.id],
  judge(readings) {
    const groups = new Map<string, { event: KerberosEvent; lines: number[] }>();
    for (const event of readingsOf(readings, kerberosEvents).flatMap((r) => r.facts.events)) {
      const key = JSON.stringify([event.kind, event.id?.value, event.code?.value, event.subStatus?.value, event.extended?.value, event.target?.value, event.service?.value, event.server?.value, event.account?.value, event.duplicate?.value]);
      const known = groups.get(key);
      if (known) known.lines.push(event.line);
      else groups.set(key, { event, lines: [event.line] });
    }
    return [...groups.values()].slice(0, MOST).map(({ event, lines }) => judgeEvent(event, lines));
  },
};

/** A log of a day can have thousands; the first kinds say enough. */
const MOST = 20;
const FEW = 5;

/** Kdcsvc events: who lacks AES, and whether the ticket was refused or the refusal only announced. */
const RC4: Readonly<Record<number, { readonly refused: boolean; readonly lacks: 'client' | 'account' | 'controller' }>> = {
  201: { refused: false, lacks: 'client' }, 202: { refused: false, lacks: 'account' }, 203: { refused: true, lacks: 'client' }, 204: { refused: true, lacks: 'account' },
  205: { refused: false, lacks: 'controller' }, 206: { refused: false, lacks: 'client' }, 207: { refused: false, lacks: 'account' }, 208: { refused: true, lacks: 'client' }, 209: { refused: true, lacks: 'account' },
};

function judgeEvent(event: KerberosEvent, lines: readonly number[]): Judgement {
  const evidence = lines.slice(0, FEW).map((line) => ({ line }));
  const target = event.target ?? event.duplicate ?? event.service;
  const spn = target?.value.split('@')[0];
  const about: Rich = target ? [' for ', { code: target.value }] : [];
  const problem = (id: string, says: Rich, causes: readonly CauseId[], next?: Rich): Judgement => ({ id, verdict: 'problem', says, evidence, causes, next: next ?? ['Read on: ', pageOf(causes[0] ?? 'other', 'what it means and how to fix it'), '.'] });
  switch (event.kind) {
    case 'ap-modified':
      return problem(
        'ap-modified',
        [...(event.server ? [{ code: event.server.value } as const] : ['The service']), ' could not decrypt the ticket', ...about, '. The event always advises to look at the SPN, also when the cause is another.'],
        ['kerb-spn-wrong-account', 'kerb-account', 'kerb-encryption-type', 'kerb-dns-or-name', 'kerb-spn-duplicate'],
        forestQuery(spn),
      );
    case 'duplicate-name':
      return problem('duplicate-name', ['More than one account holds ', ...code(event.duplicate, 'the same name'), '.'], ['kerb-spn-duplicate'], forestQuery(event.duplicate?.value));
    case 'no-key':
      return noKey(event, evidence);
    case 'rc4':
      return rc4(event, evidence);
    case 'not-yet-valid':
      return problem('not-yet-valid', ['The server refused a ticket that is not valid yet: the clocks differ.'], ['kerb-clock-skew']);
    case 'token-too-big':
      return problem('token-too-big', ['A token', ...(event.size ? [` of ${event.size.value} bytes`] : []), ...(event.account ? [' of ', { code: event.account.value } as const] : []), ' did not fit into the buffer of a program.'], ['kerb-token-size']);
    case 'pac-not-validated':
      return problem('pac-not-validated', ['The group list in the ticket', ...(event.account ? [' of ', { code: event.account.value } as const] : []), ' could not be checked with a domain controller.'], ['kerb-no-dc-or-trust']);
    case 'udp-trouble':
      return problem('udp-trouble', ['Tickets do not come over UDP: the network loses packets to the domain controller.'], ['kerb-no-dc-or-trust']);
    case 'stored-password':
      return problem('stored-password', ['Credential Manager on ', ...code(event.computer, 'this machine'), ' holds a password that is not valid any more.'], ['ntlm-bad-credentials', 'kerb-no-credentials'], ['Remove or renew it: ', pageOf('kerb-no-credentials', 'a person on Windows'), '.']);
    case 'large-ticket':
      return { id: 'large-ticket', verdict: 'open', says: ['A large ticket', ...(event.account ? [' of ', { code: event.account.value } as const] : []), ' was issued', ...(event.size ? [`: ${event.size.value} bytes`] : []), '. That warns; it refuses nothing.'], evidence, next: ['If only this user fails: ', pageOf('kerb-token-size', 'ticket or token too large'), '.'] };
    case 'smart-card-vpn':
      return { id: 'smart-card', verdict: 'open', says: ['A logon with a smart card failed; this check does not cover them.'], evidence, next: ['Read the code in the event.'] };
    default:
      return judgeCode(event, evidence);
  }
}

function code(at: At<string> | undefined, otherwise: string): Rich {
  return at ? [{ code: at.value }] : [otherwise];
}

function noKey(event: KerberosEvent, evidence: Judgement['evidence']): Judgement {
  const families = (list: At<readonly number[]> | undefined): ReadonlySet<string> => new Set((list?.value ?? []).map((n) => encryptionByNumber(n).family ?? ''));
  const [wants, has] = [families(event.requested), families(event.available)];
  const service: Rich = event.target ? [' for ', { code: event.target.value }] : [];
  const why = !event.requested || !event.available ? 'the lists of types are cut off' : wants.has('aes') && !has.has('aes') ? 'AES was asked for, and the account has no AES key: its password is older than AES in the domain, or was never set there' : !wants.has('aes') && has.has('aes') ? 'only old types were asked for, and the account has AES: an old client, keytab or policy' : 'the two lists have no type in common that the controller allows';
  return {
    id: 'no-suitable-key',
    verdict: 'problem',
    says: ['No key of a common encryption type', ...service, `: ${why}.`],
    evidence,
    next: ['Give the account AES keys, or correct the client: ', pageOf('kerb-encryption-type', 'no common encryption type'), '.'],
    causes: ['kerb-encryption-type'],
  };
}

function rc4(event: KerberosEvent, evidence: Judgement['evidence']): Judgement {
  const row = RC4[event.id?.value ?? 0];
  const refused = row?.refused ?? event.refused?.value ?? false;
  const service: Rich = code(event.service, 'a service');
  const next: Rich = ['What to change: ', { link: '/runbook/rc4-in-kerberos/', text: 'RC4 in Kerberos' }, '.'];
  if (row?.lacks === 'controller') return { id: 'rc4-default', verdict: 'open', says: ['This domain controller allows RC4 or DES by ', { code: 'DefaultDomainSupportedEncTypes' }, '. That is a setting to remove, not the cause of a failure.'], evidence, next };
  const because = row?.lacks === 'client' ? ': the client offers only old encryption types' : row?.lacks === 'account' ? ': the account has no AES keys' : '';
  const client: Rich = row?.lacks === 'client' && event.address ? [' (', { code: event.address.value }, ')'] : [];
  return refused
    ? { id: 'rc4-refused', verdict: 'problem', says: ['A ticket for ', ...service, ` was refused${because}`, ...client, '.'], evidence, next, causes: ['kerb-encryption-type'] }
    : { id: 'rc4-noted', verdict: 'open', says: ['A ticket for ', ...service, ' was still given with an old encryption type', because, ...client, '. It will be refused once the controller enforces AES.'], evidence, next };
}
