import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOf, type Block } from '../../../../src/core/blocks.ts';
import { lintCommand } from '../../../../src/core/command-lint.ts';
import { requestSteps } from '../../../../src/core/certificate/requests/blocks.ts';
import { infFile } from '../../../../src/core/certificate/requests/inf.ts';
import { opensslRequest } from '../../../../src/core/certificate/requests/openssl.ts';
import { selfSigned } from '../../../../src/core/certificate/requests/powershell.ts';
import type { RequestSpec } from '../../../../src/core/certificate/requests/spec.ts';
import { readPowershell } from '../../tools/powershell-lines.ts';
import { cmdWords } from '../../tools/cmd-lines.ts';

const spec: RequestSpec = { purpose: 'sql', subject: 'sql01.corp.example', names: ['sql01', 'ag-sales.corp.example'], provider: 'csp' };

/**
 * An INF file as certreq reads it: sections, keys, values with their quotation marks taken off, _continue_ added to the value before. Written from the rules of
 * the command reference, not from the code under test. Throws on what is no line of such a file.
 */
function readInf(text: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const out: Record<string, Record<string, string>> = {};
  let section: Record<string, string> | undefined;
  let last = '';
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const head = /^\[([A-Za-z]+)\]$/.exec(line);
    if (head) {
      section = out[head[1] ?? ''] = {};
      continue;
    }
    const pair = /^([A-Za-z0-9._]+) ?= ?(?:"([^"%;\\]*)"|([A-Za-z0-9.]+))$/.exec(line);
    if (!pair || !section) throw new SyntaxError(`no line of an INF file: ${line}`);
    const value = pair[2] ?? pair[3] ?? '';
    if (pair[1] === '_continue_') section[last] += value;
    else section[(last = pair[1] ?? '')] = value;
  }
  return out;
}

/** The names of the text form: type and value between ampersands. */
const namesOf = (value: string): string[] => value.replace(/^\{text\}/, '').split('&').filter((n) => n !== '');

test('the request file is read back as it was meant', () => {
  const made = infFile(spec);
  assert.ok(made.ok);
  assert.deepEqual(readInf(textOf(made.lines)), {
    Version: { Signature: '$Windows NT$' },
    NewRequest: { Subject: 'CN=sql01.corp.example', KeySpec: '1', ProviderName: 'Microsoft RSA SChannel Cryptographic Provider', ProviderType: '12', KeyLength: '2048', HashAlgorithm: 'SHA256', MachineKeySet: 'TRUE', RequestType: 'PKCS10', KeyUsage: '0xa0' },
    EnhancedKeyUsageExtension: { OID: '1.3.6.1.5.5.7.3.1' },
    Extensions: { '2.5.29.17': '{text}dns=sql01.corp.example&dns=sql01&dns=ag-sales.corp.example' },
  });
});

test('a key of a Key Storage Provider has neither KeySpec nor ProviderType', () => {
  const made = infFile({ ...spec, provider: 'ksp' });
  assert.ok(made.ok);
  const request = readInf(textOf(made.lines))['NewRequest'] ?? {};
  assert.equal(request['KeyAlgorithm'], 'RSA');
  assert.equal(request['ProviderName'], 'Microsoft Software Key Storage Provider');
  assert.ok(!('KeySpec' in request) && !('ProviderType' in request));
});

const hostLabel = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?$/);
const host = fc.array(hostLabel, { minLength: 1, maxLength: 4 }).map((l) => `${l.join('.')}.example`);
const address = fc.array(fc.nat(255), { minLength: 4, maxLength: 4 }).map((p) => p.join('.'));

test('whatever names are allowed, all of them are in the file, each once and in order', () => {
  fc.assert(
    fc.property(host, fc.array(fc.oneof(host, address), { maxLength: 12 }), fc.constantFrom('csp' as const, 'ksp' as const), (subject, names, provider) => {
      const made = infFile({ purpose: 'iis', subject, names, provider });
      assert.ok(made.ok);
      const inf = readInf(textOf(made.lines));
      const expected = [...new Set([subject, ...names])].map((n) => (/^[0-9.]+$/.test(n) ? `ipaddress=${n}` : `dns=${n}`));
      assert.deepEqual(namesOf(inf['Extensions']?.['2.5.29.17'] ?? ''), expected);
      assert.equal(inf['NewRequest']?.['Subject'], `CN=${subject}`);
      const shell = selfSigned({ purpose: 'iis', subject, names, provider });
      assert.ok(shell.ok);
      const { strings } = readPowershell(textOf(shell.lines));
      const listed = strings.some((s) => s.startsWith('2.5.29.17={text}')) ? (strings.find((s) => s.startsWith('2.5.29.17=')) ?? '').replace('2.5.29.17={text}', '').split('&').map((n) => n.replace(/^(?:DNS|IPAddress)=/, '')) : strings.filter((s) => s.endsWith('.example') && !s.startsWith('CN='));
      assert.deepEqual(listed, [...new Set([subject, ...names])]);
    }),
    { numRuns: 300 },
  );
});

/** What must never get into a file or a command. */
const HOSTILE = ['', ' ', 'a b', 'a"b', 'a\nb', 'a&b', 'a%b%', 'a;b', 'a,b', 'a\\b', "a'b", '`a`', '$(a)', 'a=b', 'a+b', '*.corp.example', '-f', '/f', 'm\u00fcller.example', '\u202esql01', 'sql01\u0000', 'sql01.corp.example.', 'a..b', '{text}', '2001:db8::1', 'a'.repeat(256), 'sql_01', '"$Windows NT$"', '[NewRequest]', '_continue_ = "x"'];

test('hostile names are refused with the rule, as first and as further name', () => {
  for (const bad of HOSTILE) {
    for (const make of [infFile, selfSigned, opensslRequest]) {
      assert.equal(make({ ...spec, subject: bad }).ok, false, `subject ${JSON.stringify(bad)}`);
      const made = make({ ...spec, names: ['sql01', bad] });
      assert.equal(made.ok, false, `name ${JSON.stringify(bad)}`);
      assert.ok(!made.ok && made.refusal.reason.length > 3 && made.refusal.allows.length > 20);
    }
  }
  const long = `${'a'.repeat(60)}.corp.example`;
  assert.equal(infFile({ ...spec, subject: long }).ok, false);
  assert.equal(infFile({ ...spec, names: [long] }).ok, true);
  assert.equal(infFile({ ...spec, subject: '10.1.2.3' }).ok, false);
});

const PURPOSES = ['sql', 'ldaps', 'iis', 'rdp', 'mysql', 'postgresql'] as const;

function blocks(given: RequestSpec): readonly Block[] {
  const made = requestSteps(given);
  assert.ok(made.ok);
  return made.blocks;
}

test('every command says where, rights, changes and undo, and the linter finds nothing', () => {
  for (const purpose of PURPOSES) {
    for (const provider of ['csp', 'ksp'] as const) {
      const all = blocks({ ...spec, purpose, provider, template: 'WebServer', account: "CORP\\svc sql's", thumbprint: '4249E16E0AF0A02E63C45C93FD52AD0927821B01' });
      assert.equal(new Set(all.map((b) => b.id)).size, all.length, purpose);
      for (const b of all) {
        if (b.kind !== 'command' && b.kind !== 'file') continue;
        assert.ok(b.rights.length > 3 && b.lines.length > 0, b.id);
        if (b.changes) assert.ok(b.undo, `${purpose} ${b.id}`);
        if (b.kind === 'command') assert.deepEqual(lintCommand(textOf(b.lines), b.shell), [], `${purpose} ${b.id}`);
        if (b.undo && 'lines' in b.undo && b.kind === 'command') assert.deepEqual(lintCommand(textOf(b.undo.lines), b.shell), [], `${purpose} ${b.id} undo`);
        assert.match(textOf(b.lines), /^[\x20-\x7e\n]*$/, b.id);
      }
    }
  }
});

test('cmd hands the values to the programs as they are', () => {
  const all = blocks({ ...spec, account: 'CORP\\svc sql', template: 'Web-Server_2', thumbprint: '4249E16E0AF0A02E63C45C93FD52AD0927821B01' });
  const lineOf = (id: string): string => {
    const block = all.find((b) => b.id === id);
    return block?.kind === 'command' ? textOf(block.lines) : '';
  };
  assert.deepEqual(cmdWords(lineOf('request-submit')), ['certreq', '-submit', '-attrib', 'CertificateTemplate:Web-Server_2', 'request.req', 'certnew.cer']);
  assert.equal(lineOf('grant-read'), 'icacls "KEYFILE" /grant "CORP\\svc sql:(R)"');
  assert.ok(lineOf('assign-registry').endsWith(' /v Certificate /t REG_SZ /d 4249e16e0af0a02e63c45c93fd52ad0927821b01 /f'));
});

test('who gets Read on the key', () => {
  const grant = (account: string | undefined, purpose: RequestSpec['purpose'] = 'sql'): string => {
    const block = blocks({ ...spec, purpose, ...(account === undefined ? {} : { account }) }).find((b) => b.id === 'grant-read');
    return block?.kind === 'command' ? textOf(block.lines).replace(/^.*\/grant /, '') : 'none';
  };
  assert.equal(grant(undefined), '"NT SERVICE\\MSSQLSERVER:(R)"');
  assert.equal(grant('NT SERVICE\\MSSQL$SALES'), '"NT SERVICE\\MSSQL$SALES:(R)"');
  assert.equal(grant('CORP\\gmsa-sql$'), '"CORP\\gmsa-sql$:(R)"');
  assert.equal(grant('NT AUTHORITY\\NETWORK SERVICE'), '"*S-1-5-20:(R)"');
  assert.equal(grant('LocalSystem'), 'none');
  assert.equal(grant('.\\sqlsvc'), 'none');
  assert.equal(grant(undefined, 'rdp'), '"*S-1-5-20:(R)"');
  assert.equal(grant(undefined, 'iis'), 'none');
  assert.equal(grant(undefined, 'ldaps'), 'none');
});

test('submitting cannot be undone, and the step says so', () => {
  const submit = blocks(spec).find((b) => b.id === 'request-submit');
  assert.ok(submit?.kind === 'command' && submit.undo && !('lines' in submit.undo) && JSON.stringify(submit.undo).includes('Not possible'));
});

test('any strings: a request or a refusal, never an exception', () => {
  const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...HOSTILE), host, address);
  fc.assert(
    fc.property(fc.constantFrom(...PURPOSES), any, fc.array(any, { maxLength: 3 }), any, (purpose, subject, names, account) => {
      const made = requestSteps({ purpose, subject, names, provider: 'csp', account });
      for (const b of made.ok ? made.blocks : []) if (b.kind === 'file' && b.id === 'request-inf') assert.doesNotThrow(() => readInf(textOf(b.lines)));
    }),
    { numRuns: 500 },
  );
});
