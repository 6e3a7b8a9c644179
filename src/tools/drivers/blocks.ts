/** The table of drivers as it is shown: findings for a version, then the rows, short when there are many. */
import type { Block, FindingBlock, Rich, TableBlock } from '../../core/blocks.ts';
import type { DriverFound, DriversFound } from '../../core/drivers/find.ts';
import { findingText, standing } from '../../core/drivers/verdict.ts';
import { tlsDriverSources, type TlsDriver, type TlsDriverSourceId } from '../../data/tls-drivers.ts';

/** Beyond this many rows the remarks stay away, and sources are numbers. */
const MOST_FULL = 14;
const MOST_FINDINGS = 6;

const HEADS: Readonly<Record<TlsDriver['kind'], string>> = { driver: 'Drivers', runtime: 'Runtimes and programs', server: 'Servers and services' };
const KINDS = ['driver', 'runtime', 'server'] as const;

/** Everything below the form. */
export function driverBlocks(answer: DriversFound): readonly Block[] {
  return [...versionFindings(answer), ...(answer.found.length > MOST_FULL ? shortTables(answer.found) : [fullTable(answer.found)])];
}

function versionFindings({ found, version }: DriversFound): readonly FindingBlock[] {
  if (version === undefined) return [];
  return found.slice(0, MOST_FINDINGS).map((one, i) => {
    const sure = one.fits === 'whole';
    return {
      kind: 'finding', id: i === 0 ? 'version' : `version-${i + 1}`, verdict: sure ? standing(one.row) : 'open', says: findingText(one, version), evidence: [],
      ...(sure && standing(one.row) === 'fine' ? {} : { next: [one.row.enable] }),
    };
  });
}

/** Name and versions, what they can do and what comes by itself. */
function cells(row: TlsDriver): readonly Rich[] {
  return [[{ strong: row.name }, `, ${row.versions}`], newest(row), [offers(row)], [row.enable]];
}

function newest(row: TlsDriver): Rich {
  const name = row.newest === 'unknown' ? (row.newestWhen ?? 'not known') : row.newest;
  const when = row.newest === 'unknown' || row.newestWhen === undefined ? '' : `, ${row.newestWhen}`;
  const mark = standing(row);
  const head: Rich = mark === 'problem' ? [{ mark: 'problem', text: name }] : [name];
  return [...head, `${when}${row.confidence === 'likely' ? ' (likely)' : ''}`];
}

const LIBRARY: Readonly<Record<TlsDriver['stack'], string>> = { schannel: 'what Schannel has on', openssl: 'what OpenSSL has on', java: 'what Java has on', yassl: 'what yaSSL has on', other: 'what its library has on' };

function offers(row: TlsDriver): string {
  if (row.offersWords !== undefined) return row.offersWords;
  return row.offers === 'system' ? LIBRARY[row.stack] : row.offers.join(', ');
}

function fullTable(found: readonly DriverFound[]): TableBlock {
  return {
    kind: 'table', id: 'drivers', caption: 'Drivers, runtimes and servers: what they can use', columns: ['Product and versions', 'Newest TLS', 'Offers without configuration', 'How TLS 1.2 or later comes', 'Remarks', 'Source'],
    rows: found.map(({ row }) => [...cells(row), remarks(row), row.sources.flatMap((id, i): Rich => [...(i === 0 ? [] : ['; ']), ...cited(id)])]),
  };
}

function remarks(row: TlsDriver): Rich {
  const parts = [...row.remarks, ...(row.contested === undefined ? [] : [`Contested: ${row.contested}`])];
  return [parts.join(' ')];
}

function cited(id: TlsDriverSourceId): Rich {
  const source: { readonly title: string; readonly url?: string } = tlsDriverSources[id];
  return [source.url === undefined ? source.title : { link: source.url, text: source.title }];
}

function shortTables(found: readonly DriverFound[]): readonly TableBlock[] {
  const ids = [...new Set(found.flatMap(({ row }) => row.sources))];
  const number = new Map(ids.map((id, i) => [id, i + 1]));
  const tables = KINDS.flatMap((kind): TableBlock[] => {
    const rows = found.filter(({ row }) => row.kind === kind);
    if (rows.length === 0) return [];
    return [{
      kind: 'table', id: `${kind}s`, caption: HEADS[kind], columns: ['Product and versions', 'Newest TLS', 'Offers without configuration', 'Source', 'How TLS 1.2 or later comes'],
      rows: rows.map(({ row }) => cells(row).toSpliced(3, 0, [row.sources.map((id) => String(number.get(id) ?? '')).join(', ')])),
    }];
  });
  const sources: TableBlock = { kind: 'table', id: 'driver-sources', caption: 'Sources of the rows', columns: ['Number', 'Source'], rows: ids.map((id) => [[String(number.get(id) ?? '')], cited(id)]) };
  return [...tables, sources];
}
