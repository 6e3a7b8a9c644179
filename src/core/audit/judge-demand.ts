import type { Rich } from '../blocks.ts';
import { forestQuery } from '../judges/spn-words.ts';
import type { Match } from '../judges/spn-account.ts';
import { accountsOf, distinct, type Account } from './accounts.ts';
import { claimed, contradiction, type Claimed } from './claims.ts';
import { coverOf, type Cover, type Searches } from './covered.ts';
import { hostOf, type Demand } from './demands.ts';
import { isWanted, type Expectation } from './expected.ts';
import { hitsOf, type Directory, type Hit } from './holders.ts';
import { judgeCovered } from './judge-covered.ts';
import type { AuditRow, SeenClaim, SpnStatus } from './model.ts';
import { draftRow, evidenceOf, type Draft } from './row.ts';
import { sameObject } from './services.ts';
import { caseRemark, duplicateContested, dynamicPort, effectOfMissing, effectOfWrong, noOther, nowhere, shown } from './verdicts.ts';
import { withFaults } from './with-faults.ts';

/** What all rows are judged from. */
export interface Scene {
  readonly directory: Directory;
  readonly searches: Searches;
  /** By lower-case SPN. */
  readonly claims: ReadonlyMap<string, readonly SeenClaim[]>;
}

/** Whether a holder is the account that must hold the SPN. */
export function matchOf({ directory }: Scene, account: Account, expectation: Expectation): Match {
  if (expectation.kind === 'none') return 'other';
  if (expectation.kind !== 'object') return 'unsure';
  if (expectation.account !== undefined) {
    if (expectation.account === account) return 'same';
    const match = isWanted(directory.domains, account, expectation.wanted);
    // The object is in the paste: another text can be the same object, another object cannot.
    return match === 'other' ? match : distinct(directory.domains, account, expectation.account);
  }
  return isWanted(directory.domains, account, expectation.wanted);
}

/**
 * Judges one SPN that clients of services ask for. `demands` are all services that ask for it; at least one.
 *
 *     judgeDemand(scene, [demand]).status   // 'good', 'missing', 'wrong-account', …
 */
export function judgeDemand(scene: Scene, demands: readonly [Demand, ...Demand[]]): AuditRow {
  const demand = demands.find((d) => d.need === 'required') ?? demands[0];
  const hits = hitsOf(scene.directory, demand.spn);
  const claims = scene.claims.get(demand.spn.toLowerCase()) ?? [];
  if (demand.covered) return judgeCovered(scene, demand, hits);
  const rival = demands.find((d) => d.by.expectation.kind === 'object' && demand.by.expectation.kind === 'object' && !sameObject(d.by.expectation, demand.by.expectation));
  const { expectation } = demand.by;
  const domain = expectation.kind === 'object' ? (expectation.account?.domain ?? expectation.wanted.domain) : '';
  const cover = coverOf(scene.searches, scene.directory.domains, demand.spn, hostOf(demand.spn), domain);
  if (demand.off) return off(demand, hits);
  const judged = (rival ? contestedDemand(scene, demand, rival, hits) : undefined) ?? byLists(scene, demand, hits, cover) ?? byClaims(scene, demand, claims, hits);
  const draft = heldElsewhere(scene, demand, judged, claims, cover) ?? judged;
  const against = contradiction(claims, draft.status);
  const agreeing = draft.status === 'not-judged' || against ? [] : claims.slice(0, 4).map((c) => ({ line: c.line, means: `${c.by}: ${c.says}` }));
  const upgraded = againstDuplicate(demand, draft, claims, cover);
  const told: Draft = upgraded ?? { ...draft, says: [...draft.says, ...(against?.says ?? [])], evidence: [...draft.evidence, ...(against?.evidence ?? agreeing)] };
  return draftRow(demand, hits, withFaults(scene, demand, hits, told));
}

/** It is not on the right account, and a program has seen it on one whose list is not in the paste. */
function heldElsewhere(scene: Scene, demand: Demand, draft: Draft, claims: readonly SeenClaim[], { forest }: Cover): Draft | undefined {
  if (draft.status !== 'missing' || forest) return undefined;
  const open = claims.filter((c) => c.account === undefined || c.says === 'not-registered' || accountNamed(scene, c.account)?.complete !== true);
  const claim = byClaims(scene, demand, open, []);
  return claim.status === 'wrong-account' || claim.status === 'duplicate' ? { ...claim, evidence: [...claim.evidence, ...draft.evidence] } : undefined;
}

/** A list of one account does not speak against a second holder that a program has seen. */
function againstDuplicate(demand: Demand, draft: Draft, claims: readonly SeenClaim[], { noSecond }: Cover): Draft | undefined {
  const seen = claims.filter((c) => c.says === 'duplicate');
  const [first] = seen;
  if (!first || noSecond || (draft.status !== 'good' && draft.status !== 'wrong-account')) return undefined;
  return {
    ...draft, status: 'duplicate', verdict: 'problem', contested: duplicateContested,
    moreHolders: [...new Set(seen.flatMap((c) => c.account ?? []))],
    says: [`${first.by} found it on several accounts; the lists of the paste show one of them. `, ...forestQuery(demand.spn), '.'],
    evidence: [...draft.evidence, ...seen.slice(0, 4).map((c) => ({ line: c.line, means: `${c.by}: duplicate` }))],
  };
}

/** Two services under different accounts ask for one SPN: replicas behind a listener, or two entries that contradict each other. */
function contestedDemand(scene: Scene, demand: Demand, rival: Demand, hits: readonly Hit[]): Draft | undefined {
  const expectations = [demand.by.expectation, rival.by.expectation];
  const right = hits.filter((h) => expectations.some((e) => matchOf(scene, h.account, e) === 'same'));
  const both: Rich = [{ code: demand.by.title }, ' and ', { code: rival.by.title }, ' run under different accounts'];
  if (demand.short && demand.need === 'optional') {
    return { status: right.length > 0 ? 'good' : 'not-judged', verdict: right.length > 0 ? 'fine' : 'open', says: [...both, ': the short name stands for both hosts, and only one account can hold it.'], evidence: evidenceOf(hits), fixed: true };
  }
  if (!demand.further) return { status: 'not-judged', verdict: 'open', says: [...both, ' here, and both ask for it. Say which of the two it is.'], evidence: evidenceOf(hits), fixed: true };
  if (hits.length !== 1 || right.length !== 1) return undefined;
  return {
    status: 'wrong-account', verdict: 'problem', fixed: true, evidence: evidenceOf(hits), sources: ['agPrerequisites'],
    says: [...both, '. It is on ', ...shown(right), ': Kerberos works only while that side is the primary. Run all replicas under one account.'],
  };
}

function off({ by, spn }: Demand, hits: readonly Hit[]): AuditRow & { readonly status: 'tcp-off' } {
  const demandOff = { spn, need: 'required', by, sources: ['clusterNote', 'registerSpn'] } as const;
  const line = by.service.tcp?.line;
  const row = draftRow(demandOff, hits, {
    status: 'tcp-off', verdict: 'open',
    says: ['TCP/IP of the instance is off, so nobody can connect to this port, on the server and not on the client. Where clients on other machines need it, turn it on; named pipes ask for the form without port: ', { link: '/runbook/tcp-disabled/', text: 'TCP must be enabled' }, '.'],
    evidence: [...(line === undefined ? [] : [{ line, means: 'TCP is off' }]), ...evidenceOf(hits)],
  });
  return { ...row, status: 'tcp-off' };
}

/** What the lists and searches of the paste prove; undefined where they prove nothing. */
function byLists(scene: Scene, demand: Demand, hits: readonly Hit[], cover: Cover): Draft | undefined {
  const { directory } = scene;
  const { spn, by } = demand;
  const { expectation } = by;
  const evidence = evidenceOf(hits);
  const match = hits.map((h) => matchOf(scene, h.account, expectation));
  const right = hits.filter((_, i) => match[i] === 'same');
  const unsure = hits.filter((_, i) => match[i] === 'unsure');
  const wrong = hits.filter((_, i) => match[i] === 'other');
  const open = (says: Rich): Draft => ({ status: 'not-judged', verdict: 'open', says, evidence });
  const runs: Rich = expectation.kind === 'object' ? [{ code: expectation.label }, expectation.machine ? ' (the service runs as the computer)' : ''] : ['the account that runs the service'];
  const several = hits.some((a, i) => hits.slice(i + 1, i + 20).some((b) => distinct(directory.domains, a.account, b.account) === 'other'));
  if (right.length > 0 && wrong.length === 0 && unsure.length === 0) {
    return { status: 'good', verdict: 'fine', evidence, says: ['It is on ', ...runs, ', which must hold it.', ...noOther(spn, cover)] };
  }
  if (several && (unsure.length === 0 || expectation.kind !== 'object' || right.length + wrong.length > 1)) {
    return {
      status: 'duplicate', verdict: 'problem', evidence, contested: duplicateContested, sources: ['errorRules', 'uniqueness'],
      says: [`It is on ${hits.length} accounts: `, ...shown(hits), '. ', ...(right.length > 0 ? ['It belongs on ', ...runs, '.'] : expectation.kind === 'object' ? ['None of them is ', ...runs, '.'] : ['Keep it on the account that runs the service.']), caseRemark(hits)],
    };
  }
  if (unsure.length > 0) {
    if (expectation.kind === 'unknown') return open(['It is on ', ...shown(hits), '. Which account runs the service is not in the paste: ', { code: 'SELECT servicename, service_account FROM sys.dm_server_services' }, '.']);
    if (expectation.kind === 'unclear') return open(['It is on ', ...shown(hits), '. ', expectation.why]);
    return open(['It is on ', { code: unsure[0]?.account.names[0].value ?? '' }, '. From that name alone it does not follow whether it is ', ...runs, ': paste ', { code: 'setspn -L' }, ' of that account, or its sAMAccountName.']);
  }
  const [holder] = wrong;
  if (holder) {
    const rivalText = by.others.find((o) => matchOf(scene, holder.account, o.expectation) === 'same');
    if (rivalText) return open(['It is on ', ...shown(wrong), ', and the texts name both that account and ', { code: by.service.account?.value ?? '' }, ' for the service. Say which of them runs it.']);
    if (expectation.kind === 'object' && expectation.ambiguous) return open(['It is on ', ...shown(wrong), '. Several accounts of the paste fit the name ', { code: expectation.label }, ': name its domain.']);
    if (demand.short && strangers(scene, hostOf(spn), by.fullName)) return open(['It is on ', ...shown(wrong), '. Another host of the paste has the same short name, so it may belong there.']);
    const past = holder.account.kind === 'computer' && expectation.kind === 'object' && !expectation.machine ? ' That is usual where SQL Server once ran as the computer: LocalSystem, Network Service or a virtual account.' : '';
    return {
      status: 'wrong-account', verdict: 'problem', evidence, sources: ['sspiContext', 'errorRules'],
      says: ['It is on ', ...shown(wrong), ...(expectation.kind === 'none' ? ['. ', expectation.why] : [', but ', ...runs, ' must hold it.']), effectOfWrong, past],
    };
  }
  return absent(scene, demand, cover);
}

/** Nobody in the paste holds it: a fault only where it was looked for. */
function absent(scene: Scene, demand: Demand, cover: Cover): Draft | undefined {
  const { directory } = scene;
  const { spn, by, need, short } = demand;
  const { expectation } = by;
  const listedWhole = expectation.kind === 'object' && expectation.account?.complete === true ? expectation.account : undefined;
  if (!cover.forest && !listedWhole && !(cover.domain && expectation.kind === 'object')) return undefined;
  const label = expectation.kind === 'object' ? expectation.label : undefined;
  const holds = (twin: string | undefined): Hit | undefined => (twin === undefined ? undefined : hitsOf(directory, twin).find((h) => matchOf(scene, h.account, expectation) === 'same'));
  const twin = holds(demand.shortTwin);
  const plain = holds(demand.plainTwin);
  const search = cover.forest ?? cover.domain;
  const searchLine = search?.line === undefined ? [] : [{ line: search.line, means: search.scope === 'forest' ? 'the forest was searched' : 'this domain was searched' }];
  const evidence = [...searchLine, ...(listedWhole && !search ? evidenceOf([{ account: listedWhole, spn }]) : [])];
  if (expectation.kind === 'none') return { status: 'not-judged', verdict: 'open', says: ['Nobody holds it, and nobody can: ', expectation.why], evidence };
  if (short && need === 'optional') return { status: 'missing', verdict: 'fine', evidence, says: ['It is not there.', effectOfMissing(demand)] };
  const where = nowhere(spn, label, listedWhole && !cover.forest ? {} : cover);
  if (demand.dynamic) {
    return {
      status: 'dynamic-port', verdict: 'problem', evidence, sources: ['clusterNote', 'sqlCheck'],
      says: [...where, ...dynamicPort],
    };
  }
  if (twin && need === 'required') {
    return { status: 'netbios-only', verdict: 'problem', evidence: [...evidence, ...evidenceOf([twin])], says: [...where, ' The account has the short name only, ', { code: twin.spn }, '; clients ask for the full name that DNS gives them.', effectOfMissing(demand)] };
  }
  const verdict = need === 'required' ? 'problem' : 'open';
  const half: Rich = plain && need === 'required' ? [' ', { code: plain.spn }, ' is there, but TCP clients write the port.'] : [];
  return { status: 'missing', verdict, evidence: [...evidence, ...(plain && need === 'required' ? evidenceOf([plain]) : [])], says: [...where, ...half, effectOfMissing(demand)] };
}

/** Another host with the same short name. */
function strangers({ directory }: Scene, label: string, fullName: string | undefined): boolean {
  return (directory.byName.get(label.toLowerCase()) ?? []).some((a) => a.dnsHostName !== undefined && a.dnsHostName !== fullName?.toLowerCase());
}

/** Where the lists do not decide. */
function byClaims(scene: Scene, demand: Demand, claims: readonly SeenClaim[], hits: readonly Hit[]): Draft {
  const { expectation } = demand.by;
  const isExpected = (account: string): Match | undefined => {
    if (expectation.kind !== 'object') return undefined;
    const object = accountNamed(scene, account);
    return object === undefined ? undefined : matchOf(scene, object, expectation);
  };
  const found = claimed(claims, isExpected);
  const claim: Claimed | undefined = found?.status === 'missing' && demand.dynamic && demand.need === 'required' ? { ...found, status: 'dynamic-port', says: [...found.says, ...dynamicPort] } : found;
  const ask: Rich = ['Nothing in the paste tells who holds it. ', ...forestQuery(demand.spn), '.'];
  if (!claim) return { status: 'not-judged', verdict: 'open', says: expectation.kind === 'none' ? [expectation.why] : ask, evidence: evidenceOf(hits) };
  const verdict = ((s: SpnStatus): AuditRow['verdict'] =>
    s === 'good' ? 'fine'
    : s === 'missing' ? (demand.need === 'required' ? 'problem' : demand.short ? 'fine' : 'open')
    : s === 'wrong-account' || s === 'duplicate' ? 'problem'
    : s === 'dynamic-port' && found?.status === 'missing' && demand.need === 'required' ? 'problem'
    : 'open')(claim.status);
  const says: Rich =
    claim.status === 'missing' ? [...claim.says, effectOfMissing(demand), ...(demand.need === 'required' ? [' ', ...forestQuery(demand.spn), '.'] : [])]
    : claim.status === 'wrong-account' ? [...claim.says, effectOfWrong]
    : claim.status === 'not-judged' ? [...claim.says, ' ', ...forestQuery(demand.spn), '.']
    : claim.status === 'good' ? [...claim.says, ' ', ...forestQuery(demand.spn), '.']
    : claim.says;
  return {
    status: claim.status, verdict, says, evidence: claim.evidence, moreHolders: claim.holders,
    ...(claim.status === 'duplicate' ? { contested: duplicateContested } : {}),
  };
}

/** The account of the paste that a program names, or that name as an account of its own. */
export function accountNamed({ directory }: Scene, account: string): Account | undefined {
  return directory.byText().get(account.toLowerCase()) ?? accountsOf([{ names: [{ value: account }], spns: [], complete: false }], directory.domains).accounts[0];
}
