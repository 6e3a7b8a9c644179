import type { WriteResult } from './forest.ts';

/** How one request ended. */
export interface Answer {
  readonly spn: string;
  /** `ticket`: there is one, and no service to show it to. */
  readonly end: 'accepted' | 'refused' | 'ticket';
  /** Who refused: the controller at logon, the controller when it was asked for a ticket, the service. */
  readonly at?: 'logon' | 'ask' | 'present';
  /** RFC 4120. */
  readonly code?: number;
  /** sAMAccountName, lower case, of the account whose key the ticket is made with. */
  readonly holder?: string;
  readonly type?: string;
}

/** Everything that is compared, as expected or as observed. */
export interface Facts {
  readonly writes: readonly WriteResult[];
  /** SPNs of all accounts after the writes. */
  readonly holdings: readonly string[];
  readonly answers: readonly Answer[];
}

/** The facts in words, for the table: the writes, where there are any, and one line for each request. */
export function inWords({ writes, answers }: Facts): readonly string[] {
  return [...(writes.length > 0 ? [`writes ${writes.join(', ')}`] : []), ...answers.map(sentence)];
}

function sentence({ spn, end, at, code, holder, type }: Answer): string {
  const ticket = holder === undefined ? '' : ` with the ${type ?? '?'} key of ${holder}`;
  if (end === 'ticket') return `${spn}: ticket${ticket}`;
  if (end === 'accepted') return `${spn}: ticket${ticket}, accepted`;
  return `${spn}: ${at === 'present' ? `ticket${ticket}, refused by the service` : `refused at ${at}`} (${code})`;
}

/** What differs, in words; nothing when all is the same. `codeToo` false leaves the number of a refusal out. */
export function differences(expected: Facts, observed: Facts, codeToo: boolean): readonly string[] {
  const found: string[] = [];
  const put = (what: string, a: unknown, b: unknown): void => {
    const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
    if (left !== right) found.push(`${what}: expected ${left ?? 'nothing'}, observed ${right ?? 'nothing'}`);
  };
  put('writes', expected.writes, observed.writes);
  put('SPNs afterwards', expected.holdings, observed.holdings);
  put('requests', expected.answers.length, observed.answers.length);
  expected.answers.forEach((answer, i) => {
    const seen = observed.answers[i];
    for (const part of ['spn', 'end', 'at', 'holder', 'type'] as const) put(`${answer.spn}, ${part}`, answer[part], seen?.[part]);
    if (codeToo) put(`${answer.spn}, code`, answer.code, seen?.code);
  });
  return found;
}
