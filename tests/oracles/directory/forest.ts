import { textOf, type CommandBlock } from '../../../src/core/blocks.ts';
import { changeSpn, type SpnChange } from '../../../src/core/directory/edit.ts';
import { accountKey, type DirectoryAccount, type Forest } from '../../../src/core/directory/model.ts';
import { setspnCommand } from '../../../src/core/readers/setspn-command.ts';

export function forestOf(accounts: readonly DirectoryAccount[]): Forest {
  return { domains: [{ dns: 'corp.example', netbios: 'CORP' }], accounts };
}

/** The changes that commands make, read back from their text as a pasted console is read. */
export function changesOf(commands: readonly CommandBlock[]): readonly SpnChange[] {
  return commands.flatMap(({ lines }) => textOf(lines).split('\n')).flatMap((text, i): readonly SpnChange[] => {
    const command = setspnCommand(text, i + 1);
    if (command === undefined) throw new Error(`Not a setspn command: ${text}`);
    if (command.verb !== 'add' && command.verb !== 'delete') return [];
    const { verb, spn, account } = command;
    if (spn === undefined || account === undefined) throw new Error(`No SPN or no account in: ${text}`);
    return [{ action: verb, spn, account }];
  });
}

export type WriteResult = 'done' | 'unchanged' | 'refused';

/** The changes made in the model, each on what the ones before it left. */
export function applyToModel(start: Forest, changes: readonly SpnChange[]): { readonly forest: Forest; readonly results: readonly WriteResult[] } {
  let forest = start;
  const results = changes.map((change): WriteResult => {
    const after = changeSpn(forest, change);
    if ('refused' in after) return 'refused';
    const same = listOf(after.forest) === listOf(forest);
    forest = after.forest;
    return same ? 'unchanged' : 'done';
  });
  return { forest, results };
}

const listOf = (forest: Forest): string => JSON.stringify(forest.accounts.map((a) => [accountKey(a), a.spns]));

/** Every account with its SPNs, one a line, in small letters, in an order that does not depend on the writes: `svc-sql05: mssqlsvc/sql05.corp.example:1433`. */
export function holdings(accounts: readonly Pick<DirectoryAccount, 'name' | 'spns'>[]): readonly string[] {
  return accounts.flatMap(({ name, spns }) => spns.map((spn) => `${name}: ${spn}`.toLowerCase())).sort();
}
