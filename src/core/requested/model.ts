import type { ClientPlatform, NtlmAnswer, SpnDriverId } from '../../data/spn-drivers.ts';
import type { SpnSource } from '../../data/spn-sources.ts';
import type { Rich } from '../blocks.ts';
import type { ServerText } from '../server-text.ts';
import type { DnsFacts } from './dns.ts';
import type { Typed } from './typed.ts';

/** An alias of the SQL Server client, as the registry of one client has it. */
export interface SqlAlias {
  readonly name: string;
  /** `DBMSSOCN,sql02.corp.example,1433`, or a server as it is typed. */
  readonly target: string;
  /** The list it stands in; absent: both. */
  readonly bits?: 32 | 64;
}

/** Where a connection goes on after its first server. */
export type Reroute =
  /** Host and port of READ_ONLY_ROUTING_URL. */
  | { readonly kind: 'routing'; readonly host: string; readonly port: number }
  /** The mirror, and its own explicit SPN. */
  | { readonly kind: 'partner'; readonly server: ServerText; readonly partnerSpn?: string };

export interface SpnRequest {
  readonly typed: Typed;
  readonly driver: SpnDriverId;
  /** Version of the driver as written; without it all that the versions do is listed. */
  readonly version?: string;
  readonly platform: ClientPlatform;
  readonly dns: DnsFacts;
  /** Absent: integrated. */
  readonly logon?: 'integrated' | 'sql';
  readonly aliases?: readonly SqlAlias[];
  /** Of the program; absent: not known. */
  readonly bits?: 32 | 64;
  /** The port that SQL Server Browser returns (for admin: that of the administrator connection). Absent: not known. */
  readonly browser?: number | 'no answer';
  /** The SPN or account given in the connection string. */
  readonly serverSpn?: string;
  /** TryIPSPN of the client: true for 1, false for 0 or no value; absent: not known. */
  readonly tryIpSpn?: boolean;
  /** The connection string of JDBC has `realm`. */
  readonly realmGiven?: true;
  readonly reroute?: Reroute;
  /** The typed name is the end of a tunnel or a port forward. */
  readonly tunnel?: true;
}

export interface RequestStep {
  readonly says: Rich;
  readonly sources: readonly SpnSource[];
  /** What sources say otherwise, or what is inferred. */
  readonly contested?: Rich;
}

export interface Ask {
  readonly spn: string;
  /** Given by the user and handed on as it is, so it may be an account or no SPN at all. */
  readonly explicit?: true;
  /** The condition under which it is this one: "version 5.2.0 and 5.2.1". Absent: always. */
  readonly when?: string;
  /** The single conditions of which `when` is made: any of them will do. */
  readonly conditions?: readonly string[];
  /** 1 for the first attempt; attempts with the same number exclude each other. */
  readonly order: number;
}

/** Why a connection ends before its SPN matters, or has none. */
export interface Reason {
  readonly why: Rich;
  readonly sources: readonly SpnSource[];
}

/** What is asked for, how it came to that, and what is missing to say more. */
export interface Asked {
  readonly steps: readonly RequestStep[];
  readonly asks: readonly Ask[];
  /** What must be known to say more. */
  readonly lacks: readonly Rich[];
  /** The connection fails before the SPN matters. */
  readonly stops?: Reason;
  /** No SPN is asked for. */
  readonly noSpn?: Reason;
}

export interface RequestedSpn extends Asked {
  /** What the driver does without a ticket; absent where it does not run. */
  readonly ntlm?: NtlmAnswer;
}
