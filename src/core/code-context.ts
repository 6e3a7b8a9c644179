import type { LayerId } from '../data/codes/layers.ts';
import type { Token } from './code-tokens.ts';

/** What the words before a number say about it: "kdc event 11", "error state 10013", "alert number 40". */

/** The kinds of word that order or narrow the meanings of a number. */
export type Family = 'event' | 'state' | 'alert' | 'data' | 'provider' | 'return' | 'kerberos' | 'tls' | 'sql' | 'ldap' | 'win32' | 'code';

export interface Context {
  /** The nearest telling word; 'code' only where nothing more precise was said; 'other' when the number is something else: "port 1311". */
  readonly near: Family | 'other' | undefined;
  readonly all: ReadonlySet<Family>;
}

const WORDS: readonly (readonly [Family, string])[] = [
  ['event', 'event events eventid evt ereignis evento nement'],
  ['state', 'state states errorstate fehlerstatus estado stato'],
  ['alert', 'alert alerts fatal alertdesc'],
  ['data', 'data'],
  ['provider', 'provider'],
  ['return', 'return'],
  ['kerberos', 'kerberos krb krb5 kdc kdcsvc gss gssapi krberror'],
  ['tls', 'schannel tls ssl sslv3 tlsv1'],
  ['sql', 'sql mssql sqlserver msg ssms'],
  ['ldap', 'ldap ldaperr resultcode'],
  ['win32', 'win32 nativeerror nativeerrorcode winerror systemfehler'],
  [
    'code',
    'error errors err errno code codes errorcode hresult failure result status substatus sub failed rc minor message exception ret ' +
      'fehler fehlercode meldung erreur errore erro codice codigo meddelande fout',
  ],
];
const FAMILIES = new Map(WORDS.flatMap(([family, words]) => words.split(' ').map((word) => [word, family] as const)));

/** Words between a label and its number. */
const FILLERS = new Set(
  (
    'is was were are the of a an nr num number value has been with defined generated following internal extended protocol native returned received ' +
    // The same in German, French, Spanish, Italian and Portuguese; accents cut words: "défini" is "d" and "fini".
    'ist lautet wie folgt hat folgenden folgender der die das den dem des vom f r definierten definierte protokoll interne internen zur ckgegebene ' +
    'est le la l de du par d fini finie suivant protocole interne es el por del protocolo definido interno o il di do dal dalla protocollo definito pelo'
  ).split(' '),
);

/** "System error 64 has occurred", "Systemfehler 64 aufgetreten", "erreur système 64", "error de sistema 64": Win32 codes, if the word for error stands beside. */
const SYSTEM = new Set(['system', 'sistema', 'syst']);

/** Labels in scripts whose words are no tokens, directly before the number. */
const OTHER_SCRIPTS: readonly (readonly [Family, RegExp])[] = [
  ['win32', /(?:システム エラー|系统错误|系統錯誤|시스템 오류|системная ошибка)[ :：]{0,2}$/i],
  ['event', /(?:код события|イベント ID|事件 ?ID|事件标识符|이벤트 ID)[ :：]{0,2}$/i],
  ['state', /(?:エラーの状態は|错误状态为|錯誤狀態為|состояние ошибки|状态|状態|狀態|состояние)[ :：]{0,2}$/i],
  ['alert', /(?:TLS.{0,40}(?:コードは|代码为|代碼為|код[^.]{0,20}))[ :：]{0,2}$/i],
  ['code', /(?:エラー|错误|錯誤|오류|ошибка|код|コード|代码|代碼|メッセージ|消息|сообщение)[ :：]{0,2}$/i],
];
const LABEL_REACH = 60;

/** The family of a label in another script that ends right before an offset: "エラー: 18456". */
export function labelBefore(text: string, at: number): Family | undefined {
  const before = text.slice(Math.max(0, at - LABEL_REACH), at).trimEnd();
  if (before.charCodeAt(before.length - 1) < 0x400 && !/[:：]$/.test(before)) return undefined;
  return OTHER_SCRIPTS.find(([, label]) => label.test(before))?.[0];
}
/** What a number is when one of these words stands directly before it. */
const OTHERS = new Set(
  (
    'windows win server version v build release update port ports line lines column pid tid thread process processid threadid session luid severity level class year kb rfc page ' +
    'type etype etypes enctype option options flags keywords opcode task qualifiers bits bit bytes size length ms seconds minutes hours days iis office exchange net framework openssl ' +
    'python java driver odbc step issue case ticket row rows top count sid key id algorithm strength depth position'
  ).split(' '),
);

/** "Windows 10 1909" has two numbers, and none is a code. */
const VERSIONED = new Set(['windows', 'win', 'version', 'build']);

const REACH = 8;

/** The families that a single word stands for, for the global hints of a short query. */
export function familyOf(word: string): Family | undefined {
  return FAMILIES.get(word);
}

/**
 * The context of the token at a position: looks back over at most eight tokens of the same sentence.
 *
 *     contextAt(tokensOf('The TLS protocol defined fatal error code is 40'), 8)
 *     // { near: 'alert', all: { code, alert, tls } }
 *     contextAt(tokensOf('Windows Server 2012'), 2) // { near: 'other', all: {} }
 */
export function contextAt(tokens: readonly Token[], position: number): Context {
  const all = new Set<Family>();
  if (isCounted(tokens, position)) return { near: 'other', all };
  let near: Context['near'];
  let passed = false;
  let system = false;
  for (let i = position - 1; i >= 0 && i >= position - REACH && tokens[i + 1]?.breaks === false; i -= 1) {
    const { low } = tokens[i] ?? { low: '' };
    if (FILLERS.has(low)) continue;
    // "système" is cut at its accent.
    if (SYSTEM.has(low) || (low === 'me' && tokens[i - 1]?.low === 'syst')) {
      system = true;
      continue;
    }
    const family = low === 'id' ? idFamily(tokens, i) : low === 'fatal' && !isTls(tokens, i) ? undefined : FAMILIES.get(low);
    if (family !== undefined) {
      all.add(family);
      if (near === undefined || (near === 'code' && family !== 'code')) near = family;
    } else if (isNumber(low)) {
      // 'Status = 1311 0x51f', '<EventID Qualifiers="49152">4'
      passed = true;
    } else if (near === undefined && OTHERS.has(low) && (!passed || (VERSIONED.has(low) && isFourDigits(tokens[position])))) {
      return { near: 'other', all };
    } else if (!OTHERS.has(low)) break;
  }
  if (system && near === 'code') {
    all.add('win32');
    near = 'win32';
  }
  return { near, all };
}

/** What is counted: "tried 2 KDCs", "2 kerberos tickets". A status code before such a word is written with a colon, a bracket or a dash. */
const COUNTED = new Set('kdcs servers hosts tickets times attempts retries tries seconds second sec secs minutes hours days ms milliseconds bytes kb mb rows lines files items packets connections requests users clients errors warnings certificates'.split(' '));

function isCounted(tokens: readonly Token[], position: number): boolean {
  const next = tokens[position + 1];
  return tokens[position]?.after === ' ' && next?.before === ' ' && !next.breaks && COUNTED.has(next.low);
}

const TLS_WORD = /^(?:tls|ssl|alert|schannel|handshake|jsse)/;
const TLS_REACH = 30;

/** "fatal error: 42" is an alert where TLS speaks; other programs are fatal as well. */
function isTls(tokens: readonly Token[], i: number): boolean {
  return tokens.slice(Math.max(0, i - TLS_REACH), i + TLS_REACH).some(({ low }) => TLS_WORD.test(low));
}

/** "Event ID: 4" and a line that begins with "Id : 4" are events; "Process ID: 4" is not. */
function idFamily(tokens: readonly Token[], i: number): Family | undefined {
  if (i === 0 || tokens[i]?.breaks === true) return 'event';
  return FAMILIES.get(tokens[i - 1]?.low ?? '') === 'event' ? 'event' : undefined;
}

function isNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 48 && first <= 57;
}

function isFourDigits(token: Token | undefined): boolean {
  return token !== undefined && token.text.length <= 4;
}

/** The layers in which a decimal number with this label is looked up, best first. */
export const DECIMAL_LAYERS: Readonly<Record<Exclude<Family, 'data' | 'state'>, readonly LayerId[]>> = {
  event: ['schannel-events', 'windows-events', 'sql-server'],
  alert: ['tls-alerts'],
  provider: ['drivers'],
  return: ['spn-registration', 'win32'],
  kerberos: ['kerberos', 'windows-events'],
  tls: ['schannel-events', 'schannel-states', 'tls-alerts'],
  sql: ['sql-server', 'drivers', 'sql-login-states'],
  ldap: ['ldap'],
  win32: ['win32'],
  code: ['kerberos', 'win32', 'sql-server', 'drivers', 'schannel-events'],
};
