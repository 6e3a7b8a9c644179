/**
 * Packages and files that bring the mechanisms of GSSAPI to Linux. Sources: packages.debian.org, Fedora and RHEL package lists, Alpine package index;
 * Microsoft: Using integrated authentication (ODBC on Linux and macOS); gssapi/gss-ntlmssp.
 */

/** library: libgssapi_krb5, which programs load; ntlm: the plug-in; tools: kinit and klist; sasl: Kerberos for LDAP and mail clients. */
export type GssPart = 'library' | 'ntlm' | 'tools' | 'sasl';

export interface GssPackage {
  readonly name: string;
  readonly part: GssPart;
  /** Package managers that have it under this name. */
  readonly in: readonly ('dpkg' | 'rpm' | 'apk')[];
  /** Where it is missing, the part is missing: no other package of these managers brings it. */
  readonly only?: readonly ('dpkg' | 'rpm' | 'apk')[];
}

export const gssPackages: readonly GssPackage[] = [
  { name: 'libgssapi-krb5-2', part: 'library', in: ['dpkg'], only: ['dpkg'] },
  // On SUSE the library is in the package krb5.
  { name: 'krb5-libs', part: 'library', in: ['rpm', 'apk'], only: ['apk'] },
  { name: 'krb5', part: 'library', in: ['rpm'] },
  { name: 'gss-ntlmssp', part: 'ntlm', in: ['dpkg', 'apk'], only: ['dpkg'] },
  { name: 'gssntlmssp', part: 'ntlm', in: ['rpm'], only: ['rpm'] },
  { name: 'krb5-user', part: 'tools', in: ['dpkg'] },
  { name: 'heimdal-clients', part: 'tools', in: ['dpkg'] },
  { name: 'krb5-workstation', part: 'tools', in: ['rpm'] },
  { name: 'krb5-client', part: 'tools', in: ['rpm'] },
  { name: 'krb5', part: 'tools', in: ['apk'] },
  { name: 'libsasl2-modules-gssapi-mit', part: 'sasl', in: ['dpkg'] },
  { name: 'libsasl2-modules-gssapi-heimdal', part: 'sasl', in: ['dpkg'] },
  { name: 'cyrus-sasl-gssapi', part: 'sasl', in: ['rpm'] },
  { name: 'cyrus-sasl-gssapiv2', part: 'sasl', in: ['apk'] },
];

/** Beginnings of file names, without their directory. */
export const gssFiles: readonly { readonly begins: string; readonly part: GssPart }[] = [
  { begins: 'libgssapi_krb5.so', part: 'library' },
  { begins: 'gssntlmssp.so', part: 'ntlm' },
  { begins: 'libgssapiv2.so', part: 'sasl' },
];
