/** Parts of an output of certutil: what each kind of line adds to the certificate or the chain. */
import { curves, keyAlgorithms, signatureAlgorithms } from '../../data/certificate-oids.ts';
import type { PasteLine } from '../text/prepare.ts';
import type { CertutilCertificate, CertutilKey, CertutilUrl } from './certutil-facts.ts';
import { altNameOf, authorityBySize, extensionHead, extensionLine } from './certutil-extension.ts';
import type { Extended, OpenExtension } from './certutil-extension.ts';
import { certificateCode, errorFlag, keyTest, leafLine, thumbprintLine, urlState } from './certutil-lines.ts';
import type { At } from './reader.ts';
import type { Open } from './reading-lines.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** A certificate while it is read. */
export type Certificate = Mutable<Omit<CertutilCertificate, 'names' | 'usages' | 'flags' | 'urls' | 'key' | keyof Extended>> & Extended & {
  names: At<string>[]; usages: At<string>[]; flags: At<string>[]; urls: Mutable<CertutilUrl>[]; key: Mutable<CertutilKey>;
};

/** An output while it is read. */
export interface Draft {
  readonly block: Open;
  readonly certificates: Certificate[];
  readonly chainFlags: At<string>[];
  readonly codes: At<number>[];
  leaf?: At<'passed' | 'revoked'>;
  result?: At<{ readonly command: string; readonly code?: number }>;
  section?: CertutilUrl['section'];
  /** The extension whose lines follow. */
  extension?: OpenExtension;
  /** Dates are in UTC: -gmt. */
  utc?: true;
  /** Components of a name that stand below its label. */
  naming?: { parts: string[]; line: number };
}

/** Hash, algorithms, size, extensions with names and usages, serial number: true when the line was one of them. */
export function fieldLine(draft: Draft, now: Certificate, { text, n }: PasteLine): boolean {
  const hash = thumbprintLine(text) ?? (now.element === undefined ? undefined : /^\s{1,6}\S{2,20}: ([0-9a-f]{40})\s*$/.exec(text)?.[1]?.toUpperCase());
  if (hash) {
    now.thumbprint ??= { value: hash, line: n };
    return true;
  }
  const algorithm = /^\s{2,8}[^:]{4,40}: ([12]\.[0-9]{1,10}(?:\.[0-9]{1,10}){1,10})(?:\s|$)/.exec(text.slice(0, 200))?.[1];
  if (algorithm && draft.extension === undefined) {
    // The key is named behind the first signature; the signature stands a second time at the end.
    if (now.signature && !now.keyAlgorithm && keyAlgorithms.some((k) => k.oid === algorithm)) now.keyAlgorithm = { value: algorithm, line: n };
    else if (!now.signature && signatureAlgorithms.some((s) => s.oid === algorithm)) now.signature = { value: algorithm, line: n };
    else if (now.keyAlgorithm && curves.some((c) => c.oid === algorithm)) now.curve ??= { value: algorithm, line: n };
    return true;
  }
  const curve = draft.extension === undefined && now.keyAlgorithm?.value === '1.2.840.10045.2.1' && !now.bits ? curveLine(text) : undefined;
  if (curve) {
    now.curve ??= { value: curve, line: n };
    return true;
  }
  const bits = /^\S[^:=]{4,60}[:：] ?([0-9]{3,5}) ?(?:[Bb]its?|бит|ビット|位|비트)\s*$/.exec(text.slice(0, 100));
  if (bits) {
    now.bits ??= { value: Number(bits[1]), line: n };
    return true;
  }
  const version = /^[^\s:=]{3,20}[:：] ?([13])\s*$/.exec(text.slice(0, 40));
  if (version && !now.version && !now.issuer) {
    now.version = { value: Number(version[1]), line: n };
    return true;
  }
  const count = /^\S[^:=]{6,60}[:：] ?([0-9]{1,2})\s*$/.exec(text.slice(0, 90));
  if (count && now.keyAlgorithm && !now.extensionCount) {
    now.extensionCount = { value: Number(count[1]), line: n };
    return true;
  }
  const extension = extensionHead(text);
  if (extension) {
    draft.extension = { oid: extension.oid };
    now.extensions.push({ value: extension.oid, line: n });
    const authority = extension.oid === '2.5.29.19' ? authorityBySize(extension.length) : undefined;
    if (authority !== undefined) now.authority = { value: authority, line: n };
    return true;
  }
  const alternative = /^\s{2,6}SubjectAltName: (.{1,20000})$/.exec(text);
  const from = now.altNames.length;
  if (alternative) {
    for (const part of (alternative[1] ?? '').split(/, (?=[^,=]{2,40}=)/)) {
      const at = part.indexOf('=');
      if (at > 0) now.altNames.push({ value: altNameOf(part.slice(0, at), part.slice(at + 1)), line: n });
    }
    takeDns(now, from);
    return true;
  }
  const template = now.element === undefined ? undefined : /^\s{2,6}(?:Template|Vorlage|Modèle|Plantilla|Modello|Шаблон)[:：] ?(.{1,100})$/.exec(text.slice(0, 140))?.[1];
  if (template) {
    now.template ??= { value: template.trim(), line: n };
    return true;
  }
  const inside = draft.extension !== undefined && /^\s{4}/.test(text) && extensionLine(now, draft.extension, text, n);
  if (inside) {
    takeDns(now, from);
    return true;
  }
  const usage = /^\s{4,16}[^()]{0,80} ?\(([0-2](?:\.[0-9]{1,20}){2,15})\)\s*$/.exec(text.slice(0, 200)) ?? /^\s{2,8}Application\[[0-9]{1,3}\] = (1\.3\.6\.1(?:\.[0-9]+){2,12})/.exec(text.slice(0, 200));
  if (usage) {
    if (draft.extension === undefined || draft.extension.oid === '2.5.29.37') now.usages.push({ value: usage[1] ?? '', line: n });
    return true;
  }
  const serial = /^\s{0,4}\S[^:=]{2,40}: ([0-9a-f]{8,60})\s*$/i.exec(text.slice(0, 120));
  if (serial && !now.serial) {
    now.serial = { value: serial[1] ?? '', line: n };
    return true;
  }
  // Whatever else stands below an extension is its content.
  return draft.extension !== undefined && /^\s{4}/.test(text);
}

/** DNS names stand among the alternative names, and by themselves for those who ask for nothing else. */
function takeDns(now: Certificate, from: number): void {
  for (const { value, line } of now.altNames.slice(from)) if (value.kind === 'dns') now.names.push({ value: value.value, line });
}

/** The parameters of an elliptic key in hexadecimal: `    06 08 2a 86 48 ce 3d 03 01 07`. */
function curveLine(text: string): string | undefined {
  const octets = /^\s{4,8}06 [0-9a-f]{2}((?: [0-9a-f]{2}){5,9})\s*$/i.exec(text.slice(0, 60))?.[1]?.trim().toLowerCase();
  const found = { '2a 86 48 ce 3d 03 01 07': '1.2.840.10045.3.1.7', '2b 81 04 00 22': '1.3.132.0.34', '2b 81 04 00 23': '1.3.132.0.35' };
  return octets === undefined ? undefined : (found as Readonly<Record<string, string>>)[octets];
}

/** Container, provider, KeySpec and test of the private key: `    Provider = Microsoft RSA SChannel Cryptographic Provider`. */
export function keyLine(now: Certificate, { text, n }: PasteLine): boolean {
  const pair = /^\s{1,8}([^=:]{3,40}[^=: ]) ?= (.{1,300})$/.exec(text.slice(0, 400));
  const value = pair?.[2]?.trim() ?? '';
  const unique = /^\s{1,8}[^=:]{4,40} ?: ([0-9a-f]{32}_[0-9a-f-]{36}|[0-9A-F]{32,64})\s*$/.exec(text.slice(0, 200));
  const spec = /(?:KeySpec|KeySpez|SpécClé)[^=]{0,20}= ([0-2])(?: |$)/i.exec(text.slice(0, 100)) ?? /= ([0-9]) -- (?:XCN_)?AT_[A-Z]{4,12}/.exec(text.slice(0, 120));
  if (spec) now.key.spec ??= { value: Number(spec[1]), line: n };
  else if (unique) now.key.unique ??= { value: unique[1] ?? '', line: n };
  else if (pair && /(?:Provider|Anbieter|Fournisseur|Proveedor)$/i.test(pair[1] ?? '')) now.key.provider ??= { value, line: n };
  else if (pair && /(?:Container|container|Conteneur|Contenedor)/i.test(pair[1] ?? '')) now.key.container ??= { value, line: n };
  else {
    const test = keyTest(text);
    if (!test) return false;
    if (test === 'missing') now.key.missing = { value: true, line: n };
    else now.key.test = { value: test, line: n };
  }
  return true;
}

/** Errors of the chain or of an element, and the answer for the certificate itself: `Element.dwErrorStatus = CERT_TRUST_IS_NOT_TIME_VALID (0x1)`. */
export function chainLine(draft: Draft, { text, n }: PasteLine): boolean {
  const flag = errorFlag(text);
  if (flag) {
    const to = flag.of === 'element' ? draft.certificates.at(-1)?.flags : draft.chainFlags;
    if (to && !to.some((f) => f.value === flag.flag)) to.push({ value: flag.flag, line: n });
    return true;
  }
  const leaf = leafLine(text);
  if (leaf) draft.leaf = { value: leaf, line: n };
  return leaf !== undefined;
}

/** What fetching an address gave: `Failed "CDP" Time: 0`, and the lines with code and address behind it. */
export function addressLine(draft: Draft, now: Certificate, { text, n }: PasteLine): boolean {
  const section = /^\s{0,4}-{6,20}\s{1,4}[^-]{0,40}\b(AIA|CDP|OCSP)\b[^-]{0,20}-{6,20}/.exec(text.slice(0, 120));
  if (section) {
    draft.section = section[1] as 'AIA' | 'CDP' | 'OCSP';
    return true;
  }
  if (/^\s{0,4}-{20,60}\s*$/.test(text.slice(0, 80))) {
    delete draft.section;
    return true;
  }
  const state = urlState(text);
  if (state) {
    now.urls.push({ ...state, line: n, ...(draft.section ? { section: draft.section } : {}) });
    return true;
  }
  const last = now.urls.at(-1);
  const url = /^\s{0,12}(?:\[[0-9.]{1,12}\] )?<?((?:https?|ldaps?|file):\/{2,3}[^\s<>]{1,1000})/i.exec(text);
  if (url && last) {
    last.url ??= { value: url[1] ?? '', line: n };
    return true;
  }
  const code = certificateCode(text);
  if (code === undefined) return false;
  if (last && draft.section && now.element !== undefined) last.code ??= { value: code, line: n };
  else draft.codes.push({ value: code, line: n });
  // In a language whose words are not known, the code says that fetching failed.
  if (last && last.state === 'other') last.state = 'failed';
  return true;
}
