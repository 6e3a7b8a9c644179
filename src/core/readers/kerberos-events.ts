import type { Paste } from '../text/prepare.ts';
import { eventRecords } from './event-records.ts';
import { eventOf } from './kerberos-event.ts';
import type { KerberosEvent } from './kerberos-event-draft.ts';
import { kerberosXml } from './kerberos-event-xml.ts';
import { realmNames, realName, spnNames } from './kerberos-names.ts';
import { uniqueNames } from './reader.ts';
import { finish, open, understand } from './reading-lines.ts';
import type { Named, Reader, Reading } from './reader.ts';

export interface KerberosEventsFacts {
  /** One, except where several stand in one line of XML. */
  readonly events: readonly KerberosEvent[];
}

/**
 * Events about Kerberos and logons: Security-Kerberos 3, 4, 5, 6, 7, 10, 14, 27, KDC 11, 14, 16, 26, 27, 31, Kdcsvc 201 to 209, Security 4625, 4768,
 * 4769, 4771, 4776, as copied from the Event Viewer, as XML, as list or table of Get-WinEvent and Get-EventLog, or as bare text.
 *
 *     Event ID:      4
 *     The Kerberos client received a KRB_AP_ERR_MODIFIED error from the server svc-sql05. The target name used was MSSQLSvc/sql05.corp.example:1433. …
 *
 * Microsoft: event reference 4625, 4768, 4769, 4771, 4776; Enable Kerberos event logging (KB 262177); KB 5073381.
 */
export const kerberosEvents: Reader<KerberosEventsFacts> = {
  id: 'kerberos-events',
  title: 'Kerberos and logon events',
  cues: ['kerberos', 'kdc', 'kdcsvc', 'krbtgt', 'krb', 'auditing', 'logon', 'anmeldung', 'eventid', 'ntlm'],
  read,
  names: ({ events }) => uniqueNames(events.flatMap(namesOf)),
};

const FROM_CONTROLLER = new Set(['duplicate-name', 'no-key', 'large-ticket', 'rc4', 'tgt-request', 'ticket-request', 'pre-authentication']);

function namesOf(event: KerberosEvent): Named[] {
  const own: Named['kind'] | undefined = FROM_CONTROLLER.has(event.kind) ? 'dc' : event.kind === 'logon-failed' ? 'server' : event.kind === 'ntlm-check' ? undefined : 'client';
  const spn = [event.target, event.duplicate, event.service].find((at) => at?.value.includes('/'));
  return [
    ...(own ? realName(own, event.computer) : []),
    ...(spn ? spnNames({ value: spn.value.split('@')[0] ?? '', line: spn.line }) : []),
    ...realmNames(event.serviceRealm ?? event.domain),
    ...(event.kind === 'logon-failed' || event.kind === 'ntlm-check' ? realName('client', event.workstation) : []),
  ];
}

function read(paste: Paste): readonly Reading<KerberosEventsFacts>[] {
  const found: Reading<KerberosEventsFacts>[] = [];
  const { lines } = paste;
  let begin = 0;
  const texts = (end: number): void => {
    for (const record of eventRecords(lines.slice(begin, end))) {
      const read = eventOf(record);
      const ordered = read ? [...new Set(read.understood)].sort((a, b) => a - b) : [];
      const first = lines[(ordered[0] ?? 0) - 1];
      if (!read || !first) continue;
      const block = open(first);
      for (const n of ordered) understand(block, n);
      found.push(finish('kerberos-events', paste, block, { events: [read.event] }));
    }
  };
  for (let i = 0; i < lines.length; i += 1) {
    const xml = kerberosXml(lines, i);
    if (!xml) continue;
    texts(i);
    const first = lines[i];
    const twin = twinOf(found.at(-1), xml.events, i);
    const from = twin ? lines[twin.from - 1] : first;
    if (first && from) {
      const block = open(from);
      for (const n of twin?.read ?? []) understand(block, n);
      // "Event Xml:" in whatever language stands between the two.
      for (let k = twin ? twin.to + 1 - first.n : 0; k < xml.used; k += 1) understand(block, first.n + k);
      if (twin) found.pop();
      found.push(finish('kerberos-events', paste, block, { events: twin ? [{ ...xml.events[0], ...twin.facts.events[0] } as KerberosEvent] : xml.events }));
    }
    i += xml.used - 1;
    begin = i + 1;
  }
  texts(lines.length);
  return found;
}

/** The Event Viewer copies an event as text and once more as XML: the text just above, when it is the same event. */
function twinOf(above: Reading<KerberosEventsFacts> | undefined, events: readonly KerberosEvent[], at: number): Reading<KerberosEventsFacts> | undefined {
  const [text, xml] = [above?.facts.events[0], events[0]];
  return above && text && xml && events.length === 1 && text.id?.value === xml.id?.value && text.kind === xml.kind && at - above.to <= 4 ? above : undefined;
}
