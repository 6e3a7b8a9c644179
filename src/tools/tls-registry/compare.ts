/** What the pasted text says of the machine, and what of the wishes is so already. */
import type { Block, FindingBlock, TableBlock } from '../../core/blocks.ts';
import { fullPath } from '../../core/registry/model.ts';
import type { StateRemark } from '../../core/schannel/effective-model.ts';
import { intentsOf } from '../../core/schannel/plan.ts';
import type { Result } from './result.ts';
import { wantRich, wantText } from './words.ts';

const MOST_REMARKS = 12;
const MOST_LINES = 5;
const LONGEST = 300;

/** Nothing without a pasted text. */
export function compareBlocks(result: Result): readonly Block[] {
  const { machine } = result;
  if (!machine.state) return [];
  const remarks = machine.state.remarks;
  const rest = remarks.length - MOST_REMARKS;
  return [
    summary(result),
    ...notShown(result),
    ...numbered(remarks.slice(0, MOST_REMARKS).map((remark) => finding(remark, machine.raws))),
    ...(rest > 0 ? [{ kind: 'note', id: 'more-remarks', tone: 'info', text: [`${rest} more remarks about your text are left out here.`] } as const] : []),
    ...alreadySo(result),
  ];
}

function summary({ machine, kept, changed, larger, request }: Result): FindingBlock {
  const wished = kept.length + changed.length + larger.length;
  if (machine.nothing) {
    return { kind: 'finding', id: 'your-text', verdict: 'open', says: ['No registry value was found in your text: the change is written as if nothing were known.'], evidence: [], next: ['Paste the output of reg query with /s, or a .reg export.'] };
  }
  const name = machine.version.name === request.windows.name ? request.windows.name : `${machine.version.name} (${request.windows.name} in the form)`;
  const count = `Of ${wished} values ${kept.length + larger.length} are so already and ${changed.length} differ.`;
  return { kind: 'finding', id: 'your-text', verdict: changed.length === 0 ? 'fine' : 'open', word: changed.length === 0 ? 'Nothing to change' : 'Compared', says: [`Your text, read as ${name}: ${count}`], evidence: [] };
}

/** What the undo cannot take from the text. */
function notShown({ kit, unsettled, machine }: Result): readonly Block[] {
  if (machine.nothing) return [];
  const rows = new Map(unsettled.map(({ change, why }) => [`${fullPath(change.key, 'short')}${'name' in change ? ` ${change.name}` : ''}`, why]));
  const keys = kit.inexact.length > unsettled.length;
  return [
    ...(rows.size === 0
      ? []
      : ([
          { kind: 'finding', id: 'not-in-your-text', verdict: 'open', says: [`Your text does not settle ${rows.size} of the changed values: they are written, and only the files of step 1 bring an earlier value back.`], evidence: [], next: ['Paste the whole keys: reg query with /s for each key of step 1.'] },
          { kind: 'table', id: 'not-settled', caption: 'What your text does not settle', columns: ['Value', 'Why'], rows: [...rows].map(([what, why]) => [[{ code: what }], [why]]) },
        ] as const)),
    ...(keys ? [{ kind: 'note', id: 'empty-keys', tone: 'info', text: ['reg query prints no key without values: whether some of the changed keys were there, empty, is not known. The undo leaves them, empty; without values they have no effect.'] } as const] : []),
  ];
}

function finding(remark: StateRemark, raws: readonly string[]): FindingBlock {
  return {
    kind: 'finding',
    id: remark.id,
    verdict: remark.verdict,
    says: remark.says,
    evidence: remark.lines.slice(0, MOST_LINES).map((line) => ({ at: `line ${line}`, text: (raws[line - 1] ?? '').slice(0, LONGEST) })),
    ...(remark.next === undefined ? {} : { next: remark.next }),
  };
}

/** Ids are unique in an output. */
function numbered(blocks: readonly FindingBlock[]): readonly FindingBlock[] {
  const seen = new Map<string, number>();
  return blocks.map((block) => {
    const count = (seen.get(block.id) ?? 0) + 1;
    seen.set(block.id, count);
    return { ...block, id: `before-${block.id}${count === 1 ? '' : `-${count}`}` };
  });
}

function alreadySo({ kept, larger, machine }: Result): readonly TableBlock[] {
  const rows = [
    ...kept.map((row) => ({ row, says: wantText(row.want) === 'removed' ? ['not there'] : wantRich(row.want) })),
    ...larger.map((row) => ({ row, says: [`${machine.state?.settings.find(({ setting }) => setting.id === row.setting.id)?.number ?? ''}, larger than ${wantText(row.want)}: kept`] })),
  ];
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      id: 'already-so',
      caption: 'Already so: nothing is written for these',
      columns: ['Key', 'Value', 'Data'],
      rows: rows.map(({ row, says }) => [intentsOf([row]).flatMap((intent) => [{ code: fullPath(intent.key, 'short') }]), [{ code: row.setting.name }], says]),
    },
  ];
}
