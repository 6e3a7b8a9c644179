/** Texts as a forest-wide export has them, of any length, always the same for the same numbers. */

export type BigStyle = 'setspn' | 'ldif' | 'csv';

/** One SPN in this many is held by a second account too. */
const DUPLICATE_EACH = 400;
const DOMAINS = ['corp.example', 'emea.corp.example', 'apac.corp.example'] as const;

export interface BigAccount {
  readonly dn: string;
  readonly sam: string;
  readonly computer: boolean;
  readonly dnsHostName?: string;
  readonly spns: readonly string[];
}

/** The account number `i` of the forest: in each group of three a server, the user that runs its SQL Server, and a server without one. */
export function bigAccount(i: number): BigAccount {
  const domain = DOMAINS[i % 7 === 0 ? 1 : i % 11 === 0 ? 2 : 0];
  const parts = domain.split('.').map((l) => `DC=${l}`).join(',');
  const number = Math.floor(i / 3);
  const host = `sql${String(number).padStart(6, '0')}`;
  const full = `${host}.corp.example`;
  if (i % 3 === 1) {
    const copied = number % DUPLICATE_EACH === 1 ? [`MSSQLSvc/sql${String(number - 1).padStart(6, '0')}.corp.example:1433`] : [];
    return { dn: `CN=svc-${host},OU=Service Accounts,OU=DBA,${parts}`, sam: `svc-${host}`, computer: false, spns: [`MSSQLSvc/${full}:1433`, `MSSQLSvc/${full}`, ...copied] };
  }
  const name = i % 3 === 0 ? host : `web${host.slice(3)}`;
  const own = `${name}.${domain}`;
  const short = name.toUpperCase();
  return {
    dn: `CN=${short},OU=Servers,OU=Data Centre,${parts}`,
    sam: `${short}$`,
    computer: true,
    dnsHostName: own,
    spns: [`HOST/${short}`, `HOST/${own}`, `RestrictedKrbHost/${short}`, `RestrictedKrbHost/${own}`, `TERMSRV/${short}`, `TERMSRV/${own}`, `WSMAN/${short}`, `WSMAN/${own}`],
  };
}

/**
 * A forest-wide export with about so many lines: what `setspn -F -Q *\/*` prints, an LDIF file of ldifde, or a CSV file of csvde.
 *
 *     bigForest('setspn', 200_000)
 */
export function bigForest(style: BigStyle, lines: number): string {
  const out: string[] = [];
  const room = lines - 2;
  if (style === 'setspn') out.push('C:\\>setspn -F -Q */*', 'Checking forest DC=corp,DC=example');
  if (style === 'csv') out.push('DN,objectClass,userAccountControl,sAMAccountName,servicePrincipalName,dNSHostName,msDS-SupportedEncryptionTypes');
  for (let i = 0; ; i += 1) {
    const record = written(style, bigAccount(i), i);
    if (out.length + record.length > room) break;
    for (const line of record) out.push(line);
  }
  if (style === 'setspn') out.push('', 'Existing SPN found!');
  return `${out.join('\r\n')}\r\n`;
}

function written(style: BigStyle, { dn, sam, computer, dnsHostName, spns }: BigAccount, i: number): string[] {
  if (style === 'setspn') return [dn, ...spns.map((s) => `\t${s}`)];
  const flags = computer ? 4096 : i % 900 === 1 ? 514 : 66048;
  const types = computer ? '28' : i % 2 === 0 ? '24' : '';
  if (style === 'csv') return [`"${dn}",${computer ? 'computer' : 'user'},${flags},${sam},${spns.join(';')},${dnsHostName ?? ''},${types}`];
  return [
    `dn: ${dn}`,
    'changetype: add',
    ...(computer ? ['objectClass: computer'] : ['objectClass: user']),
    `userAccountControl: ${flags}`,
    `sAMAccountName: ${sam}`,
    ...spns.map((s) => `servicePrincipalName: ${s}`),
    ...(dnsHostName === undefined ? [] : [`dNSHostName: ${dnsHostName}`]),
    ...(types === '' ? [] : [`msDS-SupportedEncryptionTypes: ${types}`]),
    '',
  ];
}
