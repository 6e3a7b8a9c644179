import { hostsFile } from '../readers/hosts-file.ts';
import type { HostsEntry } from '../readers/hosts-file.ts';
import { addressOf, nameOf, reverseAddress } from '../readers/network-text.ts';
import { nslookup } from '../readers/nslookup.ts';
import type { LookupFailure } from '../readers/nslookup-lines.ts';
import { ping } from '../readers/ping.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import { resolveDnsName } from '../readers/resolve-dnsname.ts';

/** `dns`: the DNS server alone. `resolver`: all sources of the machine, hosts file and cache included. */
export type Via = 'dns' | 'resolver';

/** A name led to an address. */
export interface Forward { readonly asked?: string; readonly name: string; readonly address: string; readonly line: number; readonly via: Via }
/** An address led back to a name, or to none. */
export interface Back { readonly address: string; readonly name?: string; readonly line: number; readonly via: Via }
/** A name and an address in an answer without its question: which of the two was asked for is not known. */
export interface Pair { readonly name: string; readonly address: string; readonly line: number }
export interface Missing { readonly asked?: string; readonly why: LookupFailure; readonly line: number; readonly via: Via }

/** All that a text says about names and addresses, whatever program said it. */
export interface NameObservations {
  readonly forward: readonly Forward[];
  readonly back: readonly Back[];
  readonly pairs: readonly Pair[];
  readonly missing: readonly Missing[];
  readonly aliases: readonly { readonly alias: string; readonly target: string; readonly line: number }[];
  readonly hosts: readonly HostsEntry[];
  /** First line of a hosts file that was seen, even when nothing is active in it. */
  readonly hostsSeen?: number;
}

/** SRV and other service names are no names of hosts. */
const isService = (name: string): boolean => name.startsWith('_');

/** Collects them from the readings of ping, nslookup, Resolve-DnsName and hosts files. */
export function nameObservations(readings: readonly Reading[]): NameObservations {
  const forward: Forward[] = [];
  const back: Back[] = [];
  const pairs: Pair[] = [];
  const missing: Missing[] = [];
  const aliases: { alias: string; target: string; line: number }[] = [];
  for (const { facts } of readingsOf(readings, ping)) {
    const { asked, name, address, notFound, back: isBack } = facts;
    const via = 'resolver';
    if (notFound) missing.push({ asked: notFound.value, why: 'no such name', line: notFound.line, via });
    if (!address) continue;
    const line = (name ?? address).line;
    if (asked && addressOf(asked.value)) {
      // Without -a, ping of an address prints no name whatever the reverse record says.
      if (isBack) back.push({ address: address.value, ...(name ? { name: name.value } : {}), line, via });
    } else if (asked) forward.push({ asked: asked.value, name: name?.value ?? asked.value, address: address.value, line, via });
    else if (name) pairs.push({ name: name.value, address: address.value, line });
  }
  for (const { facts } of readingsOf(readings, nslookup)) {
    const { asked, name, addresses, failure } = facts;
    const via = 'dns';
    const question = asked && (addressOf(asked.value) ?? reverseAddress(asked.value));
    if (asked && isService(asked.value)) continue;
    if (failure) {
      if (question && failure.value === 'no such name') back.push({ address: question, line: failure.line, via });
      else missing.push({ ...(asked ? { asked: asked.value } : {}), why: failure.value, line: failure.line, via });
    }
    for (const alias of facts.aliases) if (name) aliases.push({ alias: alias.value, target: name.value, line: alias.line });
    if (!name) continue;
    for (const address of addresses) {
      if (question) back.push({ address: address.value, name: name.value, line: name.line, via });
      else if (asked || facts.aliases.length > 0 || addresses.length > 1) forward.push({ ...(asked ? { asked: asked.value } : {}), name: name.value, address: address.value, line: address.line, via });
      else pairs.push({ name: name.value, address: address.value, line: name.line });
    }
  }
  for (const { facts } of readingsOf(readings, resolveDnsName)) {
    const via = facts.dnsOnly ? 'dns' : 'resolver';
    for (const r of facts.records) {
      const address = r.data === undefined ? undefined : addressOf(r.data);
      const reversed = reverseAddress(r.name);
      if ((r.type === 'A' || r.type === 'AAAA') && address && !facts.records.some((o) => o.type === 'SRV')) {
        const asked = facts.asked && nameOf(facts.asked.value);
        forward.push({ ...(asked ? { asked } : {}), name: r.name, address, line: r.line, via });
      } else if (r.type === 'PTR' && reversed && r.data !== undefined) back.push({ address: reversed, name: r.data, line: r.line, via });
      else if (r.type === 'CNAME' && r.data !== undefined) aliases.push({ alias: r.name, target: r.data, line: r.line });
    }
    for (const f of facts.failures) {
      const asked = f.name ?? facts.asked?.value;
      const address = asked === undefined ? undefined : (addressOf(asked) ?? reverseAddress(asked));
      if (asked !== undefined && isService(asked)) continue;
      if (f.error === 'DNS_ERROR_RCODE_NAME_ERROR' && address) back.push({ address, line: f.line, via });
      else {
        const why = f.error === 'DNS_ERROR_RCODE_NAME_ERROR' ? 'no such name' : f.error === 'ERROR_TIMEOUT' ? 'no answer' : f.error === 'DNS_ERROR_RCODE_SERVER_FAILURE' ? 'server failed' : 'other';
        missing.push({ ...(asked === undefined ? {} : { asked }), why, line: f.line, via });
      }
    }
  }
  const files = readingsOf(readings, hostsFile);
  const seen = files.find((f) => f.facts.seen)?.from;
  return { forward, back, pairs, missing, aliases, hosts: files.flatMap((f) => f.facts.entries), ...(seen === undefined ? {} : { hostsSeen: seen }) };
}
