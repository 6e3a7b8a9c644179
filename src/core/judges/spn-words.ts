import type { CauseId } from '../../data/causes.ts';
import type { Rich } from '../blocks.ts';
import { storedSpn } from '../names.ts';
import { commonName } from '../readers/distinguished-name.ts';

/** Words and steps that the judges of SPNs share. */

type Piece = Rich[number];

/**
 * Names in a sentence, up to four of them: `a`, `b` and 3 more.
 *
 *     listed(['a', 'b'])   // [{ code: 'a' }, ' and ', { code: 'b' }]
 */
export function listed(names: readonly string[]): Rich {
  const most = names.length > 4 ? 3 : names.length;
  const out: Piece[] = [];
  names.slice(0, most).forEach((name, i) => {
    if (i > 0) out.push(i === most - 1 && most === names.length ? ' and ' : ', ');
    out.push({ code: name });
  });
  if (names.length > most) out.push(` and ${names.length - most} more`);
  return out;
}

/** The verb for so many names: is, are. */
export function are(count: number): 'is' | 'are' {
  return count === 1 ? 'is' : 'are';
}

/** An object of the directory in a sentence: its common name, where one is printed. */
export function shownAccount(account: string): string {
  return /^(?:CN|OU)=/i.test(account) ? commonName(account) || account : account;
}

/** Asks the whole forest. A name that is no SPN never becomes part of a command. */
export function forestQuery(spn: string | undefined): Rich {
  if (spn === undefined || storedSpn.refuses(spn) !== undefined) return ['Search the whole forest for the SPN: ', { link: '/runbook/setspn-reference/', text: 'setspn reference' }, '.'];
  return ['Search the whole forest: ', { code: `setspn -F -Q ${spn}` }];
}

/** The account that runs the instance, which decides who must hold the SPN. */
export const askForAccount: Rich = ['Compare with the account that runs the service: ', { code: 'SELECT servicename, service_account FROM sys.dm_server_services' }];

/** Pages of causes, for the next step. */
export function pageOf(cause: CauseId, text: string): Rich[number] {
  return { link: `/runbook/${cause}/`, text };
}
