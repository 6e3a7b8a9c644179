/**
 * The name rules of the site. Each decides alone whether a value may become part of a command, and gives
 * the reader the reason when it may not. No rule repairs a value.
 *
 * All rules take a value that is trimmed and not empty, refuse long input before they look at its characters,
 * and allow characters by list: what a shell could read as syntax is never on a list. Two things that a quoting
 * function must still know: account names may have blanks (`CORP\svc sql`) and apostrophes (`o'brien`), and
 * end in a dollar sign (`gmsa-sql$`).
 */
export { accountName, domainAccount, serviceAccount } from './account-names.ts';
export { computerName, dnsDomain, hostName, ipOrHost, isIpAddress } from './host-names.ts';
export { hostAndPort, instanceName, instanceOrDefault, splitHostPort, tcpPort } from './instance-names.ts';
export { serviceClass, spnPattern, spnString, storedSpn } from './spn-names.ts';
