/** Every key that a paste shows below SCHANNEL, wherever it stands: for what was misspelt or put in the wrong place. */
import type { DumpedKey } from '../readers/registry-dump.ts';
import type { RegistryText } from './registry-text.ts';

export interface SchannelKey {
  /** Names below SCHANNEL, as printed; empty for SCHANNEL itself. */
  readonly names: readonly string[];
  readonly key: DumpedKey;
  /** right: HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet. user: another hive. elsewhere: another path of the machine, such as WOW6432Node. */
  readonly place: 'right' | 'user' | 'elsewhere';
}

const SCHANNEL = 'system\\currentcontrolset\\control\\securityproviders\\schannel';
const ANYWHERE = 'securityproviders\\schannel';

/**
 * The keys at and below SCHANNEL, without those that the same .reg file removes further down.
 *
 *     [HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS1.2\Server]   // names ['Protocols', 'TLS1.2', 'Server']
 */
export function schannelKeys(text: RegistryText): readonly SchannelKey[] {
  const found: SchannelKey[] = [];
  for (const dump of text.dumps) {
    // Numbered control sets beside the current one are copies.
    const gone = new Map<string, number>();
    const own: { at: number; low: string; key: SchannelKey }[] = [];
    dump.keys.forEach((key, at) => {
      const low = key.key.path.toLowerCase();
      if (key.deleted) {
        gone.set(`${key.key.hive} ${low}`, at);
        return;
      }
      const start = low.indexOf(ANYWHERE);
      if (start < 0) return;
      const end = start + ANYWHERE.length;
      if (low.length > end && low[end] !== '\\') return;
      if (/^system\\controlset[0-9]{3}\\/.test(low)) return;
      const right = low.startsWith(SCHANNEL) && start === SCHANNEL.length - ANYWHERE.length;
      const place = key.key.hive !== 'HKEY_LOCAL_MACHINE' ? 'user' : right ? 'right' : 'elsewhere';
      const rest = key.key.path.slice(end + 1);
      own.push({ at, low: `${key.key.hive} ${low}`, key: { names: rest === '' ? [] : rest.split('\\'), key, place } });
    });
    for (const { at, low, key } of own) if (gone.size === 0 || !isGone(gone, low, at)) found.push(key);
  }
  return found;
}

function isGone(gone: ReadonlyMap<string, number>, low: string, at: number): boolean {
  for (let above = low; above !== ''; above = above.slice(0, Math.max(0, above.lastIndexOf('\\')))) if ((gone.get(above) ?? -1) > at) return true;
  return false;
}

/** The keys below one of the folders of SCHANNEL, with the names below it: `below(keys, 'Ciphers')`. */
export function below(keys: readonly SchannelKey[], folder: string): readonly { readonly names: readonly string[]; readonly key: DumpedKey }[] {
  return keys.flatMap(({ names, key, place }) => (place === 'right' && names[0]?.toLowerCase() === folder.toLowerCase() ? [{ names: names.slice(1), key }] : []));
}
