import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../../src/core/context.ts';
import { nameResolution } from '../../../../src/core/judges/name-resolution.ts';
import { nslookup } from '../../../../src/core/readers/nslookup.ts';
import { ping } from '../../../../src/core/readers/ping.ts';
import { resolveDnsName } from '../../../../src/core/readers/resolve-dnsname.ts';
import { fixture } from '../readers/fixtures.ts';
import { judgeText } from './judge-text.ts';
import { brief } from './judged.ts';

const readers = [ping, nslookup, resolveDnsName];

/** Fixture, and what is said about it: verdict, id, causes, lines. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['ping/back-without-name.txt', ['problem no-name-back [kerb-dns-or-name] 3']],
  ['ping/forward-and-back.txt', ['problem back-to-other-name [kerb-dns-or-name] 3,14']],
  ['ping/french-ipv6-local.txt', ['open asked-on-the-machine-itself 3']],
  ['ping/german-back-crlf.txt', ['open not-resolved-forward 3']],
  ['ping/linux.txt', ['problem name-unknown [kerb-dns-or-name] 9', 'open not-resolved-back 2']],
  ['ping/not-found-four-languages.txt', ['problem name-unknown [kerb-dns-or-name] 2', 'problem name-unknown [kerb-dns-or-name] 5', 'problem name-unknown [kerb-dns-or-name] 9', 'problem name-unknown [kerb-dns-or-name] 12']],
  ['ping/portuguese-and-chinese.txt', ['open direction-unknown 1']],
  ['ping/unreachable.txt', ['open not-resolved-back 3']],
  ['nslookup/cname.txt', ['open name-is-cname 7', 'open not-resolved-back 6']],
  ['nslookup/french-forward-and-back.txt', ['open not-resolved-back 7', 'problem no-name-back [kerb-dns-or-name] 14']],
  ['nslookup/german.txt', ['problem name-unknown [kerb-dns-or-name] 5', 'open dns-gave-no-answer 11']],
  ['nslookup/interactive.txt', ['open not-resolved-back 10']],
  ['nslookup/linux.txt', ['problem name-unknown [kerb-dns-or-name] 16', 'open name-is-cname 5', 'problem back-to-other-name [kerb-dns-or-name] 7,10']],
  ['nslookup/nxdomain-then-back.txt', ['problem name-unknown [kerb-dns-or-name] 5', 'open not-resolved-forward 11']],
  ['nslookup/slow-but-answers.txt', ['open not-resolved-back 8']],
  ['nslookup/spanish.txt', ['open name-is-cname 7', 'open name-is-cname 8', 'open not-resolved-back 6', 'problem no-name-back [kerb-dns-or-name] 14']],
  ['nslookup/timeouts.txt', ['open dns-gave-no-answer 9']],
  ['resolve-dnsname/cname-two-layouts.txt', ['open name-is-cname 5', 'open not-resolved-back 11']],
  ['resolve-dnsname/cut-name.txt', ['open not-resolved-back 4']],
  ['resolve-dnsname/error-51.txt', ['problem name-unknown [kerb-dns-or-name] 2']],
  ['resolve-dnsname/error-7-german.txt', ['open dns-gave-no-answer 2', 'open dns-gave-no-answer 4']],
  ['resolve-dnsname/forward-and-back.txt', ['fine names-agree 5,12']],
];

for (const [name, expected] of cases) test(`name-resolution: ${name}`, () => assert.deepEqual(judgeText(nameResolution, readers, fixture(name)).map(brief), expected));

const forward = (asked: string, name: string, address: string): string => `C:\\>ping -n 1 ${asked}\n\nPinging ${name} [${address}] with 32 bytes of data:\n`;
const back = (address: string, name: string): string => `C:\\>ping -n 1 -a ${address}\n\nPinging ${name === '' ? address : `${name} [${address}]`} with 32 bytes of data:\n`;
const dns = (asked: string, name: string, address: string): string => `C:\\>nslookup ${asked}\nServer:  dc01.corp.example\nAddress:  10.10.0.10\n\nName:    ${name}\nAddress:  ${address}\n\n`;
const FULL = 'sql05.corp.example';

const more: readonly (readonly [string, string, Context, readonly string[]])[] = [
  ['the same both ways', forward('sql05', FULL, '10.10.1.21') + back('10.10.1.21', 'SQL05.corp.example'), {}, ['fine names-agree 3,6']],
  ['no name back', forward('sql05', FULL, '10.10.1.21') + back('10.10.1.21', ''), {}, ['problem no-name-back [kerb-dns-or-name] 3,6']],
  ['the short name back', forward('sql05', FULL, '10.10.1.21') + back('10.10.1.21', 'SQL05'), {}, ['problem back-to-other-form [kerb-dns-or-name] 3,6']],
  ['another suffix back', forward('sql05', FULL, '10.10.1.21') + back('10.10.1.21', 'sql05.old.example'), {}, ['problem back-to-other-form [kerb-dns-or-name] 3,6']],
  ['Docker took the address', forward('sql05', FULL, '10.10.1.21') + back('10.10.1.21', 'host.docker.internal'), {}, ['problem back-to-docker [kerb-dns-or-name] 3,6']],
  ['a short name from a hosts line', forward('sql05', 'SQL05', '10.10.1.21'), {}, ['problem short-name [kerb-dns-or-name] 3', 'open not-resolved-back 3']],
  ['the server pings itself', forward('sql05', 'SQL05', 'fe80::1%5'), {}, ['open asked-on-the-machine-itself 3']],
  ['a suffix that nobody meant', forward('sql05', 'sql05.branch.example', '10.10.1.21'), { domain: 'corp.example' }, ['problem other-suffix [kerb-dns-or-name] 3', 'open not-resolved-back 3']],
  ['ping and DNS differ', forward('sql05', FULL, '10.10.1.20') + dns(FULL, FULL, '10.10.1.21'), {}, ['problem resolver-and-dns-differ [kerb-dns-or-name] 3,9', 'open not-resolved-back 3']],
  ['one of several addresses', forward('sql05', FULL, '10.10.1.20') + `C:\\>nslookup ${FULL}\nServer:  dc01.corp.example\nAddress:  10.10.0.10\n\nName:    ${FULL}\nAddresses:  10.10.1.21\n          10.10.1.20\n` + back('10.10.1.20', FULL), {}, ['fine names-agree 3,13']],
  ['DNS does not have it, the machine finds it', forward('sql05', FULL, '10.10.1.20') + `C:\\>nslookup sql05\nServer:  dc01.corp.example\nAddress:  10.10.0.10\n\n*** dc01.corp.example can't find sql05: Non-existent domain\n`, {}, ['problem name-not-in-dns [kerb-dns-or-name] 3,8', 'open not-resolved-back 3']],
  ['DNS alone, both ways', dns(FULL, FULL, '10.10.1.21') + dns('10.10.1.21', FULL, '10.10.1.21'), {}, ['fine dns-agrees 6,12']],
  ['two reverse records', forward('sql05', FULL, '10.10.1.21') + back('10.10.1.21', FULL) + dns('10.10.1.21', 'sql05-old.corp.example', '10.10.1.21'), {}, ['problem several-names-back [kerb-dns-or-name] 6,11']],
  ['ping of an address without -a says nothing', 'C:\\>ping 10.10.1.22\n\nPinging 10.10.1.22 with 32 bytes of data:\n', {}, []],
  ['an address of an unexpected name', back('10.10.1.21', 'web01.corp.example'), { server: 'sql05' }, ['open back-to-unexpected-name 3']],
  ['prompts were left out', 'Pinging sql05.corp.example [10.10.1.21] with 32 bytes of data:\nPinging SQL05-OLD.corp.example [10.10.1.21] with 32 bytes of data:', {}, ['open direction-unknown 1,2']],
  ['a service record is no host', "*** dc01 can't find _kerberos._tcp.corp.example: Non-existent domain", {}, []],
];

for (const [name, text, given, expected] of more) test(`name-resolution: ${name}`, () => assert.deepEqual(judgeText(nameResolution, readers, text, given).map(brief), expected));
