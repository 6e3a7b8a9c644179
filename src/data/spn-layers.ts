import type { SpnSource } from './spn-sources.ts';

/** The part of a driver of SQL Server that builds the SPN: several drivers share one. What it puts behind the host, by version. */

export type ClientPlatform = 'windows' | 'linux' | 'macos';

/** What stands behind the host: the TCP port, the instance name, or nothing. */
export type SuffixForm = 'port' | 'instance' | 'bare';

/** The forms in the order of the attempts. `either`: the sources disagree which of them it is. */
export interface Suffix {
  readonly forms: readonly [SuffixForm, ...SuffixForm[]];
  readonly either?: true;
}

/** By what was typed before the name: `tcp:`, nothing, `admin:`. */
export interface TcpSuffix {
  readonly tcp: Suffix;
  readonly plain: Suffix;
  readonly admin: Suffix;
}

export interface SuffixRules {
  /** No instance name was given, and no port. */
  readonly standard: TcpSuffix;
  /** An instance name was given, and no port. */
  readonly named: TcpSuffix;
  /** The instance name wins although a port was given. */
  readonly instanceBeatsPort?: true;
  /** `no-kerberos`: it has named pipes, and only NTLM over them. `none`: it has no named pipes. */
  readonly pipes: { readonly standard: Suffix; readonly named: Suffix } | 'no-kerberos' | 'none';
}

/**
 * Where the host part comes from.
 * `forward-reverse`: look up the name, then the address that came back. `canonical`: the name that the resolver returns, behind any CNAME.
 * `as-typed`: the name as written. `cname`: the end of the CNAME chain. `complete-short`: only a name without a dot is looked up.
 */
export type HostRule = 'forward-reverse' | 'canonical' | 'as-typed' | 'cname' | 'complete-short';

export interface LayerVersion {
  /** First version with this behaviour; absent: the first of all. */
  readonly from?: string;
  /** First version without it; absent: still so. */
  readonly before?: string;
  /** "5.2.0 and 5.2.1" */
  readonly label: string;
  readonly suffix: SuffixRules;
  readonly says: string;
  readonly sources: readonly [SpnSource, ...SpnSource[]];
}

export interface SpnLayer {
  readonly id: LayerId;
  readonly host: HostRule;
  /** Writes the typed name in lower case. */
  readonly lowerCase?: true;
  readonly versions: readonly [LayerVersion, ...LayerVersion[]];
  /** What of the row is inferred and not documented. */
  readonly inferred?: string;
}

export type LayerId = 'native' | 'legacy' | 'managed' | 'system-managed' | 'odbc-unix' | 'jdbc' | 'jdbc-native' | 'go-krb5' | 'go-winsspi' | 'freetds-gss' | 'freetds-sspi';

const PORT: Suffix = { forms: ['port'] };
const BARE: Suffix = { forms: ['bare'] };
const INSTANCE: Suffix = { forms: ['instance'] };
const BARE_THEN_PORT: Suffix = { forms: ['bare', 'port'] };
const BY_PIPE = { standard: BARE, named: INSTANCE } as const;

/** TCP writes the port, whatever was typed. The administrator connection is contested: the documentation names the instance. */
const PORT_ALWAYS = {
  standard: { tcp: PORT, plain: PORT, admin: { forms: ['port', 'bare'], either: true } },
  named: { tcp: PORT, plain: PORT, admin: { forms: ['port', 'instance'], either: true } },
} as const satisfies Pick<SuffixRules, 'standard' | 'named'>;
const PORT_ONLY = { standard: { tcp: PORT, plain: PORT, admin: PORT }, named: { tcp: PORT, plain: PORT, admin: PORT } } as const;
const INSTANCE_NAMED: TcpSuffix = { tcp: INSTANCE, plain: INSTANCE, admin: INSTANCE };
const TWO_TRIES: TcpSuffix = { tcp: BARE_THEN_PORT, plain: BARE_THEN_PORT, admin: BARE };
/** 5.2.0 to before 7.1.0-preview2: only `tcp:` makes it write the port that SQL Server Browser returned. */
const TCP_NAMED: TcpSuffix = { tcp: PORT, plain: INSTANCE, admin: INSTANCE };
const INSTANCE_OR_PORT = { standard: { tcp: PORT, plain: PORT, admin: PORT }, named: INSTANCE_NAMED, instanceBeatsPort: true } as const;

export const spnLayers: readonly SpnLayer[] = [
  {
    id: 'native',
    host: 'forward-reverse',
    versions: [{
      label: 'every version',
      suffix: { ...PORT_ALWAYS, pipes: BY_PIPE },
      says: 'The native network layer writes the TCP port, 1433 included. Over named pipes it writes the instance name, and nothing for a default instance.',
      sources: ['registerSpn', 'sspiContext'],
    }],
  },
  {
    id: 'legacy',
    host: 'forward-reverse',
    versions: [{
      label: 'every version',
      suffix: { ...PORT_ALWAYS, pipes: 'no-kerberos' },
      says: 'The drivers of Windows write the TCP port. They have no Kerberos over named pipes.',
      sources: ['consistentAuth', 'registerSpn'],
    }],
  },
  {
    id: 'managed',
    host: 'canonical',
    lowerCase: true,
    versions: [
      {
        before: '2.1.0',
        label: 'before 2.1.0',
        suffix: { standard: { tcp: PORT, plain: BARE, admin: BARE }, named: INSTANCE_NAMED, pipes: BY_PIPE },
        says: 'Before 2.1.0 the managed network layer writes 1433 only behind tcp:, and the instance name for every named instance.',
        sources: ['sqlClient', 'sqlClientNotes'],
      },
      {
        from: '2.1.0',
        before: '2.1.2',
        label: '2.1.0 and 2.1.1',
        suffix: { ...PORT_ONLY, named: INSTANCE_NAMED, pipes: { standard: PORT, named: INSTANCE } },
        says: '2.1.0 and 2.1.1 ask for a default instance with :1433 only, and write the instance name for every named instance.',
        sources: ['sqlClient', 'sqlClientNotes'],
      },
      {
        from: '2.1.2',
        before: '5.2.0',
        label: '2.1.2 to before 5.2.0',
        suffix: { standard: TWO_TRIES, named: INSTANCE_NAMED, pipes: BY_PIPE },
        says: 'From 2.1.2 to before 5.2.0 it asks for a default instance without port first and with :1433 second, and writes the instance name for every named instance.',
        sources: ['sqlClient', 'sqlClientNotes'],
      },
      {
        from: '5.2.0',
        before: '5.2.2',
        label: '5.2.0 and 5.2.1',
        suffix: { standard: { tcp: BARE, plain: BARE, admin: BARE }, named: TCP_NAMED, pipes: BY_PIPE },
        says: '5.2.0 and 5.2.1 ask for a default instance without port only; on .NET 6 they still try :1433 second. A port in the connection string avoids it. For a named instance tcp: makes them write the port of SQL Server Browser, else they write the instance name.',
        sources: ['sqlClient2394', 'sqlClient', 'sqlClientNotes'],
      },
      {
        from: '5.2.2',
        before: '7.1.0-preview2',
        label: '5.2.2 to before 7.1.0-preview2',
        suffix: { standard: TWO_TRIES, named: TCP_NAMED, pipes: BY_PIPE },
        says: 'From 5.2.2 to before 7.1.0-preview2 it asks for a default instance without port first and with :1433 second. For a named instance tcp: makes it write the port of SQL Server Browser, else it writes the instance name.',
        sources: ['sqlClient', 'sqlClientNotes', 'sqlClient3566'],
      },
      {
        from: '7.1.0-preview2',
        label: '7.1.0-preview2 and later',
        suffix: { standard: TWO_TRIES, named: { tcp: PORT, plain: PORT, admin: PORT }, pipes: BY_PIPE },
        says: 'Since 7.1.0-preview2 it writes the port of SQL Server Browser for every named instance over TCP. A default instance is asked for without port first and with :1433 second.',
        sources: ['sqlClient3566', 'sqlClientNotes'],
      },
    ],
  },
  {
    id: 'system-managed',
    host: 'canonical',
    lowerCase: true,
    versions: [{
      label: 'every version',
      suffix: { standard: { tcp: PORT, plain: BARE, admin: BARE }, named: INSTANCE_NAMED, pipes: BY_PIPE },
      says: 'The package writes 1433 only behind tcp:, nothing for a plain name, and the instance name for every named instance.',
      sources: ['systemDataSource'],
    }],
  },
  {
    id: 'odbc-unix',
    host: 'forward-reverse',
    versions: [{
      label: 'every version',
      suffix: { ...PORT_ALWAYS, pipes: 'none' },
      says: 'The ODBC driver on Linux and macOS writes the TCP port, always.',
      sources: ['odbcLinux'],
    }],
    inferred: 'That the Kerberos library makes the name canonical, by reverse look-up too unless rdns = false in krb5.conf, is inferred.',
  },
  {
    id: 'jdbc',
    host: 'as-typed',
    versions: [{
      label: 'every version',
      suffix: { ...PORT_ONLY, pipes: 'none' },
      says: 'The JDBC driver writes the TCP port, always: as given, from SQL Server Browser for an instance, else 1433.',
      sources: ['jdbcSource', 'jdbc'],
    }],
  },
  {
    id: 'jdbc-native',
    host: 'forward-reverse',
    versions: [{
      label: 'every version',
      suffix: { ...PORT_ONLY, pipes: 'none' },
      says: 'The DLL of the JDBC driver gets a DNS name and the TCP port from it, and makes the SPN of both.',
      sources: ['jdbcSource'],
    }],
    inferred: 'The source of the DLL is not public. That it looks up the name as the other native drivers do is inferred.',
  },
  {
    id: 'go-krb5',
    host: 'cname',
    versions: [
      { before: '0.18.0', label: 'before 0.18.0', suffix: { ...PORT_ONLY, pipes: 'none' }, says: 'Before 0.18.0 it writes the port, 1433 included.', sources: ['goMssql'] },
      {
        from: '0.18.0',
        label: '0.18.0 and later',
        suffix: { ...INSTANCE_OR_PORT, pipes: 'none' },
        says: 'Since 0.18.0 it writes the instance name when one was given, with or without a port, else the port, 1433 included.',
        sources: ['goMssql'],
      },
    ],
  },
  {
    id: 'go-winsspi',
    host: 'as-typed',
    versions: [
      { before: '0.18.0', label: 'before 0.18.0', suffix: { ...PORT_ONLY, pipes: 'none' }, says: 'Before 0.18.0 it writes the port, 1433 included.', sources: ['goMssql'] },
      {
        from: '0.18.0',
        label: '0.18.0 and later',
        suffix: { ...INSTANCE_OR_PORT, pipes: BY_PIPE },
        says: 'Since 0.18.0 it writes the instance name when one was given, with or without a port, else the port, 1433 included.',
        sources: ['goMssql'],
      },
    ],
  },
  {
    id: 'freetds-gss',
    host: 'complete-short',
    versions: [{ label: 'every release up to 1.5.18', suffix: { ...PORT_ONLY, pipes: 'none' }, says: 'FreeTDS writes the TCP port in every release up to 1.5.18.', sources: ['freetds'] }],
    inferred: 'The development branch has written the instance name instead of the port since November 2025, when one was given; no release up to 1.5.18 does.',
  },
  {
    id: 'freetds-sspi',
    host: 'complete-short',
    versions: [{ label: 'every version', suffix: { ...PORT_ONLY, pipes: 'none' }, says: 'FreeTDS on Windows writes the TCP port.', sources: ['freetds'] }],
  },
];
