/** What is weak about a connection: for the warning, and for the write-up. */
import type { Rich } from '../blocks.ts';
import { encryptSetting, trustSetting } from './fragments.ts';
import type { EncryptOutcome, Weakness } from './model.ts';

/**
 * The weak points of a connection, the setting before the result: TrustServerCertificate=yes and Encrypt=no are named even where they have no effect today.
 *
 *     weaknessesOf(outcome)   // ['trust-all']
 */
export function weaknessesOf({ spec, result, scope, checked, mode }: EncryptOutcome): readonly Weakness[] {
  const found: Weakness[] = [];
  if (spec.trust === 'yes') found.push('trust-all');
  if (mode === 'optional' || (result === 'connects' && (scope === 'login' || scope === 'none'))) found.push('clear-data');
  if (result === 'connects' && scope === 'all' && checked !== 'yes' && spec.trust !== 'yes') found.push('not-checked');
  return found;
}

/** What a weak point means and what to do about it: `weaknessText('trust-all', outcome)`. */
export function weaknessText(weakness: Weakness, { spec, mode, scope }: EncryptOutcome): Rich {
  switch (weakness) {
    case 'trust-all': {
      const idle = mode === 'strict' ? ' With Strict it has no effect; take it out.' : '';
      return [{ code: trustSetting(spec.driver) }, ` gives up the proof of who answers: whoever stands on the path can read and change everything.${idle} A stop-gap, with a reason and an end date.`];
    }
    case 'clear-data':
      if (scope === 'none') return ['Nothing is encrypted. On one machine that is no loss; the same settings send data in clear text to any other server that does not demand encryption.'];
      return [{ code: encryptSetting(spec.driver, 'optional') }, spec.encrypt === 'default' ? ' (the default here)' : '', scope === 'all' ? ' leaves the encryption to the server: once it demands none any more, all data travels in clear text, and no client notices.' : ' sends all data behind the login packet in clear text, queries and results.', ' A stop-gap, with a reason and an end date.'];
    case 'not-checked':
      return ['Everything is encrypted and nobody proves the certificate: whoever stands on the path can put his own in its place.'];
  }
}
