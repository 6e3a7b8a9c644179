/** A certificate for tests, made with PowerShell. */
import { keyProviders } from '../../../data/certificate-requests.ts';
import type { Line, Segment } from '../../blocks.ts';
import { isIpAddress } from '../../host-names.ts';
import { psString } from '../../quoting.ts';
import { check } from '../../rule.ts';
import type { Made } from './inf.ts';
import { allNames, requestName, requestSubject, type RequestSpec } from './spec.ts';

/** A value between quotation marks of PowerShell, as parts of a line. */
function quoted(value: string): readonly Segment[] | undefined {
  const made = psString(value);
  return made.ok ? ["'", { value: made.text.slice(1, -1) }, "'"] : undefined;
}

/**
 * New-SelfSignedCertificate with splatting: one hash table, nothing that a prompt could break in two. DNS names go into DnsName; with an address among the
 * names they go into the text form of the extension.
 *
 *     selfSigned({ purpose: 'sql', subject: 'sql01.corp.example', names: ['sql01'], provider: 'csp' })
 *     // $settings = @{ … DnsName = @('sql01.corp.example', 'sql01') … } / New-SelfSignedCertificate @settings
 *
 * Source: Microsoft: New-SelfSignedCertificate (since Windows 10 and Windows Server 2016 for KeySpec, Provider and TextExtension).
 */
export function selfSigned(spec: RequestSpec): Made {
  const names = allNames(spec);
  for (const [i, name] of names.entries()) {
    const refusal = check(i === 0 ? requestSubject : requestName, name);
    if (refusal) return { ok: false, refusal };
  }
  const provider = keyProviders.find((p) => p.id === spec.provider) ?? keyProviders[0];
  const parts: (readonly [string, readonly Segment[]])[] = [
    ['Type', ["'SSLServerAuthentication'"]],
    ['Subject', ["'CN=", { value: spec.subject }, "'"]],
    names.some(isIpAddress) ? ['TextExtension', textExtension(names)] : ['DnsName', dnsNames(names)],
    ['KeyAlgorithm', ["'RSA'"]],
    ['KeyLength', ['2048']],
    ['HashAlgorithm', ["'SHA256'"]],
    ...(provider.id === 'csp' ? ([['KeySpec', ["'KeyExchange'"]]] as const) : []),
    ['Provider', [`'${provider.name}'`]],
    ['CertStoreLocation', ["'Cert:\\LocalMachine\\My'"]],
  ];
  return { ok: true, lines: [['$settings = @{'], ...parts.map(([key, value]): Line => [`    ${key.padEnd(17)} = `, ...value]), ['}'], ['New-SelfSignedCertificate @settings']] };
}

function dnsNames(names: readonly string[]): readonly Segment[] {
  return ['@(', ...names.flatMap((n, i): readonly Segment[] => [...(i === 0 ? [] : [', ']), ...(quoted(n) ?? [])]), ')'];
}

function textExtension(names: readonly string[]): readonly Segment[] {
  return ["@('2.5.29.17={text}", ...names.flatMap((n, i): readonly Segment[] => [`${i === 0 ? '' : '&'}${isIpAddress(n) ? 'IPAddress' : 'DNS'}=`, { value: n }]), "')"];
}
