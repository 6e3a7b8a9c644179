/** Which list of suites counts: the policy, the local list, what Get-TlsCipherSuite printed, or the default of Windows. */
import { SUITES_BY_POLICY, SUITES_OF_MACHINE } from '../../data/settings/places.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { Rich } from '../blocks.ts';
import { namesIn, registryReaders } from '../judges/registry-state.ts';
import { cipherSuites } from '../readers/cipher-suites.ts';
import type { SuiteList } from '../readers/cipher-suites.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import type { DumpedData } from '../readers/registry-dump.ts';
import { listOf } from '../suites/lookup.ts';
import type { Because, EffectiveSuites } from './effective-model.ts';
import { stateIn } from './registry-text.ts';
import type { RegistryText } from './registry-text.ts';

export interface SuiteSource {
  readonly from: EffectiveSuites['from'];
  /** Names with their lines where the paste gives them; the default list of Windows where `from` is default. */
  readonly names: readonly string[];
  readonly line?: number;
  readonly because: Because;
  /** The paste shows a part of the list: PowerShell leaves the rest out. */
  readonly cut: boolean;
  /** The policy has a type that Group Policy does not write. */
  readonly policyType?: { readonly type: string; readonly line: number };
  /** Lines of lists that differ from each other: two machines, or before and after. */
  readonly others: readonly number[];
}

interface ValueList {
  readonly names: readonly string[];
  readonly cut: boolean;
  readonly line: number;
  readonly type: string;
}

/**
 * The list that counts. A policy replaces everything; without one the local list of the machine counts, which Get-TlsCipherSuite prints and the registry holds;
 * a paste that shows neither leaves the default of Windows.
 *
 *     Functions    REG_SZ    TLS_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
 *
 * Sources: Microsoft: Manage TLS; Prioritizing Schannel Cipher Suites; for a REG_MULTI_SZ policy AuditTAP issue 448.
 */
export function suiteSource(text: RegistryText, readings: readonly Reading[], version: WindowsVersion): SuiteSource {
  const lists = readingsOf<SuiteList>(readings, cipherSuites);
  const policy = valueList(text, SUITES_BY_POLICY) ?? printedPolicy(text, lists, readings);
    const twice = [SUITES_BY_POLICY, SUITES_OF_MACHINE].flatMap((path) => mixedLines(text, path));
  const none = { cut: false, others: twice };
  const usesPolicy = policy && policy.type !== 'REG_MULTI_SZ' && policy.names.length > 0;
  if (usesPolicy) {
    return { ...none, from: 'policy', names: policy.names, line: policy.line, cut: policy.cut, because: { says: ['The policy replaces the list of Windows: what it does not name is off.'], line: policy.line, ...cutDoubt(policy.cut) } };
  }
  const policyType = policy && policy.type === 'REG_MULTI_SZ' ? { policyType: { type: policy.type, line: policy.line } } : {};
  const doubt = policyType.policyType ? { doubt: MULTI_POLICY } : policy && policy.names.length === 0 ? { doubt: EMPTY_POLICY } : {};
  const [printed, ...more] = lists.filter((r) => r.facts.origin === 'cmdlet');
  const named = printed ? undefined : onlyNames(lists);
  const shown = printed ?? named;
  if (shown) {
    const names = shown.facts.suites.map((s) => s.name);
    const others = more.filter((r) => r.facts.suites.map((s) => s.name).join() !== names.join()).map((r) => r.from);
    const says: Rich = named ? ['The list of names in the paste is taken for the list of the machine.'] : ['The list that ', { code: 'Get-TlsCipherSuite' }, ' printed.'];
    const unsure = named ? { doubt: 'The list does not say where it comes from.' } : others.length > 0 ? { doubt: 'The paste has several lists that differ: two machines, or before and after. The first one is used.' } : doubt;
    return { ...none, ...policyType, from: 'cmdlet', names, line: shown.from, others: [...twice, ...others], because: { says, line: shown.from, ...unsure } };
  }
  const local = valueList(text, SUITES_OF_MACHINE);
  if (local && local.names.length > 0 && local.type !== 'REG_SZ') {
    return { ...none, ...policyType, from: 'local', names: local.names, line: local.line, cut: local.cut, because: { says: ['The local list of the machine, which Windows setup and the cmdlets write.'], line: local.line, ...(local.cut ? cutDoubt(true) : policyUnsaid(text, doubt)) } };
  }
  return { ...none, ...policyType, from: 'default', names: listOf(version).on, because: byDefault(text, version, local, doubt.doubt) };
}

const MULTI_POLICY =
  'Functions of the policy is REG_MULTI_SZ; Group Policy writes REG_SZ. One hardening project (AuditTAP, issue 448) found that Windows then uses the list of the machine instead. No document of Microsoft says what happens.';

const EMPTY_POLICY = 'Functions of the policy is empty. No document says what Windows makes of it.';

function mixedLines(text: RegistryText, path: string): readonly number[] {
  const state = stateIn(text, path, 'Functions');
  return state.state === 'mixed' ? state.lines : [];
}

/** The local list counts where no policy stands before it. */
function policyUnsaid(text: RegistryText, doubt: { readonly doubt?: string }): { readonly doubt?: string } {
  return stateIn(text, SUITES_BY_POLICY, 'Functions').state === 'unsaid' ? { doubt: 'The paste does not show whether a policy replaces it.' } : doubt;
}

function cutDoubt(cut: boolean): { readonly doubt?: string } {
  return cut ? { doubt: 'PowerShell has left out the end of the list: read the value with reg query.' } : {};
}

function byDefault(text: RegistryText, version: WindowsVersion, local: ValueList | undefined, doubt: string | undefined): Because {
  const policy = stateIn(text, SUITES_BY_POLICY, 'Functions');
  const absent = policy.state === 'absent';
  const needs = version.needs?.filter((n) => /suites|order/.test(n)) ?? [];
  const says = [
    absent ? `No policy replaces it: the default list of ${version.name}` : `The default list of ${version.name}`,
    ...(needs.length > 0 ? [`, with ${needs.join(' and ')}`] : []),
    '.',
  ].join('');
  const contested = doubt ?? (local ? 'Functions of the local list is REG_SZ; Windows keeps REG_MULTI_SZ there. No document says what it makes of it.' : version.contested?.find((c) => /page of suites|one page/.test(c)));
  return { says: [says], ...(absent ? { line: policy.line } : {}), assumed: true, ...(contested === undefined ? {} : { doubt: contested }) };
}

/** The names of a value Functions, whatever type it has; undefined where the paste does not show one. Two that differ count as none. */
function valueList(text: RegistryText, path: string): ValueList | undefined {
  const state = stateIn(text, path, 'Functions');
  if (state.state !== 'set') return undefined;
  return { ...listIn(state.value), line: state.line };
}

/** `A,B` of a REG_SZ, the strings of a REG_MULTI_SZ, `{A, B...}` as PowerShell shows it. */
export function listIn(value: DumpedData): { readonly names: readonly string[]; readonly cut: boolean; readonly type: string } {
  const several = namesIn(value);
  if (several && (value.type === 'REG_MULTI_SZ' || several.names.length > 0)) return { names: several.names.flatMap(parts), cut: several.cut, type: 'REG_MULTI_SZ' };
  return { names: typeof value.data === 'string' ? parts(value.data) : [], cut: false, type: value.type === 'untyped' ? 'REG_SZ' : value.type };
}

function parts(text: string): readonly string[] {
  return text.split(/[,\s]/).filter((part) => part !== '');
}

/** The names of the policy that the runbook page prints, or a line Functions without its key. A value of a key has been looked at, or belongs to another key. */
function printedPolicy(text: RegistryText, lists: readonly Reading<SuiteList>[], readings: readonly Reading[]): ValueList | undefined {
  if (stateIn(text, SUITES_BY_POLICY, 'Functions').state !== 'unsaid') return undefined;
  const keyed = readings.filter((r) => registryReaders.some(({ id }) => id === r.reader));
  const found = lists.find((r) => r.facts.origin === 'policy' && (r.facts.suites.length > 0 || r.facts.odd.length > 0) && !keyed.some((k) => k.from <= r.from && r.from <= k.to));
  if (!found) return undefined;
  return { names: [...found.facts.suites.map((s) => s.name), ...found.facts.odd.map((o) => o.value)], cut: false, line: found.from, type: found.facts.type ?? 'REG_SZ' };
}

/** A single list without a sign of where it comes from. */
function onlyNames(lists: readonly Reading<SuiteList>[]): Reading<SuiteList> | undefined {
  const plain = lists.filter((r) => r.facts.origin === 'names');
  return lists.length === 1 && plain.length === 1 ? plain[0] : undefined;
}
