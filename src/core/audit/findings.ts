import type { AuditFinding } from './result.ts';
import type { Scene } from './scene.ts';
import type { AuditInput, AuditRow } from './model.ts';
import type { Placed } from './services.ts';
import { accountFindings } from './account-findings.ts';
import { registrationFindings } from './registration-findings.ts';
import { serviceFindings } from './service-findings.ts';

/** What rows alone do not say: about accounts, services, replicas, logs, and what is missing in the paste. Problems first. */
export function findingsOf(input: AuditInput, scene: Scene, services: readonly Placed[], rows: readonly AuditRow[], unlisted: number): readonly AuditFinding[] {
  const found = [...serviceFindings(scene, services), ...accountFindings(services), ...registrationFindings(input, rows), ...directoryFindings(input, scene, rows, unlisted)];
  const weight = { problem: 0, open: 1, fine: 2 } as const;
  return found.toSorted((a, b) => weight[a.verdict] - weight[b.verdict]);
}

function directoryFindings(input: AuditInput, { directory }: Scene, rows: readonly AuditRow[], unlisted: number): readonly AuditFinding[] {
  const out: AuditFinding[] = [];
  const strays = rows.filter((r) => r.status === 'duplicate' && r.need === 'extra');
  const [first] = strays;
  if (first) {
    out.push({
      id: 'duplicates-of-no-service', verdict: 'problem', sources: ['errorRules', 'uniqueness'],
      says: [`${strays.length} ${strays.length === 1 ? 'SPN is' : 'SPNs are'} on several accounts and no service of the paste asks for ${strays.length === 1 ? 'it' : 'them'}: `, { code: first.spn }, strays.length > 1 ? ' and others.' : '.'],
      evidence: strays.slice(0, 8).flatMap((r) => r.evidence.slice(0, 2)),
      next: ['Name the service and its account to get a plan; else keep each on the account that runs its service: ', { link: '/runbook/kerb-spn-duplicate/', text: 'SPN duplicate' }, '.'],
    });
  }
  const password = directory.holders.get('kadmin/changepw') ?? [];
  if (password.length > 1) {
    out.push({
      id: 'password-service', verdict: 'fine', sources: ['setspn'],
      says: [{ code: 'kadmin/changepw' }, ` is on ${password.length} accounts, one krbtgt in each domain. That is normal, and no duplicate to repair.`],
      evidence: password.slice(0, 4).flatMap((h) => (h.line === undefined ? [] : [{ line: h.line }])),
    });
  }
  if (unlisted > 0) {
    out.push({
      id: 'further-spns', verdict: 'fine', sources: ['setspn'], evidence: [],
      says: [`${unlisted} further ${unlisted === 1 ? 'SPN' : 'SPNs'} of other classes, each on one account, ${unlisted === 1 ? 'has' : 'have'} no row: nothing is to be said about ${unlisted === 1 ? 'it' : 'them'}.`],
    });
  }
  if (input.services.length === 0) {
    out.push({
      id: 'no-service', verdict: 'open', sources: ['registerSpn'], evidence: [],
      says: ['No line of the paste tells which instance runs under which account, so no SPN can be said to be required or on the right account.'],
      next: ['Name the instance with its account above, or paste the result of ', { code: 'SELECT servicename, service_account FROM sys.dm_server_services' }, ', a SQLCheck report, or Test-DbaSpn.'],
    });
  }
  return out;
}
