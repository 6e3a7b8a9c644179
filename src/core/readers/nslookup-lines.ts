/** Single lines of nslookup. */
import { dnsAddressLabels, dnsAliasLabels, dnsNameLabels, dnsReasons, dnsRemarks, dnsServerLabels, dnsTimeouts } from '../../data/console-labels.ts';
import { plainLabel } from './labelled-line.ts';
import { addressOf, nameOf } from './network-text.ts';

export type LookupFailure = 'no such name' | 'server failed' | 'refused' | 'no answer' | 'other';

/** `*** dc01 can't find sql99: Non-existent domain`, `*** UnKnown wurde sql99 nicht gefunden: Server failed`, `** server can't find sql99: NXDOMAIN`. */
const FAILED = /^\*{2,3} (.{1,400}?)(?: |\u00a0)?[:：] ([A-Za-z][A-Za-z -]{2,40})\.?\s{0,4}$/;
const ASKED = [/ (?:find|encuentra|trouver|trovare|encontrar|encontrou) (\S{1,255})$/, / (?:kann|wurde) (\S{1,255}) nicht /, / nicht gefunden (\S{1,255})$/];
const SERVER_NAME = /server name for address|servernamen? f.{1,3}r (?:die )?adresse|nom de serveur pour l.adresse|nombre del servidor para/i;

/**
 * What a line with asterisks says: why a query failed and what it asked for, or a note about the server's own name.
 *
 *     failureOf("*** dc01.corp.example can't find sql99.corp.example: Non-existent domain")
 *     // { means: 'no such name', asked: 'sql99.corp.example' }
 */
export function failureOf(text: string): { means: LookupFailure; asked?: string } | 'note' | undefined {
  if (SERVER_NAME.test(text)) return 'note';
  if (dnsTimeouts.some((t) => plainLabel(text).includes(t))) return { means: 'no answer' };
  const found = FAILED.exec(text);
  if (!found) return /^\*{3} .{0,80}(?:default servers|serveurs par d|standardserver|servidores predeterminados)/i.test(text) ? 'note' : undefined;
  const reason = plainLabel(found[2] ?? '');
  const means = dnsReasons.find((r) => reason === r.text)?.means ?? 'other';
  const sentence = (found[1] ?? '').trim();
  const asked = ASKED.map((a) => a.exec(sentence)?.[1]).find((a) => a !== undefined);
  return asked === undefined ? { means } : { means, asked: asked.replace(/\.$/, '') };
}

/** True for the lines of a DNS server that does not answer in time; the answer may still follow. */
export function isTimeout(text: string): boolean {
  const plain = plainLabel(text.slice(0, 80));
  return /^(?:dns request timed out|dns-anforderung|zeit.{1,3}berschreitung bei dns|timeout was \d|das zeitlimit betr|;; connection timed out)/.test(plain);
}

/** What a line with a label holds, where the value has the right form. */
export function kindOf(label: string, value: string): 'server' | 'name' | 'address' | 'alias' | undefined {
  const plain = plainLabel(label);
  const has = (labels: readonly string[]): boolean => labels.includes(plain);
  if (has(dnsAddressLabels)) return addressOf(value) ? 'address' : undefined;
  if (has(dnsServerLabels)) return nameOf(value) || addressOf(value) ? 'server' : undefined;
  if (has(dnsNameLabels)) return nameOf(value) ? 'name' : undefined;
  return has(dnsAliasLabels) && nameOf(value) ? 'alias' : undefined;
}

/** True for "Non-authoritative answer:" and its translations. */
export function isRemark(text: string): boolean {
  const plain = plainLabel(text).replace(/ ?[:：]$/, '');
  return text.length < 80 && dnsRemarks.some((r) => plain === r);
}
