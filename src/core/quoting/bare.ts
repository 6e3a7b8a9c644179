import type { Rule } from '../rule.ts';
import { psString } from './powershell.ts';
import { batchArgument, promptArgument } from './program.ts';
import type { Quoted } from './rules.ts';
import { quote, without } from './rules.ts';

/** No `=`, `,` or `;`, which separate arguments of a batch file. */
const CMD_BARE = /^[A-Za-z0-9._:/\\@$-]+$/;
/** No `$` and `@` (variable, splatting), no digit or hyphen at the start (number, parameter). */
const PS_BARE = /^[A-Za-z_\\][A-Za-z0-9._:/\\-]*$/;

const NATIVE = 'Microsoft, PowerShell: about_Parsing (passing arguments to native commands); PowerShell issues 1995, 4358, 6280';

/** What Windows PowerShell 5.1 and PowerShell 7.3 hand to a program in different ways, so that no one text is right for both. */
const NATIVE_RULES: readonly Rule[] = [
  {
    id: 'ps-native-empty',
    allows: 'A value: Windows PowerShell leaves an empty argument out of the command line of a program.',
    source: NATIVE,
    refuses: (value) => (value === '' ? 'is empty' : undefined),
  },
  without(
    {
      id: 'ps-native-quote',
      allows: 'No double quotation mark: Windows PowerShell hands it to a program without an escape, PowerShell 7.3 with one.',
      source: NATIVE,
    },
    /"/u,
  ),
  {
    id: 'ps-native-backslash',
    allows: 'No backslash at the end of a value with blanks: Windows PowerShell lets it escape the closing quotation mark.',
    source: NATIVE,
    refuses: (value) => (/\s/.test(value) && value.endsWith('\\') ? 'has a blank and ends with a backslash' : undefined),
  },
];

/**
 * One argument of a program: as it is when it is a plain word that the shell cannot misread, else quoted.
 * `cmd` is the prompt, `batch` a file. For `powershell` it is an argument of a program such as setspn, with the
 * refusals of both PowerShell generations; parameters of cmdlets take psString.
 *
 *     bareOrQuoted('CORP\\svc-sql05', 'cmd')     // CORP\svc-sql05
 *     bareOrQuoted('CORP\\svc sql', 'cmd')       // "CORP\svc sql"
 *     bareOrQuoted('CORP\\gmsa$', 'powershell')  // 'CORP\gmsa$'
 *
 * Sources: Microsoft: cmd command reference; PowerShell about_Parsing.
 */
export function bareOrQuoted(value: string, shell: 'cmd' | 'batch' | 'powershell'): Quoted {
  if (shell === 'powershell') {
    if (PS_BARE.test(value)) return { ok: true, text: value };
    const checked = quote(value, NATIVE_RULES, (v) => v);
    return checked.ok ? psString(value) : checked;
  }
  if (CMD_BARE.test(value)) return { ok: true, text: value };
  return shell === 'batch' ? batchArgument(value) : promptArgument(value);
}
