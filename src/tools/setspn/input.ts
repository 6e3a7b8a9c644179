/** From the strings of the form to what the blocks take. Nothing gets past this file that no rule has allowed. */
import type { Inputs } from '../../core/inputs.ts';
import { dnsDomain, domainAccount } from '../../core/names.ts';
import type { Rule } from '../../core/rule.ts';
import { presentState, type PresentState } from '../../core/setspn-before.ts';
import type { SpnWriter } from '../../core/setspn-writer.ts';
import { setspnAccount, setspnWriter, type AccountKind, type Scope, type SetspnAccount } from '../../core/setspn.ts';
import { moduleWriter } from '../../core/spn-powershell-module.ts';
import { plainWriter } from '../../core/spn-powershell-plain.ts';
import { isRefusal } from '../../core/spn.ts';
import { WRITERS } from './fields.ts';

const KINDS: readonly [AccountKind, ...AccountKind[]] = ['user', 'computer', 'managed'];
const writers = { setspn: setspnWriter, module: moduleWriter, plain: plainWriter } as const;

/** `*` is the domain or forest that one is in (help of setspn). */
const searchTarget: Rule = {
  ...dnsDomain,
  allows: `${dnsDomain.allows} Or * alone for the one you are in.`,
  refuses: (value) => (value === '*' ? undefined : dnsDomain.refuses(value)),
};

export function readWriter(form: Inputs): SpnWriter | undefined {
  const id = form.choice('writer', WRITERS);
  return id && writers[id];
}

function readAccounts(form: Inputs, field: string, kind: AccountKind | undefined, names: readonly string[]): readonly SetspnAccount[] {
  if (kind === undefined) return [];
  return names.flatMap((name) => {
    const account = setspnAccount(name, kind);
    if (!isRefusal(account)) return [account];
    form.errors[field] ??= account;
    return [];
  });
}

export function readAccount(form: Inputs, field: string, kindField: string): SetspnAccount | undefined {
  const kind = form.choice(kindField, KINDS);
  const name = form.text(field, domainAccount);
  return readAccounts(form, field, kind, name === undefined ? [] : [name])[0];
}

/** The account, and the further ones of the same kind; each once. */
export function readSeveral(form: Inputs): readonly SetspnAccount[] {
  const first = readAccount(form, 'account', 'accountKind');
  const more = readAccounts(form, 'more', form.choice('accountKind', KINDS), form.lines('more', domainAccount));
  return [...(first ? [first] : []), ...more.filter((a) => a.name.toLowerCase() !== first?.name.toLowerCase())];
}

export function readScope(form: Inputs): Scope | undefined {
  const scope = form.choice('scope', ['forest', 'domain', 'target', 'forests']);
  if (scope !== 'target' && scope !== 'forests') return scope && { kind: scope };
  const [domain, ...more] = form.lines('target', searchTarget);
  return domain === undefined ? undefined : { kind: 'targets', domains: [domain, ...more], ...(scope === 'forests' ? { forests: true } : {}) };
}

/** The pasted lists of the accounts; what of the paste is not used is said beside its field. */
export function readPresent(form: Inputs, pasted: string, accounts: readonly SetspnAccount[]): PresentState {
  const state = presentState(pasted, accounts);
  for (const says of state.unused) form.leftOut.push({ field: 'present', says });
  return state;
}

/** Says what is missing for the commands of the action; true when nothing is. */
export function complete(form: Inputs, needs: readonly (readonly [field: string, present: boolean, what: string])[]): boolean {
  for (const [field, present, what] of needs) {
    if (form.refused(field)) form.leftOut.push({ field, says: present ? 'No command for a refused line. Everything else is complete.' : `No command: ${what} is refused.` });
    else if (!present) form.leftOut.push({ field, says: `No command: ${what} is missing.` });
  }
  return needs.every(([, present]) => present);
}

/** Two spellings of one account. Without a domain on one side the names decide: a move to the same name is a slip. */
export function sameAccount(a: SetspnAccount, b: SetspnAccount): boolean {
  const parts = ({ name }: SetspnAccount): readonly [string, string] => {
    const at = name.indexOf('\\');
    return [name.slice(0, Math.max(at, 0)).toLowerCase(), name.slice(at + 1).toLowerCase().replace(/\$$/, '')];
  };
  const [domainA, nameA] = parts(a);
  const [domainB, nameB] = parts(b);
  return a.kind === b.kind && nameA === nameB && (domainA === domainB || domainA === '' || domainB === '');
}
