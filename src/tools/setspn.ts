/**
 * situations:
 * 1. Logons fail with "The target principal name is incorrect": the SPN is still on SQL05$ from the days of
 *    LocalSystem, and must move to the service account without a gap that nobody expects.
 * 2. A DBA knows which SPNs are missing but may not write to Active Directory, and needs the request for those who may.
 * 3. A domain controller logs KDC event 11: which accounts hold the same name, and how is one of them freed of it?
 */
import { readInputs, type Inputs } from '../core/inputs.ts';
import { distinguishedName } from '../core/dn-names.ts';
import { computerName, spnPattern, spnString, storedSpn } from '../core/names.ts';
import { needsGrant, selfBlocks } from '../core/self-registration-blocks.ts';
import { addBlocks, deleteBlocks, resetBlocks, shellNote } from '../core/setspn-blocks.ts';
import { moveBlocks } from '../core/setspn-move.ts';
import { duplicateBlocks, findBlocks, listBlocks } from '../core/setspn-read-blocks.ts';
import type { SetspnAccount } from '../core/setspn.ts';
import type { SpnWriter } from '../core/setspn-writer.ts';
import { adviceNotes } from '../core/spn-advice-notes.ts';
import { selfRegistrations, type SelfRegistrationId } from '../data/self-registration.ts';
import { spnSources } from '../data/spn-sources.ts';
import type { Block } from '../core/blocks.ts';
import type { Rule } from '../core/rule.ts';
import { ACTIONS, examples, fields, type Action } from './setspn/fields.ts';
import { complete, readAccount, readPresent, readScope, readSeveral, readWriter, sameAccount } from './setspn/input.ts';
import type { Tool, Values } from './tool.ts';

/** A malformed SPN can be deleted but not added, and a search takes asterisks. */
const spnRules: Readonly<Record<Action, Rule | undefined>> = {
  find: spnPattern, list: undefined, add: spnString, delete: storedSpn, move: spnString, duplicates: undefined, reset: undefined, self: undefined,
};

const given = (input: Values, field: string): string => (Object.hasOwn(input, field) ? String(input[field]) : '');

function selfRegistration(form: Inputs): readonly Block[] {
  const [first, ...others] = selfRegistrations.map((r) => r.id);
  const id = form.choice<SelfRegistrationId>('selfKind', [first ?? 'user', ...others]);
  const dn = form.text('dn', distinguishedName);
  if (id === undefined) complete(form, [['selfKind', false, 'the kind of account']]);
  else if (needsGrant(id) || form.refused('dn')) complete(form, [['dn', dn !== undefined, 'the distinguished name']]);
  return id === undefined ? [] : selfBlocks(id, dn);
}

function blocksFor(form: Inputs, action: Action, input: Values): readonly Block[] {
  if (action === 'self') return selfRegistration(form);
  const w = readWriter(form);
  if (!w) {
    complete(form, [['writer', false, 'the kind of commands']]);
    return [];
  }
  const rule = spnRules[action];
  const spns = rule ? form.lines('spns', rule) : [];
  const hasSpns = ['spns', spns.length > 0, 'the SPN'] as const;
  const present = (...accounts: readonly SetspnAccount[]) => readPresent(form, given(input, 'present'), accounts);
  switch (action) {
    case 'find': {
      const scope = readScope(form);
      return complete(form, [hasSpns, ['target', scope !== undefined, 'the domain to search']]) && scope ? findBlocks(w, spns, scope, given(input, 'quiet') === 'quiet') : [];
    }
    case 'list': {
      const [account, ...more] = readSeveral(form);
      if (form.refused('more')) form.leftOut.push({ field: 'more', says: 'No command for a refused line. Everything else is complete.' });
      return complete(form, [['account', account !== undefined, 'the account']]) && account ? listBlocks(w, [account, ...more]) : [];
    }
    case 'duplicates': {
      const scope = readScope(form);
      return complete(form, [['target', scope !== undefined, 'the domain to search']]) && scope ? duplicateBlocks(w, scope) : [];
    }
    case 'reset': {
      const computer = form.text('computer', computerName);
      if (!complete(form, [['computer', computer !== undefined, 'the computer']]) || computer === undefined) return [];
      const account: SetspnAccount = { name: computer, kind: 'computer' };
      return resetBlocks(w, computer, present(account).of(account));
    }
    case 'add': {
      const account = readAccount(form, 'account', 'accountKind');
      const scope = readScope(form);
      const all = complete(form, [hasSpns, ['account', account !== undefined, 'the account'], ['target', scope !== undefined, 'the domain to search']]);
      return all && account && scope ? addBlocks(w, spns, account, scope, present(account).of(account)) : [];
    }
    case 'delete': {
      const holder = readAccount(form, 'holder', 'holderKind');
      const scope = readScope(form);
      const all = complete(form, [hasSpns, ['holder', holder !== undefined, 'the account that holds it'], ['target', scope !== undefined, 'the domain to search']]);
      return all && holder && scope ? deleteBlocks(w, spns, holder, scope, present(holder).of(holder)) : [];
    }
    case 'move':
      return move(form, w, spns, present);
  }
}

function move(form: Inputs, w: SpnWriter, spns: readonly string[], present: (...accounts: readonly SetspnAccount[]) => ReturnType<typeof readPresent>): readonly Block[] {
  const account = readAccount(form, 'account', 'accountKind');
  let holder = readAccount(form, 'holder', 'holderKind');
  const scope = readScope(form);
  if (holder && account && sameAccount(holder, account)) {
    form.errors['holder'] = { rule: 'other-account', allows: 'An account other than the one that gets the names.', reason: 'is the account that gets the names', given: holder.name };
    holder = undefined;
  }
  const all = complete(form, [
    ['spns', spns.length > 0, 'the SPN'],
    ['account', account !== undefined, 'the account'],
    ['holder', holder !== undefined, 'the account that holds it now'],
    ['target', scope !== undefined, 'the domain to search'],
  ]);
  if (!all || !account || !holder || !scope) return [];
  const state = present(holder, account);
  return moveBlocks(w, spns, holder, account, scope, { from: state.of(holder), to: state.of(account) });
}

export const setspn: Tool = {
  id: 'setspn',
  title: 'setspn commands',
  lead: 'The commands to find, add, remove and move service principal names, for setspn and for PowerShell, in the order in which they are safe, with proof, undo and a text to hand over.',
  description: 'setspn and PowerShell lines for your names and accounts: query, list, add, delete, move, search for duplicates, let a service register its own, with rights, an undo from the present state and a request for the directory team.',
  searches: [
    'setspn', 'setspn -S', 'setspn -Q', 'setspn -X', 'setspn -D', 'setspn -T', 'move spn', 'duplicate spn', 'delete spn', 'register spn', 'spn on wrong account', 'setspn gmsa',
    'Set-ADUser ServicePrincipalNames', 'spn powershell', 'adsisearcher spn', 'dsacls servicePrincipalName SELF', 'undo setspn',
  ],
  fields,
  examples,
  pages: ['setspn-reference', 'kerb-spn-wrong-account', 'kerb-spn-duplicate', 'kerb-spn-missing', 'spn-registration', 'kerb-spn-registration-denied', 'spn-format'],
  sources: [
    spnSources.setspn, spnSources.setspnHelp, spnSources.uniqueness, spnSources.adtsValidatedWrite, spnSources.validatedSpn, spnSources.sspiContext, spnSources.serviceAccounts,
    spnSources.clusterNote, spnSources.gmsaBlog, spnSources.errorRules, spnSources.kerberosRegistry, spnSources.klist, spnSources.setAdUser, spnSources.putEx, spnSources.searchRoot, spnSources.dsacls,
  ],
  run(input) {
    const form = readInputs(input);
    const action = form.choice('action', ACTIONS);
    if (!action) return { errors: form.errors, leftOut: [{ field: 'action', says: 'No output: the action is not known.' }], blocks: [] };
    const blocks = blocksFor(form, action, input);
    const rule = spnRules[action];
    const advice = rule ? adviceNotes(given(input, 'spns'), rule, action === 'add' || action === 'move') : [];
    return { errors: form.errors, leftOut: form.leftOut, blocks: [...advice, ...shellNote(blocks), ...blocks] };
  },
};
