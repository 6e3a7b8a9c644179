import { add, addUnknown, SURE } from './code-scan.ts';
import type { Scan } from './code-scan.ts';
import type { Token } from './code-tokens.ts';

/** Reads the tokens that are names of constants. */

const FAMILY = /^(?:SEC_[EI]|KDC_ERR|KRB_AP_ERR|KRB_ERR|NTE|CRYPT_E|CERT_E|TRUST_E)(?=_[A-Z0-9_]{2,}$)/;
const CAMEL = /[a-z][A-Z]/;

/** MIT and Samba put their own prefix before the constant. */
function plainSymbol(upper: string): string {
  return upper
    .replace(/^KRB5KDC_/, 'KDC_')
    .replace(/^KRB5KRB_/, 'KRB_')
    .replace(/^NT_STATUS_/, 'STATUS_');
}

/**
 * Notes the entries whose constant the token is, in full or without its family. A word without underscore or inner capital is
 * never a constant.
 *
 *     'SEC_E_WRONG_PRINCIPAL' · 'wrong_principal' · 'KRB5KDC_ERR_S_PRINCIPAL_UNKNOWN' · 'UntrustedRoot' · 'handshake failure' after "alert"
 */
export function readSymbol(scan: Scan, token: Token, i: number): void {
  // alert(…) is a function of JavaScript.
  if (token.low === 'alert' && token.after !== '(') readAlertName(scan, i);
  const joined = token.text.includes('_');
  if (!joined && !CAMEL.test(token.text) && scan.tokens.length > 1) return;
  const upper = plainSymbol(token.text.toUpperCase());
  const full = (scan.index.bySymbol.get(upper) ?? []).filter((e) => joined || CAMEL.test(e.symbol ?? ''));
  const tail = joined ? (scan.index.byTail.get(upper) ?? []) : [];
  add(scan, token, full, SURE.symbol);
  add(scan, token, tail, SURE.tail);
  if (full.length > 0 || tail.length > 0 || (!scan.short && upper !== token.text)) return;
  const family = FAMILY.exec(upper)?.[0];
  if (family !== undefined) addUnknown(scan, token, token.text, 'symbol', `looks like a ${family}_ constant`);
}

const ALERT_WORDS = 3;

/** "alert handshake failure" (OpenSSL), "TLS alert: 'HandshakeFailure'" (.NET). */
function readAlertName(scan: Scan, i: number): void {
  const first = scan.tokens[i + 1];
  let name = '';
  for (let k = 1; k <= ALERT_WORDS; k += 1) {
    const token = scan.tokens[i + k];
    if (token === undefined || token.breaks) return;
    name = k === 1 ? token.text.replace(/([a-z])([A-Z])/g, '$1_$2') : `${name}_${token.text}`;
    const entries = (scan.index.bySymbol.get(name.toUpperCase()) ?? []).filter((e) => e.layer === 'tls-alerts');
    add(scan, token, entries, SURE.symbol, scan.text.slice(first?.at, token.at + token.text.length));
  }
}
