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

/** The bytes of `00ff1a` as numbers; the digits come in pairs. */
export function bytesOf(digits: string): readonly number[] {
  const bytes: number[] = [];
  for (let i = 0; i + 1 < digits.length; i += 2) bytes.push(Number.parseInt(digits.slice(i, i + 2), 16));
  return bytes;
}

/**
 * A REG_QWORD as the signed number of 64 bits that .NET takes, in decimal digits.
 *
 *     signedQword('ffffffffffffffff')  // -1
 */
export function signedQword(digits: string): string {
  return BigInt.asIntN(64, BigInt(`0x${digits}`)).toString();
}
