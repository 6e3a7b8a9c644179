import { kerberosCodes } from '../../data/codes/kerberos.ts';
import { ntstatusCodes } from '../../data/codes/ntstatus.ts';
import type { CodeRow } from '../../data/codes/row.ts';
import { sspiCodes } from '../../data/codes/sspi.ts';
import type { Rich } from '../blocks.ts';

/** Codes in pasted text and the rows that explain them. */

/** The row of an NTSTATUS or SSPI code: `statusRow(0xc000018b)` is STATUS_NO_TRUST_SAM_ACCOUNT. */
export function statusRow(code: number): CodeRow | undefined {
  const rows: readonly CodeRow[] = code >= 0xc0000000 ? ntstatusCodes : sspiCodes;
  return rows.find((row) => row.code === code);
}

/** The row of an error of the Kerberos protocol: `kerberosRow(7)` is KDC_ERR_S_PRINCIPAL_UNKNOWN. */
export function kerberosRow(code: number): CodeRow | undefined {
  return (kerberosCodes as readonly CodeRow[]).find((row) => row.code === code);
}

/**
 * The row whose message an MIT or Heimdal program printed. The library puts the principal between: "Server host/x@R not found in Kerberos database".
 *
 *     kerberosRowByMessage('Ticket expired')?.symbol   // 'KRB_AP_ERR_TKT_EXPIRED'
 */
export function kerberosRowByMessage(message: string): CodeRow | undefined {
  const plain = message
    .slice(0, 400)
    .toLowerCase()
    .replace(/^(server|client) '?\S{1,300}@\S{0,255}'? not found/, '$1 not found')
    .replace(/ for (?:requested )?realm "[^"]{0,255}"/, ' for requested realm')
    .replace(/ in requested realm.*$/, ' in requested realm');
  const texts = (row: CodeRow): readonly string[] => [row.message ?? '', ...(row.texts ?? [])].map((t) => t.toLowerCase().replace(/[.…]+$/, '')).filter((t) => t.length > 8);
  return (kerberosCodes as readonly CodeRow[]).find((row) => texts(row).some((t) => plain.includes(t)));
}

/** `0xC000018B`, with eight digits for status codes. */
export function hex(code: number): string {
  return `0x${code.toString(16).toUpperCase()}`;
}

/** Code and symbol in a sentence: 0xC000005E (`STATUS_NO_LOGON_SERVERS`). */
export function named(code: number, row: CodeRow | undefined): Rich {
  return row?.symbol === undefined ? [{ code: hex(code) }] : [{ code: hex(code) }, ' (', { code: row.symbol }, ')'];
}
