import type { FindingBlock, Rich } from '../blocks.ts';
import { listed } from '../judges/spn-words.ts';
import type { Assessed } from './assess.ts';
import { evidenceOf, FEW, rc4Page as page } from './evidence.ts';

function linesOf({ account }: Assessed): readonly number[] {
  return [account.types, account.keys, account.password, account.desOnly].flatMap((a) => (a ? [a.line] : [])).concat(account.line);
}

const names = (rows: readonly Assessed[]): Rich => listed(rows.map((r) => r.account.name));

/** Accounts in groups that have the same future, worst first. */
export function accountFindings(rows: readonly Assessed[], raws: readonly string[]): readonly FindingBlock[] {
  const out: FindingBlock[] = [];
  const taken = new Set<Assessed>();
  const group = (id: string, verdict: FindingBlock['verdict'], fits: (r: Assessed) => boolean, says: (found: readonly Assessed[]) => Rich, next?: Rich): void => {
    const found = rows.filter((r) => !taken.has(r) && fits(r));
    if (found.length === 0) return;
    for (const r of found) taken.add(r);
    out.push({ kind: 'finding', id, verdict, says: says(found), evidence: evidenceOf(found.slice(0, FEW).flatMap((r) => linesOf(r).slice(0, 2)), raws), ...(next ? { next } : {}) });
  };
  const s = (found: readonly Assessed[], one: string, many: string): string => (found.length === 1 ? one : many);
  group('des-only', 'problem', (r) => r.account.desOnly?.value === true || r.july.because.includes('des'),
    (f) => [...names(f), s(f, ' is', ' are'), ' restricted to DES, which Windows does not use unless somebody switched it on, and which is gone from Windows Server 2025.'], ['Clear the flag or set AES after a new password.']);
  group('refused-now', 'problem', (r) => r.now?.ticket === 'refused' && certain(r.now.because),
    (f) => ['Tickets for ', ...names(f), ' are refused by controllers with these updates: ', why(f), '.'], ['Keys first, then the setting: the steps are below.']);
  group('refused-april', 'problem', (r) => r.april.ticket === 'refused' && certain(r.april.because),
    (f) => ['Tickets for ', ...names(f), ' stop with the updates of April 2026: ', why(f), '.'], ['Keys first, then the setting: the steps are below.']);
  group('refused-july', 'problem', (r) => r.july.ticket === 'refused' && certain(r.july.because),
    (f) => ['Tickets for ', ...names(f), ' stop with the updates of July 2026, which ignore ', { code: 'RC4DefaultDisablementPhase' }, ': ', why(f), '.'], ['Keys first, then the setting: the steps are below.']);
  group('default-refuses', 'open', (r) => r.july.because.includes('empty') && (r.july.ticket === 'refused' || r.july.because.includes('keys-missing')),
    (f) => [...names(f), s(f, ' has', ' have'), ' no setting and no AES keys: the default of the domain controller decides. A controller that assumes AES only, as all do from April 2026 where ', { code: 'DefaultDomainSupportedEncTypes' }, ' is not set, refuses such tickets.'],
    ['Set a new password; it makes AES keys. Paste the switches of the controller to know when it stops.']);
  group('keys-unknown', 'open', (r) => r.july.because.includes('keys-unknown') || (r.keys === 'unknown' && r.july.ticket === 'rc4'),
    (f) => ['Whether ', ...names(f), s(f, ' has', ' have'), ' AES keys decides, and no text tells.'],
    ['Paste an event 4768 or 4769 with ', { code: 'Available Keys' }, ', or compare the password date with the date from which the domain makes AES keys.']);
  group('rc4-by-choice', 'open', (r) => r.july.ticket === 'rc4' && r.july.because.includes('explicit'),
    (f) => [...names(f), ...(f.some((r) => r.july.because.includes('keys-missing')) ? [s(f, ' gets', ' get'), ' RC4 tickets because the setting allows RC4 and there are no AES keys'] : [s(f, ' is', ' are'), ' set to RC4 without AES']), '. KB 5073381 honours an explicit setting in every phase, so these tickets go on, as an exception with a risk: any domain user can ask for one and guess the password offline. They end where a policy of controller, client or server allows AES only.'],
    ['Give AES keys and AES where the service can do it; else a long random password and an end date: ', page, '.']);
  group('setting-not-described', 'open', (r) => r.july.because.includes('setting-not-described'), (f) => [...names(f), s(f, ' has', ' have'), ' a setting without any type of ticket. No source says what a controller does with it.'], ['Set AES (24) once AES keys are sure.']);
  group('depends-controller', 'open', (r) => r.july.because.includes('empty'),
    (f) => [...names(f), s(f, ' has', ' have'), ' no setting of ', s(f, 'its', 'their'), ' own: the default of the domain controller decides. ', ...(f.every((r) => r.july.ticket === 'aes') ? ['AES keys are there or likely, so a controller that assumes AES gives AES tickets.'] : ['With AES keys a ticket is given under every default that the text leaves possible; whether AES or RC4 depends on it.'])],
    ['An explicit 24 ends the dependence. Clients that know RC4 only lose the account then: read events 201, 203, 206 and 208 first.']);
  group('not-shown', 'open', (r) => r.july.ticket === 'unknown', (f) => ['The setting of ', ...names(f), ' is in none of the texts.'], ['List ', { code: 'msDS-SupportedEncryptionTypes' }, ' with -Properties.']);
  group('depends', 'open', (r) => r.july.ticket === 'depends' || r.july.ticket === 'issued', (f) => ['What becomes of tickets for ', ...names(f), ' depends on more than the text shows: ', why(f), '.']);
  group('trust', 'open', (r) => r.account.kind === 'trust', (f) => [...names(f), s(f, ' is a trust', ' are trusts'), ' set to AES. The setting holds for one side; whether the other side has it, too, is not in the text.'], ['Look at both sides in Active Directory Domains and Trusts.']);
  group('aes', 'fine', (r) => r.july.ticket === 'aes',
    (f) => [...names(f), s(f, ' is', ' are'), ' set to AES, and ', f.every((r) => r.keys === 'present') ? 'an event lists AES keys' : 'an event or the date of the password makes AES keys likely', ': AES tickets in every phase.', ...(f.some((r) => ((r.account.types?.value ?? 0) & 0x4) === 0) ? [' Clients that know RC4 only are refused where RC4 is not allowed as well.'] : [])],
    ['The service must be able to use them: a keytab on Linux needs AES keys of the same password.']);
  group('unused', 'open', () => true, (f) => ['The setting of ', ...names(f), ' is not what counts: ', why(f), '. Its own logon needs AES keys where RC4 is switched off for logons.']);
  return out;
}

/** An empty attribute is broken only where every switch of the controller is known. */
function certain(because: Assessed['july']['because']): boolean {
  return !because.includes('empty') || !because.includes('switches-unsaid');
}

function why(found: readonly Assessed[]): string {
  const parts = new Set(found.flatMap((r) => r.july.because).filter((b) => b !== 'empty' && b !== 'explicit' && b !== 'trust'));
  const words: string[] = [];
  if (parts.has('keys-missing')) words.push(found.length === 1 ? 'it has no AES keys' : 'they have no AES keys');
  if (parts.has('policy')) words.push('the policy of the controller takes types away');
  if (parts.has('contested-default')) words.push('sources disagree on DefaultDomainSupportedEncTypes with RC4');
  if (parts.has('switches-mixed')) words.push('the controllers differ, or a value is no number');
  if (parts.has('switches-unsaid')) words.push('the switches of the controller are not in the text');
  if (parts.has('no-spn')) words.push('nobody asks for tickets to an account without SPN');
  if (parts.has('krbtgt')) words.push('controllers do not use the attribute of krbtgt');
  if (found.some((r) => r.account.kind === 'trust')) words.push('how the change of 2026 treats an empty trust is in no document that was found');
  return words.join('; ') || 'the setting allows no type that the controller uses';
}
