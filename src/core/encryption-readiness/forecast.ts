import type { ControllerLevel } from '../../data/rc4-hardening.ts';
import type { EncryptionAccount } from './account.ts';
import { behavioursOf, type Behaviour, type ControllerSwitches, type Switch } from './controller.ts';
import { possibleKeys, type AesKeys } from './keys.ts';

/**
 * What becomes of a request for a ticket to this account. `issued`: there is a ticket, of AES or RC4. `depends`: issued or refused, on something that no
 * text tells. `unused`: nobody asks for tickets to it. `unknown`: the texts do not show its setting, or it is one that no source describes.
 */
export type Ticket = 'aes' | 'rc4' | 'issued' | 'refused' | 'depends' | 'unused' | 'unknown';

/** Why, as keys of the sentences in words.ts. */
export type Because =
  | 'setting-not-shown' | 'setting-not-described' | 'no-spn' | 'krbtgt' | 'trust'
  | 'empty' | 'explicit' | 'keys-unknown' | 'keys-missing' | 'des' | 'policy' | 'contested-default' | 'switches-unsaid' | 'switches-mixed' | 'before-enforcement';

export interface Forecast {
  readonly ticket: Ticket;
  readonly because: readonly Because[];
}

type Single = 'aes' | 'rc4' | 'refused' | 'unknown';

const AES = 0xd8;
const RC4 = 0x4;
const DES = 0x3;
/** Types of tickets; the rest are AES session keys and features. */
const TYPES = AES | RC4 | DES;

/**
 * What a domain controller with the given updates and switches does for an account.
 *
 *     forecast(account with 0x18, 'missing', 'july', switches)   // { ticket: 'refused', because: ['explicit', 'keys-missing'] }
 *     forecast(account with an empty attribute, 'likely', 'july', …)   // { ticket: 'aes', because: ['empty'] }
 *
 * An explicit setting is honoured in every phase (KB 5073381, questions and answers; the laboratory saw RC4 tickets for 0x4 on controllers that enforce AES).
 * An empty attribute and 0 are the same: the default of the controller. All possible worlds are tried; only what all of them share is said.
 */
export function forecast(account: EncryptionAccount, keys: AesKeys, level: ControllerLevel, switches: ControllerSwitches): Forecast {
  if (account.kind === 'krbtgt') return { ticket: 'unused', because: ['krbtgt'] };
  if (account.desOnly?.value) return { ticket: 'refused', because: ['des'] };
  if (account.kind === 'user' && account.spns && account.spns.value === 0 && !account.spns.cut) return { ticket: 'unused', because: ['no-spn'] };
  if (account.types === undefined) return { ticket: 'unknown', because: ['setting-not-shown'] };
  const trust: readonly Because[] = account.kind === 'trust' ? ['trust'] : [];
  const empty = account.types.value === 0;
  const { all, taken, contested } = behavioursOf(level, switches);
  const worlds = (empty ? all : all.map((b): Behaviour => ({ ...b, assumed: account.types?.value ?? 0 })))
    .flatMap((b) => possibleKeys(keys).flatMap((aes) => limits(switches.policy).map((limit) => single(b.assumed, limit, aes, b.enforced))));
  const outcomes = new Set(worlds.flat());
  const ticket = together(outcomes);
  const masked = !empty && limits(switches.policy).some((limit) => ((account.types?.value ?? 0) & TYPES & ~limit) !== 0);
  const because: Because[] = [...trust, empty ? 'empty' : 'explicit'];
  if (ticket === 'unknown') because.push('setting-not-described');
  if (!empty && (account.types.value & (AES | RC4)) === 0 && (account.types.value & DES) !== 0) because.push('des');
  if (keys === 'unknown' && (ticket === 'depends' || ticket === 'issued')) because.push('keys-unknown');
  if ((keys === 'missing' || keys === 'absent') && ticket !== 'unused') because.push('keys-missing');
  if (masked) because.push('policy');
  if (empty && contested) because.push('contested-default');
  if (empty && (switches.defaultTypes.state === 'mixed' || switches.phase.state === 'mixed')) because.push('switches-mixed');
  if (empty && taken.length > 0) because.push('switches-unsaid');
  if (!all.some((b) => b.enforced) && outcomes.has('refused') && outcomes.has('rc4')) because.push('before-enforcement');
  // A trust is no account: its tickets are referrals, which the vendor's page does not speak of.
  return { ticket: account.kind === 'trust' && empty && ticket !== 'unknown' ? 'depends' : ticket, because };
}

/** Outcomes of one world; two where the sources leave it open. */
function single(given: number, limit: number, aesKeys: boolean, enforced: boolean): readonly Single[] {
  if ((given & TYPES) === 0) return ['unknown'];
  const mask = given & limit;
  if ((mask & AES) !== 0 && aesKeys) return ['aes'];
  if ((mask & RC4) !== 0) return ['rc4'];
  // Events 206 and 207 announce refusals to come: before AES is enforced such tickets were still of RC4.
  return (mask & AES) !== 0 && !enforced ? ['rc4', 'refused'] : ['refused'];
}

/** What the policy of the controller leaves: all types where it is not set or not shown. */
function limits(policy: Switch): readonly number[] {
  if (policy.state === 'set') return [policy.value | ~TYPES];
  return policy.state === 'mixed' ? [~0, AES | ~TYPES] : [~0];
}

function together(outcomes: ReadonlySet<Single>): Ticket {
  if (outcomes.has('unknown')) return 'unknown';
  if (outcomes.size === 1) return [...outcomes][0] ?? 'unknown';
  return outcomes.has('refused') ? 'depends' : 'issued';
}
