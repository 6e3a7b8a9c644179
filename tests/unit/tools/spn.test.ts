import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, type Block, type Rich } from '../../../src/core/blocks.ts';
import { spn } from '../../../src/tools/spn.ts';
import { setspn } from '../../../src/tools/setspn.ts';
import { isShown, type Output, type Values } from '../../../src/tools/tool.ts';
import { assertSound, assertSoundForAnyInput, commandLines } from './cmd-lines.ts';

const words = (rich: Rich): string => rich.map((p) => (typeof p === 'string' ? p : 'code' in p ? p.code : 'strong' in p ? p.strong : p.text)).join('');

function table(output: Output, id: string): readonly string[] {
  const block = output.blocks.find((b) => b.id === id);
  return block?.kind === 'table' ? block.rows.map((r) => `${words(r[0] ?? [])} ${words(r[1] ?? [])}`) : [];
}

function notes(blocks: readonly Block[]): readonly string[] {
  return blocks.filter((b) => b.kind === 'note').map((b) => b.id);
}

const text = (output: Output, id: string): string => {
  const block = output.blocks.find((b) => b.id === id);
  return block?.kind === 'note' ? words(block.text) : block?.kind === 'command' ? textOf(block.lines) : '';
};

const full: Values = { server: 'sql05.corp.example', kind: 'default', protocols: 'tcp', portKind: 'static', port: '1433' };

test('a complete default instance has no errors and nothing left out', () => {
  const output = spn.run(full);
  assert.deepEqual([output.errors, output.leftOut], [{}, []]);
  assert.deepEqual(table(output, 'spns'), [
    'MSSQLSvc/sql05.corp.example:1433 required', 'MSSQLSvc/sql05.corp.example optional', 'MSSQLSvc/sql05:1433 optional', 'MSSQLSvc/sql05 optional',
  ]);
  assert.equal(text(output, 'prove'), 'klist get MSSQLSvc/sql05.corp.example:1433');
  assert.equal(text(output, 'find').split('\n')[0], 'setspn -F -Q MSSQLSvc/sql05.corp.example:1433');
});

test('the domain completes a short name and leaves a full name alone', () => {
  const short = table(spn.run({ ...full, server: 'sql05', domain: 'corp.example' }), 'spns');
  assert.deepEqual(short, table(spn.run(full), 'spns'));
  assert.deepEqual(table(spn.run({ ...full, domain: 'other.example' }), 'spns'), short);
});

test('an empty form gives no blocks and says what to fill', () => {
  const output = spn.run({});
  assert.deepEqual(output.blocks, []);
  assert.deepEqual(output.errors, {});
  assert.deepEqual(output.leftOut.map((l) => l.field), ['server', 'port']);
});

const gaps: readonly (readonly [string, Values, readonly string[], readonly string[], readonly string[]])[] = [
  ['short name without domain', { ...full, server: 'sql05' }, [], ['domain'], ['MSSQLSvc/sql05:1433 optional', 'MSSQLSvc/sql05 optional']],
  ['domain refused', { ...full, server: 'sql05', domain: 'CORP' }, ['domain'], ['domain'], ['MSSQLSvc/sql05:1433 optional', 'MSSQLSvc/sql05 optional']],
  ['port missing', { ...full, port: '' }, [], ['port'], ['MSSQLSvc/sql05.corp.example optional', 'MSSQLSvc/sql05 optional']],
  ['port refused', { ...full, port: '1433;' }, ['port'], ['port'], ['MSSQLSvc/sql05.corp.example optional', 'MSSQLSvc/sql05 optional']],
  ['named, instance missing', { ...full, kind: 'named' }, [], ['instance'], ['MSSQLSvc/sql05.corp.example:1433 required', 'MSSQLSvc/sql05:1433 optional']],
  ['named, instance is the default one', { ...full, kind: 'named', instance: 'MSSQLSERVER' }, ['instance'], ['instance'], ['MSSQLSvc/sql05.corp.example:1433 required', 'MSSQLSvc/sql05:1433 optional']],
  ['listener refused, the rest complete', { ...full, names: 'ag sales' }, ['names'], ['names'],
    ['MSSQLSvc/sql05.corp.example:1433 required', 'MSSQLSvc/sql05.corp.example optional', 'MSSQLSvc/sql05:1433 optional', 'MSSQLSvc/sql05 optional']],
  ['server refused, the listener complete', { ...full, server: 'sql_05', names: 'ag.corp.example' }, ['server'], ['server'],
    ['MSSQLSvc/ag.corp.example:1433 required', 'MSSQLSvc/ag.corp.example optional']],
  ['short listener without domain', { ...full, names: 'ag-sales' }, [], ['domain'],
    ['MSSQLSvc/sql05.corp.example:1433 required', 'MSSQLSvc/sql05.corp.example optional', 'MSSQLSvc/sql05:1433 optional', 'MSSQLSvc/sql05 optional']],
  ['full name too long', { ...full, server: 'a'.repeat(60), domain: `${'b.'.repeat(100)}example` }, ['server'], ['server'], [`MSSQLSvc/${'a'.repeat(60)}:1433 optional`, `MSSQLSvc/${'a'.repeat(60)} optional`]],
  ['account refused', { ...full, account: 'CORP\\svc|x' }, ['account'], ['account'],
    ['MSSQLSvc/sql05.corp.example:1433 required', 'MSSQLSvc/sql05.corp.example optional', 'MSSQLSvc/sql05:1433 optional', 'MSSQLSvc/sql05 optional']],
];

for (const [name, values, errors, leftOut, spns] of gaps) {
  test(`gap: ${name}`, () => {
    const output = spn.run(values);
    assert.deepEqual(Object.keys(output.errors), errors);
    assert.deepEqual(output.leftOut.map((l) => l.field), leftOut);
    assert.deepEqual(table(output, 'spns'), spns);
  });
}

test('named pipes need no port and ask for none', () => {
  const output = spn.run({ server: 'sql05.corp.example', protocols: 'pipes', kind: 'named', instance: 'SALES' });
  assert.deepEqual(output.leftOut, []);
  assert.deepEqual(table(output, 'spns'), ['MSSQLSvc/sql05.corp.example:SALES required', 'MSSQLSvc/sql05:SALES optional']);
});

test('a dynamic port is warned of, and the search takes any port', () => {
  const output = spn.run({ ...full, kind: 'named', instance: 'SALES', portKind: 'dynamic' });
  assert.ok(notes(output.blocks).includes('dynamic-port'));
  assert.ok(text(output, 'find').endsWith('setspn -F -Q "MSSQLSvc/sql05.corp.example:*"'));
});

test('an IP address leads to NTLM and one SPN that only TryIPSPN uses', () => {
  const output = spn.run({ ...full, server: '10.0.0.5' });
  assert.deepEqual(table(output, 'spns'), ['MSSQLSvc/10.0.0.5:1433 optional']);
  assert.match(text(output, 'address'), /NTLM.*TryIPSPN/);
  assert.deepEqual(notes(spn.run({ ...full, server: '2001:db8::5' }).blocks), ['address']);
});

const holders: readonly (readonly [string, string, RegExp])[] = [
  ['CORP\\svc-sql05', 'holder', /belong on CORP\\svc-sql05 and on no other/],
  ['CORP\\gmsa-sql$', 'holder', /managed service account CORP\\gmsa-sql\$.*Contested/],
  ['NT SERVICE\\MSSQLSERVER', 'holder', /computer account SQL05, because a virtual account/],
  ['NT AUTHORITY\\NETWORK SERVICE', 'holder', /computer account SQL05, because a built-in account/],
  ['CORP\\SQL05$', 'holder', /computer account CORP\\SQL05\$\. /],
  ['NT AUTHORITY\\LOCAL SERVICE', 'holder', /anonymously/],
  ['.\\sqlsvc', 'holder', /local account/],
  ['svc-sql05@corp.example', 'holder-upn', /DOMAIN\\NAME/],
];

for (const [account, id, says] of holders) {
  test(`holder of ${account}`, () => assert.match(text(spn.run({ ...full, account }), id), says));
}

test('a listener under a computer account is warned of, under a shared account explained', () => {
  assert.ok(notes(spn.run({ ...full, names: 'ag.corp.example', account: 'LocalSystem' }).blocks).includes('holder-shared'));
  assert.ok(notes(spn.run({ ...full, names: 'ag.corp.example', account: 'CORP\\svc' }).blocks).includes('holder-replicas'));
});

test('an instance name with a dollar sign is marked as for cmd only', () => {
  assert.ok(notes(spn.run({ ...full, kind: 'named', instance: 'A$1' }).blocks).includes('cmd-only'));
  assert.ok(!notes(spn.run({ ...full, account: 'CORP\\gmsa$' }).blocks).includes('cmd-only'));
});

test('all examples are complete', () => {
  assert.ok(spn.examples.length >= 3);
  for (const { label, values } of spn.examples) {
    const output = spn.run(values);
    assert.deepEqual([output.errors, output.leftOut], [{}, []], label);
    assert.ok(commandLines(output.blocks).length > 0, label);
    assertSound(spn, output);
  }
});

test('an unknown option gives no output', () => {
  for (const field of ['service', 'setup', 'kind', 'protocols', 'portKind', 'listenerKind']) {
    const output = spn.run({ ...full, [field]: 'x' });
    assert.deepEqual([Object.keys(output.errors), output.blocks], [[field], []]);
  }
});

/** Required rows of the first table, and what each belongs to where the table says so. */
function needed(values: Values): readonly string[] {
  const block = spn.run(values).blocks.find((b) => b.id === 'spns');
  if (block?.kind !== 'table') return [];
  return block.rows.filter((r) => r.some((cell) => words(cell) === 'required')).map((r) => words(r[0] ?? []));
}

const ag: Values = { setup: 'ag', server: 'sql05', domain: 'corp.example', port: '1433', more: 'sql06', listener: 'ag-sales', account: 'CORP\\gmsa-sql$' };

const setups: readonly (readonly [string, Values, readonly string[]])[] = [
  ['failover cluster instance', { setup: 'fci', server: 'sqlfci', domain: 'corp.example', port: '1433' }, ['sqlfci.corp.example:1433']],
  ['failover cluster instance with a DNN', { setup: 'fci', server: 'sqlfci', domain: 'corp.example', port: '1433', dnn: 'sqlfci-dnn' }, ['sqlfci.corp.example:1433', 'sqlfci-dnn.corp.example:1433']],
  ['availability group, listener on the port of the instance', ag, ['sql05.corp.example:1433', 'sql06.corp.example:1433', 'ag-sales.corp.example:1433']],
  ['availability group, read-only routing to a third host', { ...ag, routing: 'TCP://sql07:50123' }, ['sql05.corp.example:1433', 'sql06.corp.example:1433', 'ag-sales.corp.example:1433', 'sql07.corp.example:50123']],
  ['availability group, DNN listener', { ...ag, listenerKind: 'dnn', listener: 'ag-dnn:6789' }, ['sql05.corp.example:1433', 'sql06.corp.example:1433', 'ag-dnn.corp.example:6789']],
  ['a listener that the value strip put under Other names too is listed once', { ...ag, names: 'ag-sales' }, ['sql05.corp.example:1433', 'sql06.corp.example:1433', 'ag-sales.corp.example:1433']],
  ['mirroring', { setup: 'mirror', server: 'sql05', domain: 'corp.example', port: '1433', partner: 'sql06\\SALES,50123' }, ['sql05.corp.example:1433', 'sql06.corp.example:50123']],
  ['several instances, one host', { setup: 'several', server: 'sql05', domain: 'corp.example', port: '1433', more: 'sql05\\SALES,50123\nsql05\\DW,50124' },
    ['sql05.corp.example:1433', 'sql05.corp.example:50123', 'sql05.corp.example:50124']],
  ['several instances from the lines alone', { setup: 'several', domain: 'corp.example', more: 'sql05\nsql06,14330' }, ['sql05.corp.example:1433', 'sql06.corp.example:14330']],
];

for (const [name, values, expected] of setups) {
  test(`set-up: ${name}`, () => {
    const output = spn.run(values);
    assert.deepEqual([output.errors, output.leftOut], [{}, []]);
    assert.deepEqual(needed(values), expected.map((host) => `MSSQLSvc/${host}`));
  });
}

const lineGaps: readonly (readonly [string, Values, readonly string[], readonly string[], readonly string[]])[] = [
  ['a bad line is refused by its number, the others stand', { setup: 'several', server: 'sql05', domain: 'corp.example', port: '1433', more: 'sql06\nsql07;x\nsql08,14330' }, ['more'], ['more'],
    ['sql05.corp.example:1433', 'sql06.corp.example:1433', 'sql08.corp.example:14330']],
  ['a short name in a line needs the domain', { setup: 'several', server: 'sql05.corp.example', port: '1433', more: 'sql06' }, [], ['domain'], ['sql05.corp.example:1433']],
  ['a DNN listener without its port', { ...ag, listenerKind: 'dnn', listener: 'ag-dnn' }, [], ['listener'], ['sql05.corp.example:1433', 'sql06.corp.example:1433']],
  ['a routing target without a port', { ...ag, routing: 'TCP://sql07' }, ['routing'], ['routing'], ['sql05.corp.example:1433', 'sql06.corp.example:1433', 'ag-sales.corp.example:1433']],
  ['a bad partner', { setup: 'mirror', server: 'sql05', domain: 'corp.example', port: '1433', partner: 'sql 06' }, ['partner'], ['partner'], ['sql05.corp.example:1433']],
  ['a bad endpoint port', { ...ag, endpoint: '0' }, ['endpoint'], ['endpoint'], ['sql05.corp.example:1433', 'sql06.corp.example:1433', 'ag-sales.corp.example:1433']],
];

for (const [name, values, errors, leftOut, expected] of lineGaps) {
  test(`gap: ${name}`, () => {
    const output = spn.run(values);
    assert.deepEqual(Object.keys(output.errors), errors);
    assert.deepEqual(output.leftOut.map((l) => l.field), leftOut);
    assert.deepEqual(needed(values), expected.map((host) => `MSSQLSvc/${host}`));
  });
}

test('the refused line is named', () => {
  const output = spn.run({ setup: 'several', server: 'sql05.corp.example', port: '1433', more: 'sql06.corp.example\nsql07.corp.example,99999' });
  assert.equal(output.errors['more']?.reason, 'has a port that is larger than 65535 (line 2)');
});

test('the administrator connection adds the contested form and its connection string', () => {
  const output = spn.run({ ...full, protocols: 'all' });
  assert.ok(table(output, 'spns').includes('MSSQLSvc/sql05.corp.example:1434 optional'));
  assert.ok(table(output, 'connections').some((r) => r.startsWith('Server=admin:sql05.corp.example By the registration document: MSSQLSvc/sql05.corp.example;')));
});

test('a first visit shows two fields more than the instance itself needs', () => {
  const shown = spn.fields.filter((f) => isShown(spn.fields, f, spn.examples[0].values)).map((f) => f.id);
  assert.deepEqual(shown, ['service', 'setup', 'server', 'domain', 'kind', 'protocols', 'portKind', 'port', 'names', 'account']);
});

const others: readonly (readonly [string, Values, readonly string[]])[] = [
  ['Analysis Services, default', { service: 'analysis', server: 'ssas01.corp.example' }, ['MSOLAPSvc.3/ssas01.corp.example', 'MSOLAPSvc.3/ssas01']],
  ['Analysis Services, named', { service: 'analysis', server: 'ssas01.corp.example', kind: 'named', instance: 'CUBES' }, ['MSOLAPSvc.3/ssas01.corp.example:CUBES', 'MSOLAPSvc.3/ssas01:CUBES']],
  ['Reporting Services, domain account, with a name of its own', { service: 'reports', server: 'rs01', domain: 'corp.example', names: 'reports', account: 'CORP\\svc-rs' },
    ['HTTP/rs01.corp.example', 'HTTP/reports.corp.example', 'HTTP/reports', 'HTTP/rs01']],
  ['Reporting Services, virtual account: nothing', { service: 'reports', server: 'rs01.corp.example', account: 'NT SERVICE\\SQLServerReportingServices' }, []],
  ['IIS, farm', { service: 'web', server: 'web01.corp.example', names: 'intranet.corp.example', kernel: 'pool', farm: 'farm', account: 'CORP\\svc-web' }, ['HTTP/intranet.corp.example']],
  ['another class', { service: 'other', class: 'POSTGRES', server: 'pg01.corp.example', suffix: '5433' }, ['POSTGRES/pg01.corp.example:5433']],
];

for (const [name, values, expected] of others) {
  test(`service: ${name}`, () => {
    const output = spn.run(values);
    assert.deepEqual([output.errors, output.leftOut], [{}, []]);
    assert.deepEqual(needed(values), expected);
    assertSound(spn, output);
  });
}

test('nothing to register is said, with what answers instead and how to prove it', () => {
  const { blocks } = spn.run({ service: 'reports', server: 'rs01.corp.example', account: 'NT SERVICE\\SQLServerReportingServices' });
  assert.match(text({ blocks } as Output, 'covered'), /HTTP\/rs01\.corp\.example.*answered by HOST/);
  assert.equal(text({ blocks } as Output, 'holder'), 'Nothing has to be registered.');
  assert.match(text({ blocks } as Output, 'prove'), /^klist get HTTP\/rs01\.corp\.example/);
  assert.ok(!notes(blocks).includes('add'));
});

test('a suffix or class that is refused gives no SPN, and says so', () => {
  for (const [field, value] of [['class', 'POST GRES'], ['suffix', '70000'], ['class', '']] as const) {
    const output = spn.run({ service: 'other', class: 'POSTGRES', server: 'pg01.corp.example', [field]: value });
    assert.deepEqual([output.blocks, output.leftOut.map((l) => l.field)], [[], [field]]);
  }
});

/** Addresses in the note that leads on, decoded to the values of the form there. */
function links(values: Values): readonly Values[] {
  const note = spn.run(values).blocks.find((b) => b.id === 'add');
  const all = note?.kind === 'note' ? note.text.flatMap((p) => (typeof p !== 'string' && 'link' in p ? [p.link] : [])) : [];
  return all.map((link) => {
    assert.ok(link.startsWith('/tools/setspn/#'), link);
    return Object.fromEntries(link.slice('/tools/setspn/#'.length).split('&').map((pair) => {
      const [id = '', value = ''] = pair.split('=');
      return [id, decodeURIComponent(value)];
    }));
  });
}

test('the way to the setspn tool has names and account filled in, and that tool takes them', () => {
  const cases: readonly (readonly [Values, readonly (readonly [string | undefined, string | undefined, number])[]])[] = [
    [{ ...full, account: 'CORP\\svc-sql05' }, [['CORP\\svc-sql05', 'user', 2]]],
    [{ ...full, account: 'NT SERVICE\\MSSQLSERVER' }, [['SQL05', 'computer', 2]]],
    [{ ...full, account: 'CORP\\gmsa-sql$' }, [['CORP\\gmsa-sql$', 'managed', 2]]],
    [{ ...full, account: 'svc-sql05@corp.example' }, [[undefined, undefined, 2]]],
    [full, [[undefined, undefined, 2]]],
    [{ ...full, account: '.\\sqlsvc' }, []],
    [{ ...ag, account: 'CORP\\svc-a', more: 'sql06 CORP\\svc-b' }, [['CORP\\svc-a', 'user', 2], ['CORP\\svc-b', 'user', 2]]],
    [{ ...ag, account: 'NT SERVICE\\MSSQLSERVER', more: '' }, [['SQL05', 'computer', 2]]],
    [{ setup: 'fci', server: 'sqlfci.corp.example', port: '1433', account: 'LocalSystem' }, []],
  ];
  for (const [values, expected] of cases) {
    const found = links(values);
    assert.deepEqual(found.map((v) => [v['account'], v['accountKind'], v['spns']?.split('\n').length]), expected, JSON.stringify(values));
    for (const form of found) {
      assert.equal(form['action'], 'add');
      assert.deepEqual(Object.keys(setspn.run(form).errors), []);
      for (const id of Object.keys(form)) assert.ok(setspn.fields.some((f) => f.id === id), id);
    }
  }
});

test('the table of keywords gives the SPN of the listener, where there is one', () => {
  const caption = (values: Values): string => spn.run(values).blocks.flatMap((b) => (b.id === 'server-spn' && b.kind === 'table' ? [b.caption] : [])).join();
  assert.match(caption(full), /MSSQLSvc\/sql05\.corp\.example:1433$/);
  assert.match(caption(ag), /MSSQLSvc\/ag-sales\.corp\.example:1433$/);
});

test('whatever is typed, each command line has a known form and nothing that a shell acts on', () => assertSoundForAnyInput(spn));
