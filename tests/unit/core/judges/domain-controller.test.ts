import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainController } from '../../../../src/core/judges/domain-controller.ts';
import { nltestDsgetdc } from '../../../../src/core/readers/nltest-dsgetdc.ts';
import { nslookup } from '../../../../src/core/readers/nslookup.ts';
import { resolveDnsName } from '../../../../src/core/readers/resolve-dnsname.ts';
import { fixture } from '../readers/fixtures.ts';
import { judgeText } from './judge-text.ts';
import { brief } from './judged.ts';

const readers = [nltestDsgetdc, nslookup, resolveDnsName];

/** Fixture, and what is said about it: verdict, id, causes, lines. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['nltest-dsgetdc/failed.txt', ['problem dc-not-found [kerb-no-dc-or-trust kerb-dns-or-name] 1']],
  ['nltest-dsgetdc/ok.txt', ['fine dc-found 2,9']],
  ['nltest-dsgetdc/other-site-german.txt', ['open dc-in-other-site 2,7,8']],
  ['nltest-dsgetdc/two-one-failed.txt', ['fine dc-found 2,8', 'problem dc-not-found [kerb-no-dc-or-trust kerb-dns-or-name] 11']],
  ['nltest-dsgetdc/unknown-language.txt', ['fine dc-found 1,8']],
  ['nslookup/srv.txt', ['open dc-records-found 9']],
  ['resolve-dnsname/srv.txt', ['open dc-records-found 5,6']],
];

for (const [name, expected] of cases) test(`domain-controller: ${name}`, () => assert.deepEqual(judgeText(domainController, readers, fixture(name)).map(brief), expected));

const more: readonly (readonly [string, string, readonly string[]])[] = [
  ['no rights', 'Getting DC name failed: Status = 5 0x5 ERROR_ACCESS_DENIED', ['open dc-access-denied 1']],
  ['no answer', 'Getting DC name failed: Status = 1722 0x6ba RPC_S_SERVER_UNAVAILABLE', ['problem dc-not-reached [kerb-no-dc-or-trust] 1']],
  ['an error that says nothing', 'Getting DC name failed: Status = 87 0x57 ERROR_INVALID_PARAMETER', ['open dc-query-failed 1']],
  ['no key distribution centre', '           DC: \\\\DC01.corp.example\n      Address: \\\\10.10.0.10\n        Flags: GC DS LDAP TIMESERV DNS_DC', ['problem dc-without-kdc [kerb-no-dc-or-trust] 1,3']],
  ['the list of controllers', 'C:\\>nltest /dclist:corp.example\nCannot find DC to get DC list from.Status = 1355 0x54b ERROR_NO_SUCH_DOMAIN', ['problem dc-not-found [kerb-no-dc-or-trust kerb-dns-or-name] 2']],
  ['no record in DNS', "C:\\>nslookup -type=SRV _kerberos._tcp.dc._msdcs.corp.example\nServer:  dns.example.net\nAddress:  192.0.2.53\n\n*** dns.example.net can't find _kerberos._tcp.dc._msdcs.corp.example: Non-existent domain", ['problem dc-records-missing [kerb-no-dc-or-trust kerb-dns-or-name] 5']],
  ['a status of the secure channel is none of a controller', 'Trusted DC Connection Status Status = 1311 0x51f ERROR_NO_LOGON_SERVERS', []],
];

for (const [name, text, expected] of more) test(`domain-controller: ${name}`, () => assert.deepEqual(judgeText(domainController, readers, text).map(brief), expected));
