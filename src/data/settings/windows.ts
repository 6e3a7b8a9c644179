/** Windows versions of windows-tls.ts in the groups in which the defaults of settings change. */
import type { WindowsTlsId } from '../windows-tls.ts';

type Ids = readonly WindowsTlsId[];

export const SINCE_11 = ['server-2025', 'server-2022', 'windows-11-24h2', 'windows-11'] as const satisfies Ids;
export const RELEASES_1607_TO_10 = ['server-2019', 'server-2016', 'windows-10'] as const satisfies Ids;
export const SINCE_1607 = [...SINCE_11, ...RELEASES_1607_TO_10] as const satisfies Ids;
export const SINCE_10 = [...SINCE_1607, 'windows-10-1511'] as const satisfies Ids;
export const RELEASES_8_1 = ['server-2012-r2', 'windows-8-1'] as const satisfies Ids;
export const RELEASES_8 = ['server-2012', 'windows-8'] as const satisfies Ids;
export const RELEASES_8_TO_1511 = [...RELEASES_8, ...RELEASES_8_1, 'windows-10-1511'] as const satisfies Ids;
export const SINCE_8 = [...SINCE_1607, ...RELEASES_8_TO_1511] as const satisfies Ids;
export const RELEASES_7 = ['server-2008-r2', 'windows-7'] as const satisfies Ids;
export const SINCE_7 = [...SINCE_8, ...RELEASES_7] as const satisfies Ids;
export const RELEASES_VISTA = ['server-2008-sp2', 'server-2008'] as const satisfies Ids;
export const UP_TO_7 = [...RELEASES_7, ...RELEASES_VISTA] as const satisfies Ids;
export const BEFORE_10 = [...RELEASES_8, ...RELEASES_8_1, ...UP_TO_7] as const satisfies Ids;
export const BEFORE_1607 = [...BEFORE_10, 'windows-10-1511'] as const satisfies Ids;
export const BEFORE_11 = [...BEFORE_1607, ...RELEASES_1607_TO_10] as const satisfies Ids;
export const ALL = [...SINCE_7, ...RELEASES_VISTA] as const satisfies Ids;
