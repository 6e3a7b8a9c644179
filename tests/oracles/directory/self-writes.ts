import { textOf, type CommandBlock } from '../../../src/core/blocks.ts';
import { changeSpn } from '../../../src/core/directory/edit.ts';
import { grantWithPowershell } from '../../../src/core/self-registration.ts';
import { isRefusal, parseSpn } from '../../../src/core/spn.ts';
import { forestOf } from './forest.ts';
import type { Lab } from './lab.ts';
import type { SelfWrite } from './situation.ts';

/** `no right`: LDAP 50. `not valid`: LDAP 19, the validated write or another rule of the directory refuses the value. */
export type SelfWriteResult = 'done' | 'no right' | 'not valid';

/** What comes of the write. */
export function predictedSelfWrite({ account, granted, spn, on, taken }: SelfWrite): SelfWriteResult {
  if (on !== undefined) return 'no right';
  if (granted !== 'kept') {
    if (account.kind === 'user') return 'no right';
    if (!validatedWrite(spn, account)) return 'not valid';
  }
  return 'forest' in changeSpn(forestOf([account, ...(taken ? [taken] : [])]), { action: 'add', spn, account: `CORP\\${account.name}` }) ? 'done' : 'not valid';
}

/** [MS-ADTS] 3.1.1.5.3.1.1.4: two parts, no instance name, a host that is the object's own. */
function validatedWrite(spn: string, { name, dnsHostName }: SelfWrite['account']): boolean {
  const parts = parseSpn(spn);
  if (isRefusal(parts) || parts.serviceName !== undefined || parts.instance !== undefined) return false;
  return [dnsHostName, name.replace(/\$$/, '')].some((own) => own?.toLowerCase() === parts.host.toLowerCase());
}

/** Lets the account write over LDAP with its own rights. */
export async function observedSelfWrite(lab: Lab, { account, granted, spn, on, taken }: SelfWrite): Promise<SelfWriteResult> {
  const rows = [account, ...(on ? [on] : []), ...(taken ? [taken] : [])];
  await lab.request('build', { rows });
  try {
    const block = grantWithPowershell(`CN=${account.name.replace('$', ' computer')},OU=Situation,DC=corp,DC=example`);
    if (granted) await lab.request('grant', { account: account.name, ...entryOf(block, 'AddAccessRule') });
    if (granted === 'taken-back') await lab.request('revoke', { account: account.name, ...entryOf({ ...block, lines: undoLines(block) }, 'RemoveAccessRuleSpecific') });
    const code = await lab.request<number>('write_as', { action: 'add', spn, account: (on ?? account).name, actor: account.name });
    const result = RESULTS[code];
    if (result === undefined) throw new Error(`${spn} on ${(on ?? account).name}: LDAP ${code}`);
    return result;
  } finally {
    await lab.request('clear');
  }
}

const RESULTS: Readonly<Record<number, SelfWriteResult>> = { 0: 'done', 19: 'not valid', 50: 'no right' };

/** The entry that the generated PowerShell adds to or takes from the access list, read from its text. */
function entryOf({ lines }: Pick<CommandBlock, 'lines'>, method: string): { readonly sid: string; readonly attribute: string; readonly rights: string } {
  const text = textOf(lines);
  const sid = /'(S-1-[0-9-]+)'/.exec(text)?.[1];
  const attribute = /\[guid\]'([0-9a-f-]{36})'/.exec(text)?.[1];
  if (sid === undefined || attribute === undefined || !text.includes(`.${method}($rule)`) || !text.includes("'ReadProperty, WriteProperty', 'Allow'")) {
    throw new Error(`Not the grant that this reads: ${text}`);
  }
  return { sid, attribute, rights: 'RPWP' };
}

function undoLines({ undo }: CommandBlock): CommandBlock['lines'] {
  if (undo === undefined || !('lines' in undo)) throw new Error('The grant has no lines to take it back with');
  return undo.lines;
}
