/** What the registry tells about the network of instances. */
import { instanceOfKey, portsIn, truthIn } from './instance-values.ts';
import type { InstanceProtocols, InstanceSettings } from './instance-values.ts';
import type { At } from './reader.ts';
import type { DumpedKey, RegistryDump } from './registry-dump.ts';

const KEY = /^SOFTWARE\\(?:WOW6432Node\\)?Microsoft\\Microsoft SQL Server\\(MSSQL\d{1,2}(?:_50)?\.[^\\]{1,64})\\MSSQLServer\\SuperSocketNetLib\\(Tcp|Np|Sm)(?:\\(IP[A-Z0-9]{1,6}))?$/i;

/**
 * The TCP settings and protocol switches in what `reg query`, a .reg file or Get-ItemProperty shows.
 *
 *     HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Microsoft SQL Server\MSSQL16.SALES\MSSQLServer\SuperSocketNetLib\Tcp\IPAll
 *         TcpPort    REG_SZ    1433                            // settings: { instance: SALES, entry: IPAll, fixed: [1433] }
 *
 * Source: Microsoft: Configure SQL Server to listen on a specific TCP port.
 */
export function instanceNetwork(dumps: readonly RegistryDump[]): { readonly settings: readonly InstanceSettings[]; readonly protocols: readonly InstanceProtocols[] } {
  const settings: InstanceSettings[] = [];
  const protocols: InstanceProtocols[] = [];
  for (const dump of dumps) {
    for (const key of dump.keys) {
      const found = key.deleted || key.key.hive !== 'HKEY_LOCAL_MACHINE' ? null : KEY.exec(key.key.path);
      if (!found) continue;
      const instance = { value: instanceOfKey(found[1] ?? ''), line: key.line };
      const enabled = truthIn(valueOf(key, 'Enabled'));
      const entry = found[3];
      if (entry === undefined) {
        const protocol = ({ tcp: 'tcp', np: 'pipes', sm: 'sharedMemory' } as const)[(found[2] ?? '').toLowerCase()];
        const allAddresses = truthIn(valueOf(key, 'ListenOnAllIPs'));
        if (protocol && (enabled || allAddresses)) protocols.push({ instance, ...(enabled ? { [protocol]: enabled } : {}), ...(allAddresses ? { allAddresses } : {}) });
        continue;
      }
      const dynamic = valueOf(key, 'TcpDynamicPorts');
      const fixed = valueOf(key, 'TcpPort');
      // A query of one value alone tells half of it.
      if (!dynamic && !fixed) continue;
      const used = portsIn(dynamic, 0)[0];
      settings.push({ instance, entry: { value: entry, line: key.line }, fixed: portsIn(fixed), ...(used ? { dynamic: used } : {}), ...(enabled ? { enabled } : {}) });
    }
  }
  return { settings, protocols };
}

function valueOf({ values }: DumpedKey, name: string): At<string> | undefined {
  const found = values.find((v) => v.name.toLowerCase() === name.toLowerCase());
  if (!found) return undefined;
  const { value, line } = found;
  return { value: value.type === 'REG_MULTI_SZ' ? '' : String(value.data), line };
}
