/** Lines of `openssl s_client`. */
import { tlsAlertsCodes } from '../../data/codes/tls-alerts.ts';
import type { PasteLine } from '../text/prepare.ts';
import { commandOf } from './command-line.ts';
import type { At } from './reader.ts';
import type { OpensslConnection, OpensslElement, OpensslError } from './openssl-facts.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type Connection = Mutable<Omit<OpensslConnection, 'errors' | 'chain' | 'verifyErrors'>> & {
  errors: At<OpensslError>[]; chain: Mutable<OpensslElement>[]; verifyErrors: OpensslConnection['verifyErrors'][number][];
};

const VERSIONS: Readonly<Record<string, string>> = { '-ssl3': 'SSL 3.0', '-tls1': 'TLS 1.0', '-tls1_1': 'TLS 1.1', '-tls1_2': 'TLS 1.2', '-tls1_3': 'TLS 1.3' };

export function emptyConnection(): Connection {
  return { kind: 'connection', nameChecked: false, errors: [], chain: [], verifyErrors: [] };
}

/** The command of a line, when it is `openssl s_client`. */
export function clientCommand(line: PasteLine): Connection | undefined {
  const command = commandOf(line.text, ['openssl']);
  if (command?.args[0] !== 's_client') return undefined;
  const made = emptyConnection();
  const after = (flag: string): string | undefined => {
    const at = command.args.indexOf(flag);
    return at < 0 ? undefined : command.args[at + 1];
  };
  const to = /^(?:\[([0-9a-f:.]{2,45})\]|([^\s:]{1,255}))(?::([0-9]{1,5}))?$/i.exec(after('-connect') ?? '');
  if (to) made.target = { value: { host: to[1] ?? to[2] ?? '', ...(to[3] === undefined ? {} : { port: Number(to[3]) }) }, line: line.n };
  const starttls = after('-starttls');
  if (starttls) made.starttls = { value: starttls, line: line.n };
  const only = command.args.map((a) => VERSIONS[a]).find((v) => v !== undefined);
  if (only) made.only = { value: only, line: line.n };
  made.nameChecked = command.args.includes('-verify_hostname') || command.args.includes('-verify_ip');
  return made;
}

/** True for lines with which the output of a connection can begin. */
export function startsConnection(text: string): boolean {
  return /^(?:CONNECTED\(|CONNECTION ESTABLISHED|Connecting to |depth=[0-9]|(?:connect|write|read):errno=|[0-9A-Fa-f]{1,20}:error:)/.test(text.slice(0, 40));
}

/** True for the line that says that TCP is connected. */
export function saysConnected(text: string): boolean {
  return /^(?:CONNECTED\(|CONNECTION ESTABLISHED)/.test(text.slice(0, 40));
}

/** Takes what a line says; false when it says nothing known. */
export function connectionLine(now: Connection, { text, n }: PasteLine): boolean {
  const t = text.slice(0, 2000);
  if (saysConnected(t)) now.connected ??= { value: true, line: n };
  else if (/^no peer certificate available/.test(t)) now.noPeer = { value: true, line: n };
  else if (/^(?:Acceptable client certificate CA names|Client Certificate Types:|Requested Signature Algorithms:)/.test(t)) now.asksForCertificate ??= { value: true, line: n };
  else return verifyLine(now, t, n) || errorLine(now, t, n) || sessionLine(now, t, n) || chainLine(now, t, n) || FILLER.test(t);
  return true;
}

const FILLER =
  /^(?:---|Certificate chain|Server certificate|-----(?:BEGIN|END) CERTIFICATE|[A-Za-z0-9+/=]{20,76}$|No client certificate CA names sent|Can't use SSL_get_servername|Peer sign|Peer Temp|Server Temp Key|Negotiated|SSL handshake has read|Secure Renegotiation|Compression:|Expansion:|No ALPN|ALPN protocol|Early data|DONE|closed|read R BLOCK|Post-Handshake|SSL-Session:|Hash used:|Signature type:|Shared |Verification: OK|Connecting to |New, |This TLS version forbids| {3,6}(?:Session-ID|Master-Key|PSK|SRP|Start Time|Timeout|TLS session|Resumption|Max Early|Extended master|Krb5|Key-Arg|[0-9a-f]{4} - ))/;

function verifyLine(now: Connection, t: string, n: number): boolean {
  const code = /^\s{0,8}Verify return code: ([0-9]{1,3}) \((.{1,120})\)/.exec(t);
  const problem = /^verify error:num=([0-9]{1,3}):(.{1,120})$/.exec(t);
  const brief = /^Verification(?: error)?: (.{1,120})$/.exec(t);
  const depth = /^depth=([0-9]{1,3})(?: (.{0,1000}))?$/.exec(t);
  if (code) now.verify = { value: { code: Number(code[1]), text: code[2] ?? '' }, line: n };
  else if (problem) {
    const last = now.chain.at(-1);
    now.verifyErrors.push({ value: { number: Number(problem[1]), text: (problem[2] ?? '').trim(), ...(last ? { depth: last.depth } : {}) }, line: n });
  } else if (depth) {
    const at = Number(depth[1]);
    const known = now.chain.findIndex((e) => e.depth === at);
    const made = known >= 0 ? now.chain.splice(known, 1)[0] : undefined;
    // The element that the next line speaks of stands last.
    now.chain.push(made ?? { depth: at, line: n, subject: depth[2] ?? '' });
  } else if (brief) now.verification = { value: { ok: brief[1] === 'OK', text: brief[1] ?? '' }, line: n };
  else return /^verify return:[01]/.test(t) || /^verify depth is/.test(t);
  return true;
}

function errorLine(now: Connection, t: string, n: number): boolean {
  const errno = /^(connect|write|read|gethostbyname failure|getaddrinfo)\s?:errno=([0-9]{1,6})/.exec(t);
  if (errno) {
    now.errno = { value: { step: errno[1] ?? '', number: Number(errno[2]) }, line: n };
    return true;
  }
  const parts = t.split(':');
  const at = parts.indexOf('error');
  if (at < 0 || at > 1 || !/^[0-9A-Fa-f]{6,8}$/.test(parts[at + 1] ?? '')) return false;
  const plain = (parts[at + 4] ?? '').trim().toLowerCase();
  // The system's own words stand at the end.
  const reason = plain === 'system lib' ? (parts.at(-1)?.trim().toLowerCase() ?? plain) : plain;
  const said = /SSL alert number ([0-9]{1,3})/.exec(t);
  const alert = said ? Number(said[1]) : alertOf(reason);
  now.errors.push({ value: { code: (parts[at + 1] ?? '').toUpperCase(), reason, ...(alert === undefined ? {} : { alert }) }, line: n });
  return true;
}

/** LibreSSL prints the name of the alert without its number. */
function alertOf(reason: string): number | undefined {
  const name = /alert (.{3,40})$/.exec(reason)?.[1]?.replaceAll(' ', '_');
  return tlsAlertsCodes.find((row) => row.symbol === name)?.code;
}

function sessionLine(now: Connection, t: string, n: number): boolean {
  const protocol = /^\s{0,8}(?:Protocol {0,4}:|Protocol version:) {0,2}(TLSv1(?:\.[0-3])?|SSLv3)\s*$/.exec(t) ?? /^New, (TLSv1\.[0-3]), Cipher is (?!\(NONE\))/.exec(t);
  const cipher = /^(?:New, \S{1,20}, Cipher is|\s{0,8}Cipher {0,4}:|Ciphersuite:) {0,2}(\S{1,80})\s*$/.exec(t);
  const bits = /^Server public key is ([0-9]{3,5}) bit/.exec(t);
  if (bits) now.bits = { value: Number(bits[1]), line: n };
  if (cipher && cipher[1] !== '(NONE)' && cipher[1] !== '0000') now.cipher ??= { value: cipher[1] ?? '', line: n };
  if (protocol) now.protocol ??= { value: versionName(protocol[1] ?? ''), line: n };
  return bits !== null || cipher !== null || protocol !== null;
}

function versionName(name: string): string {
  return name === 'SSLv3' ? 'SSL 3.0' : name === 'TLSv1' ? 'TLS 1.0' : name.replace('TLSv', 'TLS ');
}

function chainLine(now: Connection, t: string, n: number): boolean {
  const subject = /^(?:subject=|Peer certificate: )(.{1,1000})$/.exec(t);
  const issuer = /^issuer=(.{1,1000})$/.exec(t);
  const element = /^ {0,3}([0-9]{1,2}) s:(.{0,1000})$/.exec(t);
  const above = /^ {1,6}i:(.{0,1000})$/.exec(t);
  const both = /^ {1,6}v:NotBefore: (.{10,40}); NotAfter: (.{10,40})$/.exec(t);
  const dates = both?.[2] ?? /^notAfter=(.{10,40})$/.exec(t)?.[1];
  const key = /^ {1,6}a:PKEY: ([^,;]{2,40})(?:, ([0-9]{2,5}) \(bits?\))?; sigalg: (\S{2,60})/.exec(t);
  if (subject) now.subject ??= { value: (subject[1] ?? '').trim(), line: n };
  else if (issuer) now.issuer ??= { value: (issuer[1] ?? '').trim(), line: n };
  else if (element) {
    const depth = Number(element[1]);
    now.chain = now.chain.filter((e) => e.depth !== depth);
    now.chain.push({ depth, line: n, subject: (element[2] ?? '').trim() });
  } else if (above || dates !== undefined || key) {
    const last = now.chain.at(-1);
    if (last && above) last.issuer = (above[1] ?? '').trim();
    if (last && both) last.notBefore = { value: (both[1] ?? '').trim().replaceAll('  ', ' '), line: n };
    if (last && dates !== undefined) last.notAfter = { value: dates.trim().replaceAll('  ', ' '), line: n };
    if (last && key) {
      last.key = { value: { algorithm: key[1] ?? '', ...(key[2] === undefined ? {} : { bits: Number(key[2]) }) }, line: n };
      last.signature = { value: key[3] ?? '', line: n };
    }
  } else return /^ {1,6}a:PKEY|^notBefore=/.test(t);
  return true;
}
