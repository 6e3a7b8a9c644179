/** Suites, groups and Diffie-Hellman: what one side knows and does not offer. */
import { plainText } from '../../blocks.ts';
import { listOf, suiteOf } from '../../suites/lookup.ts';
import { groupName } from '../groups.ts';
import type { Party } from '../model.ts';
import { suiteNeeds } from '../suites.ts';
import type { SideName } from '../../../data/windows-tls.ts';
import { effectiveTls } from '../../schannel/effective.ts';
import { adjusted, cited, effort, sideWords, withEnd } from './candidate.ts';
import type { Candidate, Situation } from './candidate.ts';
import { isLocked, switchesOf } from './profile-switches.ts';
import { rowOf } from './protocols.ts';
import { suiteRank, suiteWeakness, worst } from './weakening.ts';

const SIDES = ['client', 'server'] as const;

/** Changes of the lists of suites and groups of both sides. */
export function suiteCandidates(situation: Situation): readonly Candidate[] {
  return SIDES.flatMap((side) => (locked(situation, side) ? [] : [...additions(situation, side), ...switches(situation, side), ...policy(situation, side), ...groups(situation, side)])).concat(longerDhe(situation), withoutDhe(situation));
}

function locked({ spec }: Situation, side: SideName): boolean {
  const { end } = spec[side];
  return end.on === 'profile' && isLocked(end.profile);
}

const other = (side: SideName): SideName => (side === 'client' ? 'server' : 'client');

const LEADING_ZERO = 'With Windows 7, 8.1, 10 1507, Server 2012 R2 and earlier, and Server 2016 before build 14393.3542, about one handshake in 256 with DHE fails (leading zero).';

/** One suite that the other side offers and this side only knows. */
function additions(situation: Situation, side: SideName): readonly Candidate[] {
  const { end } = situation.spec[side];
  const offered = new Set(situation[other(side)].suites.map(({ name }) => name));
  const names = [...new Set(situation[side].off.filter(({ by, name }) => (by === 'list' || by === 'profile') && offered.has(name)).map(({ name }) => name))].sort((a, b) => suiteRank(a) - suiteRank(b));
  return names.map((name, at): Candidate => {
    const weakens = suiteWeakness(name);
    const { exchange } = suiteNeeds(name);
    const forward = exchange === 'RSA' ? ' It has no forward secrecy.' : exchange === 'DHE' ? ` ${LEADING_ZERO}` : '';
    return {
      id: `${side}-suite-${name.toLowerCase().replaceAll('_', '-')}`, side, title: `Add ${name} at ${sideWords(side)}`, says: [`${howToAdd(situation, side, name)}${forward}`],
      weakens, effort: effort.list + at / 1000, group: `${side}-suite`, page: end.on === 'windows' ? '/runbook/custom-cipher-settings/' : '/runbook/tls-no-common-cipher/',
      sources: cited([end.on === 'windows' ? 'suites' : switchesOf(end.profile).source, ...(weakens === 'old' ? ['rfc9325' as const] : weakens === 'broken' ? ['rfc7465' as const, 'rfc9325' as const] : [])]),
      apply: adjusted(side, { addSuites: [name] }),
    };
  });
}

function howToAdd({ spec }: Situation, side: SideName, name: string): string {
  const { end } = spec[side];
  if (end.on === 'profile') return switchesOf(end.profile).suites;
  const row = rowOf(end);
  const from = end.adjust?.suites === undefined ? end.state?.suites.from : 'policy';
  if (from === 'policy') return 'Into the policy SSL Cipher Suite Order, where it was set; it counts at the next start of Windows.';
  return row?.curves === 'suffix' ? 'Into the policy SSL Cipher Suite Order with its curve at the end, such as _P256: this Windows has no cmdlet for it.' : `Enable-TlsCipherSuite -Name ${name} puts it at the end of the local list.`;
}

/** Suites that a switch below SCHANNEL takes away, by switch. */
function switches(situation: Situation, side: SideName): readonly Candidate[] {
  const byReason = new Map<string, string[]>();
  for (const row of situation[side].off) if (row.by === 'switch') byReason.set(plainText(row.because), [...(byReason.get(plainText(row.because)) ?? []), row.name]);
  return [...byReason].map(([reason, names], at): Candidate => ({
    id: `${side}-switch-${at + 1}`, side, title: `Take back a switch below SCHANNEL at ${sideWords(side)}`, says: [`${reason} Without that value ${names.length === 1 ? 'this suite is' : `these ${names.length} suites are`} back: ${[...new Set(names)].join(', ')}.`],
    weakens: worst(names.map(suiteWeakness)), effort: effort.registry, group: `${side}-switch-${at + 1}`, page: '/runbook/schannel-settings/', sources: cited(['registry', 'kb245030']),
    apply: adjusted(side, { addSuites: names }),
  }));
}

/** The list of the Windows version in the place of one that somebody wrote. */
function policy(situation: Situation, side: SideName): readonly Candidate[] {
  const { end } = situation.spec[side];
  if (end.on !== 'windows') return [];
  const row = rowOf(end);
  const own = end.adjust?.suites !== undefined || (end.state !== undefined && end.state.suites.from !== 'default');
  if (row === undefined || !own) return [];
  const before = new Set(situation[side].suites.map(({ name }) => name));
  const brought = listOf(row).on.map((name) => suiteOf(name)?.suite.name ?? name).filter((name) => !before.has(name));
  const weakens = worst(brought.map(suiteWeakness));
  return [{
    id: `${side}-policy-dropped`, side, title: `Go back to the suites of ${row.name} by default`,
    says: ['Set the policy SSL Cipher Suite Order to Not configured, where it was set; it counts at the next start of Windows.', ...(weakens === 'none' ? [] : [` The default list has ${[...new Set(brought.filter((name) => suiteWeakness(name) !== 'none'))].join(', ')}.`])],
    weakens, effort: effort.list + 0.4, group: `${side}-suite-list`, page: '/runbook/custom-cipher-settings/', sources: cited(['suiteOrder', 'suites']), apply: adjusted(side, { suites: listOf(row).on }),
  }];
}

const USUAL = ['x25519', 'P-256', 'P-384', 'P-521'] as const;

/** A curve that the other side has. */
function groups(situation: Situation, side: SideName): readonly Candidate[] {
  const { end } = situation.spec[side];
  const party: Party = situation[side];
  if (end.on === 'windows' && rowOf(end)?.curves === 'suffix') return [];
  const peer = new Set(situation[other(side)].groups);
  const wanted = USUAL.filter((group) => !party.groups.includes(group) && (peer.has(group) || groupName(situation.server.key?.curve ?? '') === group));
  return wanted.map((group): Candidate => ({
    id: `${side}-curve-${group.toLowerCase()}`, side, title: `Switch the curve ${group} on at ${sideWords(side)}`,
    says: [end.on === 'windows' ? 'Policy ECC Curve Order, or Enable-TlsEccCurve.' : switchesOf(end.profile).groups], weakens: 'none', effort: effort.list + 0.2, group: `${side}-curve`,
    page: '/runbook/tls-no-common-cipher/', sources: cited([end.on === 'windows' ? 'curves' : switchesOf(end.profile).source]), apply: adjusted(side, { curves: [...party.groups, group] }),
  }));
}

const GROUP_BITS = 2048;

/** A longer Diffie-Hellman group of Schannel: ServerMinKeyBitLength. */
function longerDhe({ server, client, spec }: Situation): readonly Candidate[] {
  const { end } = spec.server;
  const row = end.on === 'windows' ? rowOf(end) : undefined;
  if (end.on !== 'windows' || row === undefined || server.dhBits === undefined || server.dhBits >= client.least.dh) return [];
  const bits = Math.max(GROUP_BITS, client.least.dh);
  const state = end.state ?? effectiveTls(row, []);
  const told = { state: 'set', number: bits, shown: `0x${bits.toString(16)}`, type: 'REG_DWORD', line: 0 } as const;
  const settings = state.settings.map((entry) => (entry.setting.name === 'ServerMinKeyBitLength' && entry.setting.key.endsWith('\\Diffie-Hellman') ? { ...entry, told, number: bits } : entry));
  const before = row.curves === 'suffix' ? ' Before Windows 10 and Server 2016 only with the update of advisory 3174644.' : '';
  return [{
    id: 'server-dh-group', side: 'server', title: `Let the server use a Diffie-Hellman group of ${bits} bits`,
    says: [`ServerMinKeyBitLength ${bits} below KeyExchangeAlgorithms\\Diffie-Hellman.${before} Clients that cannot do ${bits} bits, such as Java 7 and Windows XP, then fail with DHE.`],
    weakens: 'none', effort: effort.registry, group: 'server-dhe', page: '/runbook/schannel-settings/', sources: cited(['registry', 'adv3174644']),
    apply: (now) => withEnd(now, 'server', { ...(now.server.end.on === 'windows' ? now.server.end : end), state: { ...state, settings } }),
  }];
}

/** A server whose Diffie-Hellman group is too small can do without it. */
function withoutDhe(situation: Situation): readonly Candidate[] {
  const { server, client, spec } = situation;
  const names = [...new Set(server.suites.map(({ name }) => name).filter((name) => suiteNeeds(name).exchange === 'DHE'))];
  if (server.dhBits === undefined || server.dhBits >= client.least.dh || names.length === 0 || locked(situation, 'server')) return [];
  return [{
    id: 'server-without-dhe', side: 'server', title: 'Take the suites with DHE off the list of the server', says: [`Its group has ${server.dhBits} bits, and this client takes ${client.least.dh} or more. ECDHE and the other suites remain. A client that has nothing but DHE is then out of reach.`],
    weakens: 'none', effort: effort.list, group: 'server-dhe', page: spec.server.end.on === 'windows' ? '/runbook/custom-cipher-settings/' : '/runbook/tls-no-common-cipher/', sources: cited(['suites', 'registry']),
    apply: adjusted('server', { dropSuites: names }),
  }];
}
