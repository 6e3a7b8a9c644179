import { firstLabel } from '../host-names.ts';
import { downLevelName, type DirectoryAccount } from '../directory/model.ts';
import { lookUpSpn, type FoundBy } from '../directory/lookup.ts';
import { isRefusal, parseSpn } from '../spn.ts';
import { fails, type Way } from './ends.ts';
import type { Outcome, Reason, Situation } from './model.ts';
import { withoutKerberos } from './ntlm.ts';
import { present } from './present.ts';
import { sessionFits, ticketType } from './ticket-types.ts';

/**
 * The question for a ticket and its answer: who holds the SPN, and can a ticket be made for that account?
 *
 * Sources: [MS-DRSR] LookupSPN; Ask DS: SPN issues, parts 2 and 3; event 4768 and 4769 for the numbers.
 */
export function askFor(s: Situation, spn: string, way: Way): readonly Outcome[] {
  const asked: Way = { ...way, spn };
  const unrouted = crossing(s, spn, asked);
  if (unrouted) return unrouted;
  if (s.client.remembersMiss) {
    return missing(s, { ...asked, reasons: [...asked.reasons, { says: ['This client asked before the SPN was there. Windows remembers a miss for 15 minutes.'], sources: ['kerberosRegistry'] }] }, ['the client still remembers that the SPN was missing']);
  }
  const found = lookUpSpn(s.forest, spn);
  if (found.kind === 'none') {
    const near = otherName(s, spn);
    const nobody: Reason = { says: ['No account of the forest holds ', { code: spn }, '.'], sources: ['sspiContext', 'errorRules'] };
    const elsewhere: readonly Reason[] = near === undefined ? [] : [{ says: ['Registered is ', { code: near }, ': the same service under another name of the host.'], sources: ['sspiContext'] }];
    return missing(s, { ...asked, reasons: [...asked.reasons, nobody, ...elsewhere] }, ['no account holds ', { code: spn }], near === undefined ? ['kerb-spn-missing'] : ['kerb-dns-or-name', 'kerb-spn-missing']);
  }
  if (found.kind === 'one') return ticketFor(s, found.holder, found.by, asked);
  return found.sameDomain ? sharedInDomain(s, found.holders, asked) : sharedAcross(s, found.holders, found.by, asked);
}

/** A registered SPN of the same class and suffix whose host has the same first label: the name is wrong rather than the registration. */
function otherName({ forest }: Situation, spn: string): string | undefined {
  const asked = parseSpn(spn);
  if (isRefusal(asked)) return undefined;
  const label = firstLabel(asked.host);
  for (const { spns } of forest.accounts) {
    for (const held of spns) {
      const parts = parseSpn(held);
      if (isRefusal(parts) || parts.serviceClass.toLowerCase() !== asked.serviceClass.toLowerCase() || parts.port !== asked.port) continue;
      if (parts.instance?.toLowerCase() === asked.instance?.toLowerCase() && firstLabel(parts.host) === label) return held;
    }
  }
  return undefined;
}

/** Trusts carry a name only so far. */
function crossing(s: Situation, spn: string, way: Way): readonly Outcome[] | undefined {
  const { trust } = s.client;
  if (trust === 'external-trust') {
    return missing(s, { ...way, reasons: [...way.reasons, { says: ['An external trust does not route names: Kerberos is mostly not to be had across it.'], sources: ['consistentAuth'] }] }, ['an external trust does not route the name'], ['kerb-no-dc-or-trust']);
  }
  const parts = parseSpn(spn);
  if (trust !== 'forest-trust' || isRefusal(parts) || parts.host.includes('.')) return undefined;
  return missing(s, { ...way, reasons: [...way.reasons, { says: ['The short name ', { code: parts.host }, ' does not say which forest to ask; only a DNS suffix is routed across a forest trust.'], sources: ['spnSuffix'] }] }, ['a short name is not routed to another forest'], ['kerb-dns-or-name']);
}

function missing(s: Situation, way: Way, because: Parameters<typeof withoutKerberos>[2]['because'], causes: Outcome['causes'] = ['kerb-spn-missing']): readonly Outcome[] {
  const traces = [
    { where: 'client', says: ['KDC_ERR_S_PRINCIPAL_UNKNOWN (0x7); ', { code: 'klist get' }, ' fails with 0xc000018b.'] },
    { where: 'dc', says: ['Nothing by default.'] },
  ] as const;
  return withoutKerberos(s, { ...way, kerberosError: 7, traces: [...(way.traces ?? []), ...traces] }, { id: 'no-spn', causes, because });
}

function sharedInDomain(s: Situation, holders: readonly DirectoryAccount[], way: Way): readonly Outcome[] {
  const names = holders.map((a) => downLevelName(s.forest, a)).join(' and ');
  const reasons = [...way.reasons, { says: [`${names} hold it: the controller cannot tell which one is meant.`], sources: ['errorRules', 'duplicateCase'] as const }];
  const traces = [
    { where: 'dc', says: ['KDC event 11 (duplicate names) in the System log.'] },
    { where: 'client', says: ['0x7 with extended error 0xC0000035 in Kerberos event 3, where it is logged.'] },
  ] as const;
  const duplicate = { ...way, reasons, kerberosError: 7, traces: [...(way.traces ?? []), ...traces] };
  const likely = withoutKerberos(s, duplicate, { id: 'duplicate', causes: ['kerb-spn-duplicate'], because: [`${holders.length} accounts hold the SPN`] });
  if (likely.every((o) => o.result === 'failure')) return likely;
  const refused = fails(s, duplicate, {
    id: 'failure-duplicate',
    failure: 'wrong-key',
    says: [`Failure: ${holders.length} accounts hold the SPN.`],
    stopsAt: 'ask',
    traces: [],
    causes: ['kerb-spn-duplicate'],
  });
  return [
    ...likely.map((o) => ({ ...o, when: ['as traced by Microsoft’s directory support'] })),
    { ...refused, when: ['as the best-practice pages and the text of event 11 have it'] },
  ];
}

/** Each controller sees the holder of its own domain first. */
function sharedAcross(s: Situation, holders: readonly DirectoryAccount[], by: FoundBy, way: Way): readonly Outcome[] {
  const [first, ...more] = holders.flatMap((holder) =>
    ticketFor(s, holder, by, { ...way, reasons: [...way.reasons, { says: [`Accounts of several domains hold it; the controller that answers first takes its own, here ${downLevelName(s.forest, holder)}.`], sources: ['errorRules'] }] }).map((o) => ({
      ...o, when: [`if a controller of ${holder.domain} answers`], causes: o.result === 'kerberos' ? o.causes : ['kerb-spn-duplicate' as const, ...o.causes],
    })),
  );
  return first ? [first, ...more] : [];
}

function ticketFor(s: Situation, holder: DirectoryAccount, by: FoundBy, way: Way): readonly Outcome[] {
  const name = downLevelName(s.forest, holder);
  const held: Way = { ...way, holder: name, reasons: [...way.reasons, { says: [{ code: name }, by === 'name' ? ' holds it, and no other account.' : ' holds HOST of the same host, which answers for this class.'], sources: [by === 'name' ? 'sspiContext' : 'spnMappings'] }] };
  const type = ticketType(holder, s.controller);
  if (type === undefined || !sessionFits(holder, s.controller, s.client.types)) {
    const why = type === undefined ? 'it is restricted to AES and has no AES key' : `its tickets are ${type.toUpperCase()}, and the client takes ${s.client.types === 'aes-only' ? 'AES' : 'RC4'} only`;
    return [fails(s, { ...held, reasons: [...held.reasons, { says: [`No encryption type fits: ${why}.`], sources: ['rc4Change', 'kile'] }] }, {
      id: 'failure-no-common-type',
      failure: 'no-common-type',
      says: ['Failure: no encryption type is common to the client and ', { code: name }, '.'],
      stopsAt: 'ask',
      kerberosError: 14,
      traces: [
        { where: 'client', says: ['KDC_ERR_ETYPE_NOSUPP (0xE); ', { code: 'SEC_E_KDC_UNKNOWN_ETYPE' }, ' (0x80090342).'] },
        { where: 'dc', says: ['KDC event 16 or 27 in the System log; Security event 4769 with 0xE.'] },
      ],
      causes: ['kerb-encryption-type'],
      next: ['Set the password of ', { code: name }, ' anew, which makes AES keys, and allow AES.'],
    })];
  }
  return present(s, holder, type, held);
}
