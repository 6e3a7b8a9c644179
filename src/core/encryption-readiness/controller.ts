import { assumedTypes, KDC_KEY, KERBEROS_POLICY_KEY, type ControllerLevel } from '../../data/rc4-hardening.ts';
import { dumpsOf, stateOf, type State } from '../judges/registry-state.ts';
import type { Reading } from '../readers/reader.ts';

/** A switch of a domain controller. `unsaid`: no text shows it. `mixed`: two texts differ, or the text has no number. */
export type Switch =
  | { readonly state: 'set'; readonly value: number; readonly line: number }
  | { readonly state: 'absent'; readonly line: number }
  | { readonly state: 'mixed'; readonly lines: readonly number[] }
  | { readonly state: 'unsaid' };

/** What the registry of a controller decides. */
export interface ControllerSwitches {
  /** DefaultDomainSupportedEncTypes: for accounts without a setting. */
  readonly defaultTypes: Switch;
  /** RC4DefaultDisablementPhase: 0 off, 1 audit, 2 enforce; without effect from July 2026. */
  readonly phase: Switch;
  /** The policy "Configure encryption types allowed for Kerberos" of the controller itself: a limit for all tickets. */
  readonly policy: Switch;
}

/** Reads the switches from registry output of a domain controller. */
export function switchesOf(readings: readonly Reading[]): ControllerSwitches {
  const dumps = dumpsOf(readings);
  return {
    defaultTypes: switchOf(stateOf(dumps, KDC_KEY, 'DefaultDomainSupportedEncTypes')),
    phase: switchOf(stateOf(dumps, KERBEROS_POLICY_KEY, 'RC4DefaultDisablementPhase')),
    policy: switchOf(stateOf(dumps, KERBEROS_POLICY_KEY, 'SupportedEncryptionTypes')),
  };
}

function switchOf(state: State): Switch {
  switch (state.state) {
    case 'set':
      return state.number === undefined ? { state: 'mixed', lines: [state.line] } : { state: 'set', value: state.number >>> 0, line: state.line };
    case 'absent':
      return { state: 'absent', line: state.line };
    case 'mixed':
      return { state: 'mixed', lines: state.lines };
    default:
      return { state: 'unsaid' };
  }
}

/** One way in which a controller may behave towards an account without a setting. */
export interface Behaviour {
  /** Types assumed for an account without a setting. */
  readonly assumed: number;
  /** A ticket that only an old type could encrypt is refused. */
  readonly enforced: boolean;
}

/** All ways in which a controller of these updates may behave, as far as the switches are known. */
export interface Behaviours {
  readonly all: readonly Behaviour[];
  /** What had to be taken for granted: the switch is in no text. */
  readonly taken: readonly ('DefaultDomainSupportedEncTypes' | 'RC4DefaultDisablementPhase')[];
  /** Sources disagree on what DefaultDomainSupportedEncTypes with RC4 does once AES is enforced. */
  readonly contested: boolean;
}

const RC4 = 0x4;

/**
 * What a controller with these updates and switches does with an account whose attribute is empty.
 *
 *     behavioursOf('july', { … all absent })    // [{ assumed: 0x18, enforced: true }]
 *     behavioursOf('april', phase 1)            // [{ assumed: 0x27, enforced: false }]
 *
 * KB 5073381: from January 2026 phase 2 enforces, from April 2026 all but phases 0 and 1 do, from July 2026 all do; a controller with
 * DefaultDomainSupportedEncTypes "will not be functionally impacted". A laboratory saw AES enforced in spite of it on 14 April 2026, and the documented
 * behaviour in a second test on 25 April.
 */
export function behavioursOf(level: ControllerLevel, { defaultTypes, phase }: ControllerSwitches): Behaviours {
  const taken: Behaviours['taken'][number][] = [];
  const phases = enforcement(level, phase);
  if (phase.state === 'unsaid' && (level === 'january' || level === 'april')) taken.push('RC4DefaultDisablementPhase');
  if (defaultTypes.state === 'unsaid') taken.push('DefaultDomainSupportedEncTypes');
  const builtIn = phases.map((enforced): Behaviour => ({ assumed: enforced ? assumedTypes.enforced : assumedTypes.old, enforced }));
  // 0 is written like "not set": no type at all would make every account without a setting useless.
  if (defaultTypes.state === 'mixed' || (defaultTypes.state === 'set' && defaultTypes.value === 0)) {
    return { all: [...builtIn, ...phases.map((enforced): Behaviour => ({ assumed: enforced ? assumedTypes.old : assumedTypes.enforced, enforced }))], taken, contested: false };
  }
  if (defaultTypes.state !== 'set') return { all: builtIn, taken, contested: false };
  const own = phases.map((enforced): Behaviour => ({ assumed: defaultTypes.value, enforced }));
  const contested = (defaultTypes.value & RC4) !== 0 && phases.includes(true);
  return { all: contested ? [...own, { assumed: assumedTypes.enforced, enforced: true }] : own, taken, contested };
}

function enforcement(level: ControllerLevel, phase: Switch): readonly boolean[] {
  if (level === 'before') return [false];
  if (level === 'july') return [true];
  if (phase.state === 'mixed') return [true, false];
  if (phase.state !== 'set') return [level === 'april'];
  if (phase.value === 2) return [true];
  return phase.value === 0 || phase.value === 1 ? [false] : [level === 'april', level !== 'april'];
}
