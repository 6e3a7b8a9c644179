import type { GroupKind } from './name-patterns.ts';

/** The labels of fields: of audit events in the display languages of Windows, of event XML, and of settings and logs of other programs. */

export const USER_FIELD =
  'Account Name|User Name|User|Logon Account|TargetUserName|SubjectUserName|Client Name|SamAccountName|Machine SamAccountName|Kontoname|Anmeldekonto|Nom du compte|Nombre de cuenta|Nome account|Nome da Conta|Имя учетной записи|Учетная запись входа|帐户名|帐户名称|アカウント名|ログオン アカウント';
export const DOMAIN_FIELD =
  'Account Domain|Domain|TargetDomainName|Domain name of user identity of client process|Kontodomäne|Domaine du compte|Dominio de cuenta|Dominio account|Domínio da Conta|Домен учетной записи|帐户域|アカウント ドメイン';
export const STATION_FIELD =
  'Workstation Name|Source Workstation|WorkstationName|Workstation|Arbeitsstationsname|Arbeitsstation|Nom de la station de travail|Nombre de estación de trabajo|Nome workstation|Nome da Estação de Trabalho|Имя рабочей станции|工作站名|工作站名称|ワークステーション名';
export const ADDRESS_FIELD =
  'Source Network Address|Client Address|IpAddress|Client IP address|Quellnetzwerkadresse|Clientadresse|Adresse du réseau source|Adresse du client|Dirección de red de origen|Dirección de cliente|Indirizzo di rete di origine|Endereço de Rede de Origem|Сетевой адрес источника|Адрес клиента|源网络地址|客户端地址|ソース ネットワーク アドレス|クライアント アドレス';

/** Keys of settings, JSON and key=value logs, in lower case without separators. */
export const keys: ReadonlyMap<string, GroupKind> = new Map<string, GroupKind>([
  ...['server', 'servername', 'host', 'hostname', 'broker', 'fqdn', 'targethost', 'remotehost', 'serveraddress', 'peeraddr', 'peeraddress', 'ipport'].map((k) => [k, 'host'] as const),
  ...['targetusername', 'subjectusername', 'username', 'user', 'samaccountname', 'loginname', 'principal'].map((k) => [k, 'who'] as const),
  ...['targetdomainname', 'domain', 'userdomain', 'domainname'].map((k) => [k, 'domain'] as const),
  ...['client'].map((k) => [k, 'address'] as const),
  ...['ipaddress', 'clientip', 'clientaddress', 'rhost', 'rip', 'remoteaddress', 'remoteaddr', 'srcip', 'sourceip', 'sourceaddress'].map((k) => [k, 'caller'] as const),
  ...['workstation', 'workstationname'].map((k) => [k, 'client'] as const),
  ...['computer', 'computername', 'machinename'].map((k) => [k, 'machine'] as const),
]);

/** Columns of the logs of IIS and HTTP.sys. */
export const columns: ReadonlyMap<string, GroupKind> = new Map<string, GroupKind>([
  ['s-ip', 'address'],
  ['c-ip', 'address'],
  ['s-port', 'port'],
  ['cs-username', 'who'],
  ['cs-host', 'host'],
]);
/** What IIS writes unless it was told otherwise, for lines that were pasted without their head. */
export const usualColumns: readonly string[] = ['date', 'time', 's-ip', 'cs-method', 'cs-uri-stem', 'cs-uri-query', 's-port', 'cs-username', 'c-ip'];
