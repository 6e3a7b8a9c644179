/** The INF file that certreq makes a request from. */
import { usages } from '../../../data/certificate-purposes.ts';
import { keyProviders, requestLines } from '../../../data/certificate-requests.ts';
import type { Line, Segment } from '../../blocks.ts';
import { isIpAddress } from '../../host-names.ts';
import { check, type Refusal } from '../../rule.ts';
import { allNames, requestName, requestSubject, type RequestSpec } from './spec.ts';

export type Made = { readonly ok: true; readonly lines: readonly Line[] } | { readonly ok: false; readonly refusal: Refusal };

/**
 * The lines of a request file. The names of the subject alternative name stand in the {text} form and are joined with &: without it certreq makes one name of
 * all. A value that a rule refuses gives the refusal.
 *
 *     infFile({ purpose: 'sql', subject: 'sql01.corp.example', names: ['sql01'], provider: 'csp' })
 *     // Subject = "CN=sql01.corp.example" … 2.5.29.17 = "{text}" / _continue_ = "dns=sql01.corp.example&" / _continue_ = "dns=sql01"
 *
 * Sources: KB321051 (sections, provider, KeyUsage); certreq command reference; windowsserverdocs issue 7615 (the ampersand).
 */
export function infFile(spec: RequestSpec): Made {
  const names = allNames(spec);
  for (const [i, name] of names.entries()) {
    const refusal = check(i === 0 ? requestSubject : requestName, name);
    if (refusal) return { ok: false, refusal };
  }
  const provider = keyProviders.find((p) => p.id === spec.provider) ?? keyProviders[0];
  const lines: Line[] = [
    ['[Version]'],
    ['Signature="$Windows NT$"'],
    [],
    ['[NewRequest]'],
    ['Subject = "CN=', { value: spec.subject }, '"'],
    ...[...provider.inf, ...requestLines].map(([key, value]): Line => [`${key} = ${value}`]),
    [],
    ['[EnhancedKeyUsageExtension]'],
    [`OID = ${usages.server}`],
    [],
    ['[Extensions]'],
    ['2.5.29.17 = "{text}"'],
    ...names.map((name, i): Line => ['_continue_ = "', isIpAddress(name) ? 'ipaddress=' : 'dns=', { value: name } satisfies Segment, i < names.length - 1 ? '&"' : '"']),
  ];
  return { ok: true, lines };
}
