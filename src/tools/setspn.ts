/**
 * situations:
 * 1. Logons fail with "The target principal name is incorrect": the SPN is still on SQL05$ from the days of
 *    LocalSystem, and must move to the service account without a gap that nobody expects.
 * 2. A DBA knows which SPNs are missing but may not write to Active Directory, and needs the request for those who may.
 * 3. A domain controller logs KDC event 11: which accounts hold the same name, and how is one of them freed of it?
 */
import { readInputs, type Inputs } from '../core/inputs.ts';
import { computerName, dnsDomain, domainAccount, spnPattern, spnString, storedSpn } from '../core/names.ts';
import { setspnAccount, type AccountKind, type Scope, type SetspnAccount } from '../core/setspn.ts';
import { addBlocks, deleteBlocks, duplicateBlocks, findBlocks, listBlocks, moveBlocks, resetBlocks, shellNote } from '../core/setspn-blocks.ts';
import { isRefusal } from '../core/spn.ts';
import { adviceNotes } from '../core/spn-advice-notes.ts';
import { spnSources } from '../data/spn-sources.ts';
import type { Block } from '../core/blocks.ts';
import type { Rule } from '../core/rule.ts';
import type { Field, Tool } from './tool.ts';

const ACTIONS = ['find', 'list', 'add', 'delete', 'move', 'duplicates', 'reset'] as const;
type Action = (typeof ACTIONS)[number];

/** A malformed SPN can be deleted but not added, and a search takes asterisks. */
const spnRules: Readonly<Record<Action, Rule | undefined>> = {
  find: spnPattern, list: undefined, add: spnString, delete: storedSpn, move: spnString, duplicates: undefined, reset: undefined,
};

function readAccount(form: Inputs, field: string, kindField: string): SetspnAccount | undefined {
  const kind = form.choice<AccountKind>(kindField, ['user', 'computer', 'managed']);
  const name = form.text(field, domainAccount);
  if (name === undefined || kind === undefined) return undefined;
  const account = setspnAccount(name, kind);
  if (!isRefusal(account)) return account;
  form.errors[field] = account;
  return undefined;
}

function readScope(form: Inputs): Scope | undefined {
  const scope = form.choice('scope', ['forest', 'domain', 'target']);
  if (scope !== 'target') return scope && { kind: scope };
  const domain = form.text('target', dnsDomain);
  return domain === undefined ? undefined : { kind: 'target', domain };
}

/** Says what is missing for the commands of the action; true when nothing is. */
function complete(form: Inputs, needs: readonly (readonly [field: string, present: boolean, what: string])[]): boolean {
  for (const [field, present, what] of needs) {
    if (form.refused(field)) form.leftOut.push({ field, says: present ? 'No command for a refused line. Everything else is complete.' : `No command: ${what} is refused.` });
    else if (!present) form.leftOut.push({ field, says: `No command: ${what} is missing.` });
  }
  return needs.every(([, present]) => present);
}

/** Two spellings of one account. Without a domain on one side the names decide: a move to the same name is a slip. */
function sameAccount(a: SetspnAccount, b: SetspnAccount): boolean {
  const parts = ({ name }: SetspnAccount): readonly [string, string] => {
    const at = name.indexOf('\\');
    return [name.slice(0, Math.max(at, 0)).toLowerCase(), name.slice(at + 1).toLowerCase().replace(/\$$/, '')];
  };
  const [domainA, nameA] = parts(a);
  const [domainB, nameB] = parts(b);
  return a.kind === b.kind && nameA === nameB && (domainA === domainB || domainA === '' || domainB === '');
}

function blocksFor(form: Inputs, action: Action, quiet: boolean): readonly Block[] {
  const rule = spnRules[action];
  const spns = rule ? form.lines('spns', rule) : [];
  const hasSpns = ['spns', spns.length > 0, 'the SPN'] as const;
  switch (action) {
    case 'find': {
      const scope = readScope(form);
      return complete(form, [hasSpns, ['target', scope !== undefined, 'the domain to search']]) && scope ? findBlocks(spns, scope, quiet) : [];
    }
    case 'list': {
      const account = readAccount(form, 'account', 'accountKind');
      return complete(form, [['account', account !== undefined, 'the account']]) && account ? listBlocks(account) : [];
    }
    case 'duplicates': {
      const scope = readScope(form);
      return complete(form, [['target', scope !== undefined, 'the domain to search']]) && scope ? duplicateBlocks(scope) : [];
    }
    case 'reset': {
      const computer = form.text('computer', computerName);
      return complete(form, [['computer', computer !== undefined, 'the computer']]) && computer ? resetBlocks(computer) : [];
    }
    case 'add': {
      const account = readAccount(form, 'account', 'accountKind');
      const scope = readScope(form);
      const all = complete(form, [hasSpns, ['account', account !== undefined, 'the account'], ['target', scope !== undefined, 'the domain to search']]);
      return all && account && scope ? addBlocks(spns, account, scope) : [];
    }
    case 'delete': {
      const holder = readAccount(form, 'holder', 'holderKind');
      const scope = readScope(form);
      const all = complete(form, [hasSpns, ['holder', holder !== undefined, 'the account that holds it'], ['target', scope !== undefined, 'the domain to search']]);
      return all && holder && scope ? deleteBlocks(spns, holder, scope) : [];
    }
    case 'move': {
      const account = readAccount(form, 'account', 'accountKind');
      let holder = readAccount(form, 'holder', 'holderKind');
      const scope = readScope(form);
      if (holder && account && sameAccount(holder, account)) {
        form.errors['holder'] = { rule: 'other-account', allows: 'An account other than the one that gets the names.', reason: 'is the account that gets the names', given: holder.name };
        holder = undefined;
      }
      const all = complete(form, [
        hasSpns,
        ['account', account !== undefined, 'the account'],
        ['holder', holder !== undefined, 'the account that holds it now'],
        ['target', scope !== undefined, 'the domain to search'],
      ]);
      return all && account && holder && scope ? moveBlocks(spns, holder, account, scope) : [];
    }
  }
}

const kinds: Field['options'] = [
  { value: 'user', label: 'User' },
  { value: 'computer', label: 'Computer' },
  { value: 'managed', label: 'Managed service account' },
];

export const setspn: Tool = {
  id: 'setspn',
  title: 'setspn commands',
  lead: 'The commands to find, add, remove and move service principal names, in the order in which they are safe, with proof, undo and a text to hand over.',
  description: 'setspn lines for your names and accounts: query, list, add, delete, move and search for duplicates, with rights, undo and a request for the directory team.',
  searches: ['setspn', 'setspn -S', 'setspn -Q', 'setspn -X', 'setspn -D', 'move spn', 'duplicate spn', 'delete spn', 'register spn', 'spn on wrong account', 'setspn gmsa'],
  fields: [
    {
      id: 'action', label: 'Do', kind: 'choice', initial: 'find',
      options: [
        { value: 'find', label: 'Find' }, { value: 'list', label: 'List' }, { value: 'add', label: 'Add' }, { value: 'delete', label: 'Delete' },
        { value: 'move', label: 'Move' }, { value: 'duplicates', label: 'Duplicates' }, { value: 'reset', label: 'Reset HOST names' },
      ],
    },
    { id: 'spns', label: 'SPN', kind: 'lines', initial: '', placeholder: 'MSSQLSvc/sql05.corp.example:1433', hint: 'One a line. Find takes * for any text, Delete takes malformed names too.', when: { field: 'action', is: ['find', 'add', 'delete', 'move'] } },
    { id: 'account', group: 'Account', label: 'Account', kind: 'text', initial: '', context: 'account', placeholder: 'CORP\\svc-sql05', hint: 'DOMAIN\\NAME. To add or move: the account that runs the service.', when: { field: 'action', is: ['list', 'add', 'move'] } },
    { id: 'accountKind', label: 'Kind of account', kind: 'choice', initial: 'user', options: kinds, hint: 'Without it setspn takes a computer of that name first.', when: { field: 'action', is: ['list', 'add', 'move'] } },
    { id: 'holder', label: 'SPN is now on', kind: 'text', initial: '', placeholder: 'SQL05', hint: 'As Find shows it. The commands remove the names there.', when: { field: 'action', is: ['delete', 'move'] } },
    { id: 'holderKind', label: 'Kind of that account', kind: 'choice', initial: 'computer', options: kinds, when: { field: 'action', is: ['delete', 'move'] } },
    { id: 'computer', label: 'Computer', kind: 'text', initial: '', placeholder: 'SQL05', hint: 'NetBIOS name, without $.', when: { field: 'action', is: ['reset'] } },
    {
      id: 'scope', group: 'Search in', label: 'Where setspn looks for other holders', kind: 'choice', initial: 'forest',
      options: [{ value: 'forest', label: 'Whole forest' }, { value: 'domain', label: 'This domain' }, { value: 'target', label: 'Another domain' }],
      hint: 'An SPN must be unique in the forest; the default of setspn is one domain.',
      when: { field: 'action', is: ['find', 'add', 'delete', 'move', 'duplicates'] },
    },
    { id: 'target', label: 'Domain', kind: 'text', initial: '', context: 'domain', placeholder: 'emea.corp.example', when: { field: 'scope', is: ['target'] } },
    { id: 'quiet', label: 'Output', kind: 'checks', initial: '', options: [{ value: 'quiet', label: 'Without progress lines (-P), for a file' }], when: { field: 'action', is: ['find'] } },
  ],
  examples: [
    { label: 'Move from the computer account', values: { action: 'move', spns: 'MSSQLSvc/sql05.corp.example:1433\nMSSQLSvc/sql05.corp.example', account: 'CORP\\svc-sql05', accountKind: 'user', holder: 'SQL05', holderKind: 'computer', scope: 'forest' } },
    { label: 'Who holds it?', values: { action: 'find', spns: 'MSSQLSvc/sql05.corp.example:1433\n*/sql05*', scope: 'forest' } },
    { label: 'Add for a managed service account', values: { action: 'add', spns: 'MSSQLSvc/ag-sales.corp.example:1433', account: 'CORP\\gmsa-sql$', accountKind: 'managed', scope: 'forest' } },
    { label: 'Remove a malformed name', values: { action: 'delete', spns: 'MSSQLSvc/SQL05\\SALES:50141', holder: 'CORP\\svc-sql05', holderKind: 'user', scope: 'domain' } },
    { label: 'Search for duplicates', values: { action: 'duplicates', scope: 'forest' } },
  ],
  pages: ['setspn-reference', 'kerb-spn-wrong-account', 'kerb-spn-duplicate', 'kerb-spn-missing', 'spn-registration', 'spn-format'],
  sources: [spnSources.setspn, spnSources.setspnHelp, spnSources.uniqueness, spnSources.adtsValidatedWrite, spnSources.sspiContext, spnSources.errorRules, spnSources.kerberosRegistry, spnSources.klist],
  run(input) {
    const form = readInputs(input);
    const action = form.choice('action', ACTIONS);
    if (!action) return { errors: form.errors, leftOut: [{ field: 'action', says: 'No output: the action is not known.' }], blocks: [] };
    const quiet = Object.hasOwn(input, 'quiet') && input['quiet'] === 'quiet';
    const blocks = blocksFor(form, action, quiet);
    const rule = spnRules[action];
    const advice = rule ? adviceNotes(input['spns'] ?? '', rule, action === 'add' || action === 'move') : [];
    return { errors: form.errors, leftOut: form.leftOut, blocks: [...advice, ...shellNote(blocks), ...blocks] };
  },
};
