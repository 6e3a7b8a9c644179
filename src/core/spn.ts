import { check, type Refusal } from './rule.ts';
import { spnString } from './names.ts';

/**
 * A service principal name in its parts. A suffix of digits is a port, any other suffix is an instance name,
 * so an SPN has one of the two at most ([MS-ADTS] 2.2.21).
 */
export interface Spn {
  readonly serviceClass: string;
  readonly host: string;
  readonly port?: number;
  readonly instance?: string;
  /** Third part, used by domain controllers: the domain or forest that is served. */
  readonly serviceName?: string;
}

/** True when a function gave a refusal instead of its result. */
export function isRefusal(value: object): value is Refusal {
  return 'rule' in value && 'reason' in value;
}

/**
 * Reads one SPN. Nothing is trimmed or repaired: what `spnString` refuses comes back as a refusal,
 * and `adviseSpn` says what was probably meant.
 *
 *     parseSpn('MSSQLSvc/sql05.corp.example:1433')  // { serviceClass: 'MSSQLSvc', host: 'sql05.corp.example', port: 1433 }
 *     parseSpn('MSSQLSvc/sql05\\SALES')              // { rule: 'spn', reason: 'has a host that has a backslash', … }
 */
export function parseSpn(text: string): Spn | Refusal {
  const refusal = check(spnString, text);
  if (refusal) return refusal;
  const [serviceClass = '', target = '', serviceName] = text.split('/');
  const [host = '', suffix] = target.split(':');
  return {
    serviceClass,
    host,
    ...(suffix === undefined ? {} : /^[0-9]+$/.test(suffix) ? { port: Number(suffix) } : { instance: suffix }),
    ...(serviceName === undefined ? {} : { serviceName }),
  };
}

/**
 * Writes an SPN; the inverse of `parseSpn`. The parts must have passed their rules.
 *
 *     formatSpn({ serviceClass: 'MSSQLSvc', host: 'sql05.corp.example', instance: 'SALES' })
 *     // 'MSSQLSvc/sql05.corp.example:SALES'
 */
export function formatSpn({ serviceClass, host, port, instance, serviceName }: Spn): string {
  const suffix = port ?? instance;
  return `${serviceClass}/${host}${suffix === undefined ? '' : `:${suffix}`}${serviceName === undefined ? '' : `/${serviceName}`}`;
}

/**
 * Whether two SPNs are the same to Active Directory, which compares them without regard to case
 * (Microsoft: setspn command reference). A Linux keytab does regard it.
 *
 *     sameSpn('MSSQLSvc/SQL05:1433', 'mssqlsvc/sql05:1433')  // true
 */
export function sameSpn(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
