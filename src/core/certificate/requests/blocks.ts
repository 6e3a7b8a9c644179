/** From a request to a certificate in service: the steps with their commands. */
import { certificatePurposes } from '../../../data/certificate-purposes.ts';
import { keyProviders } from '../../../data/certificate-requests.ts';
import type { Block, CommandBlock, FileBlock, NoteBlock } from '../../blocks.ts';
import type { Refusal } from '../../rule.ts';
import { assignBlocks, filesInService } from './assign.ts';
import { grantBlocks } from './grant.ts';
import { infFile } from './inf.ts';
import { opensslRequest } from './openssl.ts';
import { ADMIN, note, step, STORE } from './parts.ts';
import { selfSigned } from './powershell.ts';
import { allNames, type RequestSpec } from './spec.ts';

/** Blocks, or the refusal of a value. */
export type Steps = { readonly ok: true; readonly blocks: readonly Block[] } | { readonly ok: false; readonly refusal: Refusal };

/**
 * All steps for one service: request, submit, accept, permission, assignment, verification, and the way back of each; and a certificate for tests.
 *
 *     requestSteps({ purpose: 'sql', subject: 'sql01.corp.example', names: ['sql01'], provider: 'csp' })   // { ok: true, blocks: [step, file, …] }
 */
export function requestSteps(spec: RequestSpec): Steps {
  return spec.purpose === 'mysql' || spec.purpose === 'postgresql' ? fileSteps(spec, spec.purpose) : storeSteps(spec);
}

function storeSteps(spec: RequestSpec): Steps {
  const inf = infFile(spec);
  if (!inf.ok) return inf;
  const test = selfSigned(spec);
  if (!test.ok) return test;
  const where = spec.purpose === 'ldaps' ? 'dc' : 'server';
  const file: FileBlock = { kind: 'file', id: 'request-inf', title: 'the request file', name: 'request.inf', language: 'text', encoding: 'utf-8', where, rights: 'Any local user', changes: false, lines: inf.lines };
  const make: CommandBlock = {
    kind: 'command', id: 'request-new', title: 'make the key and the request', shell: 'cmd', where, rights: ADMIN,
    changes: `${STORE}: it gets a private key and a pending request`,
    undo: ['Delete the entry under Certificate Enrollment Requests in the Certificates snap-in of the computer. The key stays on the disk without use.'],
    lines: [['certreq -new request.inf request.req']],
  };
  const submit: CommandBlock = {
    kind: 'command', id: 'request-submit', title: 'send the request to the authority', shell: 'cmd', where, rights: 'Enroll on the template, for the computer or the person who sends it',
    changes: 'the database of the certification authority',
    undo: ['Not possible: the authority keeps the request. A certificate that it has issued can be revoked, a pending request denied.'],
    lines: [spec.template === undefined ? ['certreq -submit request.req certnew.cer'] : ['certreq -submit -attrib "CertificateTemplate:', { value: spec.template }, '" request.req certnew.cer']],
  };
  const accept: CommandBlock = {
    kind: 'command', id: 'request-accept', title: 'install the issued certificate', shell: 'cmd', where, rights: ADMIN, changes: STORE,
    undo: { lines: [['certutil -delstore My THUMBPRINT']] },
    lines: [['certreq -accept certnew.cer']],
  };
  const list: CommandBlock = {
    kind: 'command', id: 'request-look', title: 'see the certificate and its thumbprint', shell: 'powershell', where, rights: ADMIN, changes: false,
    lines: [['Get-ChildItem -Path Cert:\\LocalMachine\\My |'], ["    Format-List -Property @('HasPrivateKey', 'Thumbprint', 'NotAfter', 'Subject')"]],
  };
  return {
    ok: true,
    blocks: [
      step('request-1', '1 Request', 'Save the file on the machine that will serve, and run the line in its folder, in an elevated cmd. The private key is made here and stays here.'),
      file,
      ...requestNotes(spec),
      make,
      step('request-2', '2 Submit', 'A window asks for the authority. An authority of somebody else gets the text of request.req instead; save its answer as certnew.cer. A pending request is fetched later with the number that certreq prints: ', { code: 'certreq -retrieve NUMBER certnew.cer' }, '.'),
      submit,
      step('request-3', '3 Install', 'On the machine that made the request: only there is the key. The undo removes the certificate; its private key stays on the disk without use. ', { code: 'THUMBPRINT' }, ' is the hash that the list below prints.', ...(spec.purpose === 'sql' ? [' An instance for which no certificate is chosen picks a usable one by itself at its next start: this may be it, even before step 5.'] : [])),
      accept,
      list,
      ...grantBlocks(spec),
      ...assignBlocks(spec),
      step('request-test', 'For a test machine: signed by itself', ...(spec.purpose === 'ldaps' ? [{ strong: 'Only on a controller for tests: ' }, 'it becomes one more usable certificate of that machine, and LDAPS may take it. '] : []), 'No client trusts it until it is imported there. Since Windows 10 and Windows Server 2016; the cmdlet of earlier versions does not know these parameters.'),
      {
        kind: 'command', id: 'request-self-signed', title: 'make a certificate for tests', shell: 'powershell', where, rights: ADMIN, changes: STORE,
        undo: { lines: [['Remove-Item -Path Cert:\\LocalMachine\\My\\THUMBPRINT -DeleteKey']] },
        lines: test.lines,
      },
    ],
  };
}

function requestNotes(spec: RequestSpec): readonly NoteBlock[] {
  const provider = keyProviders.find((p) => p.id === spec.provider);
  const needs = certificatePurposes.find((p) => p.id === spec.purpose);
  return [
    note('request-template', 'info', 'The template of an enterprise authority must let the request supply the subject, and its own usages win over those of the file. ', ...(spec.purpose === 'sql' ? ['Web Server normally fits; a template duplicated with the Key Storage Provider option does not. '] : []), `Key: ${provider?.label ?? ''}. Store: ${needs?.store ?? ''}.`),
    ...(allNames(spec).length === 1 ? [note('request-one-name', 'info', 'The request holds one name. Each name that clients type, short names and aliases too, must be in it.')] : []),
    ...(spec.purpose === 'rdp' ? [note('request-rdp-usage', 'info', 'The file asks for Server Authentication. A template of its own for Remote Desktop can carry Remote Desktop Authentication (1.3.6.1.4.1.311.54.1.2) instead.')] : []),
    ...(spec.purpose === 'sql' ? [note('request-sql-names', 'info', 'Availability group: all listeners and replicas, short and full, or one certificate for each replica with its own names and all listeners. Failover cluster: the virtual server name. Request it with an exportable key (', { code: 'Exportable = TRUE' }, ' below KeyLength) when the same certificate goes to several machines.')] : []),
  ];
}

function fileSteps(spec: RequestSpec, purpose: 'mysql' | 'postgresql'): Steps {
  const made = opensslRequest(spec);
  if (!made.ok) return made;
  return {
    ok: true,
    blocks: [
      step('request-1', '1 Request', 'In an empty folder that only administrators and the account of the service can read: the key has no passphrase, since a Windows service cannot type one.'),
      {
        kind: 'command', id: 'request-openssl', title: 'make the key and the request', shell: 'cmd', where: 'server', rights: 'Who administers the database server; needs OpenSSL 1.1.1 or later',
        changes: 'writes new-server-key.pem and new-server.req into the current folder, over files of that name',
        undo: { lines: [['del new-server-key.pem new-server.req']] },
        lines: made.lines,
      },
      step('request-2', '2 Have it signed', 'Send ', { code: 'new-server.req' }, ' to the authority, never ', { code: 'new-server-key.pem' }, '. Save the answer as PEM under the name ', { code: 'new-server-cert.pem' }, ': the server certificate first, then the intermediates.'),
      {
        kind: 'command', id: 'request-compare', title: 'do key and certificate belong together', shell: 'cmd', where: 'server', rights: 'Who may read the key file', changes: false,
        lines: [['openssl pkey -in new-server-key.pem -pubout -outform DER | openssl dgst -sha256'], ['openssl x509 -in new-server-cert.pem -pubkey -noout | openssl pkey -pubin -outform DER | openssl dgst -sha256']],
      },
      ...filesInService(purpose, spec.subject),
    ],
  };
}
