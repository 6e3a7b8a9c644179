/** Events about the policies for NTLM, LDAP binds and CredSSP. */
import type { Paste } from '../text/prepare.ts';
import { realName, spnNames } from './kerberos-names.ts';
import { uniqueNames } from './reader.ts';
import { policyRow } from './policy-event.ts';
import type { PolicyEvent } from './policy-event.ts';
import { textEvent } from './policy-event-text.ts';
import { policyXml } from './policy-event-xml.ts';
import { finish, open, understand } from './reading-lines.ts';
import type { Named, Reader, Reading } from './reader.ts';

export interface PolicyEventsFacts {
  /** One, except where several stand in one line of XML. */
  readonly events: readonly PolicyEvent[];
}

/**
 * NTLM/Operational 4001 to 4004, 4013 and 8001 to 8004, Directory Service 2886 to 2889, 3039 to 3041, 3074 and 3075, and LsaSrv 6041: as the Event Viewer
 * copies them, as XML, as list or table of Get-WinEvent, or as bare text. The values are read by their order, which no language changes.
 *
 *     NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.
 *     Target server: MSSQLSvc/10.10.1.21:1433
 *
 * Sources: those of src/data/policy-events.ts.
 */
export const policyEventsReader: Reader<PolicyEventsFacts> = {
  id: 'policy-events',
  title: 'events about NTLM, LDAP and CredSSP policies',
  cues: ['ntlm', 'ldap', 'ldaps', 'sasl', 'credssp', 'lsasrv', 'blocked', 'ntlmv1', 'activedirectory_domainservice', 'binds', 'channel', 'directory', 'linkid'],
  read: (paste) => readEvents(paste),
  names: ({ events }) => uniqueNames(events.flatMap(namesOf)),
};

function namesOf(event: PolicyEvent): Named[] {
  const machine = policyRow(event.id.value)?.machine ?? 'client';
  const target = event.target;
  return [
    ...realName(machine, event.computer),
    ...(target ? (target.value.includes('/') ? spnNames(target) : realName('server', target)) : []),
    ...(event.channel ? realName('server', event.channel) : []),
    ...(event.about === 'ldap' ? realName('account', event.account) : []),
    ...(event.workstation ? realName('client', { ...event.workstation, value: event.workstation.value.replace(/^\\+/, '') }) : []),
  ];
}

function readEvents(paste: Paste): readonly Reading<PolicyEventsFacts>[] {
  const readings: Reading<PolicyEventsFacts>[] = [];
  const { lines } = paste;
  let free = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line || line.text.trim() === '') continue;
    const xml = policyXml(lines, i);
    if (xml) {
      const twin = twinOf(readings.at(-1), xml.events, line.n);
      const block = open((twin && lines[twin.from - 1]) ?? line);
      for (const n of twin?.read ?? []) understand(block, n);
      for (let k = 0; k < xml.used; k += 1) understand(block, line.n + k);
      if (twin) readings.pop();
      readings.push(finish('policy-events', paste, block, twin ? twin.facts : { events: xml.events }));
      i += xml.used - 1;
      free = i + 1;
      continue;
    }
    const found = textEvent(lines, i, free);
    if (!found) continue;
    const first = lines[found.from];
    if (!first) continue;
    const block = open(first);
    for (const n of found.understood) understand(block, n);
    readings.push(finish('policy-events', paste, block, { events: [found.event] }));
    i = found.to;
    free = i + 1;
  }
  return readings;
}

/** The Event Viewer copies an event as text and once more as XML: the text right above, when it is the same event. */
function twinOf(above: Reading<PolicyEventsFacts> | undefined, events: readonly PolicyEvent[], n: number): Reading<PolicyEventsFacts> | undefined {
  const [text, xml] = [above?.facts.events, events];
  return above && text?.length === 1 && xml.length === 1 && text[0]?.id.value === xml[0]?.id.value && n - above.to <= 4 ? above : undefined;
}
