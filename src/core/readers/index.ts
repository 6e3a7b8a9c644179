import type { Reader } from './reader.ts';
import { adExport } from './ad-export.ts';
import { certutil } from './certutil.ts';
import { cipherSuites } from './cipher-suites.ts';
import { dbatoolsKerberos } from './dbatools-kerberos.ts';
import { dbatoolsSpn } from './dbatools-spn.ts';
import { dmExecConnections } from './dm-exec-connections.ts';
import { eccCurves } from './ecc-curves.ts';
import { encodedBlock } from './encoded-block.ts';
import { errorlogLogon } from './errorlog-logon.ts';
import { errorlogRegistration } from './errorlog-registration.ts';
import { errorlogStart } from './errorlog-start.ts';
import { getAdObject } from './get-ad-object.ts';
import { hostNames } from './host-names.ts';
import { hostsFile } from './hosts-file.ts';
import { instancePorts } from './instance-ports.ts';
import { itemProperty } from './item-property.ts';
import { kcmScript } from './kcm-script.ts';
import { kcmStatus } from './kcm-status.ts';
import { kerberosEvents } from './kerberos-events.ts';
import { klist } from './klist.ts';
import { klistGet } from './klist-get.ts';
import { klistPurge } from './klist-purge.ts';
import { kvno } from './kvno.ts';
import { linuxPackages } from './linux-packages.ts';
import { mitKlist } from './mit-klist.ts';
import { netTime } from './net-time.ts';
import { netUser } from './net-user.ts';
import { nltestDsgetdc } from './nltest-dsgetdc.ts';
import { nltestSecureChannel } from './nltest-secure-channel.ts';
import { nltestTrusts } from './nltest-trusts.ts';
import { nslookup } from './nslookup.ts';
import { openssl } from './openssl.ts';
import { ping } from './ping.ts';
import { policyEventsReader } from './policy-events.ts';
import { portqry } from './portqry.ts';
import { regExport } from './reg-export.ts';
import { regQuery } from './reg-query.ts';
import { resolveDnsName } from './resolve-dnsname.ts';
import { schannelEvents } from './schannel-events.ts';
import { setspnChange } from './setspn-change.ts';
import { setspnDuplicates } from './setspn-duplicates.ts';
import { setspnList } from './setspn-list.ts';
import { setspnQuery } from './setspn-query.ts';
import { sqlAliases } from './sql-aliases.ts';
import { sqlServicesReader } from './sql-services.ts';
import { sqlcheckReport } from './sqlcheck-report.ts';
import { testComputerSecureChannel } from './test-computersecurechannel.ts';
import { testNetConnection } from './test-netconnection.ts';
import { timeZone } from './time-zone.ts';
import { tlsVersionTest } from './tls-version-test.ts';
import { tspkgVersion } from './tspkg-version.ts';
import { utcTimes } from './utc-times.ts';
import { w32tmStatus } from './w32tm-status.ts';
import { w32tmStripchart } from './w32tm-stripchart.ts';
import { whoamiGroups } from './whoami-groups.ts';
import { windowsVersion } from './windows-version.ts';

/** All readers. The order is the order in which formats are named when several fit the same lines. */
export const readers: readonly Reader<unknown>[] = [
  setspnList,
  setspnQuery,
  setspnDuplicates,
  setspnChange,
  kcmScript,
  kcmStatus,
  sqlcheckReport,
  dbatoolsSpn,
  dbatoolsKerberos,
  errorlogRegistration,
  errorlogStart,
  errorlogLogon,
  klist,
  klistGet,
  klistPurge,
  mitKlist,
  kvno,
  kerberosEvents,
  netUser,
  getAdObject,
  adExport,
  whoamiGroups,
  certutil,
  cipherSuites,
  eccCurves,
  encodedBlock,
  dmExecConnections,
  hostNames,
  hostsFile,
  instancePorts,
  itemProperty,
  linuxPackages,
  netTime,
  nltestDsgetdc,
  nltestSecureChannel,
  nltestTrusts,
  nslookup,
  openssl,
  ping,
  policyEventsReader,
  portqry,
  regExport,
  regQuery,
  resolveDnsName,
  schannelEvents,
  sqlAliases,
  sqlServicesReader,
  testComputerSecureChannel,
  testNetConnection,
  timeZone,
  tlsVersionTest,
  tspkgVersion,
  utcTimes,
  w32tmStatus,
  w32tmStripchart,
  windowsVersion,
];
