import type { Rich } from '../blocks.ts';
import { isProtectedUsers, names } from '../delegation/seen.ts';
import { accountBit, nameOf, property, truth } from '../readers/ad-property.ts';
import type { AdObject, AdProperty } from '../readers/ad-property.ts';
import { getAdObject } from '../readers/get-ad-object.ts';
import { readingsOf } from '../readers/reader.ts';
import type { At } from '../readers/reader.ts';
import { sameSpn } from '../spn.ts';
import type { Judge, Judgement } from './judgement.ts';
import { listed } from './spn-words.ts';

/**
 * May the middle account pass users on to the back end? Unconstrained and constrained delegation stand on the middle account, resource-based
 * delegation on the back-end account: only both listings together can show that there is none.
 */
export const delegation: Judge = {
  id: 'delegation',
  reads: [getAdObject.id],
  judge(readings) {
    const objects = readingsOf(readings, getAdObject).map((r) => settingsOf(r.facts));
    const middles = objects.filter((o) => o.unconstrained !== undefined || o.targets !== undefined);
    const backs = objects.filter((o) => o.allowed !== undefined);
    return [...objects.flatMap(blocked), ...middles.map((m) => judgeMiddle(m, backs, objects)), ...(middles.length === 0 ? backs.map(backOnly) : [])];
  },
};

interface Settings {
  readonly object: AdObject;
  readonly who: Rich;
  readonly unconstrained?: At<boolean>;
  readonly anyProtocol?: At<boolean>;
  readonly targets?: AdProperty;
  readonly allowed?: AdProperty;
  readonly notDelegated?: At<boolean>;
}

const page = { link: '/runbook/kerb-double-hop-delegation/', text: 'double hop without delegation' } as const;

function settingsOf(object: AdObject): Settings {
  const name = nameOf(object);
  const pick = (text: string, bit: Parameters<typeof accountBit>[1]): At<boolean> | undefined => truth(object, text) ?? accountBit(object, bit);
  const unconstrained = pick('TrustedForDelegation', 'trustedForDelegation');
  const anyProtocol = pick('TrustedToAuthForDelegation', 'trustedToAuthForDelegation');
  const notDelegated = pick('AccountNotDelegated', 'notDelegated');
  const targets = property(object, 'msDS-AllowedToDelegateTo');
  const allowed = property(object, 'PrincipalsAllowedToDelegateToAccount');
  return {
    object,
    who: [name ? { code: name.value } : 'The account'],
    // userAccountControl alone, in a listing about something else, is no question about delegation.
    ...(unconstrained && (truth(object, 'TrustedForDelegation') || targets || unconstrained.value) ? { unconstrained } : {}),
    ...(anyProtocol ? { anyProtocol } : {}),
    ...(targets ? { targets } : {}),
    ...(allowed ? { allowed } : {}),
    ...(notDelegated ? { notDelegated } : {}),
  };
}

/** Marks that forbid delegation of this identity, whatever the servers allow. */
function blocked({ object, who, notDelegated }: Settings): readonly Judgement[] {
  const groups = property(object, 'MemberOf');
  const protectedUsers = groups?.values.find(isProtectedUsers);
  const next: Rich = ['If this is the person who connects, no delegation works for the account: ', page, '.'];
  return [
    ...(notDelegated?.value
      ? [{ id: 'sensitive-account', verdict: 'problem' as const, says: [...who, ' is marked as sensitive and cannot be delegated.'], evidence: [{ line: notDelegated.line }], next, causes: ['kerb-double-hop-delegation' as const] }]
      : []),
    ...(groups && protectedUsers
      ? [{ id: 'protected-user', verdict: 'problem' as const, says: [...who, ' is in Protected Users, whose members cannot be delegated.'], evidence: [{ line: groups.line }], next, causes: ['kerb-double-hop-delegation' as const] }]
      : []),
  ];
}

function judgeMiddle(middle: Settings, backs: readonly Settings[], all: readonly Settings[]): Judgement {
  const { who, unconstrained, anyProtocol, targets } = middle;
  const evidence = [...new Set([unconstrained, anyProtocol, targets].flatMap((a) => (a ? [a.line] : [])))].map((line) => ({ line }));
  if (unconstrained?.value) {
    return {
      id: 'unconstrained',
      verdict: 'fine',
      says: [...who, ' may pass users on to any service of the forest. Clients with Credential Guard and members of Protected Users are excepted.'],
      evidence,
      next: ['It works, and it is the kind to replace by resource-based delegation: ', page, '.'],
    };
  }
  const resource = backs.filter((b) => b.object !== middle.object && b.allowed && b.allowed.values.length > 0);
  const admits = resource.find((b) => b.allowed?.values.some((dn) => isMiddle(dn, middle.object)));
  if (admits?.allowed) {
    return { id: 'resource-based', verdict: 'fine', says: [...admits.who, ' lets ', ...who, ' act for its users.'], evidence: [{ line: admits.allowed.line }], next: ['If it still fails, check the first hop and the SPN of the second: ', page, '.'], against: ['kerb-double-hop-delegation'] };
  }
  if (targets && targets.values.length > 0) return constrained(middle, targets, all);
  if (targets === undefined || unconstrained === undefined) {
    return { id: 'delegation-incomplete', verdict: 'open', says: [...who, ': the listing does not show all delegation settings.'], evidence, next: ['Run the command of this check for the middle and the back-end account.'] };
  }
  const others = backs.filter((b) => b.object !== middle.object && b.allowed);
  if (others.length === 0) {
    return {
      id: 'none-on-middle',
      verdict: 'open',
      says: [...who, ' has no delegation of its own. Resource-based delegation would stand on the back-end account, which is not in the text.'],
      evidence,
      next: ['List ', { code: 'PrincipalsAllowedToDelegateToAccount' }, ' of the back-end account, and paste both.'],
    };
  }
  const full = others.find((b) => b.allowed && (b.allowed.values.length > 0 || b.allowed.cut));
  if (full?.allowed) {
    return {
      id: 'admits-others',
      verdict: 'open',
      says: [...full.who, ' lets others act for its users, ', ...who, full.allowed.cut ? ' is not in the part of the list that is shown.' : ' not by name. It may be a member of a group in the list.'],
      evidence: [{ line: full.allowed.line }],
      next: full.allowed.cut ? ['Set ', { code: '$FormatEnumerationLimit = -1' }, ' and run it again.'] : ['Look into the groups of that list, or add the account: ', page, '.'],
    };
  }
  return {
    id: 'no-delegation',
    verdict: 'problem',
    says: [...who, ' may not pass users on: it is not trusted for delegation, its list is empty, and ', ...others.flatMap((b, i): Rich => (i === 0 ? b.who : [', ', ...b.who])), ' admits nobody.'],
    evidence: [...evidence, ...others.flatMap((b) => (b.allowed ? [{ line: b.allowed.line }] : []))],
    next: ['Resource-based delegation is the first choice: ', page, '.'],
    causes: ['kerb-double-hop-delegation'],
  };
}

function constrained(middle: Settings, targets: AdProperty, all: readonly Settings[]): Judgement {
  const { who } = middle;
  const evidence = [{ line: targets.line }];
  const back = all.find((o) => o.object !== middle.object && (property(o.object, 'ServicePrincipalNames', 'servicePrincipalName')?.values ?? []).some((s) => /^MSSQLSvc\//i.test(s)));
  const spns = back ? property(back.object, 'ServicePrincipalNames', 'servicePrincipalName') : undefined;
  const common = spns?.values.filter((s) => targets.values.some((t) => sameSpn(s, t))) ?? [];
  if (back && spns && common.length > 0) {
    return {
      id: 'constrained',
      verdict: 'fine',
      says: [...who, ' may pass users on to ', ...listed(common), ', which ', ...back.who, ' holds.'],
      evidence: [...evidence, { line: spns.line }],
      next: ['The linked server must ask for one of these, letter by letter: compare ', { code: 'data_source' }, ': ', page, '.'],
      against: ['kerb-double-hop-delegation'],
    };
  }
  if (back && spns && !spns.cut && !targets.cut) {
    return { id: 'constrained-elsewhere', verdict: 'problem', says: [...who, ' may pass users on to ', ...listed(targets.values), ', none of which ', ...back.who, ' holds.'], evidence: [...evidence, { line: spns.line }], next: ['Add the SPN that the linked server asks for: ', page, '.'], causes: ['kerb-double-hop-delegation'] };
  }
  return {
    id: 'constrained-list',
    verdict: 'open',
    says: [...who, ' may pass users on to ', ...listed(targets.values), targets.cut ? ' and more, which the list cuts off.' : ' and nothing else.'],
    evidence,
    next: ['The SPN of the second hop must be in the list, port included: ', page, '.'],
  };
}

function isMiddle(entry: string, middle: AdObject): boolean {
  const own = property(middle, 'DistinguishedName', 'dn')?.values[0];
  const name = nameOf(middle)?.value;
  return name !== undefined && names(entry, { name, ...(own === undefined ? {} : { dn: own }) });
}

function backOnly({ who, allowed }: Settings): Judgement {
  const admitted = allowed?.values.map((dn) => /^CN=((?:[^,\\]|\\.){1,100})/i.exec(dn)?.[1] ?? dn) ?? [];
  return {
    id: admitted.length === 0 ? 'admits-nobody' : 'admits',
    verdict: 'open',
    says: admitted.length === 0 ? [...who, ' admits nobody. Whether another kind of delegation exists stands on the middle account.'] : [...who, ' lets act for its users: ', ...listed(admitted), '.'],
    evidence: [{ line: allowed?.line ?? 1 }],
    next: ['List the middle account too: ', page, '.'],
  };
}
