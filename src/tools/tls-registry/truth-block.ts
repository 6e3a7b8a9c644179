/** The truth table of Enabled and DisabledByDefault, with the cells of this output and of the pasted state marked. */
import type { Rich, TableBlock } from '../../core/blocks.ts';
import { cellOf, enabledStates, softStates, truthTable } from '../../core/schannel/truth.ts';
import type { EnabledState, SoftState, TruthCell } from '../../core/schannel/truth.ts';
import type { Told } from '../../core/schannel/effective-model.ts';
import type { Want } from '../../core/schannel/plan.ts';
import type { Result } from './result.ts';
import { STATES, wantOf } from './words.ts';

type Place = Pick<TruthCell, 'enabled' | 'disabledByDefault'>;

const ROWS = { absent: 'absent', '0': '0', '1': '1', 'all-bits': '0xffffffff', 'wrong-type': 'another type than REG_DWORD' } as const satisfies Readonly<Record<EnabledState, string>>;
const COLUMNS = { absent: 'DisabledByDefault absent', '0': 'DisabledByDefault 0', '1': 'DisabledByDefault 1' } as const satisfies Readonly<Record<SoftState, string>>;

/** Nothing where no table is asked for. */
export function truthBlocks(result: Result): readonly TableBlock[] {
  const { request, machine } = result;
  if (!request.truth) return [];
  const { protocol, side } = request.truth;
  const cells = truthTable(protocol, side, machine.version);
  const now = nowPlace(result);
  const then = thenPlace(result) ?? (isTouched(result) ? undefined : now);
  return [
    {
      kind: 'table',
      id: 'truth',
      caption: `Truth table: ${protocol}, ${side} side, ${request.windows.name}${then === undefined ? '; this change does not write it' : ''}`,
      columns: ['Enabled', ...softStates.map((soft) => COLUMNS[soft])],
      rows: enabledStates.map((enabled) => [
        [{ code: ROWS[enabled] }, ...(enabled === 'all-bits' ? [': Schannel takes it as 1, some products accept only 1; we write 1'] : [])],
        ...softStates.map((soft) => cellText(cells.find((cell) => cell.enabled === enabled && cell.disabledByDefault === soft), marksOf({ enabled, disabledByDefault: soft }, now, then))),
      ]),
    },
  ];
}

function marksOf(place: Place, now: Place | undefined, then: Place | undefined): Rich {
  const is = (other: Place | undefined): boolean => other?.enabled === place.enabled && other.disabledByDefault === place.disabledByDefault;
  return [...(is(now) ? [{ strong: '◀ Now, by your text. ' }] : []), ...(is(then) ? [{ strong: '◀ After this change. ' }] : [])];
}

function cellText(cell: TruthCell | undefined, marks: Rich): Rich {
  if (!cell) return [...marks];
  return [...marks, { strong: STATES[cell.state] }, `. ${cell.because}`, ...(cell.doubt === undefined ? [] : [` Contested: ${cell.doubt}`])];
}

function nowPlace({ machine, request }: Result): Place | undefined {
  const row = machine.state?.protocols.find(({ protocol, side }) => protocol === request.truth?.protocol && side === request.truth.side);
  return row && cellOf(row.enabled, row.disabledByDefault);
}

function isTouched({ desired, request: { truth } }: Result): boolean {
  return desired.some(({ setting }) => setting.protocol === truth?.protocol && setting.side === truth?.side);
}

function thenPlace({ desired, request: { truth } }: Result): Place | undefined {
  if (!truth) return undefined;
  const told = (want: Want | undefined): Told | undefined =>
    typeof want === 'number' ? { state: 'set', number: want, shown: String(want), type: 'REG_DWORD', line: 0 } : want === undefined ? undefined : { state: 'absent', line: 0 };
  const enabled = told(wantOf(desired, truth.protocol, truth.side, 'Enabled'));
  const soft = told(wantOf(desired, truth.protocol, truth.side, 'DisabledByDefault'));
  return enabled && soft && cellOf(enabled, soft);
}
