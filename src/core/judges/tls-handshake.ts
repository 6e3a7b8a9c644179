/** Does a TLS handshake with the server succeed? */
import type { CauseId } from '../../data/causes.ts';
import type { Context } from '../context.ts';
import { openssl } from '../readers/openssl.ts';
import type { OpensslConnection } from '../readers/openssl-facts.ts';
import { readingsOf } from '../readers/reader.ts';
import { tlsVersionTest } from '../readers/tls-version-test.ts';
import type { VersionTest } from '../readers/tls-version-test.ts';
import type { Judge, Judgement } from './judgement.ts';
import { alertRow, evidence, shownAlert } from './tls-words.ts';
import { page, together } from '../sentences.ts';

/** Ports on which SQL Server usually listens; up to TDS 7.x a bare handshake fails there by design. */
const SQL_PORT = 1433;

/** Judges the handshake alone: whether the certificate is trusted is another question. */
export const tlsHandshakeJudge: Judge = {
  id: 'tls-handshake',
  reads: [openssl.id, tlsVersionTest.id],
  judge: (readings, given) => [
    ...readingsOf(readings, openssl).flatMap((r) => (r.facts.kind === 'connection' ? [judgeConnection(r.facts, given, r.from)] : [])),
    ...readingsOf(readings, tlsVersionTest).map((r) => judgeTest(r.facts)),
  ],
};

function judgeConnection(facts: OpensslConnection, given: Context, from: number): Judgement {
  const peer = facts.target ? `${facts.target.value.host}${facts.target.value.port === undefined ? '' : `:${facts.target.value.port}`}` : '';
  const at = peer === '' ? '' : ` at ${peer}`;
  const refused = facts.errors.find((e) => e.value.alert !== undefined);
  const make = (id: string, verdict: Judgement['verdict'], says: string, next: Judgement['next'], causes: readonly CauseId[] = [], more: Partial<Judgement> = {}): Judgement => ({
    id,
    verdict,
    says: [says],
    evidence: evidence([...facts.errors, facts.errno, facts.noPeer, facts.cipher, facts.protocol, facts.asksForCertificate, facts.connected, facts.target, { line: from }], 6),
    next,
    ...(causes.length > 0 ? { causes } : {}),
    ...more,
  });
  if (refused) return byAlert(facts, refused.value.alert ?? 0, at, make);
  const not = facts.errors.find((e) => /wrong version number|packet length too long|http request|bad packet length|unknown protocol/.test(e.value.reason));
  if (not) return make('not-tls', 'problem', `What answers${at} is not TLS: ${not.value.reason}.`, ['Read what the port says: ', page('tls-not-tls-or-wrong-mode', 'the peer does not speak TLS here'), '.'], ['tls-not-tls-or-wrong-mode']);
  const local = facts.errors.find((e) => /no protocols available|no ciphers available|no cipher match/.test(e.value.reason));
  if (local) return make('local-limit', 'open', `The settings of this OpenSSL forbid the test: ${local.value.reason}. Nothing was sent.`, ['Run it without the version or suite in the command, or from another machine.']);
  const mine = facts.errors.find((e) => /unsupported protocol|dh key too small|ee key too small|ca md too weak|legacy sigalg|legacy renegotiation/.test(e.value.reason));
  if (mine) {
    const cause: CauseId = /unsupported protocol/.test(mine.value.reason) ? 'tls-no-common-protocol' : /ca md|ee key/.test(mine.value.reason) ? 'tls-cert-unsuitable' : 'tls-no-common-cipher';
    return make('refused-here', 'problem', `This OpenSSL refused what the server${at} chose: ${mine.value.reason}.`, ['What the server chose is below the limits of this client: ', page(cause, 'what to do'), '.'], [cause]);
  }
  if (facts.cipher) {
    return make('handshake-made', 'fine', `The handshake${peer === '' ? '' : ` with ${peer}`} succeeded${facts.protocol ? ` with ${facts.protocol.value}` : ''}, ${facts.cipher.value}.`, ['The program that fails must be able to do the same. Trust and name are another question: ', page('tls-cert-untrusted-root', 'certificate chain not trusted'), '.'], [], { against: ['tls-not-tls-or-wrong-mode', 'tls-peer-closed'] });
  }
  if (facts.errno?.value.step === 'connect' || facts.errors.some((e) => /name or service not known|nodename nor servname|connection refused|connect error/.test(e.value.reason))) {
    return make('not-connected', 'open', `TCP was not connected${peer === '' ? '' : ` to ${peer}`}: TLS was not tried.`, ['Name, port and firewall come first: ', { code: `Test-NetConnection -ComputerName ${facts.target?.value.host ?? 'HOST'} -Port ${facts.target?.value.port ?? 'PORT'}` }]);
  }
  const closed = facts.errno?.value.step === 'write' || facts.errno?.value.step === 'read' || facts.errors.some((e) => /unexpected eof|handshake failure|ssl handshake/.test(e.value.reason));
  if (closed || facts.noPeer) return byClose(facts, given, at, make);
  return make('connection-cut', 'open', `The paste ends before the answer of the server${at}.`, ['Paste all of it, to the line ', { code: 'Verify return code' }, '.']);
}

type Make = (id: string, verdict: Judgement['verdict'], says: string, next: Judgement['next'], causes?: readonly CauseId[]) => Judgement;

function byAlert(facts: OpensslConnection, alert: number, at: string, make: Make): Judgement {
  const row = alertRow(alert);
  const only = facts.only?.value;
  if (alert === 70 && only && !/1\.[23]$/.test(only)) {
    return make('version-refused-as-asked', 'open', `The server${at} refuses ${only}, the only version that the command offered.`, ['That is right for most servers. Offer all versions: run it without the version.']);
  }
  if (alert === 70 && only === 'TLS 1.3') {
    return make('tls13-refused', 'open', `The server${at} does not have TLS 1.3 on, the only version that the command offered.`, ['Try ', { code: '-tls1_2' }, ' as well.']);
  }
  const client = facts.asksForCertificate !== undefined && facts.chain.length > 0;
  const causes: readonly CauseId[] = client && (alert === 40 || alert === 42) ? ['tls-client-cert-required'] : (row?.causes ?? ['other']);
  const offered = only && alert !== 116 ? ` The command offered ${only} only.` : '';
  return make(`alert-${alert}`, 'problem', `The server${at} refused with alert ${shownAlert(alert)}.${client ? ' It had asked for a client certificate.' : row ? ` ${row.meaning}` : ''}${offered}`, [
    'The reason is in the log of the server, same second: ', page('handshake-refused', 'handshake refused'), '.',
  ], causes);
}

/** Closed without a word: on a port of SQL Server that is no fault. */
function byClose(facts: OpensslConnection, given: Context, at: string, make: Make): Judgement {
  const port = facts.target?.value.port;
  if (port !== undefined && (port === SQL_PORT || String(port) === given.port)) {
    return make('sql-port', 'open', `The server${at} closed the connection. A SQL Server up to TDS 7.x does that to every bare TLS client: the test does not fit this port.`, [
      'Test with the driver instead: ', { code: `sqlcmd -S tcp:${facts.target?.value.host ?? 'HOST'},${port} -E -N -Q "SELECT 1"` },
    ]);
  }
  if (port === undefined) return make('closed-port-unknown', 'open', 'The server closed the connection without an alert. On a port of SQL Server that is no fault; the paste does not name the port.', ['Paste the command with it.']);
  return make('closed', 'problem', `The server${at} closed the connection without an alert and without a certificate.`, ['Read the Schannel events of the server, same second: ', page('tls-peer-closed', 'connection closed during the handshake'), '.'], ['tls-peer-closed', 'tls-no-common-protocol', 'tls-not-tls-or-wrong-mode']);
}

function judgeTest({ tries }: VersionTest): Judgement {
  const yes = tries.filter((t) => t.accepted).map((t) => t.version);
  const no = tries.filter((t) => !t.accepted).map((t) => t.version);
  const lines = evidence(tries);
  const modern = yes.some((v) => v === 'TLS 1.2' || v === 'TLS 1.3');
  if (modern) {
    return { id: 'version-accepted', verdict: 'fine', says: [`The server accepts ${together(yes)}${no.length > 0 ? `, not ${together(no)}` : ''}.`], evidence: lines, next: ['The program that fails must offer one of these: ', page('tls-no-common-protocol', 'no common TLS version'), '.'], against: ['tls-not-tls-or-wrong-mode'] };
  }
  if (yes.length > 0 && tries.some((t) => t.version === 'TLS 1.2')) {
    return { id: 'only-old-versions', verdict: 'problem', says: [`The server accepts ${together(yes)} and refuses TLS 1.2.`], evidence: lines, next: ['Switch TLS 1.2 on at the server: ', page('tls-no-common-protocol', 'no common TLS version'), '.'], causes: ['tls-no-common-protocol'] };
  }
  return {
    id: yes.length > 0 ? 'tls12-not-tried' : 'no-version-accepted',
    verdict: 'open',
    says: [yes.length > 0 ? `The server accepts ${together(yes)}; TLS 1.2 was not tried.` : `No version was accepted (${together(no)}). A version that is off on the testing machine fails as well.`],
    evidence: lines,
    next: ['Run it from a second machine, and see that the port speaks TLS at once: ', page('tls-not-tls-or-wrong-mode', 'the peer does not speak TLS here'), '.'],
  };
}
