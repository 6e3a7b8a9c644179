/** openssl s_client and openssl x509. */
import type { Paste } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { certificateLine, emptyCertificate, finished, startsCertificate } from './openssl-certificate.ts';
import type { Certificate } from './openssl-certificate.ts';
import { clientCommand, connectionLine, emptyConnection, saysConnected, startsConnection } from './openssl-connection.ts';
import type { Connection } from './openssl-connection.ts';
import type { OpensslCertificate, OpensslFacts } from './openssl-facts.ts';
import type { Named, Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

const GAP = 8;
/** Errors and chain lines come before the connection when the output was sent to a file. */
const AHEAD = 14;

/**
 * Reads `openssl s_client` (connection, chain, verify codes, protocol, cipher, alerts, errno) of OpenSSL 1.0 to 3 and LibreSSL, and the certificates
 * that `openssl x509 -text` or `-subject -issuer -dates` prints.
 *
 *     CONNECTED(00000003)
 *     …:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:…:SSL alert number 70
 *     no peer certificate available
 *
 * Source: OpenSSL: manual pages of s_client, x509 and verify.
 */
export const openssl: Reader<OpensslFacts> = {
  id: 'openssl',
  title: 'openssl output',
  cues: ['bio', 'errno', 'routines', 'openssl', 'verify', 'ssl', 'tls', 'connected', 'certificate', 'x509v3', 'notafter', 'subject', 'issuer'],
  read: (paste) => readOutputs(paste),
  names: (facts) => namesOf(facts),
};

function namesOf(facts: OpensslFacts): readonly Named[] {
  if (facts.kind !== 'connection' || !facts.target) return [];
  const { host, port } = facts.target.value;
  const real = /[A-Za-z]/.test(host) && /^[A-Za-z0-9.-]{1,255}$/.test(host) && host !== 'localhost';
  const { line } = facts.target;
  return [...(real ? [{ kind: 'server', value: host, line } as const] : []), ...(port === undefined ? [] : [{ kind: 'port', value: String(port), line } as const])];
}

type Draft = { block: Open; connection: Connection; certificate?: undefined } | { block: Open; certificate: Certificate; connection?: undefined };

function readOutputs(paste: Paste): readonly Reading<OpensslFacts>[] {
  const readings: Reading<OpensslFacts>[] = [];
  const { lines } = paste;
  let draft: Draft | undefined;
  const close = (): void => {
    const facts = draft?.connection ?? (draft?.certificate && finished(draft.certificate));
    // Without a cipher no handshake was made; the session then names the version that was tried.
    if (draft?.connection && !draft.connection.cipher) delete draft.connection.protocol;
    if (draft && facts && isWorth(facts)) readings.push(finish('openssl', paste, draft.block, facts as OpensslFacts));
    draft = undefined;
  };
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line) continue;
    const { text } = line;
    const command = clientCommand(line);
    if (command) {
      close();
      draft = { block: open(line), connection: command };
      continue;
    }
    if (isPrompt(text) || commandOf(text, ['openssl'])) {
      close();
      continue;
    }
    // A date follows a verify error and the names of a certificate too.
    if (startsCertificate(text) && !(draft && /^notBefore=/.test(text))) {
      close();
      draft = { block: open(line), certificate: emptyCertificate(line.n) };
    } else if (startsConnection(text) && (!draft?.connection || isNext(paste, i, draft.connection))) {
      close();
      draft = { block: open(line), connection: emptyConnection() };
    }
    if (!draft) {
      // `-noout -subject -issuer -dates` begins with the names.
      if (/^(?:subject|issuer)=/.test(text.slice(0, 8)) && (lines[i + 1]?.text ?? '').length < 2000 && /^(?:subject|issuer|notBefore)=/.test(lines[i + 1]?.text.slice(0, 10) ?? '')) draft = { block: open(line), certificate: emptyCertificate(line.n) };
      else continue;
    }
    const read = draft.connection ? connectionLine(draft.connection, line) : certificateLine(draft.certificate, line, lines[i - 1]?.text ?? '');
    if (read) understand(draft.block, line.n);
    else if (pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

/** True where the line begins the output of another connection. */
function isNext(paste: Paste, at: number, now: Connection): boolean {
  const text = paste.lines[at]?.text ?? '';
  if (saysConnected(text)) return now.connected !== undefined;
  if (!now.verify && !now.errno) return false;
  // After the end of a connection an error may still belong to it: TLS 1.3 refuses a client certificate late.
  for (const line of paste.lines.slice(at + 1, at + AHEAD)) {
    if (isPrompt(line.text)) return false;
    if (saysConnected(line.text)) return true;
  }
  return false;
}

function isWorth(facts: Connection | OpensslCertificate): boolean {
  if (facts.kind === 'certificate') return facts.subject !== undefined || facts.notAfter !== undefined;
  return facts.connected !== undefined || facts.errno !== undefined || facts.errors.length > 0 || facts.verify !== undefined || facts.verifyErrors.length > 0 || facts.target !== undefined;
}
