/** Words and blocks that the steps of a request share. */
import type { NoteBlock, Rich, StepBlock } from '../../blocks.ts';

export const STORE = 'the certificate store of this machine';
export const ADMIN = 'Local administrator';

export function step(id: string, title: string, ...text: Rich): StepBlock {
  return { kind: 'step', id, title, ...(text.length === 0 ? {} : { text }) };
}

export function note(id: string, tone: NoteBlock['tone'], ...text: Rich): NoteBlock {
  return { kind: 'note', id, tone, text };
}
