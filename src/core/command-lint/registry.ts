/** .reg files and reg.exe. */
import { hiveNames } from '../../data/lint-rules.ts';
import type { Hit, Source } from './source.ts';

/** In a .reg file: `[HKLM\SOFTWARE\Test]`. */
export function shortHives({ shell, masked, kinds, lines }: Source): Hit[] {
  if (shell !== 'reg') return [];
  return lines.flatMap(({ start, end }): Hit[] => {
    const key = /^([ \t]*\[-?)(HKLM|HKCU|HKCR|HKU|HKCC):?(?=[\\\]])/i.exec(masked.slice(start, end));
    if (!key || kinds[start] === '#') return [];
    const at = start + (key[1] ?? '').length;
    const instead = Object.entries(hiveNames).find(([short]) => short === key[2]?.toUpperCase())?.[1];
    return [{ rule: 'reg-short-hive', start: at, end: start + key[0].length, message: 'a .reg file takes full hive names only', instead }];
  });
}

/** In a .reg file: `"Enabled"=dword:0x1`. */
export function dwords({ shell, text, masked, kinds }: Source): Hit[] {
  if (shell !== 'reg') return [];
  return [...masked.matchAll(/(?<==[ \t]*)dword:[ \t]*([^\s;]*)/gi)].flatMap((found): Hit[] => {
    const start = found.index;
    const end = start + found[0].length;
    const given = text.slice(start, end);
    if (kinds[start] !== 'c' || given.includes('{{') || /^dword:[0-9a-f]{1,8}$/.test(given) || /^dword:[0-9A-F]{1,8}$/.test(given)) return [];
    const digits = /^(?:0x)?([0-9a-f]{1,8})$/i.exec(found[1] ?? '')?.[1]?.toLowerCase();
    const instead = found[1] === '-1' ? 'dword:ffffffff' : digits && `dword:${digits.padStart(8, '0')}`;
    return [{ rule: 'reg-dword-form', start, end, message: 'dword: takes up to eight hexadecimal digits and nothing else', instead }];
  });
}

/** `reg add HKLM\X /v A /d 1` among other commands: in a script, or in pasted lines, which then answer its question. */
export function unforced({ shell, text, code, kinds, segments }: Source): Hit[] {
  if (shell === 'tsql' || shell === 'reg' || segments.length < 2) return [];
  return segments.flatMap(({ start, end }, i): Hit[] => {
    const command = /(?<![\w.-])reg(?:\.exe)?["']?\s+(?:add|delete)\s(?=.*\s)/i.exec(code.slice(start, end));
    if (!command) return [];
    const from = start + command.index;
    const rest = code.slice(from, end);
    const given = rest.trimEnd();
    const asks = /\sdelete\s/i.test(command[0]) || /\s\/ve?(?=\s)/i.test(rest);
    const forced = [...rest.matchAll(/\s(\/f)(?=\s|$|["')])/gi)].some((found) => kinds[from + found.index + 1] === kinds[from]);
    const previous = segments[i - 1];
    const answered = previous !== undefined && /^\s*@?echo\b/i.test(code.slice(previous.start, previous.end)) && code.charAt(previous.end) === '|';
    if (!asks || forced || answered) return [];
    const instead = kinds[from] === 'c' ? `${text.slice(from, from + given.length)} /f` : undefined;
    return [{ rule: 'reg-without-force', start: from, end: from + given.length, message: 'reg asks before it overwrites or deletes, unless /f is given', instead }];
  });
}
