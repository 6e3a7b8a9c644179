/** Schannel events as lists of labels and values: the copy of the Event Viewer, its old layout, wevtutil, and Format-List. */
import { computerLabels, descriptionLabels, sourceLabels, timeLabels, xmlLabels } from '../../data/schannel-labels.ts';
import type { PasteLine } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { fromText, isSchannelId } from './schannel-event.ts';
import type { SchannelEvent, TextLine } from './schannel-event.ts';

const HEADER_LINES = 12;
const TEXT_LINES = 16;

/** A label and its value: `Event ID:      36871`, `Id          : 36871`, `イベント ID:    36870`. Markdown bold round the label is left out. */
function pair(text: string): { label: string; value: string } | undefined {
  if (text.length > 6000) return undefined;
  const start = text.slice(0, 80);
  const at = start.search(/[:：]/);
  if (at < 1) return undefined;
  const label = start.slice(0, at).replaceAll('*', '').trim();
  if (label === '' || label.length > 40 || /[<>=|"]/.test(label)) return undefined;
  return { label: label.toLowerCase(), value: text.slice(at + 1).replace(/^\*{1,2}/, '').replace(/<br ?\/?>\s{0,4}$/, '').trim() };
}

function isOneOf(labels: readonly string[], label: string): boolean {
  return labels.includes(label);
}

/**
 * The event whose number stands in the line `at`. The header is found above it, not before line index `free`; the text below it.
 */
export function labelledEvent(
  lines: readonly PasteLine[],
  at: number,
  free: number,
): { from: number; to: number; event: SchannelEvent } | undefined {
  const idLine = lines[at];
  const id = idLine && idLine.text.length < 120 ? /[:：]\*{0,2}\s*(3[0-9]{4})\s*(?:<br ?\/?>)?\s*$/.exec(idLine.text) : null;
  const number = Number(id?.[1]);
  if (!idLine || !id || !isSchannelId(number) || !pair(idLine.text)) return undefined;
  let from = at;
  while (from - 1 >= free && at - from < HEADER_LINES && isHeader(lines[from - 1])) from -= 1;
  let event: SchannelEvent = { id: { value: number, line: idLine.n } };
  const text: TextLine[] = [];
  let to = at;
  let inText = false;
  for (let k = from; k <= at + HEADER_LINES + TEXT_LINES && k < lines.length; k += 1) {
    const line = lines[k];
    if (!line || (k > at && isPrompt(line.text)) || /<Event[ >]/.test(line.text.slice(0, 200))) break;
    const blank = line.text.trim() === '';
    if (k > at && (endsText(lines, k, blank) || text.length >= TEXT_LINES)) break;
    if (blank) continue;
    const found = pair(line.text);
    if (k > at && found && isOneOf(xmlLabels, found.label)) {
      to = k;
      break;
    }
    if (inText) {
      text.push({ text: line.text, n: line.n });
      to = k;
      continue;
    }
    if (found && isOneOf(sourceLabels, found.label) && !/schannel/i.test(found.value)) return undefined;
    if (found && isOneOf(descriptionLabels, found.label)) {
      inText = true;
      // Format-List may print the text before the number.
      if (found.value !== '') text.push({ text: found.value, n: line.n });
      if (k > at) to = k;
    } else if (found) {
      if (found.value !== '' && isOneOf(computerLabels, found.label)) event = { ...event, computer: { value: found.value, line: line.n } };
      if (found.value !== '' && isOneOf(timeLabels, found.label)) event = { ...event, time: { value: found.value, line: line.n } };
      if (k > at) to = k;
    } else if (k > at) {
      inText = true;
      text.push({ text: line.text, n: line.n });
      to = k;
    }
    // The text before the number ends with the next label.
    if (inText && k < at && isHeader(lines[k + 1])) inText = false;
  }
  return { from, to, event: { ...event, ...fromText(number, text) } };
}

/** A line above the number that belongs to the event. */
function isHeader(line: PasteLine | undefined): boolean {
  if (!line || isPrompt(line.text)) return false;
  if (/^\s*Event\[[0-9]{1,6}\]:?\s*$/.test(line.text.slice(0, 40))) return true;
  const found = pair(line.text);
  return found !== undefined && !/\b3[0-9]{4}\s*$/.test(line.text.slice(-12));
}

/** True where the text of an event is over: at the header of the next one, or at two blank lines. */
function endsText(lines: readonly PasteLine[], at: number, blank: boolean): boolean {
  const text = lines[at]?.text ?? '';
  if (/^\s*Event\[[0-9]{1,6}\]:?\s*$/.test(text.slice(0, 40))) return true;
  if (blank) return (lines[at + 1]?.text.trim() ?? '') === '' || startsHeader(lines, at + 1);
  return startsHeader(lines, at);
}

/** A header of another event begins: within a few labels there is a number of an event or a source. */
function startsHeader(lines: readonly PasteLine[], at: number): boolean {
  const first = pair(lines[at]?.text ?? '');
  if (!first || /^\s{2}/.test(lines[at]?.text ?? '')) return false;
  if (isOneOf(xmlLabels, first.label) || isOneOf(descriptionLabels, first.label)) return false;
  for (let k = at; k < at + 5 && k < lines.length; k += 1) {
    const found = pair(lines[k]?.text ?? '');
    if (!found) return false;
    if (isOneOf(sourceLabels, found.label)) return true;
    if (/^[0-9]{1,5}$/.test(found.value) && /\bi[dD]\b|eventid|instanceid/i.test(found.label) && k > at) return true;
  }
  return false;
}
