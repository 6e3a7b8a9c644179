import type { KeywordSyntax } from '../../data/spn-drivers.ts';
import type { Quoted } from '../quoting.ts';
import { noInvisible } from '../quoting.ts';
import { ONE_LINE, quote, without } from '../quoting/rules.ts';

const noBrace = without(
  {
    id: 'no-closing-brace',
    allows: 'A value without }: some drivers end the value there.',
    source: 'Microsoft: Using connection string keywords with OLE DB Driver for SQL Server; mssql-jdbc change log 8.3.0',
  },
  /\}/u,
);

const noQuote = without(
  { id: 'no-double-quote', allows: 'A value without a double quotation mark.', source: 'FreeTDS: user guide, freetds.conf' },
  /"/u,
);

const doubled = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const ends = (value: string): boolean => value !== value.trim();

/** Equals signs and quotation marks inside are allowed bare by some readers only, so they are quoted. */
const ado = (value: string): string => (value === '' || ends(value) || /[;='"{}]/.test(value) ? doubled(value) : value);
const odbc = (value: string): string => (value === '' || ends(value) || /[[\]{}(),;?*=!@]/.test(value) ? `{${value.replaceAll('}', '}}')}}` : value);
const braced = (value: string): string => (value === '' || ends(value) || /[;{=]/.test(value) ? `{${value}}` : value);

/**
 * A value as the connection string of a driver holds it, or the refusal that says why it cannot.
 *
 *     keywordValue('odbc', 'svc-sql05@corp.example')  // { ok: true, text: '{svc-sql05@corp.example}' }
 *     keywordValue('ado', 'a;b')                      // { ok: true, text: '"a;b"' }
 *     keywordValue('jdbc', 'a}b')                     // { ok: false, refusal: … }
 *
 * `ado` and `oledb` double the quotation marks round the value, `odbc` braces it, `jdbc` braces it without an escape
 * (drivers before 8.4 had none), `go` follows its own reader, which knows double quotation marks only, `freetds` is a line of a file.
 * Sources: Microsoft, SqlConnection.ConnectionString; SQLDriverConnect; JDBC: Building the connection URL; go-mssqldb and FreeTDS source.
 */
export function keywordValue(syntax: KeywordSyntax, value: string): Quoted {
  const line = [...ONE_LINE, noInvisible];
  switch (syntax) {
    case 'ado':
    case 'oledb':
    case 'go':
      return quote(value, line, ado);
    case 'odbc':
      return quote(value, line, odbc);
    case 'jdbc':
      return quote(value, [...line, noBrace], braced);
    case 'freetds':
      return quote(value, [...line, noQuote], (v) => v);
  }
}
