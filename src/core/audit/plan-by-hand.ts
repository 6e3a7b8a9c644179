import type { Rich } from '../blocks.ts';
import { listed } from '../judges/spn-words.ts';
import { faultsOf, type AccountFault } from './faults.ts';
import type { AuditRow } from './model.ts';
import type { RepairStep } from './result.ts';
import type { Placed } from './services.ts';

/** What setspn cannot do: protocols and ports of instances, states and encryption types of accounts. */
export function handSteps(rows: readonly AuditRow[], services: readonly Placed[]): readonly RepairStep[] {
  return [...protocolStep(services), ...portStep(rows, services), ...accountSteps(services)];
}

const step = (id: string, title: string, why: Rich, manual: Rich): RepairStep => ({ id, title, why, changes: [], manual, blocks: [{ kind: 'note', id: `${id}-how`, tone: 'info', text: manual }] });

function protocolStep(services: readonly Placed[]): readonly RepairStep[] {
  const off = services.filter((s) => s.service.kind === 'sql' && s.service.tcp?.value === false);
  if (off.length === 0) return [];
  return [step('tcp', 'Turn TCP/IP on, where clients need it', ['TCP/IP is off for ', ...listed(off.map((s) => s.title)), ', on the server.'], [
    'SQL Server Configuration Manager on the server, SQL Server Network Configuration, Protocols of the instance, TCP/IP: Enable. Restart the instance, then audit again: its port has an SPN of its own. To undo, disable it again and restart. ', { link: '/runbook/tcp-disabled/', text: 'TCP must be enabled' }, '.',
  ])];
}

function portStep(rows: readonly AuditRow[], services: readonly Placed[]): readonly RepairStep[] {
  const missing = new Set(rows.filter((r) => r.status === 'dynamic-port').flatMap((r) => r.service ?? []));
  const dynamic = services.filter((s) => s.service.dynamic?.value === true && s.service.tcp?.value !== false && (s.service.ports.length === 0 || missing.has(s.title)));
  const titles = [...new Set([...dynamic.map((s) => s.title), ...missing])];
  if (titles.length === 0) return [];
  return [step('static-port', 'Set a static port', ['The port of ', ...listed(titles), ' is dynamic, so an SPN registered by hand is wrong after the next start.'], [
    'SQL Server Configuration Manager, Protocols of the instance, TCP/IP, IP Addresses. With Listen All = Yes: under IPAll clear TCP Dynamic Ports and set TCP Port. With Listen All = No: the same for each IP that is enabled. Note the old values for the undo, restart the instance, then audit again with the new port. Where the service may register its own SPNs, this is not needed. ',
    { link: '/runbook/dynamic-port-to-static/', text: 'Dynamic port to static port' }, '.',
  ])];
}

const HOW: Readonly<Record<AccountFault['id'], { readonly title: string; readonly manual: Rich }>> = {
  'account-disabled': { title: 'Enable the account', manual: ['Ask its owner why it is disabled. Then Active Directory Users and Computers, or ', { code: 'Enable-ADAccount' }, '; the undo is ', { code: 'Disable-ADAccount' }, '. If it is retired, run the service under another account and move its SPNs.'] },
  'account-locked': { title: 'Unlock the account', manual: ['Find who sends the wrong password first, or it is locked again: ', { link: '/runbook/kerb-account/', text: 'account or password' }, '. Then ', { code: 'Unlock-ADAccount' }, '.'] },
  'account-expired': { title: 'Extend the account', manual: ['Ask its owner, then set a later date or none with ', { code: 'Set-ADAccountExpiration' }, ' or ', { code: 'Clear-ADAccountExpiration' }, '; note the old date for the undo.'] },
  'password-expired': { title: 'Set a new password', manual: ['Set it in Active Directory and at once in SQL Server Configuration Manager for each service that uses it: ', { link: '/runbook/service-account-changes/', text: 'service account changes' }, '. A managed service account does without.'] },
  'protected-user': { title: 'Take the account out of Protected Users', manual: ['The group is not meant for accounts that run services. Ask whoever put it there, then ', { code: 'Remove-ADGroupMember' }, '; the undo is ', { code: 'Add-ADGroupMember' }, '.'] },
  'des-only': { title: 'Set AES for the account', manual: ['Set the password anew, which makes AES keys, give it to the service, and set AES (24, 0x18): ', { link: '/runbook/rc4-in-kerberos/', text: 'RC4 in Kerberos' }, '. Note the old value of msDS-SupportedEncryptionTypes for the undo.'] },
  'rc4-only': { title: 'Set AES for the account', manual: ['Set the password anew where it may be older than AES keys, give it to the service, and set AES (24, 0x18): ', { link: '/runbook/rc4-in-kerberos/', text: 'RC4 in Kerberos' }, '. Note the old value of msDS-SupportedEncryptionTypes for the undo. Do not turn RC4 on for others because of it.'] },
};

function accountSteps(services: readonly Placed[]): readonly RepairStep[] {
  const labels = new Map<AccountFault['id'], Set<string>>();
  for (const { expectation } of services) {
    if (expectation.kind !== 'object' || expectation.account === undefined) continue;
    for (const { id } of faultsOf(expectation.account)) labels.set(id, (labels.get(id) ?? new Set()).add(expectation.label));
  }
  return [...labels].flatMap(([id, names]) => {
    const how = HOW[id];
    return [step(id, how.title, [...listed([...names]), names.size === 1 ? ' runs a service, and tickets or logons for it fail or may fail.' : ' run services, and tickets or logons for them fail or may fail.'], how.manual)];
  });
}
