import { ONE_LINE, quote, without } from './rules.ts';
import type { Quoted } from './rules.ts';

const CMD = 'Microsoft: cmd command reference';

/** cmd knows no escape for it inside quotation marks: `\"` closes the quotation for cmd, and what follows runs. */
const cmdNoQuote = without(
  {
    id: 'cmd-no-quote',
    allows: 'No double quotation mark: cmd ends the quotation there, whatever stands before it. PowerShell can hold it.',
    source: CMD,
  },
  /"/u,
);

const promptNoPercent = without(
  {
    id: 'cmd-no-percent',
    allows: 'No percent sign: the prompt of cmd has no escape for it, and %NAME% becomes the value of a variable.',
    source: CMD,
  },
  /%/u,
);

const promptNoExclamation = without(
  {
    id: 'cmd-no-exclamation',
    allows: 'No exclamation mark: where delayed expansion is on (cmd /v:on), the prompt replaces !NAME!.',
    source: CMD,
  },
  /!/u,
);

/** n backslashes before a quotation mark become 2n + 1, n at the end become 2n; all others stay. */
function argument(value: string): string {
  return `"${value.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
}

/**
 * One argument in the form that CommandLineToArgvW and the C runtime take apart, always in quotation marks.
 * For no shell: it is the inner layer, where a command line is stored or handed to CreateProcess.
 * Refuses NUL, line breaks, control characters and lone surrogates. A program built for the ANSI code page may
 * still turn a look-alike such as U+FF02 into a quotation mark: the name rules allow no such character.
 *
 *     programArgument('C:\\my dir\\')  // "C:\my dir\\"
 *
 * Source: Microsoft: Parsing C command-line arguments; checked with CommandLineToArgvW of Wine.
 */
export function programArgument(value: string): Quoted {
  return quote(value, ONE_LINE, argument);
}

/**
 * One argument of a program in a batch file that runs with delayed expansion off (the default; a generated
 * file says `setlocal DisableDelayedExpansion`). A percent sign is doubled. Refuses a double quotation mark,
 * and what programArgument refuses. Non-ASCII text needs the code page of the file to match.
 *
 *     batchArgument('100% sure')  // "100%% sure"
 *
 * Source: Microsoft: cmd and reg add command references.
 */
export function batchArgument(value: string): Quoted {
  return quote(value, [...ONE_LINE, cmdNoQuote], (v) => argument(v).replaceAll('%', '%%'));
}

/**
 * One argument of a program typed or pasted at the prompt of cmd. Refuses double quotation marks, percent
 * signs and exclamation marks, and what programArgument refuses.
 *
 *     promptArgument('CORP\\svc sql')  // "CORP\svc sql"
 *
 * Source: Microsoft: cmd command reference.
 */
export function promptArgument(value: string): Quoted {
  return quote(value, [...ONE_LINE, cmdNoQuote, promptNoPercent, promptNoExclamation], argument);
}
