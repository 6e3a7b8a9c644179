import { dnsDomain, spnString } from './names.ts';
import { formatSpn, isRefusal, parseSpn } from './spn.ts';
import { formRepairs } from './spn-advice-form.ts';
import { aboutMeaning } from './spn-advice-meaning.ts';
import type { SpnRemark } from './spn-advice-model.ts';
import { notationRepairs } from './spn-advice-notation.ts';

export type { SpnRemark } from './spn-advice-model.ts';

/** What is wrong or odd about a text, and the SPNs that were probably meant. Offers are never applied. */
export interface SpnAdvice {
  readonly remarks: readonly SpnRemark[];
  /** Allowed SPNs, none of them the given text. More than one where the text holds both a port and an instance. */
  readonly offers: readonly string[];
}

const LONGEST = 1024;

/** Each sees the text that the ones before it left. */
const repairs = [...notationRepairs, ...formRepairs];

/**
 * What is wrong or odd about a text that should be an SPN, and what was probably meant. With a domain, the full name is offered for a short one.
 *
 *     adviseSpn('MSSQLSvc/sql05.corp.example\\SALES')
 *     // { remarks: [{ id: 'backslash', … }], offers: ['MSSQLSvc/sql05.corp.example:SALES'] }
 *     adviseSpn('Server=tcp:sql05.corp.example,1433')
 *     // { remarks: [{ id: 'connection-string', … }], offers: ['MSSQLSvc/sql05.corp.example:1433'] }
 *     adviseSpn('MSSQLSvc/sql05:1433', 'corp.example')
 *     // { remarks: [{ id: 'short-host', … }], offers: ['MSSQLSvc/sql05.corp.example:1433'] }
 *
 * Total: any text gives an answer. Text without a recognised fault gives no remarks and no offers, which does not
 * mean that it is right; `parseSpn` decides that.
 */
export function adviseSpn(given: string, domain?: string): SpnAdvice {
  if (given.length > LONGEST) return { remarks: [], offers: [] };
  const start = given.trim();
  let texts: readonly string[] = [start];
  const remarks = new Map<string, SpnRemark>();
  for (const { id, says, source, fix } of repairs) {
    texts = texts.flatMap((text) => {
      const fixed = fix(text);
      if (fixed === undefined) return [text];
      remarks.set(id, { id, says, source });
      return fixed;
    });
  }
  const meant = [...new Set(texts)];
  const odd = meant.map((text) => ({ text, about: aboutMeaning(text) }));
  for (const remark of odd.flatMap(({ about }) => about)) remarks.set(remark.id, remark);
  const offered = odd.map(({ text, about }) => (about.some((r) => r.id === 'short-host') ? completed(text, domain) : text));
  return {
    remarks: [...remarks.values()],
    offers: [...new Set(offered)].filter((text) => text !== start && spnString.refuses(text) === undefined),
  };
}

/** The SPN with its short host completed, or as it is where no usable domain is known. */
function completed(text: string, domain: string | undefined): string {
  const spn = parseSpn(text);
  return domain === undefined || isRefusal(spn) || dnsDomain.refuses(domain) !== undefined ? text : formatSpn({ ...spn, host: `${spn.host}.${domain}` });
}
