/** What SQL Server says of its certificate and its listeners at start. */
import type { CauseId } from '../../data/causes.ts';
import type { Rich } from '../blocks.ts';
import type { LogonEntry } from '../readers/errorlog-entry.ts';
import type { Judgement } from './judgement.ts';
import { codeRow, evidence, shownCode } from './tls-words.ts';
import { page } from '../sentences.ts';

/** Status of 17182: the TLS part of the start failed. Status 1 only repeats an error before it. */
const TLS_PART = 0x80;

/** One judgement for the certificate, which the errors around it explain, and one for each listener that failed. */
export function sayStart(entries: readonly LogonEntry[]): readonly Judgement[] {
  const of = (...numbers: readonly number[]): LogonEntry[] => entries.filter((e) => e.number && numbers.includes(e.number.value));
  const out: Judgement[] = [];
  const denied = entries.find((e) => e.noAccess);
  const named = of(26014, 26015)[0];
  const snis = of(17182);
  const sni = snis.find((e) => e.status === TLS_PART) ?? snis[0];
  const other = of(26010, 26011, 26017, 17190)[0];
  const code = sni?.code ?? other?.code;
  const lines = (first: readonly (LogonEntry | undefined)[]): Judgement['evidence'] => evidence(first.flatMap((e) => (e ? [e.number ?? { line: e.line }, e.code, e.thumbprint] : [])));
  const hash = denied?.thumbprint?.value ?? named?.thumbprint?.value;
  const cert: Rich = hash ? [' ', { code: hash }] : [];
  const key: Rich = ['Give the service account Read on the key: ', page('tls-private-key-access', 'private key missing or not readable'), '.'];
  if (denied) {
    out.push({ id: 'certificate-no-access', verdict: 'problem', says: ['SQL Server found the certificate', ...cert, ' but its service account may not use the private key.'], evidence: lines([denied, named, sni]), next: key, causes: ['tls-private-key-access'] });
  } else if (named) {
    out.push({ id: 'certificate-not-loaded', verdict: 'problem', says: ['SQL Server could not load the certificate', ...cert, ' that is chosen for it and does not start.'], evidence: lines([named, sni]), next: ['The permission on the key is the usual reason, then KeySpec and usage: ', { code: `certutil -v -store My ${hash ?? 'THUMBPRINT'}` }], causes: ['tls-private-key-access', 'tls-cert-unsuitable'] });
  } else if (sni && sni.status !== undefined && sni.status !== TLS_PART && sni.status !== 1) {
    out.push({ id: 'network-start-failed', verdict: 'problem', says: ['The network part of SQL Server did not start', ...(sni.code ? [': ', ...shownCode(sni.code.value)] : []), `, status 0x${sni.status.toString(16)}. It is not TLS.`], evidence: lines([sni, ...snis]), next: sni.status === 4 ? ['All protocols are switched off: ', page('tcp-disabled', 'TCP is disabled'), '.'] : ['Read the lines before it.'], causes: ['other'] });
  } else if (sni ?? other) {
    out.push(tlsStart(sni, other, code, lines));
  }
  const loaded = of(26013).at(-1);
  const own = of(26018).at(-1);
  const failed = out.length > 0;
  const last = loaded && own ? (loaded.line > own.line ? loaded : own) : (loaded ?? own);
  if (last && last === loaded && !failed) {
    out.push({ id: 'certificate-loaded', verdict: 'fine', says: ['SQL Server loaded the certificate ', { code: loaded.thumbprint?.value ?? '' }, '.'], evidence: lines([loaded]), next: ['Whether clients trust it and whether it has their name is another question: ', page('tls-cert-untrusted-root', 'certificate chain not trusted'), '.'], against: ['tls-private-key-access'] });
  } else if (last && last === own) {
    out.push({ id: 'certificate-self-generated', verdict: 'open', says: ['SQL Server uses a certificate that it made itself: clients that validate cannot trust it, the others connect.'], evidence: lines([own]), next: ['If a driver validates, give the instance a certificate of a CA: ', page('tls-cert-untrusted-root', 'certificate chain not trusted'), '.'] });
  }
  for (const taken of of(26023).slice(0, 2)) {
    out.push({ id: 'port-taken', verdict: 'problem', says: [`SQL Server cannot listen on port ${taken.listening?.value.port ?? ''}: another program has it.`], evidence: lines([taken]), next: ['See who has it: ', { code: `Get-NetTCPConnection -State Listen -LocalPort ${taken.listening?.value.port ?? 1433}` }], causes: ['other'] });
  }
  if (out.length === 0) out.push(...listening(of(26022)));
  return out;
}

function tlsStart(sni: LogonEntry | undefined, other: LogonEntry | undefined, code: LogonEntry['code'], lines: (first: readonly (LogonEntry | undefined)[]) => Judgement['evidence']): Judgement {
  const row = code ? codeRow(code.value) : undefined;
  const library = other?.number?.value === 26011;
  const fallback = other?.number?.value === 17190 || other?.number?.value === 26017;
  const causes: readonly CauseId[] = row && row.causes.length > 0 ? row.causes : library ? ['tls-no-common-protocol', 'driver-too-old'] : fallback ? ['tls-private-key-access'] : ['tls-private-key-access', 'tls-cert-expired', 'tls-cert-unsuitable'];
  return {
    id: library ? 'security-library' : fallback ? 'no-own-certificate' : 'tls-start-failed',
    verdict: 'problem',
    says: [library ? 'SQL Server could not initialise encryption' : fallback ? 'SQL Server could not make its own certificate' : 'The TLS part of SQL Server did not start', ...(code ? [': ', ...shownCode(code.value)] : []), row ? `. ${row.meaning}` : '.'],
    evidence: lines([other, sni]),
    next: causes[0] === 'tls-no-common-protocol' ? ['Read the switches of this host and the build of the engine: ', page('tls-no-common-protocol', 'no common TLS version'), '.'] : ['Look at the certificate and its key: ', page('tls-private-key-access', 'private key missing or not readable'), '.'],
    causes,
  };
}

function listening(entries: readonly LogonEntry[]): Judgement[] {
  const ports = [...new Set(entries.flatMap((e) => (e.listening && !/^(?:127\.|::1$)/.test(e.listening.value.address) ? [e.listening.value.port] : [])))];
  if (ports.length === 0) return [];
  return [{ id: 'listening', verdict: 'fine', says: [`SQL Server listens on port ${ports.slice(0, 4).join(', ')}.`], evidence: evidence(entries.map((e) => e.listening)), next: ['Which certificate it uses stands a few lines above: ', { code: "EXEC sys.sp_readerrorlog 0, 1, N'certificate';" }] }];
}
