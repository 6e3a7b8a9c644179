/** Do the cipher suites leave a common one? */
import { isTls13, suiteOf } from '../suites/lookup.ts';
import { policyKey, policyName, POLICY_LIMIT } from '../suites/policy.ts';
import { resolveEntries } from '../suites/resolve.ts';
import type { Reading } from '../readers/reader.ts';
import { cipherSuites } from '../readers/cipher-suites.ts';
import type { SuiteEntry, SuiteList } from '../readers/cipher-suites.ts';
import { readingsOf } from '../readers/reader.ts';
import { regQuery } from '../readers/reg-query.ts';
import { itemProperty } from '../readers/item-property.ts';
import { lookup } from '../readers/registry-lookup.ts';
import type { Judge, Judgement } from './judgement.ts';
import { registryDumps } from './tls-protocols.ts';
import { evidence } from './tls-words.ts';
import { page, together } from '../sentences.ts';

/** Judges each policy by itself, two lists by what they share, a single list by whom it leaves out. */
export const cipherSuitesJudge: Judge = {
  id: 'cipher-suites',
  reads: [cipherSuites.id, regQuery.id, itemProperty.id],
  judge: (readings) => {
    const lists = readingsOf(readings, cipherSuites);
    const policies = lists.filter((r) => r.facts.origin === 'policy');
    const plain = lists.filter((r) => r.facts.origin !== 'policy');
    const out = policies.map((r) => judgePolicy(r));
    const none = policies.length === 0 ? noPolicy(readings) : undefined;
    if (none) out.push(none);
    const [first, second] = plain;
    if (first && second && plain.length === 2) out.push(compare(first, second));
    else out.push(...plain.map((r) => judgeList(r)));
    return out;
  },
};

/** The name without the curve that Windows before 10 appends; a name that no Windows has as it is. */
function base(name: string): string {
  return suiteOf(name)?.suite.name ?? name.toUpperCase();
}

/** Suites of TLS 1.2; those with a SHA-1 check serve TLS 1.0 and 1.1 as well. */
function serves12(entry: SuiteEntry): boolean {
  if (entry.protocols && entry.protocols.length > 0) return entry.protocols.includes(771) || (entry.protocols.length >= 3 && entry.protocols.includes(769));
  return !isTls13(entry.name) && !base(entry.name).startsWith('SSL_');
}

function noPolicy(readings: readonly Reading[]): Judgement | undefined {
  const found = lookup(registryDumps(readings), policyKey.path, policyName, true);
  return found.state === 'absent' ? withoutPolicy(found.line) : undefined;
}

function withoutPolicy(line: number): Judgement {
  return {
    id: 'no-suite-policy',
    verdict: 'fine',
    says: ['No policy sets the order of cipher suites; the local list of Windows counts.'],
    evidence: [{ line }],
    next: ['Read the local list: ', { code: 'Get-TlsCipherSuite | Select-Object -ExpandProperty Name' }],
  };
}

function judgePolicy({ facts, from }: Reading<SuiteList>): Judgement {
  const line = facts.length?.line ?? from;
  if (facts.suites.length === 0 && facts.odd.length === 0) return withoutPolicy(line);
  const known = facts.suites.filter((s) => suiteOf(s.name));
  const unknown = [...facts.suites.filter((s) => !suiteOf(s.name)).map((s) => ({ value: s.name, line: s.line })), ...facts.odd];
  const edit: Judgement['next'] = ['Change it where it was set: ', page('custom-cipher-settings', 'custom cipher settings'), '.'];
  const names = unknown.slice(0, 3).map((u) => u.value);
  if (known.length === 0) {
    return { id: 'policy-without-suite', verdict: 'problem', says: [`The policy names no suite that any Windows knows (${together(names)}): nothing is left.`], evidence: evidence([{ line }, ...unknown]), next: edit, causes: ['tls-no-common-cipher'] };
  }
  if (!known.some((s) => serves12(s))) {
    return { id: 'policy-without-tls12', verdict: 'problem', says: ['The policy holds suites of TLS 1.3 only: TLS 1.2 has none.'], evidence: evidence([{ line }, ...known]), next: edit, causes: ['tls-no-common-cipher'] };
  }
  if (unknown.length > 0) {
    return { id: 'policy-unknown-names', verdict: 'open', says: [`The policy holds ${unknown.length === 1 ? 'a name' : `${unknown.length} names`} that no Windows knows and that it ignores: ${together(names)}.`], evidence: evidence([{ line }, ...unknown]), next: [...meant(unknown), 'Check the spelling against the list of the version: ', page('windows-cipher-lists', 'Windows cipher lists'), '.'] };
  }
  if ((facts.length?.value ?? 0) > POLICY_LIMIT) {
    return { id: 'policy-too-long', verdict: 'open', says: [`The policy has ${facts.length?.value} characters; documented are ${POLICY_LIMIT}.`], evidence: [{ line }], next: edit };
  }
  if (facts.blanks) return { id: 'policy-blanks', verdict: 'open', says: ['Blanks stand between the names of the policy; documented are commas only.'], evidence: [{ line: facts.blanks.line }], next: edit };
  return reach('policy', known, line);
}

function judgeList({ facts, from }: Reading<SuiteList>): Judgement {
  const line = facts.suites[0]?.line ?? from;
  if (!facts.suites.some((s) => serves12(s))) {
    return { id: 'list-without-tls12', verdict: facts.origin === 'cmdlet' ? 'problem' : 'open', says: ['The list holds no suite of TLS 1.2.'], evidence: evidence(facts.suites), next: ['Read the policy too, which wins over the local list: ', page('custom-cipher-settings', 'custom cipher settings'), '.'], ...(facts.origin === 'cmdlet' ? { causes: ['tls-no-common-cipher' as const] } : {}) };
  }
  return reach('list', facts.suites, line);
}

/** The names that were meant, where that can be said. */
function meant(unknown: readonly { readonly value: string; readonly line: number }[]): Judgement['next'] {
  const found = resolveEntries(unknown.slice(0, 3).map((u) => ({ name: u.value, line: u.line }))).filter((e) => e.meant !== undefined);
  return found.map((e) => `${e.name} is ${e.kind === 'elsewhere' ? `${e.elsewhere?.system ?? 'another system'}'s name of` : 'probably'} ${e.meant}. `);
}

/** Whom the suites leave out. */
function reach(what: 'policy' | 'list', suites: readonly SuiteEntry[], line: number): Judgement {
  const names = suites.filter((s) => serves12(s)).map((s) => base(s.name));
  const rsa = names.filter((n) => suiteOf(n)?.suite.certificate === 'RSA');
  const cbc = rsa.filter((n) => n.includes('_CBC_') || n.startsWith('TLS_RSA_') || n.startsWith('TLS_DHE_'));
  const without13 = suites.some((s) => isTls13(s.name)) ? '' : ' It has no suite of TLS 1.3.';
  const lines = evidence([{ line }, ...suites.slice(0, 4)]);
  if (!names.some((n) => n.includes('_AES_'))) {
    return { id: `${what}-without-aes`, verdict: 'open', says: [`The ${what} has no suite with AES; most peers refuse what is left.${without13}`], evidence: lines, next: ['Compare with the list of this Windows version: ', page('windows-cipher-lists', 'Windows cipher lists'), '.'] };
  }
  if (rsa.length > 0 && cbc.length === 0) {
    return { id: `${what}-gcm-only`, verdict: 'open', says: [`For an RSA certificate the ${what} has ECDHE with GCM only. Windows 7 to 8.1 and Server 2008 R2 to 2012 R2 have no such suite.${without13}`], evidence: lines, next: ['If such a machine is to connect, add one CBC suite: ', page('tls-no-common-cipher', 'no common cipher suite'), '.'] };
  }
  if (rsa.length === 0) {
    return { id: `${what}-ecdsa-only`, verdict: 'open', says: [`The ${what} has no TLS 1.2 suite for a server with an RSA certificate.${without13}`], evidence: lines, next: ['Look at the key type of the certificate: ', page('tls-no-common-cipher', 'certificate type'), '.'] };
  }
  return { id: `${what}-usual`, verdict: 'fine', says: [`The ${what} has ${suites.length} suites, for RSA certificates with GCM or CBC.${without13}`], evidence: lines, next: ['A peer needs one of them for the same version: paste the list of the other end below this one to compare.'] };
}

function compare(a: Reading<SuiteList>, b: Reading<SuiteList>): Judgement {
  const there = new Map(b.facts.suites.map((s) => [base(s.name), s]));
  const shared = a.facts.suites.filter((s) => there.has(base(s.name)));
  const first = (r: Reading<SuiteList>, means: string) => ({ line: r.facts.suites[0]?.line ?? r.from, means });
  if (shared.length === 0) {
    return { id: 'no-shared-suite', verdict: 'problem', says: [`The two lists, ${a.facts.suites.length} and ${b.facts.suites.length} suites, share none.`], evidence: evidence([first(a, 'first list'), first(b, 'second list')]), next: ['Add one shared suite to the end that was hardened: ', page('tls-no-common-cipher', 'no common cipher suite'), '.'], causes: ['tls-no-common-cipher'] };
  }
  const names = shared.map((s) => base(s.name));
  const pairs = evidence([...shared.slice(0, 3).flatMap((s) => [s, there.get(base(s.name))]), first(a, 'first list'), first(b, 'second list')]);
  const needed = (certificate: 'RSA' | 'ECDSA'): boolean => names.some((n) => suiteOf(n)?.suite.certificate === certificate && !isTls13(n));
  const old = names.filter((n) => !isTls13(n));
  if (old.length === 0) return { id: 'shared-tls13-only', verdict: 'open', says: ['The two lists share suites of TLS 1.3 only: both ends must have TLS 1.3 on.'], evidence: pairs, next: ['Read the switches of both ends: ', page('schannel-settings', 'Schannel settings'), '.'] };
  if (needed('RSA') && needed('ECDSA')) {
    return { id: 'shared-suites', verdict: 'fine', says: [`The two lists share ${shared.length} suites, for RSA and for ECDSA certificates.`], evidence: pairs, next: ['They count for a version that both ends have on: ', page('tls-no-common-protocol', 'no common TLS version'), '.'], against: ['tls-no-common-cipher'] };
  }
  const kind = needed('RSA') ? 'RSA' : needed('ECDSA') ? 'ECDSA' : 'another kind of';
  return { id: 'shared-one-kind', verdict: 'open', says: [`The two lists share ${shared.length} suites; up to TLS 1.2 they fit only a server with ${kind === 'another kind of' ? kind : `an ${kind}`} certificate.`], evidence: pairs, next: ['Look at the key type of the certificate: ', page('tls-no-common-cipher', 'certificate type'), '.'] };
}
