/** Does a certificate fit the name or address that a client connects to? Clients do not agree, so the answer is given for each kind of them. */
import type { NameClient } from '../../data/certificate-purposes.ts';
import { isIpAddress } from '../host-names.ts';
import { sameAddress } from './match-address.ts';
import { covers } from './match-patterns.ts';
import type { CertificateFacts } from './model.ts';

/** `unsettled`: documents and reports do not say, or it depends on the version of the client. `unknown`: the text does not show the names. */
export type Fit = 'yes' | 'no' | 'unsettled' | 'unknown';

export interface NameFit {
  readonly fit: Fit;
  /** Which entry decided it. */
  readonly by?: 'dns' | 'ip' | 'cn';
  readonly entry?: string;
  /** Why it is not settled, as an end of a sentence. */
  readonly why?: string;
}

type Names = Pick<CertificateFacts, 'names' | 'commonNames' | 'listedNames'>;

/**
 * Whether the certificate fits a typed name or address for a kind of client. Common names count only where the client looks at them: mssql-jdbc always, the
 * others when there is no DNS name in the subject alternative name, browsers never.
 *
 *     fitName({ names: { value: [{ kind: 'dns', value: '*.corp.example' }] } }, 'sql01.corp.example', 'schannel')
 *     // { fit: 'yes', by: 'dns', entry: '*.corp.example' }
 *
 * Sources: KB258858, RFC 9525, X509_check_host, SQLServerCertificateUtils, fe-secure-common.c.
 */
export function fitName(certificate: Names, typed: string, client: NameClient): NameFit {
  const name = typed.endsWith('.') ? typed.slice(0, -1) : typed;
  const found = isIpAddress(name) ? fitAddress(certificate, name, client) : fitHost(certificate, name, client);
  // A trailing dot makes a name absolute; whether a client takes it off before it compares is its own affair.
  if (name === typed || found.fit !== 'yes') return found;
  return client === 'schannel' ? { ...found, fit: 'unsettled', why: 'the dot at the end of the typed name is not mentioned in the documents' } : { fit: 'no' };
}

function dnsNames({ names }: Names): readonly string[] {
  return names === undefined || names === 'absent' ? [] : names.value.filter((n) => n.kind === 'dns').map((n) => n.value);
}

function fitHost(certificate: Names, name: string, client: NameClient): NameFit {
  const dns = dnsNames(certificate);
  const entry = dns.find((d) => covers(d, name, client));
  const cn = certificate.commonNames?.find((c) => covers(c, name, client));
  if (client === 'jdbc' && cn !== undefined) return { fit: 'yes', by: 'cn', entry: cn };
  if (entry !== undefined) return { fit: 'yes', by: 'dns', entry };
  if (certificate.names === undefined) return unlisted(certificate, (n) => covers(n, name, client));
  if (cn === undefined || client === 'strict' || client === 'jdbc') return { fit: 'no' };
  if (dns.length === 0) {
    if (client !== 'schannel' || certificate.names === 'absent') return { fit: 'yes', by: 'cn', entry: cn };
    return { fit: 'unsettled', by: 'cn', entry: cn, why: 'the documents do not say whether the common name counts beside a subject alternative name without DNS names' };
  }
  return client === 'schannel' ? { fit: 'unsettled', by: 'cn', entry: cn, why: 'only the common name has it, and the documents do not say whether Windows looks at it when there is a subject alternative name' } : { fit: 'no' };
}

function fitAddress(certificate: Names, address: string, client: NameClient): NameFit {
  const { names } = certificate;
  const entries = names === undefined || names === 'absent' ? [] : names.value;
  const ip = entries.find((n) => n.kind === 'ip' && sameAddress(n.value, address))?.value;
  const dns = dnsNames(certificate).find((d) => d === address);
  const cn = certificate.commonNames?.find((c) => c === address);
  const asText: Pick<NameFit, 'by' | 'entry'> = dns === undefined ? { by: 'cn', ...(cn === undefined ? {} : { entry: cn }) } : { by: 'dns', entry: dns };
  if (client === 'jdbc') {
    if (dns !== undefined || cn !== undefined) return { fit: 'yes', ...asText };
    if (ip !== undefined) return { fit: 'unsettled', by: 'ip', entry: ip, why: 'mssql-jdbc looks at IP address entries since 13.4.0 (preview 13.3.1); before, hostNameInCertificate is needed' };
  }
  if (ip !== undefined) return client === 'libpq' ? { fit: 'unsettled', by: 'ip', entry: ip, why: 'libpq looks at IP address entries in later versions only' } : { fit: 'yes', by: 'ip', entry: ip };
  if (names === undefined) return unlisted(certificate, (n) => sameAddress(n, address));
  if ((dns !== undefined || cn !== undefined) && client !== 'strict') return { fit: 'unsettled', ...asText, why: 'the address stands there as a name, which only some clients accept' };
  return { fit: 'no' };
}

/** A list without the kinds of its names: one that is not in it is in neither place. */
function unlisted({ listedNames, commonNames }: Names, fits: (name: string) => boolean): NameFit {
  const entry = listedNames?.value.find(fits);
  if (entry !== undefined) return { fit: 'unsettled', entry, why: 'the list does not say whether it is a DNS name or the common name' };
  return listedNames === undefined || commonNames?.some(fits) ? { fit: 'unknown' } : { fit: 'no' };
}

/**
 * Whether one of several names covers the typed one as Windows compares them: for texts that show the names alone.
 *
 *     anyCovers(['*.corp.example'], 'sql01.corp.example')   // true
 */
export function anyCovers(entries: readonly string[], typed: string): boolean {
  return entries.some((e) => covers(e, typed, 'schannel'));
}
