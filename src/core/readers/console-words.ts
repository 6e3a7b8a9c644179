/** Lines that Windows programs print in the display language, and that mean the same in each. */
import { doneWords, verboseWords, warningWords } from '../../data/console-labels.ts';
import { plainLabel } from './labelled-line.ts';

const LONGEST = 200;

/** True for "The command completed successfully" and its translations. */
export function isDone(text: string): boolean {
  if (text.length > LONGEST) return false;
  const plain = plainLabel(text).replace(/[.。]$/, '');
  return doneWords.some((w) => plain === w);
}

/** What stands behind "VERBOSE:" of PowerShell in any of the known languages. */
export function verboseText(text: string): string | undefined {
  return behind(text, verboseWords);
}

/** What stands behind "WARNING:" of PowerShell in any of the known languages. */
export function warningText(text: string): string | undefined {
  return behind(text, warningWords);
}

function behind(text: string, words: readonly string[]): string | undefined {
  const start = text.trimStart().slice(0, 40);
  const found = /^([\p{L}]{3,20})\s?[:：]\s?/u.exec(start);
  if (!found || !words.includes((found[1] ?? '').toLowerCase())) return undefined;
  return text.trimStart().slice(found[0].length).trim();
}

/** A Windows status as nltest prints it. */
export interface PrintedStatus {
  readonly code: number;
  /** ERROR_NO_LOGON_SERVERS, NERR_Success. */
  readonly symbol: string;
}

const STATUS = /=\s?(\d{1,10}) (0x[0-9a-f]{1,8}) ([A-Za-z][A-Za-z0-9_]{3,80})\s{0,8}$/;

/**
 * The status at the end of a line of nltest, and what stands before its equals sign. Number and hexadecimal number must agree.
 *
 *     printedStatus('Trust Verification Status = 1311 0x51f ERROR_NO_LOGON_SERVERS')
 *     // { before: 'Trust Verification Status', code: 1311, symbol: 'ERROR_NO_LOGON_SERVERS' }
 */
export function printedStatus(text: string): (PrintedStatus & { before: string }) | undefined {
  if (text.length > 400) return undefined;
  const found = STATUS.exec(text);
  if (!found || Number(found[1]) !== Number.parseInt(found[2] ?? '', 16)) return undefined;
  return { before: text.slice(0, found.index).trim(), code: Number(found[1]), symbol: found[3] ?? '' };
}
