/** What a request is made from, and the rules that its values must pass. An INF file has no escape that all its layers agree on: what could be syntax in one of them is refused. */
import { COMMON_NAME_MAX, type FilePurpose, type KeyProviderId, type StorePurpose } from '../../../data/certificate-requests.ts';
import { hostName, isIpAddress } from '../../host-names.ts';
import type { Rule } from '../../rule.ts';

export interface RequestSpec {
  readonly purpose: StorePurpose | FilePurpose;
  /** Becomes the common name and the first DNS name. */
  readonly subject: string;
  /** Further names and IPv4 addresses. */
  readonly names: readonly string[];
  readonly provider: KeyProviderId;
  /** Name of the template of an enterprise CA. */
  readonly template?: string;
  /** Account that runs SQL Server. */
  readonly account?: string;
  /** Thumbprint of the issued certificate, where it is known. */
  readonly thumbprint?: string;
}

const SOURCES = 'Microsoft: certreq command reference; windowsserverdocs issues 7615 and 7817';

/** A name or address that a request can hold. */
export const requestName: Rule = {
  id: 'request-name',
  allows: `A host name (${hostName.allows}) or an IPv4 address. The documents of certreq show no IPv6 address.`,
  source: SOURCES,
  refuses: (value) => (isIpAddress(value) ? (value.includes(':') ? 'is an IPv6 address, for which the documents of certreq show no form' : undefined) : hostName.refuses(value)),
};

/** The first name becomes the common name, which is shorter than a host name may be. */
export const requestSubject: Rule = {
  id: 'request-subject',
  allows: `A host name of up to ${COMMON_NAME_MAX} characters: ${hostName.allows}`,
  source: 'RFC 5280, appendix A.1: ub-common-name',
  refuses: (value) => hostName.refuses(value) ?? (value.length > COMMON_NAME_MAX ? `is longer than the ${COMMON_NAME_MAX} characters of a common name` : undefined),
};

/** Name of a certificate template, as certreq -attrib takes it. */
export const templateName: Rule = {
  id: 'template-name',
  allows: 'The name of the template (not its display name): letters A-Z, digits, hyphen, underscore and dot, up to 64 characters.',
  source: 'Microsoft: certreq command reference (-attrib: name and value with a colon between)',
  refuses: (value) => (value.length > 64 ? 'is longer than 64 characters' : /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value) ? undefined : 'has a character that is not on the list'),
};

/** All names, the subject first, each once. */
export function allNames({ subject, names }: RequestSpec): readonly string[] {
  const out: string[] = [];
  for (const name of [subject, ...names]) if (!out.some((o) => o.toLowerCase() === name.toLowerCase())) out.push(name);
  return out;
}
