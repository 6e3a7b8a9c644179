/** What single lines of certutil say. */
import { keyMissing, keyTestFailed, keyTestPassed, leafRevocation, urlStates } from '../../data/certutil-labels.ts';
import type { CertutilUrl } from './certutil-facts.ts';

const DN = /^(?:CN|OU|O|L|S|ST|C|DC|E|SN|STREET|SERIALNUMBER|T|G|I|[0-9]+(?:\.[0-9]+){2,12}) ?=/i;

/** `Issuer: CN=CORP Issuing CA 1, DC=corp` in any language: the name behind a label. */
export function nameLine(text: string): string | undefined {
  const at = text.slice(0, 60).search(/[:：]/);
  if (at < 3 || text.length > 2000) return undefined;
  const value = text.slice(at + 1).trim();
  return DN.test(value) && !text.slice(0, at).includes('=') ? value : undefined;
}

/** One component of a name below a bare label: `    CN=sql05.corp.example`. */
export function nameComponent(text: string): string | undefined {
  const value = text.trim();
  return /^\s{2,12}\S/.test(text) && text.length < 600 && DN.test(value) ? value : undefined;
}

/** A label without a value: `Subject:`. */
export function bareLabel(text: string): boolean {
  return text.length < 60 && /^\S[^:=[\]]{2,50} ?[:：]\s*$/.test(text);
}

/**
 * ` NotAfter: 11/21/2027 10:00 AM` in any language: a date with a time behind a label. Words of the language may stand before the time (`오전`) and behind it
 * (`μμ`, `GMT`); -seconds adds ` 12.000s`.
 */
export function dateLine(text: string): string | undefined {
  const found = text.length < 140 ? /^\s{0,8}[\p{L}][\p{L} .]{1,30} ?[:：] ?([0-9]{1,4}[./-] ?[0-9]{1,2}[./-] ?[0-9]{2,4}\.?(?: ?г\.)?,? (?:\p{L}{1,10}\.? )?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?: ?\p{L}\.? ?\p{L}\.?| ?ч\.)?(?: [0-9]{1,2}\.[0-9]{1,3}s)?(?: (?:GMT|UTC))?)\s*$/u.exec(text) : null;
  return found?.[1];
}

/** The SHA-1 hash of the certificate; hashes of names and keys have other labels. */
export function thumbprintLine(text: string): string | undefined {
  const found = text.length < 160 ? /^(\S[^:：]{2,40}\(sha1\)) ?[:：]\s?((?:[0-9a-f]{2} ?){20})\s*$/i.exec(text) : null;
  return found && !/(?:\bid\b|key|name|schlüssel|clé|nom)/i.test(found[1] ?? '') ? (found[2] ?? '').replaceAll(' ', '').toUpperCase() : undefined;
}

/** `  Verified "Base CRL (067e)" Time: 0`: how fetching ended. */
export function urlState(text: string): Pick<CertutilUrl, 'what' | 'state'> | undefined {
  const found = text.length < 200 ? /^\s{0,6}([^"[\]]{2,40}) "([^"]{2,60})" [^":]{2,20}: ?[0-9]{1,6}(?: [0-9a-f]{40})?\s*$/u.exec(text) : null;
  if (!found) return undefined;
  const word = (found[1] ?? '').trim().toLowerCase();
  const states = Object.entries(urlStates) as [keyof typeof urlStates, readonly string[]][];
  const state = states.find(([, words]) => words.some((w) => word.startsWith(w)))?.[0] ?? 'other';
  return { what: found[2] ?? '', state };
}

/** `CertContext[0][0]: dwInfoStatus=102 dwErrorStatus=40` */
export function contextLine(text: string): { element: number; errors: number } | undefined {
  const found = /^\s{0,4}CertContext\[[0-9]{1,3}\]\[([0-9]{1,3})\]: dwInfoStatus=[0-9a-f]{1,8} dwErrorStatus=([0-9a-f]{1,8})\s*$/i.exec(text.slice(0, 120));
  return found ? { element: Number(found[1]), errors: Number.parseInt(found[2] ?? '0', 16) } : undefined;
}

/** `Element.dwErrorStatus = CERT_TRUST_IS_NOT_TIME_VALID (0x1)`, of an element or of the chain. */
export function errorFlag(text: string): { of: 'element' | 'chain'; flag: string } | undefined {
  const found = /^\s{0,6}(Element|ChainContext|SimpleChain)\.dwErrorStatus = (CERT_TRUST_[A-Z_]{4,60})/.exec(text.slice(0, 160));
  return found ? { of: found[1] === 'Element' ? 'element' : 'chain', flag: found[2] ?? '' } : undefined;
}

/** A status code of certificates with its symbol, or in brackets behind one. */
export function certificateCode(text: string): number | undefined {
  const found = /(?<!\w)(0x80(?:07|09|0b)[0-9a-f]{4})(?!\w)/i.exec(text.slice(0, 600));
  return found ? Number.parseInt((found[1] ?? '0').slice(2), 16) : undefined;
}

/** `CertUtil: -verify command completed successfully.`; a code stands in it when it failed. */
export function resultLine(text: string): { command: string; code?: number } | undefined {
  const found = /^\s{0,4}CertUtil: ?-?([A-Za-z]{2,20})?/.exec(text.slice(0, 60));
  if (!found || text.length > 600) return undefined;
  const code = /(?<!\w)0x([0-9a-f]{1,8})(?!\w)/i.exec(text);
  return { command: (found[1] ?? '').toLowerCase(), ...(code ? { code: Number.parseInt(code[1] ?? '0', 16) } : {}) };
}

export function keyTest(text: string): 'passed' | 'failed' | 'missing' | undefined {
  const low = text.slice(0, 200).trim().toLowerCase();
  if (keyTestFailed.some((w) => low.startsWith(w))) return 'failed';
  if (keyTestPassed.some((w) => low.startsWith(w))) return 'passed';
  return keyMissing.some((w) => low.startsWith(w)) ? 'missing' : undefined;
}

export function leafLine(text: string): 'passed' | 'revoked' | undefined {
  const low = text.slice(0, 200).trim().toLowerCase();
  if (leafRevocation.passed.some((w) => low.startsWith(w))) return 'passed';
  return leafRevocation.revoked.some((w) => low.startsWith(w)) ? 'revoked' : undefined;
}

/** Lines of bytes, and lines that repeat what others say: nothing to take from them. */
export function isFiller(text: string): boolean {
  const start = text.slice(0, 200);
  return (
    /^\s{0,40}(?:[0-9a-f]{4}\s{1,4})?(?:[0-9a-f]{2} ){2,16}/i.test(start) ||
    /^\s{0,12}(?:dwFlags|ChainFlags|HCCE_|CERT_CHAIN_POLICY|ChainContext\.|SimpleChain\.|Element\.dwInfoStatus|CRL |Delta CRL|ThisUpdate|NextUpdate|UnusedBits|Algorithm Parameters|Name Hash|Key Id Hash|Flags =|ProviderType|Version:|-{6,}|X509|Chain: |Full chain|Exclude leaf|Template:|Vorlage:|Non-root|Root Cert|Private key is|Certificate Extensions|Public Key: |Verified Issuance|Verified Application|Cannot check leaf|Revocation check skipped|CERT_[A-Z_]{4,60}PROP_ID)/.test(start) ||
    /\((?:rfc-sha1|sha1|md5|sha256)\) ?[:：] ?[0-9a-f ]{20,100}$/i.test(start) ||
    bareLabel(start)
  );
}
