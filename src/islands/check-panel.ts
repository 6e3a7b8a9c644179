import { plainText, type FindingBlock } from '../core/blocks.ts';
import type { Check } from '../checks/check.ts';
import { judge, type Judged } from '../checks/judge.ts';
import { drawBlock } from '../markup/blocks.ts';
import { checkLoaders } from './check-loaders.ts';
import { context } from './context-store.ts';
import { readFileText } from './read-file.ts';
import { read } from './reading-client.ts';
import { toDom } from './to-dom.ts';

/** Judges what is pasted into a check, at each keystroke. Nothing of it is kept: it goes with the page. */

export type Verdict = FindingBlock['verdict'];

/** Told to the list round a check, and to whoever else wants to know. */
export interface VerdictDetail {
  readonly check: string;
  readonly verdict: Verdict | undefined;
  readonly says: string;
}

const loaded = new Map<string, Promise<Check>>();

function checkOf(element: HTMLElement): Promise<Check> | undefined {
  const id = element.dataset['check'] ?? '';
  const load = checkLoaders[id];
  if (load === undefined) return undefined;
  let check = loaded.get(id);
  if (check === undefined) loaded.set(id, (check = load()));
  return check;
}

export function use(element: HTMLElement, event: Event, given: File | string | undefined): void {
  void checkOf(element)?.then((check) => handle(element, check, event, given));
}

async function handle(element: HTMLElement, check: Check, event: Event, given: File | string | undefined): Promise<void> {
  const target = event.target as HTMLElement;
  const field = element.querySelector<HTMLTextAreaElement>('[data-paste]')!;
  if (given !== undefined) {
    const text = typeof given === 'string' ? given : await readFileText(given);
    field.value = text.slice(0, SHOWN);
    return show(element, check, text);
  }
  if (event.type === 'click') {
    const button = target.closest('button');
    const sample = button?.dataset['sample'];
    if (sample === 'fine' || sample === 'problem') field.value = check.samples[sample];
    else if (button?.dataset['clear'] !== undefined) clear(element);
    else return;
    return show(element, check, field.value);
  }
  if (event.type === 'input' && target === field) return show(element, check, field.value);
  if (event.type === 'change' && target.matches('[data-hand]')) return byHand(element, check);
  if (event.type === 'input' && target.matches('[data-note]') && element.querySelector('[data-hand]:checked')) return byHand(element, check);
}

const SHOWN = 200_000;

function clear(element: HTMLElement): void {
  element.querySelector<HTMLTextAreaElement>('[data-paste]')!.value = '';
  for (const radio of element.querySelectorAll<HTMLInputElement>('[data-hand]')) radio.checked = false;
}

/** The text that each check was given last: the answer to an earlier one is not wanted any more. */
const asked = new WeakMap<HTMLElement, string>();

async function show(element: HTMLElement, check: Check, text: string): Promise<void> {
  const says = element.querySelector('[data-read]')!;
  asked.set(element, text);
  if (text.trim() === '') {
    says.textContent = 'Read in this browser. Never stored, never sent.';
    return put(element, check, []);
  }
  if (text.length > SHOWN) says.textContent = 'Reading …';
  const judged = text.length > SHOWN ? await inWorker(check, text) : judge(check, text, context());
  if (asked.get(element) !== text) return;
  says.textContent = judged.says;
  put(element, check, judged.findings);
}

/** A long text is read off the page's thread. */
async function inWorker(check: Check, text: string): Promise<Judged> {
  const result = await read(text, context(), () => undefined, check.id);
  return 'judged' in result ? result.judged : judge(check, text, context());
}

function byHand(element: HTMLElement, check: Check): void {
  const verdict = element.querySelector<HTMLInputElement>('[data-hand]:checked')?.value as Verdict;
  const note = element.querySelector<HTMLInputElement>('[data-note]')?.value.trim() ?? '';
  const says = verdict === 'open' ? 'Seen, and not decided.' : check.manual[verdict];
  put(element, check, [{ kind: 'finding', id: 'seen-by-you', verdict, says: [`Your own verdict: ${says}${note === '' ? '' : ` Note: ${note}`}`], evidence: [] }]);
}

function put(element: HTMLElement, check: Check, findings: readonly FindingBlock[]): void {
  const box = element.querySelector('[data-verdict]')!;
  box.replaceChildren(...(findings.length > 0 ? findings.map((f) => toDom(drawBlock(f))) : [Object.assign(document.createElement('p'), { className: 'small', textContent: 'Not judged yet. Not judged is not healthy.' })]));
  const steps = element.querySelectorAll('.steps > li');
  steps.forEach((li, i) => li.classList.toggle('done', findings.length > 0 && (i < 2 || findings.some((f) => f.verdict !== 'open'))));
  const worst = (['problem', 'open', 'fine'] as const).find((v) => findings.some((f) => f.verdict === v));
  const detail: VerdictDetail = { check: check.id, verdict: worst, says: findings.filter((f) => f.verdict === worst).map((f) => plainText(f.says)).join(' ') };
  element.dispatchEvent(new CustomEvent('kb-verdict', { bubbles: true, detail }));
}
