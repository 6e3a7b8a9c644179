/** The command that a pasted console kept in front of its output. */

/** What stands behind a prompt, or behind nothing at all. */
export interface TypedCommand {
  /** Name of the program in lower case, without path and .exe: 'reg'. */
  readonly program: string;
  /** Arguments, without their quotation marks. */
  readonly args: readonly string[];
  /** True when a prompt stands before it. */
  readonly prompted: boolean;
}

/** Longer lines are output, not commands. */
const MOST = 1000;
const PROMPTS = [
  // C:\Users\adm>  and  PS C:\>  and  [SQL05]: PS C:\>
  /^\s{0,8}(?:\[[^\]]{1,64}\]: ?)?(?:PS )?[A-Za-z]:\\[^<>|"]{0,200}>\s?/,
  /^\s{0,8}(?:\[[^\]]{1,64}\]: ?)?PS [A-Z][A-Za-z]{1,20}:\\?[^<>|"]{0,200}>\s?/,
  // user@host:~$  and  [root@host ~]#  and  $
  /^\s{0,8}\[?[\w.-]{1,64}@[\w.-]{1,64}[^$#<>|"]{0,100}[$#] /,
  /^\s{0,8}[$#] (?=\S)/,
];

/**
 * The command of a line, with or without its prompt; undefined when the line names none of the programs.
 *
 *     commandOf('C:\\>reg query "HKLM\\SYSTEM\\X" /s', ['reg'])    // { program: 'reg', args: ['query', 'HKLM\\SYSTEM\\X', '/s'], prompted: true }
 *     commandOf('$ openssl s_client -connect sql05:443', ['openssl'])
 */
export function commandOf(text: string, programs: readonly string[]): TypedCommand | undefined {
  if (text.length > MOST) return undefined;
  const end = promptEnd(text);
  const rest = end === 0 ? text : text.slice(end);
  if (!programs.includes(programOf(rest))) return undefined;
  const words = split(rest.trim());
  const program = programOf(words[0] ?? '');
  return programs.includes(program) ? { program, args: words.slice(1), prompted: end > 0 } : undefined;
}

/** Where the prompt of a line ends; 0 without one. Each line of a long text is asked by every reader, so most are turned away by their first look. */
function promptEnd(text: string): number {
  if (!text.includes('>') && !text.includes('$') && !text.includes('#')) return 0;
  for (const prompt of PROMPTS) {
    const found = prompt.exec(text);
    if (found) return found[0].length;
  }
  return 0;
}

/** The first word as the name of a program: without quotation mark, path and .exe. */
function programOf(text: string): string {
  const found = FIRST.exec(text);
  const first = found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
  return first.slice(Math.max(first.lastIndexOf('\\'), first.lastIndexOf('/')) + 1).toLowerCase().replace(/\.exe$/, '');
}

const FIRST = /^\s{0,40}(?:"([^"]{1,260})"|'([^']{1,260})'|([^\s"']{1,260}))/;

/** True for a line that begins with a prompt, whatever follows. */
export function isPrompt(text: string): boolean {
  return promptEnd(text.slice(0, MOST)) > 0;
}

/** Words as a console splits them: blanks inside quotation marks stay. */
function split(text: string): string[] {
  const words: string[] = [];
  let word = '';
  let quote = '';
  let inside = false;
  for (const c of text) {
    if (quote !== '') {
      if (c === quote) quote = '';
      else word += c;
    } else if (c === '"' || c === "'") {
      quote = c;
      inside = true;
    } else if (c === ' ' || c === '\t') {
      if (word !== '' || inside) words.push(word);
      word = '';
      inside = false;
    } else word += c;
  }
  if (word !== '' || inside) words.push(word);
  return words;
}
