import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { textOf, type Block, type CommandBlock } from '../../../src/core/blocks.ts';
import { changeSpn, type SpnChange } from '../../../src/core/directory/edit.ts';
import { accountKey, type DirectoryAccount, type Forest } from '../../../src/core/directory/model.ts';
import { setspnCommand } from '../../../src/core/readers/setspn-command.ts';
import { planAdd, planDelete, planMove } from '../../../src/core/setspn-plan.ts';
import { setspn } from '../../../src/tools/setspn.ts';
import type { Values } from '../../../src/tools/tool.ts';
import { readPowershell } from '../tools/powershell-lines.ts';

const before = (...spns: readonly string[]) => ({ dn: 'CN=x,DC=corp', line: 1, spns, closed: true });

test('add: what is there already is neither added nor taken back', () => {
  assert.deepEqual(planAdd(['a/b', 'c/d'], before('A/B')), { remove: [], back: [], add: ['c/d'], there: ['a/b'], absent: [], exact: true });
  assert.deepEqual(planAdd(['a/b'], undefined), { remove: [], back: [], add: ['a/b'], there: [], absent: [], exact: false });
});

test('delete: in the spelling of the list, and nothing that is not there', () => {
  assert.deepEqual(planDelete(['a/b', 'c/d'], before('A/B', 'e/f')), { remove: ['A/B'], back: ['A/B'], add: [], there: [], absent: ['c/d'], exact: true });
  assert.deepEqual(planDelete(['a/b'], undefined), { remove: ['a/b'], back: ['a/b'], add: [], there: [], absent: [], exact: false });
});

test('move: a name on both is removed once and not given back', () => {
  assert.deepEqual(planMove(['a/b', 'c/d', 'e/f'], before('A/B', 'c/d'), before('a/b')), { remove: ['A/B', 'c/d'], back: ['c/d'], add: ['c/d', 'e/f'], there: ['a/b'], absent: ['e/f'], exact: true });
  assert.equal(planMove(['a/b'], before('a/b'), undefined).exact, false);
});

test('a listed name that no command can hold is none of the typed ones', () => {
  assert.deepEqual(planDelete(['MSSQLSvc/SQLK'], before('MSSQLSvc/SQL\u212a')).remove, []);
});

/** Names in two spellings each, right and malformed. */
const NAMES = ['MSSQLSvc/sql05.corp.example:1433', 'MSSQLSvc/sql05.corp.example', 'MSSQLSvc/sql05:SALES', 'HTTP/web01.corp.example', 'MSSQLSvc/ag-sales.corp.example:1433', 'MSOLAPSvc.3/sql05'];
const spelled = (name: string, upper: boolean): string => (upper ? name.toUpperCase() : name);

interface Holder {
  readonly account: DirectoryAccount;
  readonly typed: string;
  readonly kind: string;
  readonly list: string;
}
const holder = (account: Omit<DirectoryAccount, 'domain' | 'spns'>, typed: string, kind: string, list: string): Holder => ({ account: { domain: 'corp.example', spns: [], ...account }, typed, kind, list });
const HOLDERS: readonly Holder[] = [
  holder({ name: 'svc-sql05', kind: 'user', dn: 'CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example' }, 'CORP\\svc-sql05', 'user', 'setspn -U -L CORP\\svc-sql05'),
  holder({ name: 'svc sql', kind: 'user', dn: 'CN=SQL Service (prod),OU=Service Accounts,DC=corp,DC=example' }, 'CORP\\svc sql', 'user', 'setspn -U -L "CORP\\svc sql"'),
  holder({ name: 'SQL05$', kind: 'computer', dn: 'CN=SQL05,OU=Servers,DC=corp,DC=example' }, 'SQL05', 'computer', 'setspn -C -L SQL05'),
  holder({ name: 'gmsa-sql$', kind: 'gmsa', dn: 'CN=gmsa-sql,CN=Managed Service Accounts,DC=corp,DC=example' }, 'CORP\\gmsa-sql$', 'managed', 'setspn -L CORP\\gmsa-sql$'),
];

/** A forest in which each name has one holder at most, as a domain controller keeps it. */
const forests: fc.Arbitrary<Forest> = fc.array(fc.tuple(fc.integer({ min: 0, max: HOLDERS.length }), fc.boolean()), { minLength: NAMES.length, maxLength: NAMES.length }).map((at) => ({
  domains: [{ dns: 'corp.example', netbios: 'CORP' }],
  accounts: HOLDERS.map(({ account }, i) => ({ ...account, spns: NAMES.flatMap((n, k) => (at[k]?.[0] === i ? [spelled(n, at[k]?.[1] ?? false)] : [])) })),
}));

const listing = (forest: Forest, holders: readonly Holder[]): string => holders.map(({ account, list }) => {
  const found = forest.accounts.find((a) => accountKey(a) === accountKey(account));
  return `C:\\>${list}\nRegistered ServicePrincipalNames for ${account.dn}:\n${(found?.spns ?? []).map((s) => `\t${s}\n`).join('')}\n`;
}).join('') + 'C:\\>';

const stateOf = (forest: Forest): readonly (readonly string[])[] => forest.accounts.map((a) => [a.name, ...[...a.spns].sort()]);
const spnsOf = (forest: Forest, { account }: Holder): readonly string[] => forest.accounts.find((a) => accountKey(a) === accountKey(account))?.spns ?? [];
const has = (spns: readonly string[], spn: string): boolean => spns.some((s) => s.toLowerCase() === spn.toLowerCase());

/** The changes that a line makes, whichever way it is written. The account of PowerShell without a module stands in the lines before. */
function changesOf(text: string): readonly SpnChange[] {
  if (/^& \{|^Set-AD/.test(text)) return powershellChanges(text);
  return text.split('\n').flatMap((l): SpnChange[] => {
    const c = setspnCommand(l, 1);
    assert.ok(c?.spn !== undefined && c.account !== undefined && (c.verb === 'add' || c.verb === 'delete'), l);
    return [{ action: c.verb, spn: c.spn, account: c.account }];
  });
}

function powershellChanges(text: string): readonly SpnChange[] {
  return text.split(/\n(?=& \{|Set-AD)/).flatMap((unit): SpnChange[] => {
    const { shape, strings } = readPowershell(unit);
    if (unit.startsWith('Set-AD')) {
      const operation = /^Set-AD(?:User|Computer|ServiceAccount) -Identity \u00a7(?<server> -Server \u00a7)? -ServicePrincipalNames @\{(?<verb>Add|Remove)=\u00a7\}$/.exec(shape)?.groups;
      assert.ok(operation, shape);
      const [sam = '', ...rest] = strings;
      const [domain, spns] = operation['server'] === undefined ? ['', rest] : [`${rest[0]}\\`, rest.slice(1)];
      return spns.map((spn) => ({ action: operation['verb'] === 'Add' ? 'add' : 'delete', spn, account: `${domain}${sam}` }));
    }
    const code = /\$account\.PutEx\((3|4), \u00a7, @\(\u00a7\)\)/.exec(shape)?.[1];
    assert.ok(code, shape);
    const named = strings.find((s) => s.startsWith('CORP\\')) ?? /^\(sAMAccountName=(.*)\)$/.exec(strings.find((s) => s.startsWith('(sAM')) ?? '')?.[1] ?? assert.fail(unit);
    return strings.slice(strings.lastIndexOf('servicePrincipalName') + 1).map((spn) => ({ action: code === '3' ? 'add' : 'delete', spn, account: named }));
  });
}

function apply(forest: Forest, changes: readonly SpnChange[]): Forest {
  let now = forest;
  for (const change of changes) {
    const after = changeSpn(now, change);
    if ('forest' in after) now = after.forest;
    else assert.ok(after.refused.why === 'not-unique' || after.refused.why === 'already-there', after.refused.why);
  }
  return now;
}

const changing = (blocks: readonly Block[]): readonly CommandBlock[] => blocks.flatMap((b) => (b.kind === 'command' && b.changes === 'Active Directory' ? [b] : []));
const run = (blocks: readonly CommandBlock[]): readonly SpnChange[] => blocks.flatMap((b) => changesOf(textOf(b.lines)));
const undo = (blocks: readonly CommandBlock[]): readonly SpnChange[] =>
  [...blocks].reverse().flatMap(({ undo: u }) => (u !== undefined && 'lines' in u ? changesOf(textOf(u.lines)) : []));

const typedNames = fc.subarray([...NAMES], { minLength: 1 }).chain((names) => fc.array(fc.boolean(), { minLength: names.length, maxLength: names.length }).map((up) => names.map((n, i) => spelled(n, up[i] ?? false))));
const writers = fc.constantFrom('setspn', 'module', 'plain');
const someHolder = fc.constantFrom(...HOLDERS);
const twoHolders = fc.tuple(someHolder, someHolder).filter(([a, b]) => a !== b);

describe('generated commands, carried out on a directory', () => {
  test('add, with the present state: the account has all names that nobody else has; undo restores the start', () => {
    fc.assert(fc.property(forests, someHolder, typedNames, writers, (forest, to, names, writer) => {
      const values: Values = { action: 'add', writer, spns: names.join('\n'), account: to.typed, accountKind: to.kind, present: listing(forest, [to]) };
      const output = setspn.run(values);
      assert.deepEqual([output.errors, output.leftOut], [{}, []]);
      const blocks = changing(output.blocks);
      const after = apply(forest, run(blocks));
      for (const n of names) assert.equal(has(spnsOf(after, to), n), !HOLDERS.some((h) => h !== to && has(spnsOf(forest, h), n)), n);
      for (const h of HOLDERS) if (h !== to) assert.deepEqual(spnsOf(after, h), spnsOf(forest, h));
      assert.deepEqual(stateOf(apply(after, undo(blocks))), stateOf(forest));
    }), { numRuns: 200 });
  });

  test('delete, with the present state: the names are gone, all others stay; undo restores the start, spelling included', () => {
    fc.assert(fc.property(forests, someHolder, typedNames, writers, (forest, from, names, writer) => {
      const output = setspn.run({ action: 'delete', writer, spns: names.join('\n'), holder: from.typed, holderKind: from.kind, present: listing(forest, [from]) });
      assert.deepEqual([output.errors, output.leftOut], [{}, []]);
      const blocks = changing(output.blocks);
      const after = apply(forest, run(blocks));
      assert.deepEqual(spnsOf(after, from), spnsOf(forest, from).filter((s) => !has(names, s)));
      assert.deepEqual(stateOf(apply(after, undo(blocks))), stateOf(forest));
    }), { numRuns: 200 });
  });

  test('move, with both lists: the old holder has none of them, the new one all that no third has; undo restores the start', () => {
    fc.assert(fc.property(forests, twoHolders, typedNames, writers, (forest, [from, to], names, writer) => {
      const output = setspn.run({
        action: 'move', writer, spns: names.join('\n'), account: to.typed, accountKind: to.kind, holder: from.typed, holderKind: from.kind, present: listing(forest, [from, to]),
      });
      assert.deepEqual([output.errors, output.leftOut], [{}, []]);
      const blocks = changing(output.blocks);
      const after = apply(forest, run(blocks));
      for (const n of names) {
        assert.ok(!has(spnsOf(after, from), n));
        assert.equal(has(spnsOf(after, to), n), !HOLDERS.some((h) => h !== from && h !== to && has(spnsOf(forest, h), n)), n);
      }
      assert.deepEqual(stateOf(apply(after, undo(blocks))), stateOf(forest));
    }), { numRuns: 200 });
  });

  test('move of a duplicate: removed from the old holder, kept by the new one, and the undo changes nothing of it', () => {
    const name = NAMES[0] ?? '';
    const [to, , from] = HOLDERS as readonly [Holder, Holder, Holder];
    const forest: Forest = { domains: [{ dns: 'corp.example', netbios: 'CORP' }], accounts: HOLDERS.map(({ account }) => ({ ...account, spns: account === to.account || account === from.account ? [name] : [] })) };
    const output = setspn.run({ action: 'move', spns: name, account: to.typed, accountKind: to.kind, holder: from.typed, holderKind: from.kind, present: listing(forest, [from, to]) });
    const blocks = changing(output.blocks);
    const after = apply(forest, run(blocks));
    assert.deepEqual([spnsOf(after, from), spnsOf(after, to)], [[], [name]]);
    assert.deepEqual(stateOf(apply(after, undo(blocks))), stateOf(after));
    assert.ok(output.blocks.some((b) => b.id === 'on-both'));
  });

  test('all ways to write make the same changes', () => {
    fc.assert(fc.property(twoHolders, typedNames, ([from, to], names) => {
      const changes = (writer: string): unknown => {
        const blocks = changing(setspn.run({ action: 'move', writer, spns: names.join('\n'), account: to.typed, accountKind: to.kind, holder: from.typed, holderKind: from.kind }).blocks);
        const bare = (all: readonly SpnChange[]): unknown => all.map((c) => ({ ...c, account: c.account.replace(/^CORP\\/, '').replace(/\$$/, '') }));
        return [bare(run(blocks)), bare(undo(blocks))];
      };
      assert.deepEqual(changes('module'), changes('setspn'));
      assert.deepEqual(changes('plain'), changes('setspn'));
    }), { numRuns: 60 });
  });
});

test('where nothing is to be changed, no command changes anything, and the page says why', () => {
  const forest: Forest = { domains: [{ dns: 'corp.example' }], accounts: HOLDERS.map(({ account }, i) => ({ ...account, spns: i === 0 ? ['a/b'] : [] })) };
  const [user, , computer] = HOLDERS as readonly [Holder, Holder, Holder];
  const add = setspn.run({ action: 'add', spns: 'A/b', account: user.typed, accountKind: 'user', present: listing(forest, [user]) });
  assert.deepEqual(changing(add.blocks), []);
  assert.ok(add.blocks.some((b) => b.id === 'there-already'));
  const gone = setspn.run({ action: 'delete', spns: 'a/b', holder: computer.typed, holderKind: 'computer', present: listing(forest, [computer]) });
  assert.deepEqual(changing(gone.blocks), []);
  assert.ok(gone.blocks.some((b) => b.id === 'not-there'));
  const moved = setspn.run({ action: 'move', spns: 'a/b', account: user.typed, accountKind: 'user', holder: computer.typed, holderKind: 'computer', present: listing(forest, [user, computer]) });
  assert.deepEqual(changing(moved.blocks), []);
});

test('a list of the wrong account is said and not used', () => {
  const output = setspn.run({ action: 'delete', spns: 'a/b', holder: 'CORP\\svc-sql05', holderKind: 'user', present: 'Registered ServicePrincipalNames for CN=svc-other,DC=corp,DC=example:\n\tx/y\n' });
  assert.deepEqual(output.leftOut.map((l) => l.field), ['present']);
  assert.equal(changing(output.blocks).length, 1);
  assert.ok(output.blocks.some((b) => b.id === 'before'));
});

test('malformed entries of the list are shown, with what was perhaps meant', () => {
  const output = setspn.run({ action: 'add', spns: 'a/b', account: 'CORP\\svc-sql05', present: 'Registered ServicePrincipalNames for CN=svc-sql05,DC=corp,DC=example:\n\tMSSQLSvc/sql05.corp.example\\SALES\n' });
  const note = output.blocks.find((b) => b.id === 'account-malformed');
  assert.ok(note?.kind === 'note' && note.text.some((p) => typeof p !== 'string' && 'code' in p && p.code === 'MSSQLSvc/sql05.corp.example:SALES'));
});

test('reset: the undo names what the pasted list has', () => {
  const undoOf = (present: string): string => {
    const reset = changing(setspn.run({ action: 'reset', computer: 'SQL05', present }).blocks)[0]?.undo;
    return reset !== undefined && !('lines' in reset) ? reset.join('') : '';
  };
  assert.match(undoOf('Registered ServicePrincipalNames for CN=SQL05,DC=corp,DC=example:\n\tHOST/SQL05\n\tTERMSRV/SQL05\n'), /has HOST\/SQL05: leave these/);
  assert.match(undoOf('Registered ServicePrincipalNames for CN=SQL05,DC=corp,DC=example:\n\tTERMSRV/SQL05\n'), /no HOST name: remove the two/);
});
