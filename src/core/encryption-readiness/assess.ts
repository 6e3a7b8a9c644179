import type { ControllerLevel } from '../../data/rc4-hardening.ts';
import type { EncryptionAccount } from './account.ts';
import type { ControllerSwitches } from './controller.ts';
import { forecast, type Forecast } from './forecast.ts';
import { aesKeysOf, type AesKeys } from './keys.ts';
import { needsPassword, remedyFor, type Remedy } from './remedy.ts';

/** One account and what becomes of its tickets. */
export interface Assessed {
  readonly account: EncryptionAccount;
  readonly keys: AesKeys;
  /** With the updates that the controllers have; absent when nobody said which. */
  readonly now?: Forecast;
  readonly april: Forecast;
  readonly july: Forecast;
  readonly remedy: Remedy;
  readonly password: 'yes' | 'no' | 'unknown';
}

/**
 * What becomes of the tickets of one account, today and after each step of 2026.
 *
 *     assess(account, switches, 'january', '2009-03-14')   // { keys: 'likely', now: …, april: …, july: …, remedy: 'set-aes', password: 'no' }
 */
export function assess(account: EncryptionAccount, switches: ControllerSwitches, level: ControllerLevel | undefined, since?: string): Assessed {
  const keys = aesKeysOf(account, since);
  const july = forecast(account, keys, 'july', switches);
  const remedy = remedyFor(account, keys, july);
  return {
    account,
    keys,
    ...(level === undefined ? {} : { now: forecast(account, keys, level, switches) }),
    april: forecast(account, keys, 'april', switches),
    july,
    remedy,
    password: needsPassword(remedy),
  };
}
