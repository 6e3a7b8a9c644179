import { firstLabel } from '../host-names.ts';
import { isOwnAddress } from '../readers/network-text.ts';
import type { Context } from '../context.ts';
import type { Judge, Judgement } from './judgement.ts';
import { nameObservations } from './name-observations.ts';
import type { Forward, NameObservations } from './name-observations.ts';
import { judgeBack } from './names-and-back.ts';

const PAGE = { link: '/runbook/kerb-dns-or-name/', text: 'Wrong name or DNS' } as const;
const MOST = 20;

/**
 * Whether a name leads to an address and the address back to the same full name, and whether the machine and DNS say the same. The name that
 * comes back goes into the SPN.
 *
 *     C:\>ping sql01          Pinging sql01.corp.example [10.10.1.21] …
 *     C:\>ping -a 10.10.1.21  Pinging SQL01-OLD.corp.example [10.10.1.21] …    // problem
 *
 * Source: Microsoft KB 811889; dotnet/SqlClient (a client asks for the canonical name of the host).
 */
export const nameResolution: Judge = {
  id: 'name-resolution',
  reads: ['ping', 'nslookup', 'resolve-dnsname'],
  judge(readings, given) {
    const seen = nameObservations(readings);
    return [...judgeMissing(seen), ...judgeSources(seen), ...judgeForms(seen, given), ...judgeAliases(seen), ...judgeBack(seen, given)].slice(0, MOST);
  },
};

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function judgeMissing(seen: NameObservations): Judgement[] {
  return seen.missing.map((m): Judgement => {
    const evidence = [{ line: m.line }];
    const name = m.asked;
    const found = name === undefined ? undefined : seen.forward.find((f) => same(f.asked ?? f.name, name));
    const shown = name === undefined ? 'The name' : { code: name };
    if (m.why === 'no such name') {
      if (found && found.via !== m.via) {
        return {
          id: 'name-not-in-dns', verdict: 'problem', evidence: [...evidence, { line: found.line }].sort((a, b) => a.line - b.line),
          says: ['DNS has no record for ', shown, ', and yet this machine finds ', { code: found.address }, ': from a hosts file, a cache or NetBIOS.'],
          next: ['See who answered: the hosts file, then ', { code: 'ipconfig /displaydns' }, ' and ', { code: 'nbtstat -c' }, '. ', PAGE],
          causes: ['kerb-dns-or-name'],
        };
      }
      return {
        id: 'name-unknown', verdict: 'problem', evidence,
        says: [shown, ' has no address here: a misspelt name, a wrong suffix, a missing record, or the wrong DNS server.'],
        next: name !== undefined && !name.includes('.') ? ['Try the full name. If that works, the list of suffixes is the fault: ', { code: 'ipconfig /all' }, '. ', PAGE] : ['Ask a DNS server of the domain. If it has the record, this machine asks the wrong one: ', { code: 'ipconfig /all' }, '. ', PAGE],
        causes: ['kerb-dns-or-name'],
      };
    }
    return {
      id: 'dns-gave-no-answer', verdict: 'open', evidence: [{ line: m.line, means: m.why }],
      says: [m.why === 'no answer' ? 'The DNS server did not answer' : 'The DNS server could not answer', ', so nothing is known about ', name === undefined ? 'the name' : shown, '.'],
      next: ['Ask another DNS server: ', { code: `nslookup ${name ?? 'SERVER'} DNSSERVER` }, '. Does none answer, look at the network card: ', { code: 'ipconfig /all' }, '.'],
    };
  });
}

/** What the machine finds and what DNS says, for the same name. */
function judgeSources(seen: NameObservations): Judgement[] {
  const out: Judgement[] = [];
  const done = new Set<string>();
  for (const local of seen.forward.filter((f) => f.via === 'resolver')) {
    const dns = seen.forward.filter((f) => f.via === 'dns' && sameFamily(f.address, local.address) && (same(f.name, local.name) || (f.asked !== undefined && local.asked !== undefined && same(f.asked, local.asked)) || (f.asked !== undefined && same(f.asked, local.name))));
    const [first] = dns;
    const key = local.name.toLowerCase();
    if (!first || isOwnAddress(local.address) || done.has(key)) continue;
    done.add(key);
    if (dns.some((f) => f.address === local.address)) continue;
    out.push({
      id: 'resolver-and-dns-differ', verdict: 'problem', evidence: [{ line: local.line }, { line: first.line }].sort((a, b) => a.line - b.line),
      says: ['This machine takes ', { code: local.address }, ' for ', { code: local.name }, ', and DNS says ', { code: first.address }, ': a hosts file, a cache or NetBIOS answered first.'],
      next: ['Look into the hosts file and the caches: ', PAGE, '.'],
      causes: ['kerb-dns-or-name'],
    });
  }
  return out;
}

const sameFamily = (a: string, b: string): boolean => a.includes(':') === b.includes(':');

/** The form of the name that came back: short, or with another suffix than was meant. */
function judgeForms(seen: NameObservations, given: Context): Judgement[] {
  const out: Judgement[] = [];
  const done = new Set<string>();
  const add = (f: Forward, judgement: Judgement): void => {
    if (done.has(f.name.toLowerCase())) return;
    done.add(f.name.toLowerCase());
    out.push(judgement);
  };
  for (const f of seen.forward) {
    if (isOwnAddress(f.address)) {
      add(f, {
        id: 'asked-on-the-machine-itself', verdict: 'open', evidence: [{ line: f.line }],
        says: [{ code: f.name }, ' leads to ', { code: f.address }, ', an address of the machine itself: this was run on the server, or a hosts line points there.'],
        next: ['Run it on the client that fails.'],
      });
    } else if (f.via === 'resolver' && !f.name.includes('.')) {
      add(f, {
        id: 'short-name', verdict: 'problem', evidence: [{ line: f.line }],
        says: [{ code: f.asked ?? f.name }, ' leads to the short name ', { code: f.name }, ': a hosts line or NetBIOS answered, not DNS. The client asks for an SPN with the short name.'],
        next: ['Connect by the full name, or correct what answers: ', PAGE, '.'],
        causes: ['kerb-dns-or-name'],
      });
    } else if (given.domain !== undefined && f.asked !== undefined && !f.asked.includes('.') && same(firstLabel(f.name), f.asked) && !same(f.name, `${f.asked}.${given.domain}`)) {
      add(f, {
        id: 'other-suffix', verdict: 'problem', evidence: [{ line: f.line }],
        says: [{ code: f.asked }, ' became ', { code: f.name }, '; you said the domain is ', { code: given.domain }, '. The client asks for an SPN with this suffix.'],
        next: ['Connect by the full name ', { code: `${f.asked}.${given.domain}` }, ', or correct the list of suffixes: ', { code: 'ipconfig /all' }, '.'],
        causes: ['kerb-dns-or-name'],
      });
    }
  }
  return out;
}

function judgeAliases(seen: NameObservations): Judgement[] {
  return seen.aliases.slice(0, 5).map((a): Judgement => ({
    id: 'name-is-cname', verdict: 'open', evidence: [{ line: a.line }],
    says: [{ code: a.alias }, ' is an alias (CNAME) of ', { code: a.target }, '. Most SQL drivers ask for an SPN with ', { code: a.target }, '; JDBC in most cases with the alias.'],
    next: ['Register the SPNs of the real name, and those of the alias where JDBC clients use it: ', { link: '/runbook/how-drivers-build-the-spn/', text: 'How drivers build the SPN' }, '.'],
  }));
}
