import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CauseId } from '../../../../src/data/causes.ts';
import { textOfBytes } from '../../../../src/core/text/bytes.ts';

/** The texts of tests/fixtures/diagnose: as pasted, with what an expert expects of them. */

export interface FieldCase {
  /** Folder and file: "tls-cert-expired/curl-de". */
  readonly id: string;
  readonly text: string;
  readonly product: string;
  readonly basis: string;
  readonly about: string;
  readonly set: 'field' | 'dev' | 'held' | 'fresh' | 'later';
  /** Accepted first answers. */
  readonly first: readonly CauseId[];
  /** All of these among the first three. */
  readonly third: readonly CauseId[];
  readonly undecided?: true;
  readonly facts?: {
    readonly codes?: readonly string[];
    readonly names?: Readonly<Record<string, readonly string[]>>;
    readonly stage?: string;
    readonly stack?: string;
    readonly role?: string;
    readonly driver?: string;
  };
}

export interface Negative {
  readonly id: string;
  readonly text: string;
  readonly about: string;
  readonly expect: 'nothing' | 'undetermined' | 'fine';
}

const root = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'diagnose');
const decode = (bytes: Uint8Array, encoding: string, fatal: boolean): string => new TextDecoder(encoding, { fatal }).decode(bytes);

function load(folder: string): { id: string; text: string; json: unknown }[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      id: `${folder}/${name.slice(0, -5)}`,
      text: textOfBytes(readFileSync(join(root, folder, name.replace(/json$/, 'txt'))), decode),
      json: JSON.parse(readFileSync(join(root, folder, name), 'utf8')) as unknown,
    }));
}

export const folders: readonly string[] = readdirSync(root).sort();

export const cases: readonly FieldCase[] = folders
  .filter((folder) => folder !== 'none')
  .flatMap((folder) => load(folder).map(({ id, text, json }) => ({ ...(json as Omit<FieldCase, 'id' | 'text'>), id, text })));

export const negatives: readonly Negative[] = load('none').map(({ id, text, json }) => ({ ...(json as Omit<Negative, 'id' | 'text'>), id, text }));
