/** Whether the certificate passes once it is checked. */
import type { EncryptMode } from '../../data/encrypt-drivers.ts';
import type { Rich } from '../blocks.ts';
import type { EncryptOutcome, EncryptReason, EncryptSpec } from './model.ts';

export interface CheckResult {
  readonly result: 'passes' | 'fails' | 'unknown';
  readonly against: NonNullable<EncryptOutcome['against']>;
  readonly reasons: readonly EncryptReason[];
  readonly conditions: readonly Rich[];
  readonly contested: readonly string[];
}

/**
 * The check of the certificate: chain, dates and name; or one pinned certificate; or the name in HostNameInCertificate.
 *
 *     checkCertificate({ …, certificate: 'wrong-name', hostName: 'sql01.corp.example' }, 'mandatory').result   // 'passes', on the condition that the name is in it
 *
 * Sources: the tables of the drivers; SniCommon.netcore.cs for the order in which SqlClient looks.
 */
export function checkCertificate(spec: EncryptSpec, mode: EncryptMode): CheckResult {
  const { driver, certificate } = spec;
  const pin = driver.pin;
  if (spec.pinned === true && pin !== undefined && pin.modes.includes(mode)) return pinned(spec, mode);
  const named = spec.hostName !== undefined && driver.hostName !== undefined;
  const against = named ? 'host-name' : 'server';
  const unknownKeyword = [
    ...(spec.hostName !== undefined && driver.hostName === undefined ? [`${driver.label} does not know HostNameInCertificate: what it makes of the keyword is not documented, and the name that is connected to is compared.`] : []),
    ...(spec.pinned === true ? [pin === undefined ? `${driver.label} does not know ServerCertificate: do not count on it.` : `${pin.write} counts with ${pin.modes.map((m) => driver.writes[m] ?? m).join(' and ')} only.`] : []),
  ];
  const reasons: EncryptReason[] = [{ says: nameSays(spec, named), sources: driver.sources }];
  const conditions: Rich[] = [
    ...unknownKeyword.map((text): Rich => [text]),
    ...(named ? [[{ code: spec.hostName ?? '' }, ' is taken for one of the names in the certificate.'] as Rich] : []),
  ];
  const failed = certificate === 'self-signed' || certificate === 'untrusted' || certificate === 'expired' || (certificate === 'wrong-name' && !named);
  return { result: failed ? 'fails' : 'passes', against, reasons, conditions, contested: [] };
}

function nameSays({ server, hostName }: EncryptSpec, named: boolean): Rich {
  if (named) return ['Chain and dates are checked, and the name ', { code: hostName ?? '' }, ' from the string is looked for in the certificate instead of the name that is connected to.'];
  const name: Rich = server === undefined ? ['the name that is connected to'] : ['the name that is connected to, ', { code: server }, ','];
  return ['Chain and dates are checked, and ', ...name, ' has to stand in the certificate.'];
}

function pinned(spec: EncryptSpec, mode: EncryptMode): CheckResult {
  const reasons: EncryptReason[] = [{ says: ['The certificate has to be the very one in the file of ', { code: spec.driver.pin?.write ?? 'ServerCertificate' }, '.'], sources: spec.driver.sources }];
  const conditions: Rich[] = [['The file is taken for the certificate that the server shows. A self-signed certificate of the engine is a new one after each restart.']];
  const contested = spec.driver.line === 'sqlclient'
    ? ['In managed SqlClient code a file that cannot be loaded counts as if none were named: the chain and the name decide then. Test that another certificate is refused.']
    : [];
  if (spec.certificate === 'trusted') return { result: 'passes', against: 'pin', reasons, conditions, contested };
  const known = spec.driver.line === 'sqlclient' && mode !== 'optional';
  return { result: known && spec.certificate !== 'expired' ? 'passes' : 'unknown', against: 'pin', reasons, conditions, contested: known ? contested : [...contested, 'Whether this driver looks at chain, name and dates besides the file is not documented.'] };
}
