import type { Rule } from '../rule.ts';
import { ONE_LINE, quote } from './rules.ts';
import type { Quoted } from './rules.ts';

const QUOTENAME = 'Microsoft: QUOTENAME (Transact-SQL)';
const SYSNAME = 128;

/**
 * A Unicode string of T-SQL: apostrophes doubled, nothing else is special. Refuses NUL, line breaks (a line
 * with GO cuts the batch even inside a string), control characters and lone surrogates.
 * sqlcmd replaces `$(name)` inside strings too: run it with -x, or refuse `$(` beforehand.
 *
 *     tsqlString("O'Brien")  // N'O''Brien'
 *
 * Source: Microsoft: QUOTENAME (Transact-SQL); sqlcmd utility.
 */
export function tsqlString(value: string): Quoted {
  return quote(value, ONE_LINE, (v) => `N'${v.replaceAll("'", "''")}'`);
}

const identifierLength: Rule = {
  id: 'tsql-identifier-length',
  allows: `1 to ${SYSNAME} characters.`,
  source: QUOTENAME,
  refuses: (value) => (value === '' ? 'is empty' : value.length > SYSNAME ? `has ${value.length} characters` : undefined),
};

/**
 * An identifier of T-SQL in brackets; a closing bracket is doubled, an opening one stays. Refuses an empty
 * name, one longer than 128 characters, and what tsqlString refuses.
 *
 *     tsqlIdentifier('CORP\\svc]x')  // [CORP\svc]]x]
 *
 * Source: Microsoft: QUOTENAME (Transact-SQL).
 */
export function tsqlIdentifier(value: string): Quoted {
  return quote(value, [identifierLength, ...ONE_LINE], (v) => `[${v.replaceAll(']', ']]')}]`);
}
