import { hostAliases, mistakenClasses } from '../../data/spn-services.ts';
import type { Rich } from '../blocks.ts';
import { isIpAddress } from '../names.ts';
import { adviseSpn } from '../spn-advice.ts';
import { isRefusal, parseSpn } from '../spn.ts';
import { distinct } from './accounts.ts';
import { hostOf } from './demands.ts';
import { faultsOf } from './faults.ts';
import { hitsOf, type Hit } from './holders.ts';
import { matchOf, type Scene } from './scene.ts';
import type { AuditRow } from './model.ts';
import { evidenceOf } from './row.ts';
import type { Placed } from './services.ts';
import { caseRemark, duplicateContested, shown } from './verdicts.ts';

/** Classes of which each SPN gets a row, whether or not a service here asks for it. */
const SQL = /^(?:mssqlsvc|msolapsvc\.3|msolapdisco\.3)\//;
/** Well-formed beyond doubt; anything else is looked at by the rules. */
const PLAIN_SPN = /^mssqlsvc\/[a-z0-9]+(?:[.-][a-z0-9]+)*(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}))?$/;
/** Class and one label of the longest kind: a name of this length breaks no rule about length. */
const SHORT_ENOUGH = 72;
const NUMERIC = /^[0-9.]+$/;
/** Of domain controllers and of Windows itself. */
const PASSWORD_SERVICE = 'kadmin/changepw';

const MEANT_FOR_SQL: ReadonlySet<string> = new Set(Object.entries(mistakenClasses).flatMap(([wrong, right]) => (right === 'MSSQLSvc' || right.startsWith('MSOLAP') ? [wrong] : [])));
const ALIASES: ReadonlySet<string> = new Set(hostAliases);

const NOT_ASKED: Rich = ['Nothing in the paste asks for it: which service it belongs to, and which account runs that, is not told. Name the instance and its account to have it judged.'];
const NO_ALSO: AuditRow['also'] = [];
const OF_SPN: AuditRow['sources'] = ['registerSpn'];

export interface ExtraScene extends Scene {
  /** Services by the lower-case names of their hosts, full, short and further. */
  readonly byHost: ReadonlyMap<string, readonly Placed[]>;
  /** All computers of the forest are in the paste, or of these domains. */
  readonly everything: boolean;
  readonly wholeDomains: ReadonlySet<string>;
}

/**
 * Judges an SPN that no service of the paste asks for; undefined where nothing is to be said: one holder, and not of SQL Server.
 * `key` is the SPN in lower case.
 *
 *     judgeExtra(scene, 'mssqlsvc/sql05\\sales', hits)?.status   // 'malformed'
 */
export function judgeExtra(scene: ExtraScene, key: string, hits: readonly Hit[]): AuditRow | undefined {
  const [first] = hits;
  if (!first || key === PASSWORD_SERVICE) return undefined;
  const slash = key.indexOf('/');
  const serviceClass = slash < 0 ? key.slice(0, 16) : key.slice(0, slash);
  const sql = SQL.test(key);
  const wrongForm = (sql && !(key.length <= SHORT_ENOUGH && PLAIN_SPN.test(key)) && fault(first.spn)) || MEANT_FOR_SQL.has(serviceClass) || (!sql && /^(?:mssqlsvc|msolap(?:svc|disco)\.3)/.test(key));
  if (wrongForm) return malformed(scene, first, hits);
  if (hits.length > 1 && several(scene, hits)) {
    return row(first, hits, {
      status: 'duplicate', verdict: 'problem', contested: duplicateContested, sources: ['errorRules', 'uniqueness'],
      says: [`It is on ${hits.length} accounts: `, ...shown(hits), '. No service of the paste asks for it, so which of them is right is not told.', caseRemark(hits)],
    });
  }
  if (sql) return ofSql(scene, first, hits);
  return ALIASES.has(serviceClass) ? takesOver(scene, first, hits) : undefined;
}

function row({ spn }: Hit, hits: readonly Hit[], { status, verdict, says, contested, sources = OF_SPN, also = NO_ALSO, evidence }: Pick<AuditRow, 'status' | 'verdict' | 'says'> & Partial<AuditRow>): AuditRow {
  return {
    spn, status, verdict, need: 'extra', holders: hits.length === 1 ? [hits[0]?.account.names[0].value ?? ''] : hits.map((h) => h.account.names[0].value), says,
    evidence: evidence ?? evidenceOf(hits), also, sources, ...(contested === undefined ? {} : { contested }),
  };
}

function several({ directory }: Scene, hits: readonly Hit[]): boolean {
  return hits.some((a, i) => hits.slice(i + 1, i + 20).some((b) => distinct(directory.domains, a.account, b.account) === 'other'));
}

/** Whether the rules refuse it, or it has a form that no client of SQL Server asks for. */
function fault(spn: string): boolean {
  const parts = parseSpn(spn);
  if (isRefusal(parts) || parts.serviceName !== undefined) return true;
  const key = parts.serviceClass.toLowerCase();
  return (key === 'msolapsvc.3' && parts.port !== undefined) || (key === 'msolapdisco.3' && (parts.port !== undefined || parts.instance !== undefined)) || parts.instance?.toLowerCase() === 'mssqlserver';
}

function malformed({ directory }: ExtraScene, first: Hit, hits: readonly Hit[]): AuditRow {
  const { offers, remarks } = adviseSpn(first.spn);
  const there = offers.filter((o) => directory.holders.has(o.toLowerCase()));
  const meant: Rich = offers.flatMap((offer, i): Rich => [i === 0 ? ' Meant was perhaps ' : ' or ', { code: offer }]);
  return row(first, hits, {
    status: 'malformed', verdict: there.length > 0 ? 'open' : 'problem', sources: ['registerSpn', 'nameFormats'],
    says: [
      'No client asks for this form. ', remarks.map((r) => r.says).join(' '), ...meant, ...(offers.length > 0 ? ['.'] : []),
      ...(there.length > 0 ? [' That one is there, so this is a leftover that does no harm.'] : []),
    ],
  });
}

function ofSql(scene: ExtraScene, first: Hit, hits: readonly Hit[]): AuditRow {
  const { spn, account } = first;
  const host = hostOf(spn).toLowerCase();
  const services = scene.byHost.get(host);
  const off = account.seen.some((a) => a.disabled?.value) ? faultsOf(account).find((f) => f.id === 'account-disabled') : undefined;
  if (off) {
    return row(first, hits, {
      status: 'account-disabled', verdict: 'open', sources: ['sspiContext'], evidence: [...evidenceOf(hits), ...(off.line === undefined ? [] : [{ line: off.line, means: 'account disabled' }])],
      says: ['Its account ', ...shown([first]), ' is disabled. The SPN still counts: it blocks the account that needs it, if one does.'],
    });
  }
  if (NUMERIC.test(host) && isIpAddress(host)) {
    return row(first, hits, { status: 'not-judged', verdict: 'open', sources: ['ipSpn'], says: ['The host is an IP address. Clients ask for it only with TryIPSPN = 1, from Windows 10 1507 and Windows Server 2016; else they take NTLM for an address.'] });
  }
  if (services !== undefined) return otherOfHost(scene, first, hits, services);
  if ((scene.everything || scene.wholeDomains.has(host.slice(host.indexOf('.') + 1))) && /^mssqlsvc\//i.test(spn) && !known(scene, host)) {
    return row(first, hits, {
      status: 'stale-host', verdict: 'open', sources: ['registerSpn'],
      says: ['No computer and no service of the export is named ', { code: hostOf(spn) }, '. It is a leftover, or an alias, a distributed network name or a host outside the domain: ask DNS before you remove it.'],
    });
  }
  return row(first, hits, { status: 'not-judged', verdict: 'open', says: NOT_ASKED });
}

/** An SPN of a host whose services are known, for a port or instance that none of them has. */
function otherOfHost(scene: ExtraScene, first: Hit, hits: readonly Hit[], services: readonly Placed[]): AuditRow {
  const { spn } = first;
  const suffix = spn.includes(':') ? spn.slice(spn.indexOf(':') + 1) : '';
  const sql = services.filter((s) => s.service.kind === 'sql');
  const ports = sql.flatMap((s) => s.service.ports.map((p) => p.value));
  const portsKnown = sql.length > 0 && sql.every((s) => s.service.ports.length > 0);
  if (/^[0-9]+$/.test(suffix) && /^mssqlsvc\//i.test(spn) && portsKnown) {
    const owned = sql.some((s) => matchOf(scene, first.account, s.expectation) === 'same');
    return row(first, hits, {
      status: 'stale-port', verdict: 'open', sources: ['registerSpn', 'agPrerequisites'],
      says: [
        `No instance of this host in the paste listens on ${suffix}`, ports.length > 0 ? `, but on ${[...new Set(ports)].slice(0, 6).join(', ')}. ` : '. ',
        owned ? 'It is on the account that runs the instance: ' : 'It is on another account: ',
        'a port of the past, an instance that is not in the paste, or the endpoint of mirroring. It does no harm while nothing listens there.',
      ],
    });
  }
  return row(first, hits, { status: 'not-judged', verdict: 'open', says: [`The services of this host in the paste do not ask for it${portsKnown ? '' : ', as far as their ports are known'}: it may belong to another instance.`] });
}

function known({ directory }: Scene, host: string): boolean {
  const label = host.split('.')[0] ?? host;
  if ((directory.byName.get(label.slice(0, 15)) ?? []).some((a) => a.kind !== 'user')) return true;
  return directory.holders.has(`host/${host}`) || directory.holders.has(`host/${label}`);
}

/** HTTP and other classes that HOST answers for, on another account than the computer. */
function takesOver(scene: ExtraScene, first: Hit, hits: readonly Hit[]): AuditRow | undefined {
  const key = first.spn.toLowerCase();
  const slash = key.indexOf('/');
  // A third part belongs to a domain controller.
  if (key.indexOf('/', slash + 1) >= 0) return undefined;
  const host = hostOf(key);
  const holders = scene.directory.holders.get(`host/${host}`);
  const [computer] = holders ?? [];
  if (!computer || hits.some((h) => holders?.some((c) => c.account === h.account)) || distinct(scene.directory.domains, first.account, computer.account) !== 'other') return undefined;
  return row(first, hits, {
    status: 'alias-conflict', verdict: 'open', sources: ['spnMappings', 'ssrs'], evidence: [...evidenceOf(hits), ...evidenceOf(hitsOf(scene.directory, `host/${host}`))],
    says: [
      ...shown([first]), ` holds ${first.spn.slice(0, slash)} of a host whose HOST is on `, ...shown([computer]),
      ': the literal name wins. Right if every service of that class under this name runs as the first account; else those of the computer fail, PowerShell remoting (WinRM) among them.',
    ],
  });
}
