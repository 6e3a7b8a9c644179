/** Rules for SQL Server instances and their ports. Import the rules from names.ts. */
import { hasForbidden } from './characters.ts';
import { badLength, host } from './host-names.ts';
import type { Rule } from './rule.ts';

const SQL_INSTANCE = 'Microsoft: SQL Server instance configuration';

/** No modifier letters (Lm): a code page conversion turns some of them into quotation marks. */
const INSTANCE_CHAR = /^[\p{Lu}\p{Ll}\p{Lt}\p{Lo}0-9$_]$/u;
const DIGIT = /^[0-9]$/;

/** The reason why a value is no instance name; MSSQLSERVER passes. */
export function instance(value: string): string | undefined {
  const wrong = badLength(value, 16) ?? hasForbidden(value, INSTANCE_CHAR);
  if (wrong) return wrong;
  if (/^[0-9$]/.test(value)) return 'does not start with a letter';
  if (value.startsWith('_')) return 'starts with an underscore';
  if (value.endsWith('_')) return 'ends with an underscore';
  return value.toLowerCase() === 'default' ? 'is a word that SQL Server reserves' : undefined;
}

const INSTANCE_ALLOWS = '1 to 16 letters, digits, $ and _; it starts with a letter and does not end with _.';

/** The name of a named SQL Server instance, without the host: `SALES`. */
export const instanceName: Rule = {
  id: 'instance-name',
  allows: `${INSTANCE_ALLOWS} Not Default and not MSSQLSERVER.`,
  source: SQL_INSTANCE,
  refuses: (value) =>
    instance(value) ?? (value.toLowerCase() === 'mssqlserver' ? 'is the service name of the default instance' : undefined),
};

/** The same, and MSSQLSERVER for the default instance: what a variable for "the instance" may hold. */
export const instanceOrDefault: Rule = {
  id: 'instance-or-default',
  allows: `${INSTANCE_ALLOWS} MSSQLSERVER stands for the default instance.`,
  source: SQL_INSTANCE,
  refuses: instance,
};

/** A TCP port: `1433`. */
export const tcpPort: Rule = {
  id: 'tcp-port',
  allows: 'A number from 1 to 65535, digits 0–9 only, without leading zero.',
  source: 'IETF RFC 9293, Transmission Control Protocol, 3.1: port numbers have 16 bits',
  refuses: (value) => {
    if (value === '') return 'is empty';
    const bad = hasForbidden(value.slice(0, 20), DIGIT);
    if (bad) return bad;
    if (value === '0') return 'is 0, which is no port';
    if (value.startsWith('0')) return 'starts with a zero';
    return value.length > 5 || Number(value) > 65535 ? 'is larger than 65535' : undefined;
  },
};

/**
 * Parts of `ag-sales:1433`. A comma counts as well, as connection strings have it.
 *
 *     splitHostPort('ag-sales,1433')  // ['ag-sales', '1433']
 */
export function splitHostPort(value: string): readonly [string, string | undefined] {
  const at = value.search(/[:,]/);
  return at < 0 ? [value, undefined] : [value.slice(0, at).trimEnd(), value.slice(at + 1).trimStart()];
}

/** A host name, alone or with a port: `ag-sales`, `ag-sales.corp.example:1433`. */
export const hostAndPort: Rule = {
  id: 'host-and-port',
  allows: 'A host name (letters A–Z, digits, hyphen, dot), alone or with :PORT behind it.',
  source: 'Microsoft: Naming conventions in Active Directory for computers, domains, sites, and OUs (KB 909264)',
  refuses: (value) => {
    const wrong = badLength(value, 300);
    if (wrong) return wrong;
    const [name, port] = splitHostPort(value);
    const bad = port === undefined ? undefined : tcpPort.refuses(port);
    return host(name) ?? (bad && `has a port that ${bad}`);
  },
};
