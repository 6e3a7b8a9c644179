import type { ClientPlatform, LayerId, LayerVersion, SpnLayer, Suffix, SuffixForm } from '../../data/spn-layers.ts';
import type { Rich } from '../blocks.ts';
import type { ServerText } from '../server-text.ts';
import type { Reason, RequestStep } from './model.ts';
import { isVersion, rangesOf } from './version.ts';

const DEFAULT_PORT = 1433;
const DEFAULT_ADMIN_PORT = 1434;
/** No package of SqlClient has a higher second number; the properties of its DLL do. */
const MOST_MINOR = 9;

export interface SuffixFacts {
  readonly layer: SpnLayer;
  readonly platform: ClientPlatform;
  readonly version?: string;
  readonly browser?: number | 'no answer';
}

/** What may stand behind the host, with its attempt and condition. */
export interface SuffixVariant {
  readonly port?: number;
  readonly instance?: string;
  readonly when?: string;
  readonly order: number;
}

export interface SuffixPart {
  readonly variants: readonly SuffixVariant[];
  readonly steps: readonly RequestStep[];
  readonly lacks?: readonly Rich[];
  readonly stops?: Reason;
  readonly noSpn?: Reason;
}

/** Layers that know lpc:. */
const SHARED_MEMORY: readonly LayerId[] = ['native', 'legacy', 'go-winsspi'];

type Way = 'tcp' | 'plain' | 'admin' | 'pipe';

function wayOf({ pipe, protocol }: ServerText): Way {
  if (pipe || protocol === 'np') return 'pipe';
  return protocol === 'tcp' || protocol === 'admin' ? protocol : 'plain';
}

const isManaged = ({ id }: SpnLayer): boolean => id === 'managed' || id === 'system-managed';

function suffixOf(server: ServerText, way: Way, layer: SpnLayer, { suffix }: LayerVersion): Suffix {
  const { instance, port, pipe } = server;
  if (way === 'pipe') {
    if (typeof suffix.pipes === 'string') return { forms: ['bare'] };
    // The managed reader keeps the instance of a pipe path, and loses that of np:HOST\INSTANCE.
    if (isManaged(layer) && instance !== undefined && !pipe) return { forms: ['bare', 'instance'], either: true };
    return instance === undefined ? suffix.pipes.standard : suffix.pipes.named;
  }
  if (port !== undefined && !(suffix.instanceBeatsPort && instance !== undefined)) return { forms: ['port'] };
  return (instance === undefined ? suffix.standard : suffix.named)[way];
}

function portOf({ port, instance }: ServerText, way: Way, browser: SuffixFacts['browser']): number | undefined {
  if (port !== undefined) return port;
  if (instance !== undefined) return typeof browser === 'number' ? browser : undefined;
  return way === 'admin' ? DEFAULT_ADMIN_PORT : DEFAULT_PORT;
}

const ALTERNATIVE: Readonly<Record<SuffixForm, string>> = {
  port: 'the port is written',
  instance: 'the instance name is written',
  bare: 'nothing is written behind the host',
};

function variantsOf(server: ServerText, way: Way, facts: SuffixFacts, version: LayerVersion, several: boolean): readonly SuffixVariant[] {
  const { forms, either } = suffixOf(server, way, facts.layer, version);
  const port = portOf(server, way, facts.browser);
  return forms.flatMap((form, i): readonly SuffixVariant[] => {
    if (form === 'port' && port === undefined) return [];
    const conditions = [...(several ? [`version ${version.label}`] : []), ...(either ? [ALTERNATIVE[form]] : [])];
    return [{
      ...(form === 'port' && port !== undefined ? { port } : {}),
      ...(form === 'instance' && server.instance !== undefined ? { instance: server.instance } : {}),
      ...(conditions.length === 0 ? {} : { when: conditions.join(', and ') }),
      order: either ? 1 : i + 1,
    }];
  });
}

function browserSteps(server: ServerText, way: Way, { browser }: SuffixFacts): readonly RequestStep[] {
  if (server.instance === undefined || way === 'pipe') return [];
  if (server.port !== undefined) return [{ says: ['A port was given: SQL Server Browser is not asked.'], sources: ['sqlClient', 'jdbcSource'] }];
  if (browser === undefined) return [{ says: ['SQL Server Browser (UDP 1434) is asked for the port of ', { code: server.instance }, '. Without its answer the connection fails.'], sources: ['sqlClient'] }];
  return [{ says: ['SQL Server Browser (UDP 1434) gives the port of ', { code: server.instance }, ': ', { code: String(browser) }, '.'], sources: ['sqlClient'] }];
}

function adminStep(way: Way, layer: SpnLayer): readonly RequestStep[] {
  if (way !== 'admin') return [];
  const contested: Rich = ['The documentation gives the administrator connection the form with the instance name; the source of the managed driver writes the resolved port since 7.1.0-preview2.'];
  return [{
    says: ['admin: is the administrator connection (DAC). It has a port of its own: 1434 for a default instance, from SQL Server Browser for a named one.'],
    sources: ['registerSpn', 'sqlClient3566'],
    ...(layer.id.startsWith('go') || layer.id.startsWith('jdbc') ? {} : { contested }),
  }];
}

function pipeStep({ port }: ServerText, way: Way, { id }: SpnLayer): readonly RequestStep[] {
  if (way !== 'plain' || port !== undefined || (id !== 'native' && id !== 'legacy')) return [];
  return [{ says: ['Without tcp: the driver may go on to named pipes when TCP does not connect. The SPN then has no port.'], sources: ['registerSpn'] }];
}

function attemptStep(variants: readonly SuffixVariant[], { layer, platform }: SuffixFacts): readonly RequestStep[] {
  if (!variants.some((v) => v.order > 1)) return [];
  return [platform === 'windows' && isManaged(layer)
    ? {
        says: ['The second form is tried when the first gives an error.'],
        sources: ['sqlClient'],
        contested: ['On Windows an SPN that nobody holds gives NTLM and no error, so the second form is not reached. Inferred.'],
      }
    : { says: ['The second form is tried when there is no ticket for the first. A ticket for the wrong account is no reason to try it.'], sources: ['sqlClient'] }];
}

function pipeEnd(server: ServerText, { layer, platform }: SuffixFacts): Pick<SuffixPart, 'stops' | 'noSpn'> {
  const { pipes } = layer.versions[0].suffix;
  if (pipes === 'no-kerberos') return { noSpn: { why: ['These drivers have no Kerberos over named pipes: the connection is NTLM.'], sources: ['consistentAuth'] } };
  if (pipes === 'none' || (isManaged(layer) && platform !== 'windows')) return { stops: { why: ['This driver reaches no other machine over named pipes.'], sources: [isManaged(layer) ? 'sqlClient' : 'odbcLinux'] } };
  return isManaged(layer) && server.port !== undefined ? { stops: NO_PORT } : {};
}

const NO_PORT: Reason = { why: ['The driver refuses a port behind np: and admin:, with an error about the connection string.'], sources: ['sqlClient'] };

function versionSteps(rows: readonly LayerVersion[], facts: SuffixFacts): readonly RequestStep[] {
  const { layer, version } = facts;
  const contested = layer.inferred === undefined || layer.host === 'forward-reverse' ? {} : { contested: [layer.inferred] };
  return [
    ...(version !== undefined && version.trim() !== '' && !isVersion(version, isManaged(layer) ? MOST_MINOR : undefined)
      ? [{ says: [{ code: version.trim().slice(0, 60) }, ' is no version of the package; the properties of a DLL count otherwise. Taken as not known.'], sources: [] }]
      : []),
    ...rows.map((row) => ({ says: [row.says], sources: row.sources, ...contested })),
  ];
}

/**
 * What stands behind the host, by driver, version, protocol, instance and port.
 *
 *     suffixPart({ host: 'sql05' }, { layer: managed, platform: 'linux', version: '5.2.0' }).variants  // [{ order: 1 }]
 *     suffixPart({ host: 'sql05' }, { layer: managed, platform: 'linux', version: '6.0' }).variants    // [{ order: 1 }, { port: 1433, order: 2 }]
 *
 * Without a version the variants of all versions come back, each under its condition. Sources: those of spn-drivers.ts.
 */
export function suffixPart(server: ServerText, facts: SuffixFacts): SuffixPart {
  const { layer, browser } = facts;
  const way = wayOf(server);
  if (server.protocol === 'lpc') {
    if (!SHARED_MEMORY.includes(layer.id)) return { variants: [], steps: [], stops: { why: ['This driver has no shared memory: it does not know lpc:.'], sources: isManaged(layer) ? ['sqlClient'] : [] } };
    return { variants: [], steps: [], noSpn: { why: ['lpc: is shared memory, on the own machine. A connection there is NTLM, whatever the SPNs say.'], sources: ['authType', 'registerSpn'] } };
  }
  if (way === 'pipe') {
    const end = pipeEnd(server, facts);
    if (end.stops || end.noSpn) return { variants: [], steps: [], ...end };
  }
  if (way === 'admin' && isManaged(layer) && server.port !== undefined) return { variants: [], steps: [], stops: NO_PORT };
  if (way !== 'pipe' && server.instance !== undefined && server.port === undefined && browser === 'no answer') {
    return {
      variants: [],
      steps: [],
      stops: { why: ['SQL Server Browser (UDP 1434) does not answer and no port was given: the connection to ', { code: server.instance }, ' fails before an SPN matters.'], sources: ['sqlClient'] },
    };
  }
  const version = facts.version !== undefined && isVersion(facts.version, isManaged(layer) ? MOST_MINOR : undefined) ? facts.version : undefined;
  const rows = rangesOf(version, layer.versions);
  const written = rows.map((row) => JSON.stringify(variantsOf(server, way, facts, row, false)));
  const several = new Set(written).size > 1;
  const variants = rows.flatMap((row) => variantsOf(server, way, facts, row, several));
  const wantsPort = portOf(server, way, browser) === undefined && rows.some((row) => suffixOf(server, way, layer, row).forms.includes('port'));
  return {
    variants,
    steps: [...browserSteps(server, way, facts), ...adminStep(way, layer), ...pipeStep(server, way, layer), ...versionSteps(rows, facts), ...attemptStep(variants, facts)],
    ...(wantsPort ? { lacks: [['The port of ', { code: server.instance ?? '' }, ', as SQL Server Browser gives it or the error log of the instance says: it stands in the SPN.']] } : {}),
  };
}
