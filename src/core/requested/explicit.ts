import type { SpnDriver, SpnDriverId, SpnKeyword } from '../../data/spn-drivers.ts';
import { formatSpn, isRefusal, parseSpn } from '../spn.ts';
import type { Resolver } from './dns.ts';
import { layerOf, serverSpnKeyword } from './drivers.ts';
import type { Reason, RequestStep, SpnRequest } from './model.ts';
import { spnRefusedBy, splitRealm } from './server-spn.ts';

/** What an explicit SPN does to the request. */
export interface Explicit {
  /** Absent: it has no effect. */
  readonly spn?: string;
  readonly when?: string;
  /** The condition under which the driver makes the name itself after all. */
  readonly generatedWhen?: string;
  readonly steps: readonly RequestStep[];
  readonly stops?: Reason;
}

const REFUSE_UNKNOWN: readonly SpnDriverId[] = ['system-data-sqlclient', 'system-data-sqlclient-package', 'microsoft-data-sqlclient', 'microsoft-data-sqlclient-managed'];

const HAS_POOL: readonly SpnDriverId[] = ['msodbcsql', 'msoledbsql', 'sqlncli', 'microsoft-data-sqlclient', 'microsoft-data-sqlclient-managed', 'pyodbc'];

const ignored = (why: string, sources: RequestStep['sources']): Explicit => ({ steps: [{ says: ['The given SPN has no effect. ', why], sources }] });

const NO_KEYWORD: Reason = {
  why: ['The driver refuses the connection string: it does not know ', { code: 'Server SPN' }, ', which came with Microsoft.Data.SqlClient 5.0.'],
  sources: ['sqlClientNotes', 'systemDataSource'],
};

const CONTESTED: Explicit['steps'] = [{
  says: ['Whether the ODBC driver takes ', { code: 'ServerSPN' }, ' on Linux and macOS is contested.'],
  sources: ['odbcLinux', 'odbcKeywords'],
  contested: ['The page on integrated authentication says that it is not supported; the list of keywords marks it for Linux, macOS and Windows.'],
}];

function valueSteps(value: string, keyword: SpnKeyword, { driver, platform }: SpnRequest): readonly RequestStep[] {
  const refusal = spnRefusedBy(keyword, value);
  const account = !value.includes('/');
  return [
    {
      says: [{ code: keyword.name }, ' gives ', account ? 'an account' : 'the SPN', ': ', { code: value.slice(0, 260) }, '. The driver makes none from the name; name and port only say where it connects.'],
      sources: keyword.sources,
      ...(account && keyword.syntax === 'ado' && platform !== 'windows' ? { contested: ['An account instead of an SPN failed on Linux in one report.'] } : {}),
    },
    ...(refusal ? [{ says: [`It is handed on as it is, though it ${refusal.reason}.`], sources: keyword.sources }] : []),
    ...(HAS_POOL.includes(driver) ? [{ says: ['The value is part of the key of the connection pool.'], sources: ['clientSpn', 'sqlClientKeyword'] } satisfies RequestStep] : []),
  ];
}

/** krb5 in go-mssqldb follows the CNAME of a given SPN, too, when that has a port or an instance. */
function followed(value: string, dns: Resolver): { readonly spn: string; readonly steps: readonly RequestStep[] } {
  const parts = parseSpn(value);
  const found = isRefusal(parts) || (parts.port === undefined && parts.instance === undefined) ? undefined : dns.forward(parts.host);
  if (isRefusal(parts) || found?.kind !== 'found' || found.name.toLowerCase() === parts.host.toLowerCase()) return { spn: value, steps: [] };
  return { spn: formatSpn({ ...parts, host: found.name }), steps: [{ says: ['krb5 follows the name in the given SPN to ', { code: found.name }, '.'], sources: ['goMssql'] }] };
}

/**
 * What the SPN given in the connection string does: it takes the place of the one that the driver would make, or nothing, or the driver
 * refuses the string.
 *
 *     explicitSpnOf(request, driver, dns, request.serverSpn).spn   // 'MSSQLSvc/sql05.corp.example:1433'
 *
 * Undefined when none was given. Sources: SPN support in client connections; source of the drivers.
 */
export function explicitSpnOf(request: SpnRequest, driver: SpnDriver, dns: Resolver, given: string | undefined): Explicit | undefined {
  if (given === undefined || given.trim() === '') return undefined;
  const layer = layerOf(driver, request.platform)?.id;
  const answer = serverSpnKeyword(request.driver, request.version);
  if (layer === 'odbc-unix') return { spn: given, when: 'the driver takes ServerSPN', generatedWhen: 'the driver takes no ServerSPN', steps: CONTESTED };
  if (layer === 'freetds-sspi') return ignored('FreeTDS on Windows does not read it.', ['freetds']);
  if ('none' in answer) return REFUSE_UNKNOWN.includes(request.driver) ? { steps: [], stops: NO_KEYWORD } : ignored(answer.none, answer.sources);
  const { keyword, known } = answer;
  if (known === false) return REFUSE_UNKNOWN.includes(request.driver) ? { steps: [], stops: NO_KEYWORD } : ignored(`The driver knows ${keyword.name} since ${keyword.since}.`, keyword.sources);
  if (keyword.most !== undefined && given.length > keyword.most) {
    return { steps: [], stops: { why: [`The given SPN has ${given.length} characters; the driver takes ${keyword.most} at most.`], sources: ['clientSpn'] } };
  }
  const [spn, realm] = keyword.takesRealm ? splitRealm(given) : [given, undefined];
  const end = layer === 'go-krb5' ? followed(spn, dns) : { spn, steps: [] };
  const refuses = REFUSE_UNKNOWN.includes(request.driver);
  return {
    spn: end.spn,
    ...(known === undefined ? { when: `version ${keyword.since} and later`, ...(refuses ? {} : { generatedWhen: `version before ${keyword.since}` }) } : {}),
    steps: [
      ...valueSteps(given, keyword, request),
      ...(realm === undefined ? [] : [{ says: ['The realm ', { code: realm }, ' says which domain is asked; it is no part of the SPN there.'], sources: keyword.sources }]),
      ...end.steps,
      ...(known === undefined && refuses ? [{ says: ['A version before ', { code: keyword.since }, ' refuses the connection string with this keyword.'], sources: keyword.sources }] : []),
    ],
  };
}
