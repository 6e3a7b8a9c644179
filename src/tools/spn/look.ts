import type { Block } from '../../core/blocks.ts';
import { findSpns, proveWithKlist } from '../../core/setspn.ts';
import { shellNote } from '../../core/setspn-blocks.ts';

/** Look which account holds each name, then ask for tickets. `ask` may be empty; `patterns` are further searches. */
export function lookAndProve(spns: readonly string[], ask: readonly string[], patterns: readonly string[]): readonly Block[] {
  if (spns.length + patterns.length === 0) return [];
  const find = findSpns([...spns, ...patterns], { kind: 'forest' });
  return [
    { kind: 'step', id: 'step-look', title: '1 Look which account holds each' },
    ...shellNote([find]),
    find,
    ...(ask.length === 0
      ? []
      : ([
          { kind: 'step', id: 'step-prove', title: '2 Ask for a ticket' },
          proveWithKlist(ask, false),
          {
            kind: 'note',
            id: 'prove-limit',
            tone: 'info',
            text: ['A ticket proves that some account holds the SPN, not that it is the right one. 0xC000018B here means that no account holds it; the client may remember the miss for 15 minutes. To add, remove or move names: ', { link: '/tools/setspn/', text: 'setspn commands' }, '.'],
          },
        ] as const)),
  ];
}
