/** Values of the presets beside protocols, .NET, WinHTTP and the event log. */
import type { SettingId } from './schannel-settings.ts';

/** ciphers: ciphers, hashes, key exchange, key sizes. rest: the other values of Schannel. */
export type PresetPart = 'ciphers' | 'rest';

/** Rows of the settings table that get the same data for the same reason. */
export interface PresetValue {
  readonly part: PresetPart;
  readonly settings: readonly SettingId[];
  /** default: the value is removed. */
  readonly to: number | 'default';
  /** A larger value that stands there already is kept. */
  readonly least?: true;
  readonly why: string;
}

export const guidanceValues = [
  { part: 'ciphers', settings: ['cipher-rc4-128', 'cipher-rc4-56', 'cipher-rc4-40'], to: 0, why: 'RC4 must not be used (RFC 7465). In the default list of Windows up to Windows 10 1703 and Server 2016.' },
  { part: 'ciphers', settings: ['cipher-des'], to: 0, why: 'Less than 112 bits of strength: must not be used (RFC 9325).' },
  { part: 'ciphers', settings: ['cipher-3des'], to: 0, why: 'Blocks of 64 bits (Sweet32) and less than 128 bits of strength: RFC 9325 advises against it.' },
  { part: 'ciphers', settings: ['hash-md5'], to: 0, why: 'The suites with MD5 are those with RC4, export keys or no encryption.' },
  { part: 'ciphers', settings: ['dh-server-min', 'dh-client-min'], to: 2048, least: true, why: 'RFC 9325 asks for groups of 2048 bits at least.' },
  { part: 'ciphers', settings: ['rsa-client-min'], to: 2048, least: true, why: 'RFC 9325 asks for RSA keys of 2048 bits at least.' },
] as const satisfies readonly PresetValue[];

export const defaultValues = [
  {
    part: 'ciphers',
    settings: [
      'cipher-aes-128', 'cipher-aes-256', 'cipher-3des', 'cipher-des', 'cipher-rc4-128', 'cipher-rc4-64', 'cipher-rc4-56', 'cipher-rc4-40', 'cipher-rc2-128', 'cipher-rc2-56', 'cipher-rc2-40', 'cipher-null',
      'hash-md5', 'hash-sha', 'hash-sha256', 'hash-sha384', 'hash-sha512',
      'exchange-dh', 'exchange-ecdh', 'exchange-pkcs',
    ],
    to: 'default',
    why: 'Switch removed: the list of suites of Windows counts alone.',
  },
  { part: 'ciphers', settings: ['dh-server-min', 'dh-client-min', 'dh-client-max', 'rsa-client-min', 'rsa-client-max'], to: 'default', why: 'Value removed: Windows takes its own bounds for key sizes.' },
  {
    part: 'rest',
    settings: [
      'dtls-1-0-client-enabled', 'dtls-1-0-client-disabledbydefault', 'dtls-1-0-server-enabled', 'dtls-1-0-server-disabledbydefault',
      'dtls-1-2-client-enabled', 'dtls-1-2-client-disabledbydefault', 'dtls-1-2-server-enabled', 'dtls-1-2-server-disabledbydefault',
    ],
    to: 'default',
    why: 'Values removed: Windows decides about DTLS.',
  },
  {
    part: 'rest',
    settings: [
      'unified-hello-client-enabled', 'unified-hello-client-disabledbydefault', 'unified-hello-server-enabled', 'unified-hello-server-disabledbydefault',
      'pct-1-0-client-enabled', 'pct-1-0-client-disabledbydefault', 'pct-1-0-server-enabled', 'pct-1-0-server-disabledbydefault',
    ],
    to: 'default',
    why: 'Historic values without effect: they only make a machine look hardened.',
  },
  { part: 'rest', settings: ['client-cache-time', 'server-cache-time', 'maximum-cache-size', 'issuer-cache-size', 'issuer-cache-time'], to: 'default', why: 'Value removed: Windows takes its own size and time of the session cache.' },
  { part: 'rest', settings: ['message-limit-client', 'message-limit-server', 'message-limit-server-client-auth'], to: 'default', why: 'Value removed: Windows takes its own limit of handshake messages.' },
  { part: 'rest', settings: ['send-trusted-issuer-list', 'certificate-mapping-methods', 'ocsp-stapling-sni'], to: 'default', why: 'Value removed: Windows decides about client certificates and stapling.' },
] as const satisfies readonly PresetValue[];
