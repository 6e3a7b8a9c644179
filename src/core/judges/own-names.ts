/** Is a name one of the machine itself, and does it lead there? */
import { show } from '../context.ts';
import type { Context } from '../context.ts';
import { hostNames } from '../readers/host-names.ts';
import { isOwnAddress } from '../readers/network-text.ts';
import { nslookup } from '../readers/nslookup.ts';
import { ping } from '../readers/ping.ts';
import { readingsOf } from '../readers/reader.ts';
import type { At, Reading } from '../readers/reader.ts';

/** The own names of a machine as a paste shows them, in lower case. */
export interface OwnNames {
  readonly short?: At<string>;
  /** Name with domain: printed, or put together from name and suffix. */
  readonly full?: At<string>;
  /** True when the text shows that there is no domain behind the name. */
  readonly alone: boolean;
  readonly addresses: readonly At<string>[];
}

/** What hostname, ipconfig and the like say together; undefined when they name two machines. */
export function ownNames(readings: readonly Reading[]): OwnNames | undefined {
  const blocks = readingsOf(readings, hostNames).map((r) => r.facts);
  let short: At<string> | undefined;
  let full: At<string> | undefined;
  let alone = false;
  for (const { name, suffix, full: whole } of blocks) {
    for (const at of [name, whole]) {
      if (!at) continue;
      const value = at.value.toLowerCase();
      const first = value.split('.')[0] ?? value;
      if (short && short.value !== first) return undefined;
      short ??= { value: first, line: at.line };
      if (value.includes('.')) full ??= { value, line: at.line };
    }
    if (name && suffix) {
      if (suffix.value === '') alone = true;
      else full ??= { value: `${name.value.toLowerCase()}.${suffix.value.toLowerCase()}`, line: suffix.line };
    }
  }
  return { ...(short ? { short } : {}), ...(full ? { full } : {}), alone: alone && !full, addresses: blocks.flatMap((b) => b.addresses) };
}

/** A name that was looked up on the machine, and where it leads. */
export interface Looked {
  readonly name: At<string>;
  readonly address?: At<string>;
  /** False where only the answer is there: ping answers with the name that an alias leads to. */
  readonly typed: boolean;
}

/** Names that ping and nslookup of the paste were asked for, with the address they gave. */
export function lookedUp(readings: readonly Reading[]): readonly Looked[] {
  const pings = readingsOf(readings, ping).flatMap(({ facts }): Looked[] => {
    const name = facts.back ? undefined : (facts.asked ?? facts.name);
    return name && !/^[0-9.]+$|:/.test(name.value) ? [{ name, ...(facts.address ? { address: facts.address } : {}), typed: facts.asked !== undefined }] : [];
  });
  const lookups = readingsOf(readings, nslookup).flatMap(({ facts }): Looked[] => {
    const address = facts.addresses[0];
    const name = facts.asked ?? facts.aliases[0] ?? facts.name;
    return name && address && !/^[0-9.]+$|:/.test(name.value) ? [{ name, address, typed: facts.asked !== undefined || facts.aliases.length > 0 }] : [];
  });
  return [...pings, ...lookups];
}

/** The full name of the reader's server, where he gave one. */
export function givenName(given: Context): string | undefined {
  return given.server === undefined ? undefined : given.server.includes('.') || given.domain === undefined ? given.server : show(given, 'fqdn').text;
}

export type Ownership = 'own' | 'other' | 'unsure';

/**
 * Whether a name is the computer name. `unsure` where its first label is that of the machine and the paste does not show the domain.
 *
 *     isOwnName('sql05', names)             // 'own' on SQL05
 *     isOwnName('ag-sales.corp.example', …) // 'other'
 */
export function isOwnName(name: string, { short, full, alone }: OwnNames): Ownership {
  const n = name.toLowerCase().replace(/\.$/, '');
  if (n === 'localhost') return 'own';
  if (!short) return 'unsure';
  if (n === short.value || n === full?.value) return 'own';
  if (n.split('.')[0] !== short.value) return 'other';
  return full || alone ? 'other' : 'unsure';
}

/** Whether an address belongs to the machine. `unsure` without its list of addresses. */
export function isOwn(address: string, { addresses }: OwnNames): Ownership {
  if (isOwnAddress(address)) return 'own';
  if (addresses.some((a) => a.value === address)) return 'own';
  const v4 = address.includes('.');
  return addresses.some((a) => a.value.includes('.') === v4) ? 'other' : 'unsure';
}
