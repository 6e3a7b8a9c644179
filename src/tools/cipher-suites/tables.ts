/** Cells and tables that the four actions share. */
import type { NoteBlock, Rich, TableBlock } from '../../core/blocks.ts';
import { tlsOf } from '../../core/suites/compare.ts';
import { listOf } from '../../core/suites/lookup.ts';
import { hasProtocol, suitesFor } from '../../core/suites/reach.ts';
import type { CertificateKey, Reach } from '../../core/suites/reach.ts';
import { weaknessOf } from '../../core/suites/weakness.ts';
import type { TlsSuite } from '../../data/tls-suites.ts';
import type { ProtocolName } from '../../data/windows-tls.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';

/** "0xC030, ECDHE-RSA-AES256-GCM-SHA384" */
export function otherNames({ code, openssl, name }: TlsSuite): string {
  const number = code === undefined ? [] : [`0x${code.toString(16).toUpperCase().padStart(4, '0')}`];
  return [...number, ...(openssl === undefined || openssl === name ? [] : [openssl])].join(', ');
}

/** What is against a suite, in a cell. */
export function weakCell(suite: TlsSuite): Rich {
  const { level, why } = weaknessOf(suite);
  if (level === 'none') return [''];
  return [level === 'broken' ? { mark: 'problem', text: 'broken' } : { mark: 'open', text: 'old' }, `: ${why.join('; ')}`];
}

/** What a list leaves on each version: suites by version of TLS and key of the certificate. */
export function reachTable(reaches: readonly Reach[], keys: readonly CertificateKey[], id: string, caption: string): TableBlock {
  return {
    kind: 'table',
    id,
    caption,
    columns: ['Windows', 'TLS 1.3', 'TLS 1.2, RSA', 'TLS 1.2, ECDSA', 'TLS 1.0 and 1.1, RSA', 'TLS 1.0 and 1.1, ECDSA', 'First for TLS 1.2'],
    rows: reaches.map((reach) => [
      [reach.version.name],
      count(reach, 'TLS 1.3', 'RSA', true),
      count(reach, 'TLS 1.2', 'RSA', keys.includes('RSA')),
      count(reach, 'TLS 1.2', 'ECDSA', keys.includes('ECDSA')),
      // Nobody misses TLS 1.0 unless a peer needs it; a finding says so where that was asked.
      count(reach, 'TLS 1.0', 'RSA', false),
      count(reach, 'TLS 1.0', 'ECDSA', false),
      [first(reach)],
    ]),
  };
}

function count({ version, used, names }: Reach, protocol: ProtocolName, key: CertificateKey, missed: boolean): Rich {
  if (!hasProtocol(version, protocol)) return ['not in this Windows'];
  const suites = suitesFor(used, protocol, key).length;
  const { client, server } = tlsOf(version).protocols[protocol];
  const off = client !== 'on' && server !== 'on' ? ' (version off by default)' : '';
  if (suites > 0) return [`${suites}${off}`];
  if (names.some((n) => n.standing.kind === 'unclear')) return [{ mark: 'open', text: 'not documented' }];
  return missed ? [{ mark: 'problem', text: 'none' }, off] : [`none${off}`];
}

function first({ used }: Reach): string {
  const [rsa, ecdsa] = [suitesFor(used, 'TLS 1.2', 'RSA')[0]?.name, suitesFor(used, 'TLS 1.2', 'ECDSA')[0]?.name];
  return [...(rsa === undefined ? [] : [`RSA: ${rsa}`]), ...(ecdsa === undefined ? [] : [`ECDSA: ${ecdsa}`])].join('; ');
}

/** What the sources say about a version besides the list: what it needs, what is open. */
export function versionNotes(version: WindowsVersion): readonly NoteBlock[] {
  const list = listOf(version);
  const tls = tlsOf(version);
  const facts = [...(version.notes ?? []), ...(version.needs ?? []).map((need) => `The rows take for granted: ${need}.`)];
  const open = [list.contested, tls.contested, ...(version.contested ?? [])].filter((text) => text !== undefined);
  return [
    ...(facts.length > 0 ? [note(`about-${version.id}`, 'info', `${version.name}: ${facts.join(' ')}`)] : []),
    ...(open.length > 0 ? [note(`open-${version.id}`, 'warning', `${version.name}, where the sources contradict each other or none says it: ${[...new Set(open)].join(' ')}`)] : []),
  ];
}

export function note(id: string, tone: NoteBlock['tone'], ...text: Rich): NoteBlock {
  return { kind: 'note', id, tone, text };
}
