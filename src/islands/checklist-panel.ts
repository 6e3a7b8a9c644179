import type { Verdict, VerdictDetail } from './check-panel.ts';
import { copyText } from './copy-text.ts';
import { say } from './say.ts';

/** Keeps the count of a checklist. Verdicts last as long as the page: one from yesterday would be taken for today's. */
const WORDS = { problem: 'Problem', fine: 'Fine', open: 'Could not tell' } as const;
const WORST = ['problem', 'open', 'fine'] as const;

type Found = ReadonlyMap<string, VerdictDetail>;

/** What was found for each item, by check; what a person answered counts as a check of its own. */
const states = new WeakMap<HTMLElement, Map<string, Map<string, VerdictDetail>>>();

export function use(element: HTMLElement, event: Event): void {
  const target = event.target as HTMLElement;
  if (event.type === 'kb-verdict') note(element, target, (event as CustomEvent<VerdictDetail>).detail);
  else if (event.type === 'change' && target instanceof HTMLInputElement && 'itemHand' in target.dataset) {
    note(element, target, { check: 'by-hand', verdict: target.value as Verdict, says: '' });
  } else if (event.type === 'click' && target.closest('[data-copy-summary]')) void copySummary(element);
}

function note(element: HTMLElement, from: HTMLElement, detail: VerdictDetail): void {
  const state = stateOf(element);
  const item = from.closest<HTMLElement>('[data-item]')?.dataset['item'] ?? '';
  const found = state.get(item) ?? new Map<string, VerdictDetail>();
  if (detail.verdict === undefined) found.delete(detail.check);
  else found.set(detail.check, detail);
  state.set(item, found);
  draw(element);
}

function stateOf(element: HTMLElement): Map<string, Map<string, VerdictDetail>> {
  let state = states.get(element);
  if (state === undefined) states.set(element, (state = new Map()));
  return state;
}

function items(element: HTMLElement): { node: HTMLElement; title: string; verdict: Verdict | undefined; says: string }[] {
  const state = stateOf(element);
  return [...element.querySelectorAll<HTMLElement>('[data-item]')].map((node) => {
    const found: Found = state.get(node.dataset['item'] ?? '') ?? new Map();
    const details = [...found.values()];
    const verdict = WORST.find((v) => details.some((d) => d.verdict === v));
    const says = details.filter((d) => d.verdict === verdict && d.says !== '').map((d) => d.says).join(' ');
    return { node, title: node.querySelector('[data-title]')?.textContent?.trim() ?? '', verdict, says };
  });
}

function draw(element: HTMLElement): void {
  const all = items(element);
  for (const { node, verdict } of all) {
    const mark = node.querySelector<HTMLElement>('[data-mark]')!;
    mark.className = verdict === undefined ? '' : `stamp ${verdict}`;
    mark.textContent = verdict === undefined ? 'not done' : WORDS[verdict];
    node.classList.toggle('done', verdict !== undefined && verdict !== 'open');
  }
  const count = (verdict: Verdict): number => all.filter((i) => i.verdict === verdict).length;
  const done = all.filter((i) => i.verdict !== undefined).length;
  const problems = count('problem');
  element.querySelector('progress')!.value = done;
  element.querySelector('[data-progress]')!.textContent = `${done} of ${all.length} done: ${problems} ${problems === 1 ? 'problem' : 'problems'}, ${count('fine')} fine, ${count('open')} could not tell.`;
}

async function copySummary(element: HTMLElement): Promise<void> {
  const lines = items(element).map(({ title, verdict, says }) => (verdict === undefined ? `- [ ] ${title}: not done` : `- [x] ${title}: ${WORDS[verdict]}.${says === '' ? '' : ` ${says}`}`));
  const text = `${element.dataset['title'] ?? 'Checklist'}\n${lines.join('\n')}\n`;
  const copied = await copyText(text);
  const box = element.querySelector<HTMLTextAreaElement>('[data-summary]')!;
  box.hidden = copied;
  box.value = text;
  if (!copied) box.select();
  say(copied ? 'Summary copied' : 'The summary is selected; press Control C to copy it.');
}
