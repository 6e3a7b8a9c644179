import type { MessageStyle } from '../../data/outcome-messages.ts';
import type { ClientPlatform, SpnDriverId } from '../../data/spn-drivers.ts';
import { driverLabel, driverOf, layerOf, ntlmOf } from '../requested/drivers.ts';
import type { DriverBehaviour } from './model.ts';

const PLATFORM_NAMES: Readonly<Record<ClientPlatform, string>> = { windows: 'Windows', linux: 'Linux', macos: 'macOS' };

/**
 * How a driver behaves without a ticket on a platform; undefined where it does not run.
 *
 *     driverBehaviour('jdbc', 'linux')   // { label: 'JDBC, … on Linux', fallsBack: 'no', style: 'jdbc', windows: false }
 *
 * Sources: those of the driver table. That gss-ntlmssp lets managed SqlClient fall back on Linux is inferred.
 */
export function driverBehaviour(id: SpnDriverId, platform: ClientPlatform): DriverBehaviour | undefined {
  const ntlm = ntlmOf(id, platform);
  if (ntlm === undefined) return undefined;
  const driver = driverOf(id);
  const layer = driver && layerOf(driver, platform)?.id;
  const gss = platform === 'linux' && layer === 'managed';
  return {
    label: `${driverLabel(id)} on ${PLATFORM_NAMES[platform]}`,
    windows: platform === 'windows',
    fallsBack: gss ? 'unsure' : ntlm === 'never' ? 'no' : 'yes',
    style: styleOf(id, platform, layer),
  };
}

function styleOf(id: SpnDriverId, platform: ClientPlatform, layer: string | undefined): MessageStyle {
  if (/sqlclient/.test(id)) return platform === 'windows' ? 'dotnet' : 'dotnet-unix';
  if (id === 'jdbc') return 'jdbc';
  if (layer === 'odbc-unix') return 'odbc-unix';
  return layer === 'native' || layer === 'legacy' ? 'native' : 'other';
}
