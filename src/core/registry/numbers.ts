const PLAIN = 10;

/**
 * A REG_DWORD as PowerShell and reg.exe both read it: small numbers as they are, others in hexadecimal.
 * PowerShell takes 0xffffffff as the Int32 -1, which is the same 32 bits; 4294967295 would overflow.
 *
 *     dwordText(1)           // 1
 *     dwordText(0x2800)      // 0x00002800
 *
 * Source: Microsoft, PowerShell: about_Numeric_Literals; reg add command reference.
 */
export function dwordText(value: number): string {
  return value < PLAIN ? String(value) : `0x${value.toString(16).padStart(8, '0')}`;
}
