/** Read on the private key for the account of the service, for both kinds of keys. */
import { keyProviders } from '../../../data/certificate-requests.ts';
import type { Block, Line, Rich } from '../../blocks.ts';
import { promptArgument } from '../../quoting.ts';
import { ADMIN, note, step } from './parts.ts';
import type { RequestSpec } from './spec.ts';

const SYSTEM = /^(?:LocalSystem|Local System|NT AUTHORITY\\(?:SYSTEM|LOCAL ?SYSTEM))$/i;

/** Who is written into the permission: an account, or the well-known identifier of one whose name is translated. */
function grantee(spec: RequestSpec): { readonly name: string; readonly shown: string } | { readonly why: string } | undefined {
  if (spec.purpose === 'rdp') return { name: '*S-1-5-20', shown: 'NETWORK SERVICE' };
  if (spec.purpose !== 'sql') return undefined;
  const account = spec.account ?? 'NT SERVICE\\MSSQLSERVER';
  if (SYSTEM.test(account)) return { why: 'SYSTEM may read keys of the machine: no grant is needed.' };
  if (account.startsWith('.\\')) return { why: 'icacls does not know the form .\\NAME: write the account as MACHINE\\NAME.' };
  if (/^Network ?Service$/i.test(account) || /^NT AUTHORITY\\NETWORK ?SERVICE$/i.test(account)) return { name: '*S-1-5-20', shown: 'NETWORK SERVICE' };
  if (/^Local ?Service$/i.test(account) || /^NT AUTHORITY\\LOCAL ?SERVICE$/i.test(account)) return { name: '*S-1-5-19', shown: 'LOCAL SERVICE' };
  return { name: account, shown: account };
}

/**
 * The step that lets the service read the key: by the snap-in, or with icacls on the file of the key. Empty for services that run as SYSTEM.
 *
 * Sources: Configure SQL Server Database Engine for encrypting connections; KB3042780; dbatools pull request 10721 (folders of both kinds of keys).
 */
export function grantBlocks(spec: RequestSpec): readonly Block[] {
  const who = grantee(spec);
  if (who === undefined) return [];
  const title = '4 Let the service read the key';
  if ('why' in who) return [step('request-4', title, who.why)];
  const argument = promptArgument(`${who.name}:(R)`);
  if (!argument.ok) return [step('request-4', title, `No command: the account ${argument.refusal.reason}. Use Manage Private Keys in the Certificates snap-in.`)];
  const [csp, ksp] = keyProviders;
  const text: Rich = [
    'In the Certificates snap-in of the computer: the certificate, All Tasks, Manage Private Keys, add ', { strong: who.shown }, ' with Read. The same by command: ', { code: 'CONTAINER' }, ' is the unique container name that certutil prints, ', { code: 'KEYFILE' }, ` the path that dir prints. Keys of a legacy provider lie in ${csp.folder}, those of a Key Storage Provider in ${ksp.folder}.`,
  ];
  const remove: Line = ['icacls "KEYFILE" /remove:g ', ...quotedName(who.name)];
  return [
    step('request-4', title, ...text),
    { kind: 'command', id: 'grant-container', title: 'show the container of the key', shell: 'cmd', where: 'server', rights: ADMIN, changes: false, lines: [['certutil -v -store My ', spec.thumbprint === undefined ? 'THUMBPRINT' : { value: spec.thumbprint }]] },
    { kind: 'command', id: 'grant-find', title: 'find the key file and who may read it', shell: 'cmd', where: 'server', rights: ADMIN, changes: false, lines: [['dir /a /s /b "C:\\ProgramData\\Microsoft\\Crypto\\CONTAINER"'], ['icacls "KEYFILE"']] },
    {
      kind: 'command', id: 'grant-read', title: 'let the service account read the key', shell: 'cmd', where: 'server', rights: ADMIN, changes: 'the permissions of one key file', undo: { lines: [remove] },
      lines: [['icacls "KEYFILE" /grant "', { value: argument.text.slice(1, -1) }, '"']],
    },
    note('grant-undo', 'info', 'Undo only if the account was not in the list before: /remove:g takes away everything that it was granted on this file.'),
  ];
}

function quotedName(name: string): Line {
  const argument = promptArgument(name);
  return argument.ok ? ['"', { value: argument.text.slice(1, -1) }, '"'] : ['"ACCOUNT"'];
}
