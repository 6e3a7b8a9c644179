import type { Reader, Reading } from '../../../../src/core/readers/reader.ts';
import { blocks, fixture } from './fixtures.ts';

/** A value with its line as one text, 'dc01@2', so that a table of expectations can be read. */
function flat(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flat);
  if (value === null || typeof value !== 'object') return value;
  const record = value as Record<string, unknown>;
  const keys = Object.keys(record);
  if (keys.length === 2 && 'value' in record && 'line' in record) {
    const inner = flat(record['value']);
    return `${inner !== null && typeof inner === 'object' ? Object.values(inner).join(' ') : String(inner)}@${String(record['line'])}`;
  }
  const out: Record<string, unknown> = {};
  for (const key of keys) {
    const inner = flat(record[key]);
    if (inner !== undefined && !(Array.isArray(inner) && inner.length === 0)) out[key] = inner;
  }
  return out;
}

/** Line numbers as ranges: [1, 2, 3, 5] is '1-3 5'. */
function ranges(lines: readonly number[]): string {
  const out: string[] = [];
  lines.forEach((n, i) => {
    if (i > 0 && lines[i - 1] === n - 1) out[out.length - 1] = `${(out.at(-1) ?? '').split('-')[0]}-${n}`;
    else out.push(String(n));
  });
  return out.join(' ');
}

/** One block of a table: its lines, the lines that were not understood, and its facts without empty lists. */
export function flatBlock<F>({ read, unread, facts }: Reading<F>): object {
  return { read: ranges(read), ...(unread.length > 0 ? { unread: ranges(unread) } : {}), ...(flat(facts) as object) };
}

/** All blocks of a fixture in the short form. */
export function flatBlocks<F>(reader: Reader<F>, name: string): readonly object[] {
  return blocks(reader, fixture(`${reader.id}/${name}.txt`)).map(flatBlock);
}

/** The names that the blocks of a fixture tell: 'dc dc01.corp.example'. */
export function namesIn<F>(reader: Reader<F>, name: string): readonly string[] {
  return blocks(reader, fixture(`${reader.id}/${name}.txt`)).flatMap((b) => (reader.names?.(b.facts) ?? []).map((n) => `${n.kind} ${n.value}`));
}
