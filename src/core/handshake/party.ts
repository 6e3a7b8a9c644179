/** A party from an end and the program on it. */
import type { TlsDriver } from '../../data/tls-drivers.ts';
import type { SideName } from '../../data/windows-tls.ts';
import { present } from '../present.ts';
import type { EndBase, EndSuite } from './end.ts';
import type { Assumption, Party, PartySuiteOff } from './model.ts';
import { finished } from './party-from.ts';
import { choiceOf } from './program.ts';
import type { Asked, Choice } from './program.ts';
import { protocolsOf } from './protocols.ts';
import type { Limits } from './protocols.ts';

/**
 * Puts an end and a program together.
 *
 *     partyOf(base, row, { side: 'client' }, {})   // { name: 'Windows Server 2012 R2, .NET Framework 4.5…', protocols: … }
 */
export function partyOf(base: EndBase, row: TlsDriver | undefined, asked: Asked, limits: Pick<Limits, 'minimum'>): Party {
  const choice = choiceOf(base, row, asked);
  const strong = choice.strong && base.stack === 'schannel';
  const protocols = protocolsOf(base, choice, { ...limits, ...present({ newest: ceilingOf(row, asked) }) });
  return finished({
    side: asked.side,
    name: row === undefined || base.name.includes(row.name) ? base.name : `${base.name}, ${row.name}`,
    stack: base.stack,
    protocols,
    suites: base.suites.filter((suite) => !strong || suite.strong !== false).map(plainSuite),
    off: [...base.off, ...(strong ? weakened(base.suites) : [])],
    groups: base.groups,
    order: base.order,
    least: base.least,
    assumptions: [...base.assumptions, ...choice.assumptions, ...aboutProgram(base, row, asked.side, protocols, choice)],
    ...present({ dhBits: base.dhBits, hashes: base.hashes }),
  });
}

/** The client decides whether the condition of the newest version holds: it does where it names that version, and the server is ready for it. */
function ceilingOf(row: TlsDriver | undefined, { side, names }: Asked): TlsDriver['newest'] | undefined {
  return side === 'client' && names === undefined ? (row?.usual ?? row?.newest) : row?.newest;
}

function plainSuite({ strong: _strong, ...suite }: EndSuite): Party['suites'][number] {
  return suite;
}

function weakened(suites: readonly EndSuite[]): readonly PartySuiteOff[] {
  return suites.filter(({ strong }) => strong === false).map(({ name }) => ({ name, because: ['The program sets SCH_USE_STRONG_CRYPTO, which refuses it.'], by: 'strong-crypto' }));
}

function aboutProgram(base: EndBase, row: TlsDriver | undefined, side: SideName, protocols: Party['protocols'], choice: Choice): readonly Assumption[] {
  const rows: Assumption[] = [];
  const newest = row?.newest;
  if (row?.newestWhen !== undefined && protocols.some(({ protocol, on }) => on && protocol === newest)) {
    rows.push({ id: 'program-newest', side, says: [`${row.name}: ${row.newest} ${row.newestWhen}. It is taken that the condition for ${row.newest} holds.`] });
  } else if (row?.newestWhen !== undefined && row.usual !== undefined && base.protocols.some(({ protocol, state }) => state === 'on' && protocol === newest)) {
    rows.push({ id: 'program-newest', side, says: [`${row.name}: ${row.newest} ${row.newestWhen}. It is taken that the condition does not hold; name ${row.newest} for the program where it does.`] });
  }
  if (row?.contested !== undefined) rows.push({ id: 'program-contested', side, says: [row.contested] });
  const asked = base.protocols.filter(({ protocol, state, by }) => state === 'off' && by === 'windows' && protocols.some((party) => party.protocol === protocol && party.on));
  if (asked.length > 0) {
    const names = asked.map(({ protocol }) => protocol).join(' and ');
    rows.push({ id: 'named-though-off', side, says: [`${base.name} has ${names} off by default. It is taken that this is the same as DisabledByDefault 1, so that a program that names the version gets it. The table of Microsoft says only that it is off.`] });
  }
  if (choice.strong && base.stack === 'schannel' && base.suites.some(({ strong }) => strong === undefined)) {
    rows.push({ id: 'strong-crypto-unknown', side, says: ['The list of suites of this Windows does not say which ones SCH_USE_STRONG_CRYPTO refuses: all of them count.'] });
  }
  return rows;
}
