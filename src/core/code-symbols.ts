import type { CodeEntry } from './code-index.ts';
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

/** OpenSSL and everything on top of it name the alert of the peer in one word: TLSV1_ALERT_UNKNOWN_CA, ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE. */
const ALERT_SYMBOL = /^(?:ERR_SSL_|SSL_R_)?(?:SSLV3|TLSV1|TLSV13)_ALERT_(?=[A-Z])/;
/** NSS and Firefox put it last: SSL_ERROR_HANDSHAKE_FAILURE_ALERT. */
const NSS_ALERT = /^SSL_ERROR_([A-Z_]{4,40})_ALERT$/;

/**
 * Notes the entries whose constant the token is, in full or without its family. A word without underscore or inner capital is
 * never a constant.
 *
 *     'SEC_E_WRONG_PRINCIPAL' · 'wrong_principal' · 'KRB5KDC_ERR_S_PRINCIPAL_UNKNOWN' · 'UntrustedRoot' · 'handshake failure' after "alert"
 */
export function readSymbol(scan: Scan, token: Token, i: number): void {
  // alert(…) is a function of JavaScript.
  if ((token.low === 'alert' && token.after !== '(') || token.low === 'alertreceived') readAlertName(scan, i);
  // Java: "SEND TLSv1.2 ALERT:  fatal, description = bad_certificate".
  if (token.low === 'description' && scan.tokens[i - 1]?.low === 'fatal' && scan.tokens[i - 2]?.low === 'alert') readAlertName(scan, i);
  // Go: "remote error: tls: certificate required".
  if (token.low === 'tls' && scan.tokens[i - 1]?.low === 'error' && scan.tokens[i - 2]?.low === 'remote') readAlertName(scan, i);
  const joined = token.text.includes('_');
  if (!joined && !CAMEL.test(token.text) && scan.tokens.length > 1) return;
  const upper = plainSymbol(token.text.toUpperCase());
  if (joined && upper.includes('_ALERT')) {
    const alert = NSS_ALERT.exec(upper)?.[1] ?? upper.replace(ALERT_SYMBOL, '');
    if (alert !== upper) add(scan, token, alerts(scan, alert), SURE.symbol);
  }
  const full = (scan.index.bySymbol.get(upper) ?? []).filter((e) => joined || CAMEL.test(e.symbol ?? ''));
  const tail = joined ? (scan.index.byTail.get(upper) ?? []) : [];
  add(scan, token, full, SURE.symbol);
  add(scan, token, tail, SURE.tail);
  if (full.length > 0 || tail.length > 0 || (!scan.short && upper !== token.text)) return;
  const family = FAMILY.exec(upper)?.[0];
  if (family !== undefined) addUnknown(scan, token, token.text, 'symbol', `looks like a ${family}_ constant`);
}

const ALERT_WORDS = 3;

/** Other names of an alert in OpenSSL, Go and NSS. */
const ALERT_NAMES: Readonly<Record<string, string>> = {
  UNKNOWN_CERTIFICATE_AUTHORITY: 'UNKNOWN_CA',
  UNKNOWN_CERTIFICATE: 'CERTIFICATE_UNKNOWN',
  EXPIRED_CERTIFICATE: 'CERTIFICATE_EXPIRED',
  EXPIRED_CERT: 'CERTIFICATE_EXPIRED',
  REVOKED_CERTIFICATE: 'CERTIFICATE_REVOKED',
  REVOKED_CERT: 'CERTIFICATE_REVOKED',
  BAD_CERT: 'BAD_CERTIFICATE',
  BAD_MAC: 'BAD_RECORD_MAC',
  UNSUPPORTED_CERT: 'UNSUPPORTED_CERTIFICATE',
  RX_CERTIFICATE_REQUIRED: 'CERTIFICATE_REQUIRED',
  ERROR_DECRYPTING_MESSAGE: 'DECRYPT_ERROR',
  ERROR_DECODING_MESSAGE: 'DECODE_ERROR',
  INSUFFICIENT_SECURITY_LEVEL: 'INSUFFICIENT_SECURITY',
};

function alerts(scan: Scan, name: string): readonly CodeEntry[] {
  return (scan.index.bySymbol.get(ALERT_NAMES[name] ?? name) ?? []).filter((e) => e.layer === 'tls-alerts');
}

/** "alert handshake failure" (OpenSSL), "TLS alert: 'HandshakeFailure'" (.NET), "TLS alert, handshake failure (552)" (curl). */
function readAlertName(scan: Scan, i: number): void {
  const first = scan.tokens[i + 1];
  let name = '';
  for (let k = 1; k <= ALERT_WORDS; k += 1) {
    const token = scan.tokens[i + k];
    const afterComma = k === 1 && token !== undefined && scan.tokens[i]?.after === ',' && scan.tokens[i - 1]?.low === 'tls';
    if (token === undefined || (token.breaks && !afterComma)) return;
    name = k === 1 ? token.text.replace(/([a-z])([A-Z])/g, '$1_$2') : `${name}_${token.text}`;
    add(scan, token, alerts(scan, name.toUpperCase()), SURE.symbol, scan.text.slice(first?.at, token.at + token.text.length));
  }
}
