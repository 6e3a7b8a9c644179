/** Findings about what an order leaves: no suite for a version of TLS, for a certificate, for old peers, for HTTP/2. */
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { OrderFinding, OrderQuestion } from './check-model.ts';
import { defaultProtocols, hasProtocol, http2Order, sharedWithOld, suitesFor } from './reach.ts';
import type { CertificateKey, Reach } from './reach.ts';
import { hasSuffixes } from './standing.ts';
import { weaknessOf } from './weakness.ts';
import { counted, listed } from './words.ts';
import { page } from '../sentences.ts';

type Finding = OrderFinding | undefined;
const names = (reaches: readonly Reach[]): string => listed(reaches.map((r) => r.version.name));
const keyOf = (key: CertificateKey): string => (key === 'RSA' ? 'an RSA certificate' : 'an ECDSA certificate');

/** Findings of all versions, the same finding of several versions as one. */
export function reachFindings(reaches: readonly Reach[], question: OrderQuestion): readonly OrderFinding[] {
  // Where a name is not documented, nobody can say that nothing is left.
  const certain = reaches.filter((r) => !r.names.some((n) => n.standing.kind === 'unclear'));
  const empty = certain.filter((r) => r.used.length === 0);
  const rest = certain.filter((r) => r.used.length > 0);
  const found: readonly Finding[] = [
    nothing(empty),
    noTls13(rest),
    tls13Ignored(rest),
    ...question.keys.map((key) => noTls12(rest, key, question.keys.length > 1)),
    nothingOn(rest, question),
    ...question.keys.map((key) => oldTls(rest, key, question)),
    ...question.keys.map((key) => gcmOnly(rest, key, question)),
    ...question.keys.map((key) => http2(rest, key, question)),
    notHere(reaches),
    unclear(reaches),
    onRequest(reaches),
    ...weak(reaches),
  ];
  return found.filter((f) => f !== undefined);
}

function nothing(reaches: readonly Reach[]): Finding {
  if (reaches.length === 0) return undefined;
  return { id: 'nothing-left', verdict: 'problem', says: [`${names(reaches)}: no name of the list counts here. No TLS connection can be made, in or out (event 36873 or 36874).`], evidence: [] };
}

function noTls13(reaches: readonly Reach[]): Finding {
  const some = reaches.filter((r) => hasProtocol(r.version, 'TLS 1.3') && suitesFor(r.used, 'TLS 1.3', 'RSA').length === 0);
  if (some.length === 0) return undefined;
  return {
    id: 'no-tls13',
    verdict: 'problem',
    says: [`${names(some)}: the list has no suite of TLS 1.3. A list replaces the whole default, so TLS 1.3 stops, and peers that accept nothing else are refused.`],
    evidence: [],
    next: ['Add TLS_AES_256_GCM_SHA384 and TLS_AES_128_GCM_SHA256 at the beginning. To switch TLS 1.3 off on purpose, use its protocol key: ', page('schannel-settings', 'Schannel settings'), '.'],
  };
}

function tls13Ignored(reaches: readonly Reach[]): Finding {
  const asked = reaches.filter((r) => r.names.some((n) => n.name.toUpperCase().startsWith('TLS_AES_') || n.name.toUpperCase().startsWith('TLS_CHACHA20_')));
  if (asked.length === 0 || asked.some((r) => hasProtocol(r.version, 'TLS 1.3'))) return undefined;
  return { id: 'tls13-names-ignored', verdict: 'open', says: [`${names(asked)}: no TLS 1.3 here. The names of its suites do no harm and no good; do not create the TLS 1.3 protocol key on these versions.`], evidence: [] };
}

function noTls12(reaches: readonly Reach[], key: CertificateKey, either: boolean): Finding {
  const some = reaches.filter((r) => hasProtocol(r.version, 'TLS 1.2') && suitesFor(r.used, 'TLS 1.2', key).length === 0);
  if (some.length === 0) return undefined;
  const both = some.every((r) => suitesFor(r.used, 'TLS 1.2', key === 'RSA' ? 'ECDSA' : 'RSA').length === 0);
  // Nobody said which key the servers have, and the other one is served.
  const verdict = either && !both ? 'open' : 'problem';
  return { id: `no-tls12-${key.toLowerCase()}`, verdict, says: [`${names(some)}: no suite of TLS 1.2 for a server with ${keyOf(key)}. Peers without TLS 1.3 find none in common.`], evidence: [], next: ['Look at the key of the certificate: ', page('tls-no-common-cipher', 'certificate type'), '.'] };
}

function nothingOn(reaches: readonly Reach[], { keys }: OrderQuestion): Finding {
  const some = reaches.filter((r) => !defaultProtocols(r.version).some((p) => keys.some((key) => suitesFor(r.used, p, key).length > 0)));
  if (some.length === 0) return undefined;
  return { id: 'nothing-for-default-versions', verdict: 'open', says: [`${names(some)}: TLS 1.1 and 1.2 are off by default here, and the list has no suite for what is on. Unless TLS 1.2 was switched on, no connection can be made.`], evidence: [], next: ['Switch TLS 1.2 on first: ', page('schannel-settings', 'Schannel settings'), '.'] };
}

function oldTls(reaches: readonly Reach[], key: CertificateKey, { peers }: OrderQuestion): Finding {
  const some = reaches.filter((r) => hasProtocol(r.version, 'TLS 1.0') && suitesFor(r.used, 'TLS 1.0', key).length === 0);
  if (some.length === 0 || !peers.has('old-tls')) return undefined;
  return {
    id: `no-old-tls-${key.toLowerCase()}`,
    verdict: 'problem',
    says: [`${names(some)}: no suite for TLS 1.0 and 1.1 with ${keyOf(key)}. These versions know only suites with a SHA-1 check.`],
    evidence: [],
    next: [`The least old one is TLS_ECDHE_${key}_WITH_AES_256_CBC_SHA; it weakens the list, so write down why and until when. Peers with TLS 1.2 do not need it.`],
  };
}

function gcmOnly(reaches: readonly Reach[], key: CertificateKey, { peers }: OrderQuestion): Finding {
  const some = reaches.filter((r) => suitesFor(r.used, 'TLS 1.2', key).length > 0 && sharedWithOld(r.used, key).length === 0);
  if (some.length === 0) return undefined;
  const why = key === 'RSA' ? 'ECDHE_RSA with GCM begins with Windows 10 and Server 2016.' : 'They have other suites for ECDSA.';
  return {
    id: `not-for-windows-8-1-${key.toLowerCase()}`,
    verdict: peers.has('windows-8-1') ? 'problem' : 'open',
    says: [`${names(some)}: with ${keyOf(key)} the list shares no suite of TLS 1.2 with Windows 7 to 8.1 and Server 2008 R2 to 2012 R2. ${why}`],
    evidence: [],
    next: peers.has('windows-8-1') ? ['The corrected order has TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384 at its end.'] : ['If such a machine has to connect, say so above: the corrected order then has one CBC suite for it.'],
  };
}

function http2(reaches: readonly Reach[], key: CertificateKey, { peers }: OrderQuestion): Finding {
  const some = reaches.filter((r) => !hasSuffixes(r.version) && http2Order(r.used, key).blocked.length > 0);
  const first = some[0];
  if (!first) return undefined;
  const { blocked, first: good } = http2Order(first.used, key);
  const error = 'ERR_HTTP2_INADEQUATE_TRANSPORT_SECURITY';
  return {
    id: `http2-${key.toLowerCase()}`,
    verdict: peers.has('http2') ? 'problem' : 'open',
    says: [
      `${names(some)}: with ${keyOf(key)}, ${good ? `${counted(blocked.length, 'suite')} that HTTP/2 refuses ${blocked.length === 1 ? 'stands' : 'stand'} before the first that it takes` : 'no suite of TLS 1.2 that HTTP/2 takes'}. IIS and other programs on http.sys then choose a refused one for TLS 1.2, and a browser that offers it prints `,
      { code: error },
      ' (earlier Chrome: ',
      { code: 'ERR_SPDY_INADEQUATE_TRANSPORT_SECURITY' },
      '). Connections with TLS 1.3, SQL Server and LDAP are not concerned.',
    ],
    evidence: blocked.slice(0, 6).map((s) => ({ at: 'refused', text: s.name })),
    next: good ? [`Has to stand before them: `, { code: good.name }, '.'] : ['Add an ECDHE suite with GCM, and put it first.'],
  };
}

function notHere(reaches: readonly Reach[]): Finding {
  const everywhere = (name: string): boolean => reaches.every((r) => r.names.find((n) => n.name === name)?.standing.kind === 'not-here');
  const gone = [...new Set(reaches.flatMap((r) => r.names.filter((n) => n.standing.kind === 'not-here').map((n) => n.name)))];
  const none = gone.filter((name) => everywhere(name) && !/^TLS_(?:AES|CHACHA20)_/i.test(name));
  if (none.length === 0) return undefined;
  return { id: 'not-in-these-versions', verdict: 'open', says: [`${counted(none.length, 'suite')} that none of the chosen versions has: ignored without a word.`], evidence: none.slice(0, 8).map((name) => ({ at: 'ignored', text: name })) };
}

function unclear(reaches: readonly Reach[]): Finding {
  const some = reaches.filter((r) => r.names.some((n) => n.standing.kind === 'unclear'));
  const texts = some.flatMap((r) => r.names.filter((n) => n.standing.kind === 'unclear').map((n) => n.name));
  if (some.length === 0) return undefined;
  return { id: 'not-documented', verdict: 'open', says: [`${names(some)}: which suites of TLS 1.2 update 4019276 adds is in no list of Microsoft that was found. Not judged: ${listed(texts)}.`], evidence: [] };
}

function onRequest(reaches: readonly Reach[]): Finding {
  const texts = reaches.flatMap((r) => r.names.flatMap(({ name, standing }) => (standing.kind === 'here' && ['on-request', 'off-on-request', 'psk'].includes(standing.row.state) ? [name] : [])));
  if (texts.length === 0) return undefined;
  return { id: 'only-on-request', verdict: 'open', says: [`Used only by a program that asks for it: ${listed(texts)}. For other programs the name makes no difference.`], evidence: [] };
}

function weak(reaches: readonly Reach[]): readonly Finding[] {
  return (['broken', 'old'] as const).map((level): Finding => {
    const found = new Map<string, { readonly why: readonly string[]; readonly versions: WindowsVersion[]; off: boolean }>();
    for (const { used, version } of reaches) {
      for (const { suite, state } of used) {
        const weakness = weaknessOf(suite);
        if (weakness.level !== level) continue;
        const known = found.get(suite.name) ?? { why: weakness.why, versions: [], off: false };
        known.versions.push(version);
        if (state === 'off') known.off = true;
        found.set(suite.name, known);
      }
    }
    if (found.size === 0) return undefined;
    const on = [...found].filter(([, f]) => f.off).length;
    const says = level === 'broken' ? `${counted(found.size, 'suite')} that a standard forbids.` : `${counted(found.size, 'suite')} that ${found.size === 1 ? 'is' : 'are'} old: advised against, or there for deprecated versions of TLS.`;
    return {
      id: `${level}-suites`,
      verdict: level === 'broken' ? 'problem' : 'open',
      says: [says + (on > 0 ? ` ${counted(on, 'of them is', 'of them are')} off by default on a chosen version: the list switches ${on === 1 ? 'it' : 'them'} on.` : '') + (level === 'broken' ? ' The corrected order leaves them out.' : ' Keep one only for a peer that you can name, with a reason and an end date.')],
      evidence: [...found].slice(0, 12).map(([name, f]) => ({ at: level, text: name, means: f.why.join('; ') })),
    };
  });
}
