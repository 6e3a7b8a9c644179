import { readingsOf } from '../readers/reader.ts';
import { kcmScript, type KcmCorrection } from '../readers/kcm-script.ts';
import { kcmStatus, type KcmStatusRow } from '../readers/kcm-status.ts';
import type { Judge, Judgement } from './judgement.ts';
import { are, forestQuery, listed } from './spn-words.ts';

/** What Kerberos Configuration Manager found, from its statuses or from the script it wrote. */
export const kcmJudge: Judge = {
  id: 'kcm',
  reads: [kcmScript.id, kcmStatus.id],
  judge: (readings) => [...readingsOf(readings, kcmScript).flatMap(({ facts, from }) => judgeScript(facts.corrections, from)), ...readingsOf(readings, kcmStatus).flatMap(({ facts }) => judgeRows(facts.rows))],
};

const MOST = 20;

function judgeScript(corrections: readonly KcmCorrection[], from: number): readonly Judgement[] {
  const real = corrections.filter((c) => c.commands.length > 0);
  if (real.length === 0) return [{ id: 'script-without-commands', verdict: 'open', says: ['The script has no SetSPN line.'], evidence: [{ line: from }], next: ['Paste the whole file: ', { link: '/runbook/kerberos-configuration-manager/', text: 'Kerberos Configuration Manager' }, '.'] }];
  return real.slice(0, MOST).map(({ spn, commands }): Judgement => {
    const removed = commands.filter((c) => c.action === 'delete').map((c) => c.account.value);
    const added = commands.filter((c) => c.action === 'add').map((c) => c.account.value);
    const evidence = commands.slice(0, 6).map((c) => ({ line: c.account.line, means: c.action === 'add' ? 'adds' : 'removes' }));
    const check = forestQuery(spn.value);
    if (removed.length > 0 && added.length > 0) {
      return { id: 'script-moves', verdict: 'problem', says: ['The script moves ', { code: spn.value }, ' from ', ...listed(removed), ' to ', ...listed(added), '.'], evidence, next: check, causes: ['kerb-spn-wrong-account', 'kerb-spn-duplicate'] };
    }
    if (removed.length > 0) {
      return { id: 'script-removes', verdict: 'problem', says: ['The script removes ', { code: spn.value }, ' from ', ...listed(removed), ': Kerberos Configuration Manager took that for the wrong account.'], evidence, next: check, causes: ['kerb-spn-duplicate', 'kerb-spn-wrong-account'] };
    }
    return { id: 'script-adds', verdict: 'problem', says: ['The script adds ', { code: spn.value }, ' to ', ...listed(added), ': it is not there. The program does not tell whether another account holds it.'], evidence, next: check, causes: ['kerb-spn-missing', 'kerb-spn-wrong-account'] };
  });
}

function judgeRows(rows: readonly KcmStatusRow[]): readonly Judgement[] {
  const out: Judgement[] = [];
  const of = (status: KcmStatusRow['status']['value']): readonly KcmStatusRow[] => rows.filter((r) => r.status.value === status);
  const spns = (list: readonly KcmStatusRow[]): readonly string[] => list.flatMap((r) => (r.spn ? [r.spn.value] : []));
  const evidence = (list: readonly KcmStatusRow[]): Judgement['evidence'] => list.slice(0, 8).map((r) => ({ line: r.status.line }));
  const missing = of('missing');
  if (missing.length > 0) {
    out.push({ id: 'required-spn-missing', verdict: 'problem', says: [...(spns(missing).length > 0 ? listed(spns(missing)) : ['The required SPN']), ` ${are(Math.max(spns(missing).length, 1))} not on the start-up account, but absent, or on another account: the status does not tell.`], evidence: evidence(missing), next: forestQuery(spns(missing)[0]), causes: ['kerb-spn-missing', 'kerb-spn-wrong-account'] });
  }
  const duplicate = of('duplicate');
  if (duplicate.length > 0) {
    out.push({ id: 'duplicate-spn', verdict: 'problem', says: [...(spns(duplicate).length > 0 ? listed(spns(duplicate)) : ['An SPN']), ` ${are(Math.max(spns(duplicate).length, 1))} on different accounts.`], evidence: evidence(duplicate), next: forestQuery(spns(duplicate)[0]), causes: ['kerb-spn-duplicate'] });
  }
  const tcp = of('tcp');
  if (tcp.length > 0) {
    out.push({ id: 'tcp-off', verdict: 'open', says: ['TCP/IP of the instance is off, says the program. The protocol meant is the one of the server.'], evidence: evidence(tcp), next: ['Look first, the status is not always right: ', { link: '/runbook/tcp-disabled/', text: 'TCP must be enabled' }, '.'] });
  }
  const dynamic = of('dynamic');
  if (dynamic.length > 0) {
    out.push({ id: 'dynamic-port', verdict: 'open', says: ['The instance has a dynamic port, so the program does not check its SPNs.'], evidence: evidence(dynamic), next: ['Set a static port, or let the service register itself: ', { link: '/runbook/dynamic-port-to-static/', text: 'dynamic port to static port' }, '.'] });
  }
  const good = of('good');
  if (out.length === 0 && good.length > 0) {
    out.push({ id: 'all-good', verdict: 'fine', says: [...(spns(good).length > 0 ? listed(spns(good)) : ['What was checked']), ` ${are(Math.max(spns(good).length, 1))} on the service account and nowhere else.`], evidence: evidence(good), next: ['The program knows no alias and not what the client asks for: ', { link: '/runbook/how-drivers-build-the-spn/', text: 'how drivers build the SPN' }, '.'], against: ['kerb-spn-missing', 'kerb-spn-wrong-account'] });
  }
  return out;
}
