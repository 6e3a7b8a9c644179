import { readdirSync, readFileSync } from 'node:fs';
import type { Reader, Reading } from '../../../../src/core/readers/reader.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';

const FIXTURES = new URL('../../../fixtures/', import.meta.url);

/** The text of tests/fixtures/<format>/<case>.txt, exactly as it would be pasted. */
export function fixture(name: string): string {
  return readFileSync(new URL(`${name}.txt`, FIXTURES), 'utf8');
}

/** All fixtures of some formats. */
export function fixturesOf(...formats: readonly string[]): string[] {
  return formats.flatMap((format) => readdirSync(new URL(`${format}/`, FIXTURES)).filter((f) => f.endsWith('.txt')).map((f) => fixture(`${format}/${f.slice(0, -4)}`)));
}

/** What a reader makes of a text. */
export function readText<F>(reader: Reader<F>, text: string): readonly Reading<F>[] {
  return reader.read(prepare(text));
}

/** A value without the keys that hold nothing, as JSON keeps it. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
