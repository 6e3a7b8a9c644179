/** What a list keeps that is old, with the reason and the end date that belong to it. */
import type { Block, Rich } from '../../core/blocks.ts';
import { suiteOf } from '../../core/suites/lookup.ts';
import { policyString } from '../../core/suites/policy.ts';
import { weaknessOf } from '../../core/suites/weakness.ts';
import { counted } from '../../core/suites/words.ts';
import type { ListRequest } from './input.ts';

interface Kept {
  readonly name: string;
  readonly why: readonly string[];
}

/** A warning and a write-up; nothing where the list keeps no old suite. */
export function weakeningBlocks(names: readonly string[], { why, until }: ListRequest): readonly Block[] {
  const kept = names.flatMap((name): Kept[] => {
    const suite = suiteOf(name)?.suite;
    const weakness = suite && weaknessOf(suite);
    return weakness && weakness.level !== 'none' ? [{ name, why: weakness.why }] : [];
  });
  if (kept.length === 0) return [];
  const missing = [...(why === undefined ? ['a reason'] : []), ...(until === undefined ? ['an end date'] : [])];
  const text: Rich = [
    { strong: `The list keeps ${counted(kept.length, 'suite')} that ${kept.length === 1 ? 'is' : 'are'} old: ` },
    `${[...new Set(kept.flatMap((k) => k.why))].join('; ')}. `,
    missing.length > 0 ? `Fill in ${missing.join(' and ')} above, so that somebody takes them out again.` : `Reason: ${why}. To be read again on ${until}.`,
  ];
  const writeUp = [
    'Cipher suite order with old suites',
    '',
    `Reason:    ${why ?? '(to be filled in)'}`,
    `End date:  ${until ?? '(to be filled in)'}`,
    'Owner:     (to be filled in)',
    '',
    'Old suites:',
    ...kept.map((k) => `  ${k.name}: ${k.why.join('; ')}`),
    '',
    'List:',
    policyString(names),
  ];
  return [
    { kind: 'note', id: 'keeps-old', tone: 'warning', text },
    { kind: 'export', id: 'write-up', title: 'write-up with reason and end date', name: 'suite-order-write-up.txt', text: writeUp.join('\r\n') },
  ];
}
