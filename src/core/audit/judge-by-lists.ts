import type { Rich } from '../blocks.ts';
import { distinct } from './accounts.ts';
import type { Cover } from './covered.ts';
import { hostOf, type Demand } from './demands.ts';
import { hitsOf, type Hit } from './holders.ts';
import { evidenceOf, type Draft } from './row.ts';
import { matchOf, type Scene } from './scene.ts';
import { caseRemark, duplicateContested, dynamicPort, effectOfMissing, effectOfWrong, noOther, nowhere, shown } from './verdicts.ts';

/** What the lists and searches of the paste prove; undefined where they prove nothing. */
export function byLists(scene: Scene, demand: Demand, hits: readonly Hit[], cover: Cover): Draft | undefined {
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
  if (by.service.kind === 'ssrs' && expectation.kind !== 'object') {
    return { status: 'not-judged', verdict: 'open', evidence, says: ['It is not there. It is needed if the report server runs under a domain account; as the computer it is answered by HOST. Which account runs it is not in the paste.'] };
  }
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
