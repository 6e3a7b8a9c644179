import type { CauseId } from '../../data/causes.ts';
import type { CodeRow } from '../../data/codes/row.ts';
import type { Rich } from '../blocks.ts';
import { encryptionByNumber } from '../readers/encryption.ts';
import type { KerberosEvent } from '../readers/kerberos-event-draft.ts';
import type { Judgement } from './judgement.ts';
import { forestQuery, pageOf } from './spn-words.ts';
import { kerberosRow, named, statusRow } from './status-rows.ts';

/** Events whose code decides: Security-Kerberos 3 and the Security log. */

/** Normal answers of a KDC: pre-authentication wanted, answer too long for UDP. */
const NORMAL = new Set([0x19, 0x34]);
const NAME_COLLISION = 0xc0000035;
const NO_SUCH_USER = 0xc0000064;
const FAILED_ENCRYPTION = 0xffffffff;

/** Judges an event by its code; the row of the code tells the causes. */
export function judgeCode(event: KerberosEvent, evidence: Judgement['evidence']): Judgement {
  const ntlm = event.kind === 'ntlm-check' || event.kind === 'logon-failed';
  const codeAt = deciding(event);
  if (codeAt === undefined) {
    return { id: 'code-missing', verdict: 'open', says: ['The event is there, its code is not.'], evidence, next: ['Paste the whole event: open it, ', { strong: 'Copy' }, ' and paste the details as text.'] };
  }
  const { value: code, line } = codeAt;
  const lines = [...evidence, ...(evidence.some((e) => e.line === line) ? [] : [{ line }])];
  if (code === 0) return granted(event, lines);
  const row = ntlm ? statusRow(code) : kerberosRow(code);
  const who: Rich = event.account ? [{ code: full(event) }] : ['An account'];
  const asked = event.target ?? event.service;
  const from: Rich = event.address && event.address.value !== '::1' ? [' from ', { code: event.address.value.replace(/^::ffff:/i, '') }] : event.workstation ? [' from ', { code: event.workstation.value }] : [];
  if (!ntlm && NORMAL.has(code)) return { id: 'normal-answer', verdict: 'open', says: [...named(code, row), ' is a normal answer of a domain controller and carries no cause.'], evidence: lines, next: ['Look for another code in the same second.'] };
  if (code === 0x7 && event.extended?.value === NAME_COLLISION) {
    return { id: 'spn-duplicate', verdict: 'problem', says: [...(asked ? [{ code: asked.value } as const] : ['The SPN']), ' is on more than one account: the extended error says so.'], evidence: [...lines, ...(lines.some((e) => e.line === event.extended?.line) ? [] : [{ line: event.extended.line, means: 'duplicate' }])], next: forestQuery(asked?.value.split('@')[0]), causes: ['kerb-spn-duplicate'] };
  }
  const causes = causesOf(event, code, row);
  const says: Rich = ntlm || event.kind === 'tgt-request' || event.kind === 'pre-authentication' ? [...who, ...from, ': ', ...named(code, row), ...(row ? [`. ${row.meaning}`] : ['.'])] : [...(asked ? ['Ticket for ', { code: asked.value } as const, ': '] : []), ...named(code, row), ...(row ? [`. ${row.meaning}`] : ['.'])];
  const first = causes[0];
  if (first === undefined) return { id: 'code-without-cause', verdict: 'open', says, evidence: lines, next: ['Look the code up in the search of this site.'] };
  const next: Rich = first === 'kerb-spn-missing' ? forestQuery(asked?.value.split('@')[0]) : ['Read on: ', pageOf(first, 'what it means and how to fix it'), '.'];
  return { id: 'event-code', verdict: 'problem', says, evidence: lines, next, causes };
}

/** The code that says most: the sub status where it is not zero. */
function deciding(event: KerberosEvent): KerberosEvent['code'] {
  return event.subStatus && event.subStatus.value !== 0 ? event.subStatus : event.code;
}

function full({ account, domain }: KerberosEvent): string {
  const name = account?.value ?? '';
  return domain && !name.includes('@') && !name.includes('\\') ? `${domain.value}\\${name}` : name;
}

function causesOf(event: KerberosEvent, code: number, row: CodeRow | undefined): readonly CauseId[] {
  const causes = (row?.causes ?? []).filter((c) => c !== 'other');
  const service = (event.target ?? event.service)?.value ?? '';
  // A ticket-granting ticket of another realm is a matter of names and trusts, not of an SPN.
  if (code === 0x7 && /^krbtgt\//i.test(service)) return ['kerb-dns-or-name', 'kerb-no-dc-or-trust'];
  // A server that does not know the domain of an account looks for the name among its own.
  if (event.kind === 'logon-failed' && code === NO_SUCH_USER && event.domain) return [...causes, 'ntlm-untrusted-domain'];
  return causes;
}

/** The request succeeded: what is left to see is the encryption type. */
function granted(event: KerberosEvent, evidence: Judgement['evidence']): Judgement {
  const asked = event.target ?? event.service;
  const what: Rich = event.kind === 'ntlm-check' ? ['The credentials of ', { code: full(event) }, ' were accepted'] : ['A ticket', ...(asked ? [' for ', { code: asked.value } as const] : []), ...(event.account ? [' was given to ', { code: full(event) } as const] : [' was given'])];
  const type = event.ticketEncryption && event.ticketEncryption.value !== FAILED_ENCRYPTION ? encryptionByNumber(event.ticketEncryption.value) : undefined;
  if (type && event.ticketEncryption && type.family !== undefined && type.family !== 'aes') {
    return { id: 'granted-old-encryption', verdict: 'open', says: [...what, ', encrypted with ', { code: type.text }, '.'], evidence: [...evidence, { line: event.ticketEncryption.line }], next: ['Give the service account AES keys: ', { link: '/runbook/rc4-in-kerberos/', text: 'RC4 in Kerberos' }, '.'] };
  }
  return {
    id: 'granted',
    verdict: 'fine',
    says: [...what, ...(type ? [', encrypted with ', { code: type.text } as const] : []), '.'],
    evidence,
    next: ['A ticket that the service cannot decrypt does not show here: look for event 4 on the client.'],
    ...(event.kind === 'ticket-request' ? { against: ['kerb-spn-missing', 'kerb-no-credentials', 'kerb-no-dc-or-trust'] as const } : {}),
  };
}
