import type { WindowsTlsId } from './windows-tls.ts';

/**
 * Builds of Windows, and the row of src/data/windows-tls.ts whose protocols they have: client and server of a build do not differ there.
 * Source: Microsoft: Windows release information; runbook page on patch levels.
 */
export const windowsBuilds = [
  { from: 7600, to: 7601, id: 'server-2008-r2', name: 'Windows 7 or Server 2008 R2' },
  { from: 9200, to: 9200, id: 'server-2012', name: 'Windows 8 or Server 2012' },
  { from: 9600, to: 9600, id: 'server-2012-r2', name: 'Windows 8.1 or Server 2012 R2' },
  { from: 14393, to: 14393, id: 'server-2016', name: 'Windows 10 1607 or Server 2016' },
  { from: 15063, to: 17134, id: 'windows-10', name: 'Windows 10' },
  { from: 17763, to: 17763, id: 'server-2019', name: 'Windows 10 1809 or Server 2019' },
  { from: 18362, to: 19045, id: 'windows-10', name: 'Windows 10' },
  { from: 20348, to: 20348, id: 'server-2022', name: 'Windows Server 2022' },
  { from: 22000, to: 22631, id: 'windows-11', name: 'Windows 11' },
  { from: 26100, to: 26200, id: 'server-2025', name: 'Windows 11 24H2 or Server 2025' },
] as const satisfies readonly { readonly from: number; readonly to: number; readonly id: WindowsTlsId; readonly name: string }[];
