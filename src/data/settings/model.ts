/** What a row of the settings table says: one registry value of Schannel or of a program that sits on it. */
import type { TlsSourceId } from '../tls-sources.ts';
import type { TlsSuite } from '../tls-suites.ts';
import type { ProtocolName, SideName, WindowsTlsId } from '../windows-tls.ts';
import type { SettingGroup } from './groups.ts';
import type { RestartId } from './restarts.ts';

export interface Meaning {
  readonly data: number;
  readonly means: string;
  /** Weakens: an outdated protocol or algorithm, or a check that goes off. Nothing writes it without a warning. */
  readonly weak?: true;
}

/** What Windows does while the value is not there. The rows of a setting name each Windows version at most once. */
export interface SettingDefault {
  /** Windows versions of windows-tls.ts, or in words what else decides: "programs that target .NET Framework 4.7 or later". */
  readonly on: readonly WindowsTlsId[] | string;
  /** Windows acts as if this data were there; absent where no data says it, or no document. */
  readonly data?: number | readonly string[];
  /** This Windows does not read the value, or does not have what it switches. */
  readonly missing?: true;
  readonly says: string;
}

/** Fields of a row of tls-suites.ts: a suite is hit when all fields that are named here are equal. */
export interface SuitePart {
  readonly cipher?: string;
  readonly mac?: string;
  readonly exchange?: TlsSuite['exchange'];
  readonly certificate?: TlsSuite['certificate'];
}

/** certain: a page or source of Microsoft says it. likely: public code, or somebody who tested it. historic: from old lists, without effect on the Windows versions here. */
export type Confidence = 'certain' | 'likely' | 'historic';

export interface Setting {
  readonly id: string;
  readonly group: SettingGroup;
  /** HKEY_CURRENT_USER: of the person who is signed in, so each person has a value of their own. */
  readonly hive: 'HKEY_LOCAL_MACHINE' | 'HKEY_CURRENT_USER';
  /** Path below the hive, in the 64-bit view. A slash is part of a key name. */
  readonly key: string;
  readonly name: string;
  readonly type: 'REG_DWORD' | 'REG_SZ' | 'REG_MULTI_SZ' | 'REG_BINARY';
  /** What the value decides, in one sentence. */
  readonly says: string;
  /** What the data does. For a bit mask the data are single bits, or a run of bits with one meaning. */
  readonly means: readonly Meaning[];
  /** True when the data is a sum of the bits in `means`. */
  readonly mask?: true;
  /** Data that `means` does not list is counted in this unit. */
  readonly unit?: 'milliseconds' | 'bytes' | 'bits' | 'entries' | 'threads';
  /** What text, a list of texts or bytes have to hold. */
  readonly holds?: string;
  /** What Windows does while the value does not exist, in one sentence. */
  readonly absent: string;
  /** The same by Windows version. */
  readonly defaults: readonly SettingDefault[];
  /** Data that Windows setup itself writes: taking a change back must not delete it. */
  readonly setup?: number;
  readonly restart: RestartId;
  readonly since: string;
  readonly cautions: readonly string[];
  /** Where the documents contradict each other, or none says it. */
  readonly contested?: string;
  readonly confidence: Confidence;
  /** The Group Policy that writes this value: a local change lasts until its next run. */
  readonly policy?: string;
  readonly sources: readonly TlsSourceId[];
  readonly protocol?: ProtocolName;
  /** Role that the value governs. Without it: both. */
  readonly side?: SideName;
  /** Only domain controllers read it. */
  readonly controller?: true;
  /** Bitness of the programs that read this copy. The two copies of a value are only ever written together. */
  readonly bits?: 64 | 32;
  /** What data 0 takes away. An empty list: no suite that a Windows version lists. Absent on a switch: no document says. */
  readonly affects?: readonly SuitePart[];
  /** What data 0 takes away besides, by some documents only. */
  readonly mayAffect?: readonly SuitePart[];
  /** Why a tool reads it but does not offer to write it. */
  readonly handsOff?: string;
}
