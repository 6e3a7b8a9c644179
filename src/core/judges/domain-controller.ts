import type { Rich } from '../blocks.ts';
import type { Context } from '../context.ts';
import type { PrintedStatus } from '../readers/console-words.ts';
import { nltestDsgetdc } from '../readers/nltest-dsgetdc.ts';
import type { FoundController } from '../readers/nltest-dsgetdc.ts';
import { nslookup } from '../readers/nslookup.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import { resolveDnsName } from '../readers/resolve-dnsname.ts';
import type { Judge, Judgement } from './judgement.ts';

const PAGE = { link: '/runbook/kerb-no-dc-or-trust/', text: 'No domain controller or broken trust' } as const;

/**
 * Whether this machine finds a domain controller, by nltest or by the SRV records that clients ask for.
 *
 *     DC: \\DC01.corp.example                                             // fine
 *     Getting DC name failed: Status = 1355 0x54b ERROR_NO_SUCH_DOMAIN    // problem
 *
 * Source: Microsoft: nltest command reference; How domain controllers are located in Windows.
 */
export const domainController: Judge = {
  id: 'domain-controller',
  reads: ['nltest-dsgetdc', 'nslookup', 'resolve-dnsname'],
  judge: (readings, given) => [...readingsOf(readings, nltestDsgetdc).map((r) => judgeController(r, given)), ...records(readings)],
};

function judgeController({ from, facts }: Reading<FoundController>, given: Context): Judgement {
  const inDomain = facts.asked?.value ?? facts.domain?.value ?? given.domain ?? 'DOMAIN';
  const { failure, dc, asked, domain, dcSite, ownSite, flags } = facts;
  const of: Rich = asked ? [' of ', { code: asked.value }] : domain ? [' of ', { code: domain.value }] : [];
  if (failure) return judgeFailure(failure.value, failure.line, of, inDomain, given);
  const line = dc?.line ?? from;
  const name: Rich[number] = dc ? { code: dc.value } : 'A domain controller';
  if (flags && flags.value.includes('DS') && !flags.value.includes('KDC')) {
    return {
      id: 'dc-without-kdc', verdict: 'problem', evidence: [{ line }, { line: flags.line, means: 'KDC is missing' }],
      says: [name, ' answers, but not as a key distribution centre: it gives no Kerberos tickets.'],
      next: ['Ask for one that does: ', { code: `nltest /dsgetdc:${inDomain} /kdc /force` }, '.'],
      causes: ['kerb-no-dc-or-trust'],
    };
  }
  if (dcSite && ownSite && dcSite.value.toLowerCase() !== ownSite.value.toLowerCase()) {
    return {
      id: 'dc-in-other-site', verdict: 'open', evidence: [{ line }, { line: dcSite.line }, { line: ownSite.line, means: 'another site' }],
      says: [name, ' answers from the site ', { code: dcSite.value }, '; this machine is in ', { code: ownSite.value }, '. Far away it may be slow, and time-outs then come and go.'],
      next: ['Measure the way there: ', { code: `Test-Connection -ComputerName ${dc?.value ?? 'DC'} -Count 5` }, '. ', PAGE],
    };
  }
  return {
    id: 'dc-found', verdict: 'fine', evidence: [{ line }, ...(flags?.value.includes('KDC') ? [{ line: flags.line, means: 'KDC: it gives tickets' }] : [])],
    says: [name, ' answers as a domain controller', ...of, ', and this machine finds it.'],
    next: ['Without ', { code: '/force' }, ' the answer may come from the cache. Test the port as well: ', { code: `Test-NetConnection -ComputerName ${dc?.value ?? 'DC'} -Port 88` }, '.'],
    against: ['kerb-no-dc-or-trust'],
  };
}

function judgeFailure({ code, symbol }: PrintedStatus, line: number, of: Rich, domain: string, given: Context): Judgement {
  const evidence = [{ line, means: symbol }];
  if (code === 5) return { id: 'dc-access-denied', verdict: 'open', evidence, says: ['Access was denied: this is about your rights, not about the controller.'], next: ['Run the same as a domain user, without ', { code: '/server:' }, '.'] };
  if (code === 1355) {
    return {
      id: 'dc-not-found', verdict: 'problem', evidence,
      says: ['This machine finds no domain controller', ...of, ': no DNS record, a wrong spelling, or no way there.'],
      next: ['Ask DNS for the controllers: ', { code: `nslookup -type=SRV _ldap._tcp.dc._msdcs.${domain}` }, '. No answer: DNS server or VPN. ', PAGE],
      causes: ['kerb-no-dc-or-trust', 'kerb-dns-or-name'],
    };
  }
  if (code === 1311 || code === 1722 || code === 1231 || code === 53 || code === 121 || code === 1460) {
    return {
      id: 'dc-not-reached', verdict: 'problem', evidence,
      says: ['This machine reaches no domain controller', ...of, ' (', { code: symbol }, ').'],
      next: ['Test the ports: ', { code: `Test-NetConnection -ComputerName ${given.dc ?? 'DC'} -Port 88` }, '. ', PAGE],
      causes: ['kerb-no-dc-or-trust'],
    };
  }
  return { id: 'dc-query-failed', verdict: 'open', evidence, says: ['The search for a domain controller', ...of, ' failed with ', { code: symbol }, ', which does not say whether there is one.'], next: ['Run it again with the DNS name of the domain: ', { code: `nltest /dsgetdc:${domain} /force` }, '.'] };
}

/** SRV records of controllers: `_kerberos._tcp.dc._msdcs.corp.example`. */
function records(readings: readonly Reading[]): Judgement[] {
  const out: Judgement[] = [];
  const srv = /^_(?:kerberos|ldap|kpasswd|gc)\._(?:tcp|udp)\./i;
  const found = (hosts: readonly { value: string; line: number }[]): void => {
    const [first] = hosts;
    if (!first) return;
    out.push({
      id: 'dc-records-found', verdict: 'open', evidence: hosts.slice(0, 3).map((h) => ({ line: h.line })),
      says: ['DNS names ', hosts.length === 1 ? 'one controller' : `${hosts.length} controllers`, ': ', { code: [...new Set(hosts.map((h) => h.value))].slice(0, 3).join(', ') }, '. Whether they answer does not stand here.'],
      next: ['Test the port: ', { code: `Test-NetConnection -ComputerName ${first.value} -Port 88` }, '.'],
    });
  };
  const missing = (asked: string, line: number): void => {
    out.push({
      id: 'dc-records-missing', verdict: 'problem', evidence: [{ line }],
      says: ['The DNS server of this machine has no record ', { code: asked }, ', so clients find no domain controller with it.'],
      next: ['See which DNS servers the network card has: ', { code: 'ipconfig /all' }, '. They must be those of the domain. ', PAGE],
      causes: ['kerb-no-dc-or-trust', 'kerb-dns-or-name'],
    });
  };
  for (const { facts } of readingsOf(readings, nslookup)) {
    const asked = facts.asked?.value ?? '';
    if (!srv.test(asked)) continue;
    if (facts.failure?.value === 'no such name') missing(asked, facts.failure.line);
    else found(facts.services);
  }
  for (const { facts } of readingsOf(readings, resolveDnsName)) {
    const hosts = facts.records.filter((r) => r.type === 'SRV' && srv.test(r.name) && r.data !== undefined).map((r) => ({ value: r.data ?? '', line: r.line }));
    found(hosts);
    for (const f of facts.failures) if (f.name !== undefined && srv.test(f.name) && f.error === 'DNS_ERROR_RCODE_NAME_ERROR') missing(f.name, f.line);
  }
  return out;
}
