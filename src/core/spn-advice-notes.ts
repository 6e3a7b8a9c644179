import type { NoteBlock, Rich } from './blocks.ts';
import { adviseSpn } from './spn-advice.ts';
import type { Rule } from './rule.ts';

const MOST_NOTES = 10;

function code(text: string): Rich[number] {
  return { code: text.length > 80 ? `${text.slice(0, 80)}…` : text };
}

/**
 * One note for each line of SPNs that is refused or odd: what is wrong, and the form that was probably meant,
 * for the reader to type. `meaning` adds remarks on lines that the rule allows.
 *
 *     adviceNotes('MSSQLSvc/sql05\\SALES', spnString, true)
 *     // [{ kind: 'note', id: 'advice-1', text: [{ code: 'MSSQLSvc/sql05\\SALES' }, ': A backslash never …', ' Meant: ', { code: 'MSSQLSvc/sql05:SALES' }, '?'] }]
 *
 * Wildcard searches get no remarks: half a name is no fault there.
 */
export function adviceNotes(text: string, rule: Rule, meaning: boolean): readonly NoteBlock[] {
  const lines = text.split(/\r\n|\r|\n/).slice(0, 100).map((line) => line.trim()).filter((line) => line !== '');
  return lines
    .flatMap((line): readonly Rich[] => {
      const refused = rule.refuses(line) !== undefined;
      if (!refused && (!meaning || line.includes('*'))) return [];
      const { remarks, offers } = adviseSpn(line);
      if (remarks.length === 0) return [];
      const meant: Rich = offers.flatMap((offer, i): Rich => [i === 0 ? ' Perhaps meant: ' : ' or ', code(offer)]);
      return [[code(line), ': ', remarks.map((r) => r.says).join(' '), ...meant, ...(offers.length > 0 ? ['.'] : [])]];
    })
    .slice(0, MOST_NOTES)
    .map((rich, i) => ({ kind: 'note', id: `advice-${i + 1}`, tone: 'warning', text: rich }));
}
