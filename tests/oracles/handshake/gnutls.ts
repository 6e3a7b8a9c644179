import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { suiteOf } from '../../../src/core/suites/lookup.ts';
import type { Party } from '../../../src/core/handshake/model.ts';
import type { Keys } from './keys.ts';
import { withOffer, type End, type KeyKind, type Offer, type Pair, type Stack } from './offer.ts';

const VERSIONS = { 'TLS 1.0': 'VERS-TLS1.0', 'TLS 1.1': 'VERS-TLS1.1', 'TLS 1.2': 'VERS-TLS1.2', 'TLS 1.3': 'VERS-TLS1.3' } as const;
type Version = keyof typeof VERSIONS;

/** Parts of a suite: as IANA writes them, as the list of GnuTLS writes them, and as a priority string and the report of a handshake name them. */
const EXCHANGES = [['RSA', 'RSA'], ['DHE_RSA', 'DHE-RSA'], ['ECDHE_RSA', 'ECDHE-RSA'], ['ECDHE_ECDSA', 'ECDHE-ECDSA']] as const;
const CIPHERS = [['RC4_128', 'ARCFOUR-128'], ['3DES_EDE_CBC', '3DES-CBC'], ['AES_128_CBC', 'AES-128-CBC'], ['AES_256_CBC', 'AES-256-CBC'], ['AES_128_GCM', 'AES-128-GCM'], ['AES_256_GCM', 'AES-256-GCM']] as const;
const MACS = [['MD5', 'MD5'], ['SHA', 'SHA1'], ['SHA256', 'SHA256'], ['SHA384', 'SHA384']] as const;

interface Parts {
  /** Absent in TLS 1.3. */
  readonly exchange?: string;
  readonly cipher: string;
  readonly mac: string;
}

function partsOf(name: string): Parts | undefined {
  const rest = name.replace(/^TLS_/, '');
  const mac = MACS.find(([iana]) => rest.endsWith(`_${iana}`));
  const before = mac ? rest.slice(0, -mac[0].length - 1) : rest;
  const cipher = CIPHERS.find(([iana]) => before.endsWith(iana));
  if (!mac || !cipher) return undefined;
  const kept = { cipher: cipher[1], mac: cipher[1].endsWith('GCM') ? 'AEAD' : mac[1] };
  const start = before.slice(0, -cipher[0].length);
  if (start === '') return kept;
  const exchange = EXCHANGES.find(([iana]) => start === `${iana}_WITH_`);
  return exchange && { ...kept, exchange: exchange[1] };
}

/** A name as the list of GnuTLS writes it: TLS_RSA_ARCFOUR_128_SHA1 for TLS_RSA_WITH_RC4_128_SHA. */
function ianaOf(listed: string): string {
  if (/^TLS_(?:AES|CHACHA)/.test(listed)) return listed;
  return listed.replace('ARCFOUR', 'RC4').replace(/^TLS_((?:ECDHE_|DHE_)?(?:RSA|ECDSA|DSS))_/, 'TLS_$1_WITH_').replace(/_SHA1$/, '_SHA');
}

/** What a priority string allows, for key exchanges, ciphers, hashes and versions: more suites than the party had, as it names parts and not suites. */
function priorityOf(protocols: readonly Version[], parts: readonly Parts[]): string {
  const each = (of: (p: Parts) => string | undefined): readonly string[] => [...new Set(parts.flatMap((p) => of(p) ?? []))];
  const names = [...protocols.map((p) => VERSIONS[p]), ...each((p) => p.exchange), ...each((p) => p.cipher), ...each((p) => p.mac)];
  return `NONE:${names.map((n) => `+${n}`).join(':')}:+COMP-NULL:+SIGN-ALL:+GROUP-SECP256R1:+GROUP-SECP384R1:+GROUP-FFDHE2048:%SERVER_PRECEDENCE:%VERIFY_ALLOW_BROKEN`;
}

function listed(priority: string): readonly string[] {
  const text = execFileSync('gnutls-cli', ['--list', '--priority', priority], { encoding: 'utf8' });
  return [...text.matchAll(/^(TLS_[A-Z0-9_]+)\s/gm)].map((m) => ianaOf(m[1] ?? ''));
}

/**
 * GnuTLS adds RC4 and 3DES to what OpenSSL has. Its priority strings name key exchanges, ciphers and hashes, not suites: a party is played with all suites that
 * can be made of its parts, in the order that GnuTLS itself lists for them.
 */
export function gnutlsStack(keys: Keys): Stack {
  const version = /([0-9]+\.[0-9]+\.[0-9]+)/.exec(execFileSync('gnutls-cli', ['--version'], { encoding: 'utf8' }))?.[1] ?? '';
  return {
    id: 'gnutls',
    title: `GnuTLS ${version}`,
    played,
    handshakes: async (pairs) => {
      const ends: End[] = [];
      for (const pair of pairs) ends.push(await handshake(keys, pair));
      return ends;
    },
  };
}

function played(party: Party): Party {
  const parts = party.suites.flatMap((s) => partsOf(s.name) ?? []);
  const has13 = party.suites.some((s) => s.versions.includes('TLS 1.3') && partsOf(s.name));
  const protocols = party.protocols.filter((p) => p.on && p.protocol in VERSIONS && (p.protocol !== 'TLS 1.3' || has13)).map((p) => p.protocol as Version);
  if (protocols.length === 0 || parts.length === 0) return withOffer(party, [], []);
  const suites = settled(protocols, parts).map((name) => {
    const suite = suiteOf(name)?.suite;
    // Suites that no Windows has (ECDHE_RSA with 3DES) come out of the parts as well.
    const versions = suite?.versions ?? (name.includes('_GCM_') || /SHA(?:256|384)$/.test(name) ? (['TLS 1.2'] as const) : (['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] as const));
    return { name, versions: versions.filter((v) => v !== 'SSL 3.0'), suite: suite ?? standIn(name) };
  });
  return withOffer(party, protocols, suites);
}

/** The list whose own parts give the same list again: the order of the parts of a list need not be the order that made it. */
function settled(protocols: readonly Version[], parts: readonly Parts[]): readonly string[] {
  let names = listed(priorityOf(protocols, parts));
  for (let turn = 0; turn < 5 && names.length > 0; turn += 1) {
    const again = listed(priorityOf(protocols, names.flatMap((n) => partsOf(n) ?? [])));
    if (again.join() === names.join()) break;
    names = again;
  }
  return names;
}

/** What the engine has to know of a suite that Windows does not have: the key that it needs. */
function standIn(name: string): NonNullable<Party['suites'][number]['suite']> {
  const parts = partsOf(name);
  const exchange = name.startsWith('TLS_ECDHE') ? 'ECDHE' : name.startsWith('TLS_DHE') ? 'DHE' : 'RSA';
  return { name, code: undefined, certificate: name.includes('_ECDSA_') ? 'ECDSA' : 'RSA', exchange, cipher: parts?.cipher ?? '', mac: parts?.mac ?? '', versions: [], forwardSecrecy: exchange !== 'RSA', http2: false };
}

async function handshake(keys: Keys, { client, server, key }: Pair): Promise<End> {
  const port = await freePort();
  const files = keys.files(key);
  const listener = spawn('gnutls-serv', ['--echo', '--noticket', '--port', String(port), '--x509certfile', files.cert, '--x509keyfile', files.key, '--priority', priorityFor(server)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let heard = '';
  listener.stdout.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  listener.stderr.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  try {
    await until(() => /ready|listening/i.test(heard), 3000);
    const said = await told(port, priorityFor(client));
    return endOf(said, heard, key);
  } finally {
    listener.kill();
  }
}

function priorityFor({ protocols, suites }: Offer): string {
  return priorityOf(protocols as readonly Version[], suites.flatMap((s) => partsOf(s) ?? []));
}

function told(port: number, priority: string): Promise<string> {
  return new Promise((resolve) => {
    const client = spawn('gnutls-cli', ['--insecure', '--no-ca-verification', '--port', String(port), '--priority', priority, '127.0.0.1'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let out = '';
    const hear = (chunk: Buffer): void => {
      out += chunk.toString();
      if (/Handshake was completed/.test(out)) client.kill();
    };
    client.stdout.on('data', hear);
    client.stderr.on('data', hear);
    client.on('close', () => resolve(out));
    setTimeout(() => client.kill(), 4000).unref();
  });
}

/** `- Description: (TLS1.2-X.509)-(ECDHE-SECP256R1)-(RSA-SHA256)-(AES-128-GCM)`, with the hash behind it where there is one: the key exchange is named first. */
function endOf(client: string, server: string, key: KeyKind): End {
  const description = /^- Description: (.+)$/m.exec(client)?.[1];
  const said = `client ${lastError(client)}, server ${lastError(server)}`;
  if (description === undefined || !/Handshake was completed/.test(client)) {
    if (/protocol version|unsupported version|not supported protocol/i.test(said)) return { failed: 'version', said };
    if (/handshake failed|No supported cipher suites|no cipher suites|Insufficient|illegal parameter/i.test(said)) return { failed: 'suite', said };
    return { failed: 'unknown', said };
  }
  const parts = [...description.matchAll(/\(([^)]+)\)/g)].map((m) => m[1] ?? '');
  const protocol = `TLS ${/^TLS([0-9.]+)/.exec(parts[0] ?? '')?.[1] ?? ''}` as Version;
  const cipher = CIPHERS.find(([, name]) => parts.includes(name));
  const mac = MACS.find(([, name]) => parts.at(-1) === name);
  const hash = mac?.[0] ?? (cipher?.[0] === 'AES_256_GCM' ? 'SHA384' : 'SHA256');
  if (protocol === 'TLS 1.3') return { protocol, suite: `TLS_${cipher?.[0]}_${hash}` };
  const exchange = /\(ECDHE/.test(description) ? `ECDHE_${key}` : /\(DHE/.test(description) ? 'DHE_RSA' : 'RSA';
  return { protocol, suite: `TLS_${exchange}_WITH_${cipher?.[0]}_${hash}` };
}

function lastError(text: string): string {
  return text.split('\n').filter((l) => /error|alert|fail/i.test(l)).slice(-2).join(' ').trim();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function until(met: () => boolean, most: number): Promise<void> {
  for (let waited = 0; !met() && waited < most; waited += 10) await new Promise((r) => setTimeout(r, 10));
}
