/**
 * The reader's values. Set once in the strip under the header, used in every command of every page.
 * `example` stands in the page until a value is set; `rule` names the rule of src/core/context.ts that guards it.
 */
export const contextVariables = [
  { name: 'server', label: 'Server', example: 'sql05', rule: 'host', hint: 'Host name of the server, short or full' },
  { name: 'instance', label: 'Instance', example: 'SALES', rule: 'instance', hint: 'Named instance; leave empty for the default instance' },
  { name: 'port', label: 'Port', example: '1433', rule: 'port', hint: 'TCP port the instance listens on' },
  { name: 'domain', label: 'Domain', example: 'corp.example', rule: 'domain', hint: 'DNS name of the Active Directory domain' },
  { name: 'account', label: 'Account', example: 'CORP\\svc-sql05', rule: 'account', hint: 'Account that runs the service, DOMAIN\\name; a managed account ends in $' },
  { name: 'dc', label: 'DC', example: 'dc01', rule: 'host', hint: 'A domain controller, short or full' },
  { name: 'client', label: 'Client', example: 'pc17', rule: 'host', hint: 'The computer that cannot connect' },
  { name: 'listener', label: 'Listener', example: 'ag-sales', rule: 'host', hint: 'Availability group listener or alias, if there is one' },
] as const satisfies readonly {
  name: string;
  label: string;
  example: string;
  rule: 'host' | 'instance' | 'port' | 'domain' | 'account';
  hint: string;
}[];

export type ContextName = (typeof contextVariables)[number]['name'];

/** Names that commands use and that follow from the variables above: which ones each needs. */
export const derivedVariables = [
  { name: 'fqdn', needs: ['server', 'domain'] },
  { name: 'realm', needs: ['domain'] },
  { name: 'netbios', needs: ['account'] },
  { name: 'sam', needs: ['account'] },
] as const satisfies readonly { name: string; needs: readonly ContextName[] }[];

export type DerivedName = (typeof derivedVariables)[number]['name'];
export type VariableName = ContextName | DerivedName;
