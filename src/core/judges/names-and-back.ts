import { firstLabel } from '../host-names.ts';
import type { Rich } from '../blocks.ts';
import type { Context } from '../context.ts';
import { isOwnAddress } from '../readers/network-text.ts';
import type { Judgement } from './judgement.ts';
import type { Back, Forward, NameObservations } from './name-observations.ts';

const PAGE = { link: '/runbook/kerb-dns-or-name/', text: 'Wrong name or DNS' } as const;
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Compares the name that an address leads back to with the name that led to it, address by address. */
export function judgeBack(seen: NameObservations, given: Context): readonly Judgement[] {
  const out: Judgement[] = [];
  const addresses = [...new Set([...seen.forward.map((f) => f.address), ...seen.back.map((b) => b.address)])].filter((a) => !isOwnAddress(a));
  const asked = new Set<string>();
  for (const address of addresses) {
    const forward = seen.forward.filter((f) => f.address === address);
    const back = seen.back.filter((b) => b.address === address);
    const [first] = forward;
    if (first && back.length > 0) out.push(compare(address, first, back));
    else if (back.length > 0) out.push(alone(address, back, given));
    else if (first && !asked.has(first.name.toLowerCase())) {
      asked.add(first.name.toLowerCase());
      const others = forward.length > 0 && seen.back.some((b) => seen.forward.some((f) => same(f.name, first.name) && f.address === b.address));
      if (!others) {
        out.push({
          id: 'not-resolved-back', verdict: 'open', evidence: [{ line: first.line }],
          says: [{ code: first.name }, ' leads to ', { code: address }, '. The way back is not in the paste, and it decides the SPN.'],
          next: ['Run ', { code: `ping -n 1 -a ${address}` }, ' and paste both, with the command lines.'],
        });
      }
    }
  }
  const [pair] = seen.pairs;
  if (pair && seen.forward.length === 0 && seen.back.length === 0) {
    const other = seen.pairs.find((p) => p.address === pair.address && !same(p.name, pair.name));
    out.push({
      id: 'direction-unknown', verdict: 'open', evidence: [{ line: pair.line }, ...(other ? [{ line: other.line }] : [])],
      says: [{ code: pair.name }, ...(other ? [' and ', { code: other.name }] : []), ' and ', { code: pair.address }, ' belong together. Whether the name or the address was asked for does not stand here.'],
      next: ['Paste it with the command lines: ', { code: `ping -n 1 ${pair.name}` }, ' and ', { code: `ping -n 1 -a ${pair.address}` }, '.'],
    });
  }
  return out;
}

function compare(address: string, forward: Forward, back: readonly Back[]): Judgement {
  const name = forward.name;
  const lines = (b: Back, means?: string): Judgement['evidence'] => [{ line: forward.line }, { line: b.line, ...(means ? { means } : {}) }].sort((a, c) => a.line - c.line);
  const wrong = back.find((b) => b.name !== undefined && !same(b.name, name));
  const right = back.find((b) => b.name !== undefined && same(b.name, name));
  const none = back.find((b) => b.name === undefined);
  const causes = ['kerb-dns-or-name'] as const;
  if (wrong?.name !== undefined && right) {
    return {
      id: 'several-names-back', verdict: 'problem', evidence: [{ line: right.line }, { line: wrong.line }].sort((a, b) => a.line - b.line), causes,
      says: [{ code: address }, ' leads back to ', { code: name }, ' and to ', { code: wrong.name }, ': the client takes whichever comes first for the SPN.'],
      next: ['Remove the record that is out of date: ', PAGE, '.'],
    };
  }
  if (wrong?.name !== undefined) {
    const docker = /(?:^|\.)docker\.internal$/i.test(wrong.name);
    const short = same(firstLabel(wrong.name), firstLabel(name));
    const how: Rich = docker
      ? ['. Docker Desktop writes that name into the hosts file, with the address that the machine had then.']
      : short
        ? [wrong.name.includes('.') ? ': the same host with another suffix.' : ': the short name, from a hosts line or NetBIOS.']
        : [': an old record, or another machine.'];
    return {
      id: docker ? 'back-to-docker' : short ? 'back-to-other-form' : 'back-to-other-name', verdict: 'problem', evidence: lines(wrong, 'this name goes into the SPN'), causes,
      says: [{ code: name }, ' leads to ', { code: address }, ', which leads back to ', { code: wrong.name }, ...how],
      next: docker ? ['Remove the lines of Docker from the hosts file, or correct their address: ', PAGE, '.'] : ['Correct the reverse record or the local entry: ', PAGE, '. Then see who holds the SPN of the wrong name.'],
    };
  }
  if (!right && none) {
    return {
      id: 'no-name-back', verdict: 'problem', evidence: lines(none, 'no name'), causes,
      says: [{ code: name }, ' leads to ', { code: address }, ', which leads back to no name. A client that connects by the address asks for an SPN with an address and gets NTLM.'],
      next: ['Let the server write its record again (', { code: 'ipconfig /registerdns' }, ' there), or connect by the full name: ', PAGE, '.'],
    };
  }
  const agreed = right ?? back[0];
  if (!name.includes('.')) {
    return {
      id: 'short-both-ways', verdict: 'problem', evidence: agreed ? lines(agreed) : [{ line: forward.line }], causes,
      says: [{ code: name }, ' comes back as the short name both ways: a hosts line or NetBIOS answers. The client asks for an SPN with the short name.'],
      next: ['Connect by the full name, or correct what answers: ', PAGE, '.'],
    };
  }
  if (forward.via === 'dns' && agreed?.via === 'dns') {
    return {
      id: 'dns-agrees', verdict: 'fine', evidence: lines(agreed),
      says: ['In DNS ', { code: name }, ' leads to ', { code: address }, ' and back to the same full name. Hosts files and caches of this machine were not asked.'],
      next: ['Ask the machine itself: ', { code: `ping -n 1 ${name}` }, ' and ', { code: `ping -n 1 -a ${address}` }, '.'],
    };
  }
  return {
    id: 'names-agree', verdict: 'fine', evidence: agreed ? lines(agreed) : [{ line: forward.line }], against: causes,
    says: [{ code: name }, ' leads to ', { code: address }, ' and back to the same full name.'],
    next: ['That name goes into the SPN. Who holds it? ', { link: '/runbook/kerb-spn-missing/', text: 'SPN missing' }, '. Repeat on the server.'],
  };
}

function alone(address: string, back: readonly Back[], given: Context): Judgement {
  const [first] = back;
  const named = back.find((b) => b.name !== undefined);
  const line = (named ?? first)?.line ?? 1;
  if (named?.name === undefined) {
    return {
      id: 'no-name-back', verdict: 'problem', evidence: [{ line, means: 'no name' }], causes: ['kerb-dns-or-name'],
      says: [{ code: address }, ' leads back to no name. A client that connects by the address asks for an SPN with an address and gets NTLM.'],
      next: ['Let the server write its record again (', { code: 'ipconfig /registerdns' }, ' there), or connect by the full name: ', PAGE, '.'],
    };
  }
  const expected = given.server;
  const differs = expected !== undefined && !same(firstLabel(expected), firstLabel(named.name));
  return {
    id: differs ? 'back-to-unexpected-name' : 'not-resolved-forward', verdict: 'open', evidence: [{ line }],
    says: [{ code: address }, ' leads back to ', { code: named.name }, ...(differs ? ['; you said ', { code: expected }, '. Whether that server has this address does not stand here.'] : ['. The way there is not in the paste.'])],
    next: ['Run ', { code: `ping -n 1 ${expected ?? named.name}` }, ' and paste both, with the command lines.'],
  };
}
