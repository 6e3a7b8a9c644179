/**
 * situations:
 * 1. A DBA has auth_scheme = NTLM on a default instance and must tell the directory team which names are missing.
 * 2. A developer's container on Linux fails with "Server not found in Kerberos database" while SSMS works:
 *    which SPN does that driver ask for, and is it another one than SSMS asks for?
 * 3. A listener or a new named instance goes live tonight, and its SPNs must exist before the first logon.
 */
import type { Block } from '../core/blocks.ts';
import { readInputs, type Inputs } from '../core/inputs.ts';
import { dnsDomain, hostAndPort, hostName, instanceName, ipOrHost, isIpAddress, serviceAccount, splitHostPort, tcpPort } from '../core/names.ts';
import { check } from '../core/rule.ts';
import { holderOf } from '../core/service-account.ts';
import { findSpns, proveWithKlist } from '../core/setspn.ts';
import { shellNote } from '../core/setspn-blocks.ts';
import { isRefusal } from '../core/spn.ts';
import { connectionTable, holderNotes, instanceNotes, spnTable } from '../core/sql-spn-blocks.ts';
import { sqlSpns, type SqlInstance, type SqlName } from '../core/sql-spns.ts';
import { spnSources } from '../data/spn-sources.ts';
import type { Tool } from './tool.ts';

/** The full name of a host, or undefined (with the reason on the form) when it cannot be formed. */
function complete(form: Inputs, field: string, name: string, domain: string | undefined): string | undefined {
  if (name.includes('.')) return name;
  if (domain === undefined) return undefined;
  const full = `${name}.${domain}`;
  const refusal = check(hostName, full);
  if (refusal) form.errors[field] ??= refusal;
  return refusal ? undefined : full;
}

/** What to say when a field that some forms need is empty or refused. */
function missing(form: Inputs, field: string, lost: string, what: string): void {
  form.leftOut.push({ field, says: form.refused(field) ? `${lost}: ${what} is refused. Everything else is complete.` : `${lost}: ${what} is missing.` });
}

interface Options {
  readonly kind: 'default' | 'named';
  readonly dynamic: boolean;
  readonly tcp: boolean;
  readonly pipes: boolean;
}

function readNames(form: Inputs, domain: string | undefined, port: number | undefined): readonly SqlName[] {
  const given = form.lines('names', hostAndPort);
  const names = given.flatMap((line) => {
    const [host, own] = splitHostPort(line);
    const name = complete(form, 'names', host, domain);
    if (name === undefined) {
      form.leftOut.push({ field: form.refused('names') ? 'names' : 'domain', says: `No SPN for ${host}: the full name needs the domain.` });
      return [];
    }
    return [{ name, port: own === undefined ? port : Number(own) }];
  });
  if (form.refused('names')) form.leftOut.push({ field: 'names', says: 'No SPN for what is refused under Other names. Everything else is complete.' });
  return names;
}

function readInstance(form: Inputs, { kind, dynamic, tcp, pipes }: Options): SqlInstance {
  const server = form.text('server', ipOrHost);
  const domain = form.text('domain', dnsDomain);
  const instance = kind === 'named' ? form.text('instance', instanceName) : undefined;
  const portText = dynamic || !tcp ? undefined : form.text('port', tcpPort);
  const port = portText === undefined ? undefined : Number(portText);
  const names = readNames(form, domain, port);
  const end = { kind, instance, port, tcp, pipes, names };

  if (server === undefined) missing(form, 'server', 'No SPN for the server', 'its name');
  if (kind === 'named' && instance === undefined) missing(form, 'instance', 'No form with the instance name', 'the name');
  if (tcp && !dynamic && port === undefined) missing(form, 'port', 'No SPN with a port', 'the TCP port');
  if (tcp && dynamic && names.some((n) => n.port === undefined)) {
    form.leftOut.push({ field: 'names', says: 'No SPN with a port for the other names: give each its own port, as in ag-sales:1433.' });
  }
  if (server === undefined) return end;
  if (isIpAddress(server)) return { ...end, address: server };
  const fullName = complete(form, 'server', server, domain);
  if (fullName === undefined) missing(form, form.refused('server') ? 'server' : 'domain', 'Only the short-name forms', 'the full name needs the domain, which');
  return { ...end, fullName, shortName: server.split('.')[0] };
}

function lookAndProve(spns: readonly string[], ask: readonly string[], patterns: readonly string[]): readonly Block[] {
  const find = findSpns([...spns, ...patterns], { kind: 'forest' });
  return [
    { kind: 'step', id: 'step-look', title: '1 Look which account holds each' },
    ...shellNote([find]),
    find,
    ...(ask.length === 0
      ? []
      : ([
          { kind: 'step', id: 'step-prove', title: '2 Ask for a ticket' },
          proveWithKlist(ask, false),
          {
            kind: 'note',
            id: 'prove-limit',
            tone: 'info',
            text: ['A ticket proves that some account holds the SPN, not that it is the right one. 0xC000018B here means that no account holds it; the client may remember the miss for 15 minutes. To add, remove or move names: ', { link: '/tools/setspn/', text: 'setspn commands' }, '.'],
          },
        ] as const)),
  ];
}

export const spn: Tool = {
  id: 'spn',
  title: 'SPN strings',
  lead: 'Which service principal names a SQL Server instance needs, which clients ask for each, and how to prove that they are there.',
  description: 'The SPNs of a SQL Server instance, listener or alias: required or optional, which driver asks for which, and the commands that prove them.',
  searches: ['which spn', 'spn format', 'mssqlsvc', 'spn generator', 'spn for named instance', 'spn for listener', 'spn port or instance name', 'required spn is missing'],
  fields: [
    { id: 'server', group: 'Instance', label: 'Server', kind: 'text', initial: '', context: 'server', placeholder: 'sql05.corp.example', hint: 'The name clients connect to. For a failover cluster instance its network name, never a node.' },
    { id: 'domain', label: 'Domain', kind: 'text', initial: '', context: 'domain', placeholder: 'corp.example', hint: 'DNS name. Completes a short name; a full name stays as it is.' },
    { id: 'kind', label: 'Kind', kind: 'choice', initial: 'default', options: [{ value: 'default', label: 'Default' }, { value: 'named', label: 'Named' }] },
    { id: 'instance', label: 'Instance', kind: 'text', initial: '', context: 'instance', placeholder: 'SALES', when: { field: 'kind', is: ['named'] } },
    { id: 'protocols', label: 'Clients use', kind: 'choice', initial: 'tcp', options: [{ value: 'tcp', label: 'TCP' }, { value: 'pipes', label: 'Named pipes' }, { value: 'both', label: 'Both' }] },
    { id: 'portKind', label: 'Port', kind: 'choice', initial: 'static', options: [{ value: 'static', label: 'Fixed' }, { value: 'dynamic', label: 'Dynamic' }], when: { field: 'protocols', is: ['tcp', 'both'] } },
    { id: 'port', label: 'TCP port', kind: 'text', initial: '', context: 'port', inputmode: 'numeric', placeholder: '1433', hint: 'The port the instance listens on, as its error log says; 1433 is written too. Named pipes do not use it.', when: { field: 'portKind', is: ['static'] } },
    { id: 'names', group: 'Also reached as', label: 'Other names', kind: 'lines', initial: '', context: 'listener', placeholder: 'ag-sales:1433', hint: 'One a line: listener, virtual name, alias. With :port when it is not the port above.' },
    { id: 'account', group: 'Holder', label: 'Runs as', kind: 'text', initial: '', context: 'account', placeholder: 'CORP\\svc-sql05', hint: 'The account that runs SQL Server. Says where the names belong; may stay empty.' },
  ],
  examples: [
    { label: 'Default instance', values: { server: 'sql05.corp.example', kind: 'default', protocols: 'tcp', portKind: 'static', port: '1433', account: 'CORP\\svc-sql05' } },
    { label: 'Named instance, dynamic port', values: { server: 'sql05', domain: 'corp.example', kind: 'named', instance: 'SALES', protocols: 'both', portKind: 'dynamic', account: 'NT SERVICE\\MSSQL$SALES' } },
    { label: 'Availability group listener', values: { server: 'sql05', domain: 'corp.example', kind: 'default', protocols: 'tcp', portKind: 'static', port: '1433', names: 'ag-sales:14330', account: 'CORP\\gmsa-sql$' } },
    { label: 'IP address in the connection string', values: { server: '10.0.0.5', kind: 'default', protocols: 'tcp', portKind: 'static', port: '1433' } },
  ],
  pages: ['spn-format', 'how-drivers-build-the-spn', 'spn-registration', 'kerb-spn-missing', 'kerb-spn-wrong-account'],
  sources: [
    spnSources.registerSpn, spnSources.sspiContext, spnSources.serviceAccounts, spnSources.sqlClient, spnSources.jdbc, spnSources.odbcLinux,
    spnSources.listener, spnSources.agPrerequisites, spnSources.clusterNote, spnSources.ipSpn, spnSources.sqlCheck, spnSources.dbatools, spnSources.errorRules, spnSources.kerberosRegistry, spnSources.klist,
  ],
  run(input) {
    const form = readInputs(input);
    const kind = form.choice('kind', ['default', 'named']);
    const protocols = form.choice('protocols', ['tcp', 'pipes', 'both']);
    const portKind = form.choice('portKind', ['static', 'dynamic']);
    if (!kind || !protocols || !portKind) {
      return { errors: form.errors, leftOut: Object.keys(form.errors).map((field) => ({ field, says: 'No output: an option is not known.' })), blocks: [] };
    }
    const dynamic = protocols !== 'pipes' && portKind === 'dynamic';
    const instance = readInstance(form, { kind, dynamic, tcp: protocols !== 'pipes', pipes: protocols !== 'tcp' });
    const account = form.text('account', serviceAccount);
    if (form.refused('account')) form.leftOut.push({ field: 'account', says: 'Not said which account must hold the names: it is refused. Everything else is complete.' });

    const spns = sqlSpns(instance);
    const notes = instanceNotes(instance, dynamic);
    if (spns.length === 0 && instance.address === undefined) return { errors: form.errors, leftOut: form.leftOut, blocks: [] };
    const holder = account === undefined ? undefined : holderOf(account, instance.fullName ?? instance.shortName ?? '');
    const required = spns.filter((s) => s.need === 'required');
    const ask = required.length > 0 ? required : spns.filter((s) => s.sources[0] !== 'sqlCheck');
    const patterns = dynamic && instance.fullName !== undefined ? [`MSSQLSvc/${instance.fullName}:*`] : [];
    return {
      errors: form.errors,
      leftOut: form.leftOut,
      blocks: [
        ...(spns.length > 0 ? [spnTable(spns)] : []),
        ...(holder && !isRefusal(holder) ? holderNotes(holder, instance) : []),
        ...notes,
        ...connectionTable(instance),
        ...(spns.length + patterns.length > 0 ? lookAndProve(spns.map((s) => s.spn), ask.map((s) => s.spn), patterns) : []),
      ],
    };
  },
};
