/** Remarks about the lists of suites and curves. */
import { SUITES_OF_MACHINE } from '../../data/settings/places.ts';
import type { EffectiveProtocol, EffectiveSuites, StateRemark } from './effective-model.ts';
import type { CurvesSeen } from './effective-curves.ts';
import { stateIn } from './registry-text.ts';
import type { RegistryText } from './registry-text.ts';
import type { SuiteSource } from './suite-source.ts';
import { someLines } from './words.ts';
import { first, page, together } from '../sentences.ts';

/**
 * Lists that leave nothing, leave a version without a suite, or have a type that Windows does not write.
 *
 *     Functions    REG_SZ    ECDHE-RSA-AES256-SHA,AES256-SHA   // policy-names-nothing-known
 *
 * Sources: Microsoft: Manage TLS; Prioritizing Schannel Cipher Suites; SQLCheck source; AuditTAP issue 448.
 */
export function suiteRemarks(text: RegistryText, source: SuiteSource, suites: EffectiveSuites, protocols: readonly EffectiveProtocol[], curves: CurvesSeen): readonly StateRemark[] {
  const at = source.line === undefined ? [] : [source.line];
  const edit = ['Change the list where it was set: ', page('custom-cipher-settings', 'custom cipher settings'), '.'] as const;
  const out: StateRemark[] = [];
  if (source.policyType) {
    out.push({ id: 'policy-list-type', verdict: 'open', says: [`Functions of the policy is ${source.policyType.type}; Group Policy writes REG_SZ with commas. One hardening project found that Windows then uses the list of the machine; no document of Microsoft says what happens.`], lines: [source.policyType.line], next: ['Write it as one text with commas, by the policy: ', page('custom-cipher-settings', 'custom cipher settings'), '.'] });
  }
  const local = stateIn(text, SUITES_OF_MACHINE, 'Functions');
  if (local.state === 'set' && local.value.type === 'REG_SZ') {
    out.push({ id: 'local-list-type', verdict: 'problem', says: ['Functions of the local list is REG_SZ; Windows keeps REG_MULTI_SZ there. The type differs from the policy, and one text in its place is a known breakage.'], lines: [local.line], next: edit });
  }
  if (source.others.length > 0) {
    out.push({ id: 'several-suite-lists', verdict: 'open', says: ['The paste has several lists of suites that differ: two machines, or before and after. The first one is used, or the default of Windows where the registry shows two.'], lines: someLines([...at, ...source.others]) });
  }
  if (source.from !== 'default' && suites.on.length === 0) {
    const unknown = suites.off.filter(({ kind }) => kind === 'unknown' || kind === 'missing').map(({ name }) => name);
    const known = suites.off.some(({ kind, name }) => source.names.includes(name) && kind !== 'unknown' && kind !== 'missing');
    out.push(
      known
        ? { id: 'no-suite-left', verdict: 'problem', says: ['Of the suites in the list none is left: switches below SCHANNEL take them away, or programs have to ask for them.'], lines: someLines([...at, ...suites.off.flatMap(({ because }) => because.line ?? [])]), next: edit }
        : { id: 'policy-names-nothing-known', verdict: 'problem', says: [`The list names no suite that this Windows has (${first(unknown, 3)}): no suite is left.`], lines: at, next: edit },
    );
  } else out.push(...withoutSuite(source, suites, protocols));
  if (curves.unknown.length > 0) {
    const nothing = curves.curves.on.length === 0;
    out.push({ id: 'unknown-curve', verdict: nothing ? 'problem' : 'open', says: [`EccCurves holds ${first(curves.unknown.map((c) => `"${c.slice(0, 60)}"`))}, which this Windows does not have${nothing ? ': no curve is left, and suites with ECDHE and TLS 1.3 cannot be used' : ': it is ignored'}.`], lines: curves.line === undefined ? [] : [curves.line] });
  }
  return out;
}

/** Versions that are on and that no suite serves: TLS 1.3 after an old policy, TLS 1.0 and 1.1 after Hashes\SHA. */
function withoutSuite(source: SuiteSource, suites: EffectiveSuites, protocols: readonly EffectiveProtocol[]): readonly StateRemark[] {
  if (source.from === 'default' && !suites.off.some(({ kind }) => kind === 'cipher' || kind === 'hash' || kind === 'exchange')) return [];
  const on = [...new Set(protocols.filter(({ state }) => state === 'on').map(({ protocol }) => protocol))];
  const bare = on.filter((protocol) => protocol.startsWith('TLS') && !suites.on.some(({ versions }) => versions.includes(protocol)));
  if (bare.length === 0) return [];
  const switches = suites.off.filter(({ kind }) => kind === 'cipher' || kind === 'hash' || kind === 'exchange').flatMap(({ because }) => because.line ?? []);
  return [{
    id: 'version-without-suite',
    verdict: bare.includes('TLS 1.2') ? 'problem' : 'open',
    says: [`${together(bare)} ${bare.length === 1 ? 'is' : 'are'} on, and no suite in the list is for ${bare.length === 1 ? 'it' : 'them'}: ${bare.length === 1 ? 'it cannot' : 'they cannot'} be used.`],
    lines: someLines([...(source.line === undefined ? [] : [source.line]), ...switches]),
    next: ['Compare with the list of the version: ', page('windows-cipher-lists', 'Windows cipher lists'), '.'],
  }];
}
