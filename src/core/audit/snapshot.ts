import { downLevelName, type DirectoryAccount, type Forest } from '../directory/model.ts';
import type { AuditInput, AuditService, SeenAccount } from './model.ts';

function seen(forest: Forest, account: DirectoryAccount): SeenAccount {
  const { state, supportedTypes, upn, dnsHostName, delegation } = account;
  return {
    names: [{ value: downLevelName(forest, account) }, ...(account.dn === undefined ? [] : [{ value: account.dn }])],
    kind: account.kind,
    spns: account.spns.map((value) => ({ value })),
    complete: true,
    ...(upn === undefined ? {} : { upn }),
    ...(dnsHostName === undefined ? {} : { dnsHostName }),
    ...(state?.disabled ? { disabled: { value: true } } : {}),
    ...(state?.locked ? { locked: { value: true } } : {}),
    ...(state?.expired ? { expired: { value: true } } : {}),
    ...(state?.passwordExpired ? { passwordExpired: { value: true } } : {}),
    ...(delegation?.protectedUser ? { protectedUser: { value: true } } : {}),
    ...(supportedTypes === undefined ? {} : { supportedTypes: { value: supportedTypes } }),
  };
}

/**
 * A whole forest as an audit sees it: every account listed, everything searched.
 *
 *     auditSpns(inputOf(forest, services)).rows
 */
export function inputOf(forest: Forest, services: readonly AuditService[]): AuditInput {
  return {
    services,
    accounts: forest.accounts.map((a) => seen(forest, a)),
    searches: [{ pattern: '*', what: 'holders', scope: 'forest', domain: forest.domains[0].dns }],
    claims: [],
    domains: forest.domains,
  };
}
