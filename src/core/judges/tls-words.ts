/** Words and evidence that the judges of TLS share. */
import { certificatesCodes } from '../../data/codes/certificates.ts';
import type { CodeRow } from '../../data/codes/row.ts';
import { sspiCodes } from '../../data/codes/sspi.ts';
import { tlsAlertsCodes } from '../../data/codes/tls-alerts.ts';
import { win32Codes } from '../../data/codes/win32.ts';
import type { Rich } from '../blocks.ts';
import type { At } from '../readers/reader.ts';
import type { Judgement } from './judgement.ts';

type Evidence = Judgement['evidence'][number];

const rows: readonly CodeRow[] = [...sspiCodes, ...certificatesCodes, ...win32Codes];
const alerts: readonly CodeRow[] = tlsAlertsCodes;

/** The row of a status code, where the tables have it. */
export function codeRow(code: number): CodeRow | undefined {
  return rows.find((row) => row.code === code);
}

/** The row of an alert of TLS. */
export function alertRow(alert: number): CodeRow | undefined {
  return alerts.find((row) => row.code === alert);
}

/** `0x8009030D (SEC_E_UNKNOWN_CREDENTIALS)` in a sentence. */
export function shownCode(code: number): Rich {
  const symbol = codeRow(code)?.symbol;
  return [{ code: `0x${code.toString(16).toUpperCase().padStart(8, '0')}` }, ...(symbol ? [` (${symbol})`] : [])];
}

/** `40 (handshake_failure)` in a sentence. */
export function shownAlert(alert: number): string {
  const symbol = alertRow(alert)?.symbol;
  return symbol ? `${alert} (${symbol})` : String(alert);
}

/** Lines as evidence, each line once, at most `most` of them. */
export function evidence(facts: readonly (At<unknown> | { readonly line: number; readonly means?: string } | undefined)[], most = 8): readonly Evidence[] {
  const seen = new Set<number>();
  const out: Evidence[] = [];
  for (const fact of facts) {
    if (!fact || seen.has(fact.line) || out.length >= most) continue;
    seen.add(fact.line);
    out.push('means' in fact && fact.means !== undefined ? { line: fact.line, means: fact.means } : { line: fact.line });
  }
  return out;
}

/** The commands that the judges name more than once. */
export const showProtocols = 'reg query "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols" /s';
export const showEvents =
  "Get-WinEvent -FilterHashtable @{ LogName = 'System'; ProviderName = 'Schannel'; StartTime = (Get-Date).AddMinutes(-30) } | Format-List -Property 'TimeCreated', 'Id', 'Message'";
export const showVersion = "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'";
