/** Who loses the connection when suites leave a list, said by what a peer would need to have nothing else. */
import type { TlsSuite } from '../../data/tls-suites.ts';

interface Family {
  readonly id: string;
  readonly holds: (suite: TlsSuite) => boolean;
  readonly who: string;
}

const encrypts = (s: TlsSuite): boolean => s.cipher !== 'NULL' && s.exchange !== 'PSK';

/** A suite belongs to the first family that holds it. */
const FAMILIES: readonly Family[] = [
  { id: 'tls13', holds: (s) => s.versions.includes('TLS 1.3'), who: 'peers that accept TLS 1.3 only' },
  { id: 'ssl2', holds: (s) => s.versions.every((v) => v === 'SSL 2.0'), who: 'peers that have SSL 2.0 only' },
  { id: 'rc4', holds: (s) => s.cipher.startsWith('RC4'), who: 'peers that have RC4 only' },
  { id: 'des', holds: (s) => s.cipher.startsWith('DES'), who: 'peers that have DES only' },
  { id: '3des', holds: (s) => s.cipher.startsWith('3DES'), who: 'peers that have 3DES only' },
  { id: 'dss', holds: (s) => s.certificate === 'DSS', who: 'servers with a DSA certificate, and their clients' },
  { id: 'dhe-gcm', holds: (s) => s.exchange === 'DHE' && s.mac === 'AEAD', who: 'peers whose only suites with forward secrecy and TLS 1.2 are DHE with GCM' },
  { id: 'dhe-cbc', holds: (s) => s.exchange === 'DHE', who: 'peers that have DHE with CBC only, such as old Java and appliances' },
  { id: 'rsa-exchange', holds: (s) => s.exchange === 'RSA', who: 'peers that have RSA key exchange only' },
  { id: 'ecdhe-rsa-gcm', holds: (s) => s.certificate === 'RSA' && s.mac === 'AEAD', who: 'peers that have ECDHE with GCM only, with an RSA certificate' },
  { id: 'ecdhe-rsa-cbc', holds: (s) => s.certificate === 'RSA' && s.cipher.endsWith('CBC'), who: 'peers that have ECDHE with CBC only, with an RSA certificate, such as Windows before 10' },
  { id: 'ecdhe-ecdsa', holds: (s) => s.certificate === 'ECDSA', who: 'servers with an ECDSA certificate, and their clients' },
];

export interface Loss {
  readonly id: string;
  readonly who: string;
  /** The suites of the family that were there. */
  readonly suites: readonly TlsSuite[];
}

/**
 * Families of suites of which nothing is left: what a peer must have nothing else than, to lose the connection. A family of which one suite stays is no
 * loss by this table; a peer that has just the suite that went loses all the same, and the list of suites shows it.
 *
 *     lossesBetween(suites of Server 2019, suites of Server 2025)   // dhe-gcm and 3des
 */
export function lossesBetween(before: readonly TlsSuite[], after: readonly TlsSuite[]): readonly Loss[] {
  const left = new Set(after.map((s) => familyOf(s)?.id));
  const names = new Set(after.map((s) => s.name));
  return FAMILIES.flatMap((family): Loss[] => {
    const suites = before.filter((s) => encrypts(s) && !names.has(s.name) && familyOf(s) === family);
    return suites.length > 0 && !left.has(family.id) ? [{ id: family.id, who: family.who, suites }] : [];
  });
}

function familyOf(suite: TlsSuite): Family | undefined {
  return FAMILIES.find((f) => f.holds(suite));
}
