import { firstLabel } from '../host-names.ts';
import type { Context } from '../context.ts';
import type { HostsEntry } from '../readers/hosts-file.ts';
import { isOwnAddress } from '../readers/network-text.ts';
import type { Judge, Judgement } from './judgement.ts';
import { nameObservations } from './name-observations.ts';
import type { NameObservations } from './name-observations.ts';
import { listed } from './spn-words.ts';

const PAGE = { link: '/runbook/kerb-dns-or-name/', text: 'Wrong name or DNS' } as const;
const MOST = 6;
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const DOCKER = /(?:^|\.)docker\.internal$/i;
const LOCAL = /^(?:localhost(?:\..*)?|ip6-[a-z]+|broadcasthost|kubernetes\.docker\.internal)$/i;

/**
 * What lines of a hosts file mean for the server in question: the one the reader named, or those that other parts of the paste speak of. The address
 * of a line leads back to its first name.
 *
 *     10.10.1.20  sql05.corp.example     // problem, when nslookup in the same paste says 10.10.1.21
 *
 * Source: Microsoft: TCP/IP host name resolution order (KB 172218); dotnet/SqlClient issue 613 (host.docker.internal).
 */
export const hostsFileJudge: Judge = {
  id: 'hosts-file',
  reads: ['hosts-file', 'ping', 'nslookup', 'resolve-dnsname'],
  judge: (readings, given) => judgeHosts(nameObservations(readings), given),
};

function judgeHosts(seen: NameObservations, given: Context): readonly Judgement[] {
  if (seen.hosts.length === 0) return seen.hostsSeen === undefined ? [] : [empty(seen.hostsSeen)];
  const wanted = wantedNames(seen, given);
  const active = seen.hosts.filter((e) => !isOwnAddress(e.address) || e.names.some((n) => wanted.some((w) => names(n, w))));
  const rest = active.filter((e) => !e.names.every((n) => LOCAL.test(n)));
  const out: Judgement[] = [];
  for (const entry of rest) {
    if (out.length >= MOST) break;
    const name = entry.names.find((n) => wanted.some((w) => names(n, w)));
    if (name !== undefined) out.push(judgeEntry(entry, name, seen));
    else if (seen.forward.some((f) => f.address === entry.address)) out.push(judgeAddress(entry, seen));
  }
  if (out.length > 0) return out;
  if (rest.length === 0) return [empty(seen.hosts[0]?.line ?? 1)];
  if (given.server !== undefined) {
    return [{
      id: 'hosts-without-server', verdict: 'fine', evidence: rest.slice(0, 3).map((e) => ({ line: e.line })),
      says: ['No line is about ', { code: given.server }, '; there are lines for ', ...listed([...new Set(rest.flatMap((e) => e.names))]), '.'],
      next: ['The hosts file is not the fault for this server. Look at the caches: ', { code: 'ipconfig /displaydns' }, '.'],
    }];
  }
  const docker = rest.find((e) => e.names.some((n) => /^host\.docker\.internal$/i.test(n)));
  const others = rest.filter((e) => !e.names.every((n) => DOCKER.test(n)));
  const about = [...new Set(others.flatMap((e) => e.names))];
  return [
    ...(docker ? [dockerLine(docker, given)] : []),
    ...(about.length > 0
      ? [{
          id: 'hosts-has-lines', verdict: 'open', evidence: others.slice(0, MOST).map((e) => ({ line: e.line })),
          says: ['This machine takes ', ...listed(about), ' from its hosts file and asks DNS for none of them.'],
          next: ['Is the server among them? Compare with DNS: ', { code: `nslookup ${about[0] ?? 'SERVER'}` }, '.'],
        } satisfies Judgement]
      : []),
  ];
}

/** Docker Desktop writes the address that the machine has at the time; later another machine may have it. */
function dockerLine(entry: HostsEntry, given: Context): Judgement {
  return {
    id: 'hosts-docker', verdict: 'open', evidence: [{ line: entry.line }],
    says: ['On this machine the address ', { code: entry.address }, ' leads back to ', { code: entry.names[0] ?? '' }, ', as Docker Desktop wrote it. If the server has that address now, the SPN is built with that name.'],
    next: ['Compare with the address of the server: ', { code: `ping -n 1 ${given.server ?? 'SERVER'}` }, '. ', PAGE],
  };
}

/** Names of the server: the reader's own, else those that the paste asks for. */
function wantedNames(seen: NameObservations, given: Context): readonly string[] {
  if (given.server !== undefined) return [given.server];
  return [...new Set([...seen.forward.flatMap((f) => [f.asked ?? f.name, f.name]), ...seen.missing.flatMap((m) => (m.asked === undefined ? [] : [m.asked]))])];
}

/** True when an entry is about a wanted name; a short one stands for the full one. */
function names(entry: string, wanted: string): boolean {
  return same(entry, wanted) || ((!entry.includes('.') || !wanted.includes('.')) && same(firstLabel(entry), firstLabel(wanted)));
}

function judgeEntry(entry: HostsEntry, name: string, seen: NameObservations): Judgement {
  const dns = seen.forward.filter((f) => f.via === 'dns' && names(name, f.asked ?? f.name) && f.address.includes(':') === entry.address.includes(':'));
  const [other] = dns;
  if (other && !dns.some((f) => f.address === entry.address)) {
    return {
      id: 'hosts-overrides-dns', verdict: 'problem', evidence: [{ line: entry.line }, { line: other.line, means: 'what DNS says' }].sort((a, b) => a.line - b.line),
      says: ['The hosts file sends ', { code: name }, ' to ', { code: entry.address }, '; DNS says ', { code: other.address }, '. The hosts file wins on this machine.'],
      next: ['Take the line out of the file and empty the cache: ', PAGE, '.'],
      causes: ['kerb-dns-or-name'],
    };
  }
  const first = entry.names[0] ?? name;
  if (!first.includes('.') || !same(firstLabel(first), firstLabel(name))) {
    return {
      id: 'hosts-first-name', verdict: 'problem', evidence: [{ line: entry.line, means: `leads back to ${first}` }],
      says: ['The hosts file has a line for ', { code: name }, ', and its first name is ', { code: first }, '. The address leads back to that name, and it goes into the SPN.'],
      next: ['Take the line out, or put the full name first: ', PAGE, '.'],
      causes: ['kerb-dns-or-name'],
    };
  }
  return {
    id: other ? 'hosts-agrees-with-dns' : 'hosts-has-server', verdict: 'open', evidence: [{ line: entry.line }],
    says: ['The hosts file sends ', { code: name }, ' to ', { code: entry.address }, other ? ', as DNS does today. When DNS changes, this machine will not notice.' : '. DNS is not asked for it.'],
    next: other ? ['Take the line out all the same: ', PAGE, '.'] : ['Compare with DNS: ', { code: `nslookup ${name}` }, '.'],
  };
}

/** A line that is about another name and has the address of the server: it changes the way back. */
function judgeAddress(entry: HostsEntry, seen: NameObservations): Judgement {
  const forward = seen.forward.find((f) => f.address === entry.address);
  const first = entry.names[0] ?? '';
  const evidence = [...(forward ? [{ line: forward.line }] : []), { line: entry.line, means: 'this name goes into the SPN' }].sort((a, b) => a.line - b.line);
  return {
    id: DOCKER.test(first) ? 'hosts-docker' : 'hosts-takes-the-way-back', verdict: 'problem', evidence,
    says: [{ code: forward?.name ?? '' }, ' has the address ', { code: entry.address }, ', which the hosts file leads back to ', { code: first }, '.'],
    next: ['Take the line out of the file: ', PAGE, '.'],
    causes: ['kerb-dns-or-name'],
  };
}

function empty(line: number): Judgement {
  return {
    id: 'hosts-empty', verdict: 'fine', evidence: [{ line }],
    says: ['The hosts file has no line for another machine.'],
    next: ['Look at the caches and at NetBIOS: ', { code: 'ipconfig /displaydns' }, ', ', { code: 'nbtstat -c' }, '.'],
  };
}
