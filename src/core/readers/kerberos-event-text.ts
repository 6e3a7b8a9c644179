import { isRefusal, parseSpn } from '../spn.ts';
import { fieldOf } from './event-records.ts';
import type { EventRecord } from './event-records.ts';
import { put } from './kerberos-event-draft.ts';
import type { KerberosEventDraft, KerberosEventKind } from './kerberos-event-draft.ts';

const FLAT = /\b(Account Name|Logon Account|Client Name|Account Domain|Service Name|Server Name|Server Realm|Target Name|Client Address|Source Network Address|Workstation Name|Source Workstation|Failure Code|Result Code|Error Code|Extended Error|Sub Status|Status|Logon Type|Ticket Encryption Type|Authentication Package):[ \t]{0,8}(?![A-Z][A-Za-z-]{1,20}(?: [A-Za-z-]{1,20}){0,4}:)([^\s:]\S{0,299})/g;

/** Log forwarders put the whole event into one line: `… Error Code: 0x7 KDC_ERR_S_PRINCIPAL_UNKNOWN   Extended Error: 0xc0000035 …`. */
export function flattened(draft: KerberosEventDraft, text: string, line: number): void {
  const subject = text.indexOf('Account For Which Logon Failed');
  for (const { 1: label = '', 2: value = '', index } of text.matchAll(FLAT)) {
    const field = fieldOf(label);
    if (field === undefined || (index < subject && /^Account/.test(label))) continue;
    put(draft, field, value, line);
  }
}

/** Takes the values that stand in the sentences of an event: names, numbers of encryption types, sizes. */
export function sentences(draft: KerberosEventDraft, kind: KerberosEventKind, text: string, message: EventRecord['message']): void {
  const lineOf = (part: string): number => message.find((m) => m.text.includes(part.slice(0, 20)))?.n ?? message[0]?.n ?? draft.line ?? 1;
  const take = (name: string, value: string | undefined): void => {
    if (value !== undefined) put(draft, name, value.replace(/[.,;"”»]{1,3}$/, ''), lineOf(value));
  };
  if (kind === 'ap-modified' || kind === 'not-yet-valid') {
    take('server', /\b(?:from the server|von Server|vom Server|du serveur|del servidor) ["“„«]?([^\s"“”„«»]{1,255})/i.exec(text)?.[1]);
    take('target', spnIn(text));
  } else if (kind === 'duplicate-name') {
    take('duplicate', /\b(?:duplicate name is|accounts with name) (\S{1,300})/i.exec(text)?.[1] ?? spnIn(text));
  } else if (kind === 'no-key') {
    take('target', /\btarget (?:server|service) ([^\s,]{1,300})/i.exec(text)?.[1] ?? spnIn(text));
    take('keyAccount', /\bthe account ([^,]{1,120}?) did not have/i.exec(text)?.[1]);
    const lists = /\((?:[^()]{0,120})\)\.? [^\d()]{0,120}?(-?\d[-\d ,]{0,120}?)\.[^\d-]{1,120}(-?\d[-\d ,]{0,120})/.exec(text);
    take('requested', lists?.[1]);
    take('available', lists?.[2]);
  } else if (kind === 'rc4' && draft.id === undefined) {
    const refused = /\bblocked\b/i.test(text.slice(0, 200));
    draft.refused = { value: refused, line: draft.line ?? 1 };
  } else if (kind === 'token-too-big') take('size', /output token of size (\d{1,9})/i.exec(text)?.[1]);
  else if (kind === 'large-ticket') take('size', /this ticket is (\d{1,9})/i.exec(text)?.[1]);
  if (kind === 'token-too-big') take('account', /result of the user (\S{1,120}) being/i.exec(text)?.[1]);
  if (kind === 'large-ticket') {
    take('service', /ticket to the service (\S{1,300}) is issued/i.exec(text)?.[1]);
    take('account', /issued for account (\S{1,120})/i.exec(text)?.[1]);
  }
  if (kind === 'pac-not-validated') take('account', /information for client (\S{1,120}) in realm/i.exec(text)?.[1]);
}

/** The first word of a sentence that is an SPN. */
function spnIn(text: string): string | undefined {
  for (const word of text.slice(0, 2000).split(/\s+/)) {
    const plain = word.replace(/^["“„«(]{1,2}/, '').replace(/[.,;)"”»]{1,3}$/, '');
    if (/^[A-Za-z][\w.-]{0,60}\//.test(plain) && plain.length < 300 && !isRefusal(parseSpn(plain.split('@')[0] ?? ''))) return plain;
  }
  return undefined;
}
