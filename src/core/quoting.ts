/**
 * One escape function per target. Each takes a value and returns the literal that holds exactly this value in
 * that language, delimiters included, or the refusal that says why the language cannot hold it safely.
 *
 * Quoting keeps a value inside its literal. It does not stop a program from reading `-Force` or `/f` as an
 * option, and it does not make a wrong name right: the name rules (names.ts) come first, quoting comes last.
 * Where one language stands inside another (an LDAP filter in a PowerShell string), quote for the inner one first.
 */
export { bareOrQuoted } from './quoting/bare.ts';
export { batchArgument, programArgument, promptArgument } from './quoting/program.ts';
export { invisibleIn, invisiblesIn } from './quoting/invisible.ts';
export type { Invisible } from './quoting/invisible.ts';
export { ldapDnValue, ldapFilterValue } from './quoting/ldap.ts';
export { psString, psStringAscii } from './quoting/powershell.ts';
export { regBytes, regDword, regExpandString, regMultiString, regName, regString } from './quoting/registry.ts';
export type { Quoted } from './quoting/rules.ts';
export { ONE_LINE, noInvisible, noNul, quote, without } from './quoting/rules.ts';
export { xmlText } from './quoting/xml.ts';
export { tsqlIdentifier, tsqlString } from './quoting/tsql.ts';
