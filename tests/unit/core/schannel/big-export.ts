/** A registry export of a whole hive, made up: services with values of every type, values of thousands of bytes, and SCHANNEL among them. */

const HKLM = 'HKEY_LOCAL_MACHINE';
const CONTROL = `${HKLM}\\SYSTEM\\CurrentControlSet\\Control`;
const PROTOCOLS = `${CONTROL}\\SecurityProviders\\SCHANNEL\\Protocols`;

/** A small generator: figures that are compared must come from the same text each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % sides;
  };
}

/** The SCHANNEL key as regedit exports it, with every key above the values. */
export function schannelExport(): readonly string[] {
  return [
    `[${CONTROL}\\SecurityProviders]`, '',
    `[${CONTROL}\\SecurityProviders\\SCHANNEL]`, '"EventLogging"=dword:00000001', '',
    `[${CONTROL}\\SecurityProviders\\SCHANNEL\\Ciphers]`, '',
    `[${CONTROL}\\SecurityProviders\\SCHANNEL\\Ciphers\\RC4 128/128]`, '"Enabled"=dword:00000000', '',
    `[${PROTOCOLS}]`, '',
    `[${PROTOCOLS}\\TLS 1.0]`, '',
    `[${PROTOCOLS}\\TLS 1.0\\Server]`, '"Enabled"=dword:00000000', '"DisabledByDefault"=dword:00000001', '',
  ];
}

/** `.reg` text of a whole HKLM\SYSTEM with about so many lines; `query` as `reg query /s` prints it. */
export function bigExport(lines: number, style: 'reg' | 'query' = 'reg'): string {
  const roll = dice(20261121);
  const out: string[] = ['Windows Registry Editor Version 5.00', '', `[${HKLM}\\SYSTEM]`, '', `[${HKLM}\\SYSTEM\\CurrentControlSet]`, '', `[${CONTROL}]`, '', ...schannelExport(), `[${HKLM}\\SYSTEM\\CurrentControlSet\\Services]`, ''];
  const bytes = (n: number): string => Array.from({ length: n }, () => roll(256).toString(16).padStart(2, '0')).join(',');
  for (let service = 1; out.length < lines; service += 1) {
    const key = `${HKLM}\\SYSTEM\\CurrentControlSet\\Services\\Service${service}`;
    out.push(`[${key}]`, '"Type"=dword:00000020', '"Start"=dword:00000003', '"ImagePath"=hex(2):25,00,53,00,79,00,73,00,74,00,65,00,6d,00,52,00,6f,00,6f,00,74,\\', '  00,25,00,5c,00,00,00', `"DisplayName"="@%SystemRoot%\\\\system32\\\\svc${service}.dll,-1"`, '');
    out.push(`[${key}\\Parameters]`, `"ServiceDll"="C:\\\\Windows\\\\x${service}.dll"`, '"Enabled"=dword:00000001', '');
    // One value in fifty has thousands of bytes, as policies and device databases do.
    const more = roll(50) === 0 ? 400 + roll(600) : roll(6);
    if (more > 0) out.push('"Blob"=hex:00,01,02,\\', ...Array.from({ length: more }, () => `  ${bytes(25)},\\`), '  00,ff', '');
  }
  return style === 'reg' ? out.join('\r\n') : asQuery(out).join('\r\n');
}

function asQuery(lines: readonly string[]): readonly string[] {
  return lines.slice(2).flatMap((line) => {
    if (line.startsWith('[')) return [line.slice(1, -1)];
    const dword = /^"([^"]+)"=dword:0*([0-9a-f]+)$/.exec(line);
    if (dword) return [`    ${dword[1]}    REG_DWORD    0x${dword[2]}`];
    const value = /^"([^"]+)"=(?:hex|")/.exec(line);
    if (value) return [`    ${value[1]}    ${line.includes('=hex') ? 'REG_BINARY    0001' : 'REG_SZ    C:\\Windows\\x.dll'}`];
    return line === '' ? [''] : [];
  });
}
