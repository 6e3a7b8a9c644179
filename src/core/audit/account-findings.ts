import type { Account } from './accounts.ts';
import { faultsOf, told } from './faults.ts';
import type { AuditFinding } from './result.ts';
import type { Placed } from './services.ts';

/** AES keys are made when a password is set in a domain of functional level 2008 or later. */
const FIRST_AES = 2008;

/** What is to be said of the accounts that run services: state, protection, encryption. Each account once. */
export function accountFindings(services: readonly Placed[]): readonly AuditFinding[] {
  const seen = new Set<Account>();
  return services.flatMap(({ expectation }): AuditFinding[] => {
    if (expectation.kind !== 'object' || expectation.account === undefined || seen.has(expectation.account)) return [];
    const { account, label } = expectation;
    seen.add(account);
    const faults = faultsOf(account).map((fault): AuditFinding => ({
      id: fault.id, verdict: fault.verdict, sources: fault.sources, evidence: fault.line === undefined ? [] : [{ line: fault.line }],
      says: [{ code: label }, ` ${fault.says}`, ...(fault.contested ? [' ', ...fault.contested] : [])],
      next: fault.status === 'weak-encryption'
        ? ['Give it AES keys, then AES: ', { link: '/runbook/rc4-in-kerberos/', text: 'RC4 in Kerberos' }, '.']
        : ['Ask the owner of the account before you change it: ', { link: '/runbook/kerb-account/', text: 'account or password' }, '.'],
    }));
    return [...faults, ...empty(account, label)];
  });
}

/** An empty attribute is neither right nor wrong. */
function empty(account: Account, label: string): readonly AuditFinding[] {
  const types = told(account, (a) => a.supportedTypes);
  if (types?.value !== 0) return [];
  const set = told(account, (a) => a.passwordSet);
  const year = Number(set?.value.slice(0, 4));
  const old = set !== undefined && year >= 1980 && year < FIRST_AES;
  return [{
    id: 'types-not-set', verdict: 'open', sources: ['rc4Change'],
    evidence: [...(types.line === undefined ? [] : [{ line: types.line }]), ...(set?.line === undefined ? [] : [{ line: set.line, means: 'password set' }])],
    says: [
      { code: label }, ' has no encryption types set: it depends on the default of the domain controller, AES only since the updates of April 2026. ',
      old ? `Its password is of ${year}, when no domain made AES keys: such a controller refuses tickets for it.` : 'It works with AES keys and is refused without them.',
    ],
    next: [old ? 'Set the password anew, which makes AES keys, and give it to the service: ' : 'Nothing to do while its tickets are AES: ', { link: '/runbook/rc4-in-kerberos/', text: 'RC4 in Kerberos' }, '.'],
  }];
}
