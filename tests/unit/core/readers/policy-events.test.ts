import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policyEventsReader } from '../../../../src/core/readers/policy-events.ts';
import { withoutPort } from '../../../../src/core/readers/policy-event.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixtures } from './fixtures.ts';
import { flatBlocks, namesIn } from './flat-facts.ts';

test('NTLM log as a list: target, process, the user of the process where none was supplied', () => {
  assert.deepEqual(flatBlocks(policyEventsReader, 'ntlm-list'), [
    {
      read: '5-16 18 20',
      events: [
        {
          id: '4001@6',
          about: 'ntlm',
          when: '11/21/2026 9:12:44 AM@5',
          target: 'MSSQLSvc/10.10.1.21:1433@8',
          process: 'C:\\Program Files (x86)\\Microsoft SQL Server Management Studio 20\\Common7\\IDE\\Ssms.exe@12',
          account: 'amartin@14',
          domain: 'CORP@15'
        }
      ]
    },
    {
      read: '22-29',
      events: [
        {
          id: '8001@23',
          about: 'ntlm',
          when: '11/21/2026 9:05:10 AM@22',
          target: 'HTTP/intranet.corp.example@25',
          process: 'C:\\Windows\\System32\\svchost.exe@29'
        }
      ]
    }
  ]);
  assert.deepEqual(namesIn(policyEventsReader, 'ntlm-list'), [ 'spn MSSQLSvc/10.10.1.21:1433', 'address 10.10.1.21', 'port 1433', 'spn HTTP/intranet.corp.example', 'server intranet.corp.example' ]);
});

test('a domain controller blocks: server, account and workstation', () => {
  assert.deepEqual(flatBlocks(policyEventsReader, 'ntlm-viewer-dc'), [
    {
      read: '1-16 18',
      events: [
        {
          id: '4004@4',
          about: 'ntlm',
          when: '11/20/2026 11:43:02 PM@3',
          computer: 'DC01.corp.example@9',
          channel: 'SQL05@12',
          account: 'svc-report@13',
          domain: 'CORP@14',
          workstation: 'APP02@15'
        }
      ]
    }
  ]);
  assert.deepEqual(namesIn(policyEventsReader, 'ntlm-viewer-dc'), [ 'dc DC01.corp.example', 'server SQL05', 'client APP02' ]);
});

test('rows of a table, cut off', () => {
  assert.deepEqual(flatBlocks(policyEventsReader, 'ntlm-table'), [
    { read: '5', events: [ { id: '4002@5', about: 'ntlm', when: '11/21/2026 9:12:44 AM@5' } ] },
    { read: '6', events: [ { id: '8002@6', about: 'ntlm', when: '11/21/2026 9:11:02 AM@6' } ] }
  ]);
});

test('a German list in a quoted mail: values by their order', () => {
  assert.deepEqual(flatBlocks(policyEventsReader, 'ntlm-german-list'), [
    {
      read: '1-8',
      events: [
        { id: '4001@2', about: 'ntlm', when: '21.11.2026 09:12:44@1', target: 'MSSQLSvc/sql05.corp.example:1433@4', process: 'C:\\Program Files\\App\\app.exe@8' }
      ]
    }
  ]);
  assert.deepEqual(namesIn(policyEventsReader, 'ntlm-german-list'), [ 'spn MSSQLSvc/sql05.corp.example:1433', 'server sql05.corp.example', 'port 1433' ]);
});

test('XML, and an event of another provider with the same number', () => {
  assert.deepEqual(flatBlocks(policyEventsReader, 'ntlm-xml'), [
    {
      read: '1',
      events: [
        {
          id: '4001@1',
          about: 'ntlm',
          when: '2026-11-21T08:12:44.1234567Z@1',
          computer: 'WKS11.corp.example@1',
          target: 'TERMSRV/srv02.corp.example@1',
          account: 'amartin@1',
          domain: 'CORP@1',
          process: 'C:\\Windows\\System32\\mstsc.exe@1'
        }
      ]
    }
  ]);
  assert.deepEqual(namesIn(policyEventsReader, 'ntlm-xml'), [ 'client WKS11.corp.example', 'spn TERMSRV/srv02.corp.example', 'server srv02.corp.example' ]);
});

test('a client that does not sign, as text and once more as XML', () => {
  assert.deepEqual(flatBlocks(policyEventsReader, 'ldap-2889'), [
    {
      read: '1-11 13-32',
      events: [
        {
          id: '2889@4',
          about: 'ldap',
          when: '21.11.2026 10:02:31@3',
          computer: 'DC02.corp.example@9',
          client: '10.20.30.40@14',
          account: 'CORP\\svc-scan@16',
          binding: '1@18'
        }
      ]
    }
  ]);
  assert.deepEqual(namesIn(policyEventsReader, 'ldap-2889'), [ 'dc DC02.corp.example', 'account CORP\\svc-scan' ]);
});

test('binds that were refused, and a missing channel binding', () => {
  assert.deepEqual(flatBlocks(policyEventsReader, 'ldap-counts'), [
    { read: '2-6 8 10 12 14-15', events: [ { id: '2888@3', about: 'ldap', when: '11/21/2026 12:00:03 AM@2', simple: '14@14', sasl: '3@15' } ] },
    { read: '17-19 21-24', events: [ { id: '3039@18', about: 'ldap', when: '11/20/2026 12:00:03 AM@17', client: '10.20.30.41@22', account: 'CORP\\APP03$@24' } ] }
  ]);
  assert.deepEqual(namesIn(policyEventsReader, 'ldap-counts'), [ 'account CORP\\APP03$' ]);
});

test('CredSSP with a German head and CRLF', () => {
  assert.deepEqual(flatBlocks(policyEventsReader, 'credssp-german-crlf'), [
    {
      read: '1-11 13',
      events: [
        {
          id: '6041@4',
          about: 'credssp',
          when: '21.11.2026 08:15:00@3',
          computer: 'WKS11.corp.example@9',
          target: 'TERMSRV/srv01.corp.example@11',
          version: '4@11'
        }
      ]
    }
  ]);
  assert.deepEqual(namesIn(policyEventsReader, 'credssp-german-crlf'), [ 'client WKS11.corp.example', 'spn TERMSRV/srv01.corp.example', 'server srv01.corp.example' ]);
});

test('the same numbers of other logs are not read', () => {
  assert.deepEqual(flatBlocks(policyEventsReader, 'not-ours'), []);
});

test('a command that names the events is none', () => {
  assert.deepEqual(blocks(policyEventsReader, "Get-WinEvent -FilterHashtable @{ LogName = 'System'; Id = 6041 } | Where-Object Message -like '*A CredSSP authentication to *'"), []);
});

test('the bare sentence, and a text that is cut at its head', () => {
  const bare = blocks(policyEventsReader, 'NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.');
  assert.deepEqual(bare.map((r) => r.facts.events[0]?.id.value), [4001]);
  assert.equal(bare[0]?.facts.events[0]?.target, undefined);
  const tail = blocks(policyEventsReader, 'Id : 4001\nMessage : NTLM client blocked: Outgoing NTLM authentication traffic\nTarget server: HTTP/web01\nat System.Foo()\nat System.Bar()\nat System.Baz()');
  assert.deepEqual([tail[0]?.facts.events[0]?.target?.value, tail[0]?.to], ['HTTP/web01', 3]);
});

test('addresses with ports', () => {
  assert.deepEqual(['10.20.30.40:51772', '[2001:db8::5]:636', '2001:db8::5', 'dc01:389', ''].map(withoutPort), ['10.20.30.40', '2001:db8::5', '2001:db8::5', undefined, undefined]);
});

test('promises of the reader', () => assertReader(policyEventsReader, fixtures('policy-events')));
