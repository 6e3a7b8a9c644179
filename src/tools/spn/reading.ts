import type { Inputs } from '../../core/inputs.ts';
import { hostAndPort, hostName, isIpAddress, splitHostPort } from '../../core/names.ts';
import { check } from '../../core/rule.ts';
import type { SqlName } from '../../core/sql-spns.ts';

/** The full name of a host, or undefined (with the reason on the form) when it cannot be formed. */
export function complete(form: Inputs, field: string, name: string, domain: string | undefined): string | undefined {
  if (name.includes('.')) return name;
  if (domain === undefined) return undefined;
  const full = `${name}.${domain}`;
  const refusal = check(hostName, full);
  if (refusal) form.errors[field] ??= refusal;
  return refusal ? undefined : full;
}

/** What to say when a field that some forms need is empty or refused. */
export function missing(form: Inputs, field: string, lost: string, what: string): void {
  form.leftOut.push({ field, says: form.refused(field) ? `${lost}: ${what} is refused. Everything else is complete.` : `${lost}: ${what} is missing.` });
}

/** The lines of a field as full names with their ports, and what cannot be completed said. */
export function readNames(form: Inputs, field: string, label: string, domain: string | undefined, port: number | undefined): readonly SqlName[] {
  const names = form.lines(field, hostAndPort).flatMap((line) => {
    const [host, own] = splitHostPort(line);
    const name = complete(form, field, host, domain);
    if (name === undefined) {
      form.leftOut.push({ field: form.refused(field) ? field : 'domain', says: `No SPN for ${host}: the full name needs the domain.` });
      return [];
    }
    return [{ name, port: own === undefined ? port : Number(own) }];
  });
  if (form.refused(field)) form.leftOut.push({ field, says: `No SPN for what is refused under ${label}. Everything else is complete.` });
  return names;
}

export interface Host {
  readonly fullName?: string;
  readonly shortName?: string;
  readonly address?: string;
}

/** The names of the server field; `short` says what is lost while the full name cannot be formed. */
export function readHost(form: Inputs, server: string, domain: string | undefined): Host {
  if (isIpAddress(server)) return { address: server };
  const fullName = complete(form, 'server', server, domain);
  if (fullName === undefined) missing(form, form.refused('server') ? 'server' : 'domain', 'Only the short-name forms', 'the full name needs the domain, which');
  const shortName = server.split('.')[0];
  return { ...(fullName === undefined ? {} : { fullName }), ...(shortName === undefined ? {} : { shortName }) };
}
