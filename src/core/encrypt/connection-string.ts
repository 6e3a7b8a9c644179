/** Connection strings of SqlClient, ODBC, OLE DB and JDBC, taken apart by their own rules of quoting. */

export type StringSyntax = 'ado' | 'odbc' | 'oledb' | 'jdbc';

export interface ConnectionPair {
  /** Lower case, single blanks. */
  readonly key: string;
  /** Absent for a secret: it is never kept. */
  readonly value?: string;
}

export interface ConnectionText {
  readonly syntax: StringSyntax;
  readonly pairs: readonly ConnectionPair[];
  /** Faults in words that repeat nothing of the text: what stands at the wrong place may be a part of a password. */
  readonly faults: readonly string[];
  /** The text holds a password or a token. */
  readonly secret: boolean;
}

const LONGEST = 8000;

/** Keywords whose values are nobody's business. */
const SECRET = /^(?:password|pwd|new ?password|old ?password|access ?token|accesstoken|user ?id|uid|user|username|user ?name|trust ?store ?password|key ?store ?secret|keystoresecret|client ?key ?password|clientkeypassword|certificate ?password|gsscredential|.*secret|.*password)$/;

/**
 * Takes a connection string apart. Which rules count follows from the text: `jdbc:sqlserver:`, Driver= or DSN= (ODBC), Provider= (OLE DB), else ADO.NET.
 * Quotation marks are doubled inside a value (ADO.NET, OLE DB), braces are closed by } with }} for one in the value (ODBC, JDBC).
 *
 *     readConnectionString('Driver={ODBC Driver 17 for SQL Server};Server=sql01;PWD=x')
 *     // { syntax: 'odbc', pairs: [{ key: 'driver', value: 'ODBC Driver 17 for SQL Server' }, { key: 'server', value: 'sql01' }, { key: 'pwd' }], faults: [], secret: true }
 *
 * Values of passwords, tokens and user names are dropped here and are in no result. Takes any string; longer than 8,000 characters is a fault.
 * Sources: Microsoft, SqlConnection.ConnectionString; SQLDriverConnect; JDBC: Building the connection URL.
 */
export function readConnectionString(text: string): ConnectionText | undefined {
  const one = unwrapped(text.slice(0, LONGEST + 1).replace(/[\r\n]+/g, ' ').trim());
  if (one === '') return undefined;
  if (one.length > LONGEST) return { syntax: 'ado', pairs: [], faults: [`The text is longer than ${LONGEST} characters: it is not read.`], secret: false };
  const jdbc = /^jdbc:sqlserver:\/\/([^;]*)/i.exec(one);
  if (jdbc) return jdbcString(one.slice(jdbc[0].length), jdbc[1] ?? '');
  const loose = split(one, 'odbc');
  const keys = new Set(loose.pairs.map((p) => p.key));
  if (keys.has('driver') || keys.has('dsn') || keys.has('filedsn')) return result('odbc', loose);
  const quoted = split(one, 'ado');
  return result(quoted.pairs.some((p) => p.key === 'provider') ? 'oledb' : 'ado', quoted);
}

/** The quotation marks of a configuration file or of code round the whole string are not its own. */
function unwrapped(text: string): string {
  const inner = /^(["'])([A-Za-z][\s\S]*)\1[;,]?$/.exec(text)?.[2];
  return inner !== undefined && inner.includes('=') && !inner.includes(text[0] ?? '"') ? inner.trim() : text;
}

interface Split {
  readonly pairs: readonly { readonly key: string; readonly value: string }[];
  readonly faults: readonly string[];
}

function result(syntax: StringSyntax, { pairs, faults }: Split): ConnectionText {
  const secret = pairs.some(({ key, value }) => /password|pwd|token|secret/.test(key) && value !== '');
  return { syntax, faults, secret, pairs: pairs.map(({ key, value }) => (SECRET.test(key) ? { key } : { key, value })) };
}

function jdbcString(rest: string, address: string): ConnectionText {
  const { pairs, faults } = split(rest, 'odbc');
  const host = /^([^\\:]*)/.exec(address)?.[1] ?? '';
  const named = pairs.some((p) => p.key === 'servername');
  return result('jdbc', { faults, pairs: [...(host === '' || named ? [] : [{ key: 'servername', value: host }]), ...pairs] });
}

/** One pass from the left; `odbc` closes values with braces, `ado` with quotation marks. */
function split(text: string, rules: 'ado' | 'odbc'): Split {
  const pairs: { key: string; value: string }[] = [];
  const faults: string[] = [];
  let at = 0;
  let part = 0;
  while (at < text.length) {
    while (at < text.length && /[;\s]/.test(text[at] ?? '')) at++;
    if (at >= text.length) break;
    part++;
    const equals = nextEquals(text, at, rules);
    const semicolon = text.indexOf(';', at);
    if (equals < 0 || (semicolon >= 0 && semicolon < equals)) {
      faults.push(`Part ${part} has no equals sign: a value before it may hold a semicolon and needs quotation.`);
      at = semicolon < 0 ? text.length : semicolon + 1;
      continue;
    }
    const key = text.slice(at, equals).replaceAll('==', '=').trim().toLowerCase().replace(/\s+/g, ' ');
    const { value, next, fault } = readValue(text, equals + 1, rules);
    if (fault !== undefined) faults.push(`Part ${part}: ${fault}`);
    pairs.push({ key, value });
    at = next;
  }
  return { pairs, faults };
}

/** ADO.NET doubles an equals sign inside a keyword. */
function nextEquals(text: string, from: number, rules: 'ado' | 'odbc'): number {
  let at = text.indexOf('=', from);
  while (rules === 'ado' && at >= 0 && text[at + 1] === '=') at = text.indexOf('=', at + 2);
  return at;
}

function readValue(text: string, from: number, rules: 'ado' | 'odbc'): { readonly value: string; readonly next: number; readonly fault?: string } {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at++;
  const open = text[at] ?? '';
  const close = rules === 'odbc' ? (open === '{' ? '}' : '') : open === '"' || open === "'" ? open : '';
  if (close === '') {
    const end = text.indexOf(';', at);
    const stop = end < 0 ? text.length : end;
    return { value: text.slice(at, stop).trim(), next: stop + 1 };
  }
  let value = '';
  for (at++; at < text.length; at++) {
    if (text[at] !== close) value += text[at] ?? '';
    else if (text[at + 1] === close) {
      value += close;
      at++;
    } else break;
  }
  if (at >= text.length) return { value, next: text.length, fault: 'the quotation is not closed.' };
  const end = text.indexOf(';', at);
  const stop = end < 0 ? text.length : end;
  const rest = text.slice(at + 1, stop).trim();
  return { value, next: stop + 1, ...(rest === '' ? {} : { fault: 'something stands behind the closing quotation.' }) };
}
