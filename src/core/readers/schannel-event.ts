/** The facts of one Schannel event, and what its text says. */
import { roleWords } from '../../data/schannel-labels.ts';
import type { At } from './reader.ts';

export interface SchannelEvent {
  /** 36864 to 36912. */
  readonly id: At<number>;
  /** As printed. */
  readonly time?: At<string>;
  /** The machine that logged it. */
  readonly computer?: At<string>;
  /** The side of the credential or handshake that the text names. */
  readonly role?: At<'client' | 'server'>;
  /** Alert number of TLS, in 36887 and 36888. */
  readonly alert?: At<number>;
  /** Internal error state. */
  readonly state?: At<number>;
  /** Status code, without a sign. */
  readonly code?: At<number>;
  /** 'TLS 1.2' */
  readonly protocol?: At<string>;
  /** Number of the cipher suite, in 36880. */
  readonly suite?: At<number>;
  /** Name that the client connected to, or that it expected in the certificate. */
  readonly target?: At<string>;
  /** Process that asked for TLS. */
  readonly process?: At<{ readonly name: string; readonly pid: number }>;
  /** How often, where a table counts events. */
  readonly count?: At<number>;
}

/** A line of an event's text. */
export interface TextLine {
  readonly text: string;
  readonly n: number;
}

/** True for the numbers that the Schannel provider uses. */
export function isSchannelId(id: number): boolean {
  return id >= 36864 && id <= 36912;
}

const TEXT_MAX = 4000;
/** A whole number that stands alone: no part of a date, an address, a name or a version. */
const NUMBER = /(?<![\w.:/,-])[0-9]{1,10}(?![\w:/-]|[.,][0-9])/g;
const CREDENTIAL = new Set([36867, 36868, 36869, 36870, 36871, 36872, 36880, 36889]);
const WITH_CODE = new Set([36865, 36870, 36872, 36876, 36877, 36878, 36879, 36889]);

type Found = { -readonly [K in keyof SchannelEvent]: SchannelEvent[K] };

/**
 * What the text of an event says beyond its number, in any display language: numbers, codes and versions keep their place in it.
 *
 *     fromText(36871, [{ text: 'A fatal error occurred while creating a TLS client credential. The internal error state is 10013.', n: 3 }])
 *     // { role: { value: 'client', line: 3 }, state: { value: 10013, line: 3 } }
 *
 * Source: message table of the Schannel event provider.
 */
export function fromText(id: number, lines: readonly TextLine[]): Partial<SchannelEvent> {
  const starts: { at: number; n: number }[] = [];
  let text = '';
  for (const line of lines) {
    if (text.length > TEXT_MAX) break;
    starts.push({ at: text.length, n: line.n });
    text += `${line.text.slice(0, TEXT_MAX).trim()} `;
  }
  const at = (index: number): number => starts.findLast((s) => s.at <= index)?.n ?? lines[0]?.n ?? 1;
  const found: Partial<Found> = {};
  const pid = /(?:^| )(\S{0,120}) ?\(PID: ?([0-9]{1,10})\)/.exec(text);
  if (pid) found.process = { value: { name: pid[1] ?? '', pid: Number(pid[2]) }, line: at(pid.index) };
  // The last sentence names the calling process and holds the word "client" for every event.
  const end = text.search(/SSPI|\(PID:|https?:\/\//);
  const said = end < 0 ? text : text.slice(0, end);
  const first = (pattern: RegExp): At<string> | undefined => {
    const hit = pattern.exec(said);
    return hit ? { value: hit[1] ?? '', line: at(hit.index) } : undefined;
  };
  if (id === 36887 || id === 36888) {
    const target = targetOf(lines);
    if (target) found.target = target;
    const numbers = plainNumbers(/Target name|Zielname/i.test(said) ? said.slice(0, said.search(/Target name|Zielname/i)) : said);
    if (numbers[0]) found.alert = { value: numbers[0].value, line: at(numbers[0].index) };
    if (numbers[1]) found.state = { value: numbers[1].value, line: at(numbers[1].index) };
  }
  if (id === 36870 || id === 36871) {
    const number = plainNumbers(said)[0];
    if (number) found.state = { value: number.value, line: at(number.index) };
  }
  if (WITH_CODE.has(id)) {
    const code = first(/0x([0-9a-f]{1,8})(?![0-9a-f])/i);
    if (code) found.code = { value: Number.parseInt(code.value, 16), line: code.line };
  }
  if (id === 36874 || id === 36880) {
    const protocol = first(/((?:TLS|SSL|DTLS) ?[0-9]\.[0-9])/);
    if (protocol) found.protocol = { value: protocol.value.replace(/S(?=[0-9])|L(?=[0-9])/, (c) => `${c} `), line: protocol.line };
  }
  if (id === 36880) {
    const suite = first(/0x([0-9a-f]{1,4})(?![0-9a-f])/i);
    if (suite) found.suite = { value: Number.parseInt(suite.value, 16), line: suite.line };
    const target = targetOf(lines);
    if (target) found.target = target;
  }
  if (id === 36884) {
    const name = first(/(?:^|[\s"'„])([A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,10})(?![\w-])/) ?? first(/expecting is (\S{1,255}?)\. /);
    if (name) found.target = name;
  }
  if (CREDENTIAL.has(id)) {
    const role = roleOf(said);
    if (role) found.role = { value: role.value, line: at(role.index) };
  }
  return found;
}

/** `Target name: api.partner.example`. Where more text follows in the line, only a name with a dot is one: the label may have no value. */
function targetOf(lines: readonly TextLine[]): At<string> | undefined {
  for (const line of lines) {
    const hit = /(?:Target name|Zielname) ?: ?(\S{1,255})(\s{0,4}$)?/i.exec(line.text.slice(0, TEXT_MAX));
    if (hit && (hit[2] !== undefined || hit[1]?.slice(0, -1).includes('.'))) return { value: hit[1] ?? '', line: line.n };
  }
  return undefined;
}

function plainNumbers(text: string): { value: number; index: number }[] {
  const out: { value: number; index: number }[] = [];
  for (const hit of text.matchAll(NUMBER)) {
    if (/(?:TLS|SSL) $/.test(text.slice(Math.max(0, hit.index - 5), hit.index))) continue;
    out.push({ value: Number(hit[0]), index: hit.index });
    if (out.length === 4) break;
  }
  return out;
}

/** The side that a text names; undefined when it names both or none. */
function roleOf(text: string): { value: 'client' | 'server'; index: number } | undefined {
  const low = text.slice(0, 400).toLowerCase();
  const index = (words: readonly string[]): number => Math.max(...words.map((w) => low.indexOf(w)));
  const client = index(roleWords.client);
  const server = index(roleWords.server);
  if ((client < 0) === (server < 0)) return undefined;
  return client >= 0 ? { value: 'client', index: client } : { value: 'server', index: server };
}

/** Names of the data in the event XML, and the facts that they give. */
export function fromData(id: number, name: string, value: string, line: number): Partial<SchannelEvent> {
  const text = value.trim();
  const number = /^0x[0-9a-f]{1,8}$/i.test(text) ? Number.parseInt(text.slice(2), 16) : /^-?[0-9]{1,10}$/.test(text) ? Number(text) >>> 0 : undefined;
  if (text === '') return {};
  switch (name) {
    case 'AlertDesc':
      return number === undefined ? {} : { alert: { value: number, line } };
    case 'ErrorState':
    case 'ErrorStatus':
      return number === undefined ? {} : { state: { value: number, line } };
    case 'ErrorCode':
    case 'Error':
      return number === undefined ? {} : { code: { value: number, line } };
    case 'Type': {
      const role = roleOf(text);
      return role ? { role: { value: role.value, line } } : {};
    }
    case 'Protocol':
      return /^(?:TLS|SSL|DTLS) [0-9]\.[0-9]$/.test(text) ? { protocol: { value: text, line } } : {};
    case 'CipherSuite':
      return number === undefined ? {} : { suite: { value: number, line } };
    case 'TargetName':
      return text.length <= 255 ? { target: { value: text, line } } : {};
    case 'Name':
      return id === 36884 && text.length <= 255 ? { target: { value: text, line } } : {};
    default:
      return {};
  }
}
