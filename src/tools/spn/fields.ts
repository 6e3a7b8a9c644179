import type { Example, Field } from '../tool.ts';

/** Shown for SQL Server only, for one or more set-ups. */
const setups = (...is: readonly string[]): Field['when'] => ({ field: 'setup', is });

export const fields: readonly Field[] = [
  {
    id: 'service', group: 'Instance', label: 'Service', kind: 'select', initial: 'engine',
    options: [
      { value: 'engine', label: 'SQL Server' }, { value: 'analysis', label: 'Analysis Services' }, { value: 'reports', label: 'Reporting Services, Power BI Report Server' },
      { value: 'web', label: 'IIS or other HTTP' }, { value: 'other', label: 'Another class' },
    ],
  },
  {
    id: 'setup', label: 'Set up as', kind: 'select', initial: 'standalone', when: { field: 'service', is: ['engine'] },
    options: [
      { value: 'standalone', label: 'Stand-alone instance' }, { value: 'several', label: 'Several instances' }, { value: 'fci', label: 'Failover cluster instance' },
      { value: 'ag', label: 'Availability group with listener' }, { value: 'mirror', label: 'Database mirroring' },
    ],
  },
  { id: 'server', label: 'Server', kind: 'text', initial: '', context: 'server', placeholder: 'sql05.corp.example', hint: 'The name clients connect to. For a failover cluster instance its network name, never a node.' },
  { id: 'domain', label: 'Domain', kind: 'text', initial: '', context: 'domain', placeholder: 'corp.example', hint: 'DNS name. Completes a short name; a full name stays as it is.' },
  { id: 'kind', label: 'Kind', kind: 'choice', initial: 'default', options: [{ value: 'default', label: 'Default' }, { value: 'named', label: 'Named' }], when: { field: 'service', is: ['engine', 'analysis'] } },
  { id: 'instance', label: 'Instance', kind: 'text', initial: '', context: 'instance', placeholder: 'SALES', when: { field: 'kind', is: ['named'] } },
  {
    id: 'protocols', label: 'Clients use', kind: 'choice', initial: 'tcp', when: { field: 'service', is: ['engine'] },
    options: [{ value: 'tcp', label: 'TCP' }, { value: 'pipes', label: 'Named pipes' }, { value: 'both', label: 'Both' }, { value: 'all', label: 'Both, and the administrator connection' }],
  },
  { id: 'portKind', label: 'Port', kind: 'choice', initial: 'static', options: [{ value: 'static', label: 'Fixed' }, { value: 'dynamic', label: 'Dynamic' }], when: { field: 'protocols', is: ['tcp', 'both', 'all'] } },
  { id: 'port', label: 'TCP port', kind: 'text', initial: '', context: 'port', inputmode: 'numeric', placeholder: '1433', hint: 'The port the instance listens on, as its error log says; 1433 is written too. Named pipes do not use it.', when: { field: 'portKind', is: ['static'] } },
  { id: 'dacPort', label: 'Administrator connection, TCP port', kind: 'text', initial: '', inputmode: 'numeric', placeholder: '1434', hint: 'Empty for 1434 of a default instance. A named one has a dynamic port, which its error log says.', when: { field: 'protocols', is: ['all'] } },
  { id: 'otherPort', label: 'TCP port, if not the default', kind: 'text', initial: '', inputmode: 'numeric', placeholder: '8080', when: { field: 'service', is: ['analysis', 'reports', 'web'] } },
  { id: 'class', label: 'Class', kind: 'text', initial: '', placeholder: 'POSTGRES', hint: 'The part before the slash.', when: { field: 'service', is: ['other'] } },
  { id: 'suffix', label: 'Port or instance name', kind: 'text', initial: '', placeholder: '5432', hint: 'Only where the service writes one into its SPN. Digits are a port.', when: { field: 'service', is: ['other'] } },
  {
    id: 'kernel', label: 'Windows authentication', kind: 'select', initial: 'kernel', when: { field: 'service', is: ['web'] },
    options: [{ value: 'kernel', label: 'Kernel-mode (default since IIS 7)' }, { value: 'pool', label: 'Kernel-mode with useAppPoolCredentials' }, { value: 'off', label: 'Kernel-mode off' }],
  },
  { id: 'farm', label: 'Hosts', kind: 'choice', initial: 'one', options: [{ value: 'one', label: 'One' }, { value: 'farm', label: 'Several behind one name' }], when: { field: 'service', is: ['web'] } },
  {
    id: 'more', label: 'Further instances', kind: 'lines', initial: '', placeholder: 'sql06\\SALES,50123', when: setups('several', 'ag'),
    hint: 'One a line: HOST[\\INSTANCE][,PORT], and behind a blank its account where that is another. Of an availability group: the other replicas. Without a port 1433 is meant for a default instance, a dynamic port for a named one.',
  },
  { id: 'partner', label: 'Mirroring partner', kind: 'text', initial: '', placeholder: 'sql06,1433', hint: 'HOST[\\INSTANCE][,PORT], and behind a blank its account where that is another.', when: setups('mirror') },
  { id: 'dnn', label: 'Distributed network name', kind: 'text', initial: '', placeholder: 'sqlfci-dnn', hint: 'DNS name of the DNN, if the cluster has one. Stay empty otherwise.', when: setups('fci') },
  {
    id: 'listenerKind', group: 'Group', label: 'Listener is', kind: 'choice', initial: 'vnn', when: setups('ag'),
    options: [{ value: 'vnn', label: 'Virtual network name' }, { value: 'dnn', label: 'Distributed network name (DNN)' }],
  },
  { id: 'listener', label: 'Listener', kind: 'lines', initial: '', context: 'listener', placeholder: 'ag-sales:1433', hint: 'One a line, with :port. A virtual network name without one takes the port above, a DNN must have its own.', when: setups('ag') },
  { id: 'routing', label: 'Read-only routing', kind: 'lines', initial: '', placeholder: 'TCP://sql06.corp.example:1433', hint: 'One READ_ONLY_ROUTING_URL a line.', when: setups('ag') },
  { id: 'endpoint', label: 'Endpoint for Kerberos between replicas', kind: 'text', initial: '', inputmode: 'numeric', placeholder: '5022', hint: 'Its TCP port. Empty when the endpoints use NTLM or certificates.', when: setups('ag', 'mirror') },
  { id: 'names', group: 'Also reached as', label: 'Other names', kind: 'lines', initial: '', context: 'listener', placeholder: 'ag-sales:1433', hint: 'One a line: listener, virtual name, alias. With :port when it is not the port above.' },
  { id: 'account', group: 'Holder', label: 'Runs as', kind: 'text', initial: '', context: 'account', placeholder: 'CORP\\svc-sql05', hint: 'The account that runs the service. Says where the names belong; may stay empty.' },
];

/** The texts of fields that the first example does not show give the others something to work with while a form is empty. */
const worked = { class: 'POSTGRES', more: 'sql06.corp.example,1433', partner: 'sql06.corp.example,1433', listener: 'ag-sales.corp.example:1433' };

export const examples: readonly [Example, ...Example[]] = [
  { label: 'Default instance', values: { server: 'sql05.corp.example', kind: 'default', protocols: 'tcp', portKind: 'static', port: '1433', account: 'CORP\\svc-sql05', ...worked } },
  { label: 'Named instance, dynamic port', values: { server: 'sql05', domain: 'corp.example', kind: 'named', instance: 'SALES', protocols: 'both', portKind: 'dynamic', account: 'NT SERVICE\\MSSQL$SALES' } },
  {
    label: 'Availability group listener',
    values: {
      setup: 'ag', server: 'sql05', domain: 'corp.example', kind: 'default', protocols: 'tcp', portKind: 'static', port: '1433', more: 'sql06', listenerKind: 'vnn', listener: 'ag-sales:14330',
      routing: 'TCP://sql06.corp.example:1433', account: 'CORP\\gmsa-sql$',
    },
  },
  { label: 'IP address in the connection string', values: { server: '10.0.0.5', kind: 'default', protocols: 'tcp', portKind: 'static', port: '1433' } },
  { label: 'Failover cluster instance', values: { setup: 'fci', server: 'sqlfci', domain: 'corp.example', kind: 'default', protocols: 'tcp', portKind: 'static', port: '1433', account: 'CORP\\svc-sql05' } },
  {
    label: 'DNN listener',
    values: { setup: 'ag', server: 'sql05', domain: 'corp.example', kind: 'default', protocols: 'tcp', portKind: 'static', port: '1433', more: 'sql06', listenerKind: 'dnn', listener: 'ag-sales-dnn:6789', account: 'CORP\\gmsa-sql$' },
  },
  {
    label: 'Several instances of a host',
    values: {
      setup: 'several', server: 'sql05', domain: 'corp.example', kind: 'default', protocols: 'tcp', portKind: 'static', port: '1433',
      more: 'sql05\\SALES,50123 CORP\\svc-sales\nsql06,1433 NT SERVICE\\MSSQLSERVER', account: 'CORP\\svc-sql05',
    },
  },
  { label: 'Database mirroring', values: { setup: 'mirror', server: 'sql05', domain: 'corp.example', kind: 'default', protocols: 'tcp', portKind: 'static', port: '1433', partner: 'sql06,1433', endpoint: '5022', account: 'CORP\\svc-sql05' } },
  { label: 'DNS alias', values: { server: 'sql05', domain: 'corp.example', kind: 'default', protocols: 'tcp', portKind: 'static', port: '1433', names: 'sqlprod', account: 'CORP\\svc-sql05' } },
  { label: 'Analysis Services, named', values: { service: 'analysis', server: 'ssas01', domain: 'corp.example', kind: 'named', instance: 'CUBES', account: 'CORP\\svc-ssas' } },
  { label: 'Reporting Services', values: { service: 'reports', server: 'rs01', domain: 'corp.example', names: 'reports', account: 'CORP\\svc-rs' } },
  { label: 'IIS, useAppPoolCredentials', values: { service: 'web', server: 'web01', domain: 'corp.example', names: 'intranet', kernel: 'pool', farm: 'farm', account: 'CORP\\svc-web' } },
  { label: 'PostgreSQL', values: { service: 'other', class: 'POSTGRES', server: 'pg01.corp.example', account: 'CORP\\svc-pg' } },
];
