/** Names that clients type against the names of the certificate. */
import { nameClients, type NameClient } from '../../../data/certificate-purposes.ts';
import type { Rich } from '../../blocks.ts';
import { isIpAddress } from '../../host-names.ts';
import { fitName, type NameFit } from '../match-name.ts';
import { covers } from '../match-patterns.ts';
import type { CertificateFacts } from '../model.ts';
import { fits, listed, seen, unseen, type CertEvidence, type Outcome } from '../verdict.ts';
import type { Check, JudgeContext } from './context.ts';

/** The DNS names of the subject alternative name; undefined where the text does not show it. */
export function dnsNames({ names }: CertificateFacts): readonly string[] | undefined {
  return names === undefined ? undefined : names === 'absent' ? [] : names.value.filter((n) => n.kind === 'dns').map((n) => n.value);
}

/** All names, as evidence. */
export function namesSeen(leaf: CertificateFacts): readonly (CertEvidence | undefined)[] {
  const { names } = leaf;
  return [names === undefined || names === 'absent' ? undefined : seen(names, listed(names.value.map((n) => n.value), 12)), seen(leaf.subject)];
}

/** One typed name and what each kind of client makes of it. */
export interface NameResult {
  readonly name: string;
  readonly by: readonly { readonly client: NameClient; readonly fit: NameFit }[];
}

export function nameResults({ leaf, wanted, purpose }: JudgeContext): readonly NameResult[] {
  // Listeners of an availability group have a rule of their own.
  const typed = [...new Set(wanted.topology === 'availability-group' ? wanted.names : [...wanted.names, ...(wanted.listeners ?? [])])];
  return typed.map((name) => ({ name, by: purpose.clients.map((client) => ({ client, fit: fitName(leaf, name, client) })) }));
}

const FIX: Rich = ['Connect by a name that is in it, or issue it with this one. ', { code: 'HostNameInCertificate' }, ' in the connection string tells SQL Server drivers which name to look for.'];
const FIX_OTHER: Rich = ['Connect by a name that is in it, or issue it with this one.'];

function outcome(context: JudgeContext, results: readonly NameResult[], kind: 'name' | 'address'): Outcome {
  const { leaf, purpose } = context;
  const evidence = namesSeen(leaf);
  const next = purpose.id === 'sql' ? FIX : FIX_OTHER;
  const all = (fit: NameFit['fit']) => results.filter((r) => r.by.every((b) => b.fit.fit === fit)).map((r) => r.name);
  const missing = all('no');
  if (missing.length > 0) {
    return {
      state: 'stop',
      says: [`The certificate does not contain `, { code: missing.slice(0, 4).join(', ') }, `${missing.length > 4 ? ` and ${missing.length - 4} more` : ''}: every client that checks names refuses it`, kind === 'address' ? '. An address counts only as an entry of type IP address.' : '.'],
      evidence,
      next,
    };
  }
  if (results.some((r) => r.by.some((b) => b.fit.fit === 'unknown'))) return unseen('file', 'The names of the certificate are not all in the text.');
  const doubts = results.flatMap((r) => r.by.filter((b) => b.fit.fit !== 'yes').map((b) => `${r.name}: ${nameClients[b.client]}, ${b.fit.fit === 'no' ? 'no' : (b.fit.why ?? 'not settled')}`));
  if (doubts.length > 0) {
    return { state: 'warning', says: [`Not every client accepts ${kind === 'address' ? 'the address' : 'the name'}. `, `${doubts.slice(0, 4).join('; ')}${doubts.length > 4 ? `; and ${doubts.length - 4} more` : ''}.`], evidence, next: ['Put every name that is typed into the subject alternative name as it is typed.'] };
  }
  return { ...fits(`${results.length === 1 ? 'The' : 'Each'} ${kind} that clients type is covered: `, { code: results.map((r) => r.name).slice(0, 6).join(', ') }, results.length > 6 ? ` and ${results.length - 6} more.` : '.'), evidence };
}

/** ALL-NAME */
export const typedNames: Check = (context) => {
  const results = nameResults(context).filter((r) => !isIpAddress(r.name));
  if (results.length > 0) return outcome(context, results, 'name');
  return context.wanted.names.length > 0 ? undefined : unseen('names', 'No name was given to compare with.');
};

/** ALL-IP: only when somebody connects by address. */
export const typedAddresses: Check = (context) => {
  const results = nameResults(context).filter((r) => isIpAddress(r.name));
  if (results.length === 0) return undefined;
  const found = outcome(context, results, 'address');
  if (found.state !== 'fine' || context.purpose.id !== 'iis') return found;
  return { ...found, documented: ['An entry of type IP address fits (RFC 9525).'], observed: ['curl on Windows with Schannel did not look at such entries (', { link: 'https://github.com/curl/curl/issues/15149', text: 'curl issue 15149' }, ').'] };
};

/** ALL-NOSAN */
export const alternativeName: Check = ({ leaf }) => {
  const dns = dnsNames(leaf);
  if (dns === undefined) return unseen('file', 'The subject alternative name is not in the text.');
  if (dns.length > 0) return { ...fits(`It has ${dns.length} DNS ${dns.length === 1 ? 'name' : 'names'}: `, { code: listed(dns, 6) }, '.'), evidence: namesSeen(leaf) };
  return {
    state: 'warning',
    says: [leaf.names === 'absent' ? 'It has no subject alternative name' : 'Its subject alternative name holds no DNS name', '. Windows clients and OpenSSL fall back to the common name, browsers and others do not.'],
    documented: ['RFC 9525: the common name is not looked at.'],
    observed: ['Windows clients and mssql-jdbc accept a matching common name.'],
    evidence: namesSeen(leaf),
    next: ['Issue it with every name in the subject alternative name.'],
  };
};

/** ALL-WILD: asterisks where Schannel does not take them. */
export const wildcards: Check = ({ leaf }) => {
  const dns = dnsNames(leaf);
  if (dns === undefined) return undefined;
  const wild = [...new Set([...dns, ...(leaf.commonNames ?? [])])].filter((n) => n.includes('*'));
  if (wild.length === 0) return undefined;
  // A name that the pattern would cover if the client took it: the asterisk becomes a letter.
  const dead = wild.filter((p) => !covers(p, p.replaceAll('*', 'x'), 'schannel'));
  const partial = wild.filter((p) => !dead.includes(p) && !p.startsWith('*.'));
  if (dead.length > 0) {
    return { state: 'warning', says: ['Windows clients never take ', { code: listed(dead, 4) }, ': the asterisk must be the whole or the end of the left-most label, with two labels or more behind it. The entry serves nobody there.'], evidence: namesSeen(leaf), next: ['Replace it by names, or by an asterisk that is a whole label.'] };
  }
  if (partial.length > 0) {
    return { state: 'warning', says: [{ code: listed(partial, 4) }, ' is a part of a label with an asterisk: an old article says that Schannel takes it, browsers and others do not.'], documented: ['KB258858 accepts an asterisk at the end of the left-most label.'], observed: ['RFC 9525 allows only an asterisk that is the whole label.'], evidence: namesSeen(leaf), next: ['Use an asterisk that is a whole label, or write the names out.'] };
  }
  return { ...fits({ code: listed(wild, 4) }, ' covers one label: not the domain itself, and nothing two labels below it.'), evidence: namesSeen(leaf) };
};

/** Names that cannot be compared: beyond ASCII, with blanks or control characters. */
export const oddNames: Check = ({ leaf }) => {
  const dns = dnsNames(leaf);
  if (dns === undefined || dns.length === 0) return undefined;
  const odd = dns.filter((n) => !/^[\x21-\x7e]+$/.test(n));
  const under = dns.filter((n) => !odd.includes(n) && /[^A-Za-z0-9.*-]/.test(n));
  if (odd.length > 0) return { state: 'warning', says: ['A DNS name holds characters that cannot stand there: ', { code: listed(odd, 3) }, '. Clients compare the ASCII form (xn--…), so this entry fits nothing.'], evidence: namesSeen(leaf), next: ['Issue it with the xn-- form of the name.'] };
  if (under.length > 0) return { state: 'note', says: [{ code: listed(under, 4) }, ' is no host name by the rules of DNS (letters, digits, hyphens). Windows compares it as it is; some clients refuse it.'], evidence: namesSeen(leaf), next: ['Prefer a host name without such characters.'] };
  return fits('All DNS names are well formed.');
};
