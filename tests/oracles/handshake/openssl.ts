import { execFileSync } from 'node:child_process';
import tls from 'node:tls';
import type { Keys } from './keys.ts';
import { playedWith, type End, type Offer, type Stack } from './offer.ts';

const VERSIONS = { 'TLS 1.0': 'TLSv1', 'TLS 1.1': 'TLSv1.1', 'TLS 1.2': 'TLSv1.2', 'TLS 1.3': 'TLSv1.3' } as const;
type Version = keyof typeof VERSIONS;

/** OpenSSL as Node has it: TLS 1.0 to 1.3, without RC4, 3DES, DES, EXPORT and SSL 3.0, which are compiled out. Protocols are a range. */
export function opensslStack(keys: Keys): Stack {
  const names = suiteNames();
  const abilities = { protocols: Object.keys(VERSIONS) as Version[], knows: new Set([...names.keys()].filter((name) => !/_(?:anon|PSK|SRP)_/.test(name))), holes: false, dropsEmpty: false };
  return {
    id: 'openssl',
    title: `OpenSSL ${process.versions.openssl} (Node ${process.versions.node})`,
    played: (party) => playedWith(abilities, party),
    handshakes: async (pairs) => {
      const ends: End[] = [];
      for (const { client, server, key } of pairs) ends.push(await handshake(names, keys.pem(key), client, server));
      return ends;
    },
  };
}

/** IANA name → name of OpenSSL, from OpenSSL itself. */
function suiteNames(): ReadonlyMap<string, string> {
  const usable = new Set(tls.getCiphers().map((name) => name.toUpperCase()));
  const rows = execFileSync('openssl', ['ciphers', '-stdname', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0'], { encoding: 'utf8' }).trim().split('\n').map((line) => line.split(/\s+/));
  return new Map(rows.flatMap(([iana, , name]) => (iana === undefined || name === undefined || !usable.has(name.toUpperCase()) ? [] : [[iana, name] as const])));
}

function options(names: ReadonlyMap<string, string>, { protocols, suites }: Offer): tls.SecureContextOptions {
  const is13 = (name: string): boolean => /^TLS_(?:AES|CHACHA20)_/.test(name);
  const older = suites.filter((s) => !is13(s)).flatMap((s) => names.get(s) ?? []);
  const version = (v: string | undefined): (typeof VERSIONS)[Version] => VERSIONS[v as Version];
  return {
    // The security level is a part of the list of older suites; beside suites of TLS 1.3 alone it is an error.
    ciphers: [...suites.filter(is13), ...older, ...(older.length > 0 ? ['@SECLEVEL=0'] : [])].join(':'),
    minVersion: version(protocols[0]),
    maxVersion: version(protocols.at(-1)),
    ecdhCurve: 'P-256:P-384',
  };
}

function handshake(names: ReadonlyMap<string, string>, pem: ReturnType<Keys['pem']>, client: Offer, server: Offer): Promise<End> {
  return new Promise((resolve) => {
    let said = '';
    let socket: tls.TLSSocket | undefined;
    const listener = tls.createServer({ ...pem, dhparam: 'auto', honorCipherOrder: true, ...options(names, server) }, (s) => s.end());
    const done = (end: End): void => {
      listener.close();
      socket?.destroy();
      resolve(end);
    };
    listener.on('tlsClientError', (error: NodeJS.ErrnoException) => (said = error.code ?? error.message));
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      socket = tls.connect({ host: '127.0.0.1', port, servername: 'localhost', rejectUnauthorized: false, ...options(names, client) }, () => {
        const protocol = Object.entries(VERSIONS).find(([, v]) => v === socket?.getProtocol())?.[0] as Version | undefined;
        done(protocol === undefined ? { failed: 'unknown', said: String(socket?.getProtocol()) } : { protocol, suite: socket?.getCipher().standardName ?? '' });
      });
      socket.on('error', (error: NodeJS.ErrnoException) => setTimeout(() => done(failure(error.code ?? error.message, said)), 5));
    });
  });
}

function failure(client: string, server: string): End {
  const said = `client ${client}, server ${server}`;
  if (/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW|WRONG_VERSION|NO_PROTOCOLS_AVAILABLE/.test(said)) return { failed: 'version', said };
  if (/NO_SHARED_CIPHER|NO_SUITABLE|NO_CIPHERS_AVAILABLE|HANDSHAKE_FAILURE/.test(said)) return { failed: 'suite', said };
  return { failed: 'unknown', said };
}
