import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from '../../../../src/core/text/prepare.ts';
import type { Reader, Reading } from '../../../../src/core/readers/reader.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'fixtures');

/** A pasted text of tests/fixtures, as it was pasted. */
export function fixture(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** All pasted texts of a folder of tests/fixtures. */
export function fixtures(format: string): readonly string[] {
  return readdirSync(join(folder, format)).sort().map((name) => fixture(`${format}/${name}`));
}

/** The blocks of one format in a text. */
export function blocks<F>(reader: Reader<F>, text: string): readonly Reading<F>[] {
  return reader.read(prepare(text));
}
