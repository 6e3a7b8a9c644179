import { auditing } from '../core/audit/audit.ts';
import { auditBlocks } from '../core/audit/blocks.ts';
import { collecting } from '../core/audit/collect.ts';
import { parseGivenServices } from '../core/audit/given.ts';
import { readInputs } from '../core/inputs.ts';
import { portion, toEnd } from '../core/steps.ts';
import { spnAuditForm } from './spn-audit/form.ts';
import { toldBlocks } from './spn-audit/told.ts';
import type { Output, Tool, Values } from './tool.ts';

export const spnAudit: Tool = { ...spnAuditForm, run: (input) => toEnd(work(input)), steps: work };

/** Share of the work that reading is, for the bar. */
const READING = 0.7;

function* work(input: Values): Generator<number, Output> {
  const form = readInputs(input);
  const text = Object.hasOwn(input, 'text') ? String(input['text']) : '';
  const given = parseGivenServices(Object.hasOwn(input, 'services') ? String(input['services']) : '');
  const [refused, ...more] = given.refusals;
  if (refused) {
    form.errors['services'] = { rule: refused.rule, allows: refused.allows, reason: `${refused.reason} (line ${refused.line})`, given: refused.given };
    form.leftOut.push({ field: 'services', says: more.length === 0 ? `Line ${refused.line} is left out. Everything else is judged.` : `${more.length + 1} lines are left out, the first is line ${refused.line}. Everything else is judged.` });
  }
  if (text.trim() === '') {
    form.leftOut.push({ field: 'text', says: 'No verdict: nothing was pasted. Paste the output of setspn -F -Q MSSQLSvc/*, of setspn -L for the accounts, or a report.' });
    return { errors: form.errors, leftOut: form.leftOut, blocks: [] };
  }
  const collected = yield* portion(collecting(text, given.services, { wholeForest: form.checks('scope', ['forest']).has('forest') }), 0, READING);
  const audit = yield* portion(auditing(collected.input), READING, 1);
  const raw = text.split(/\r\n|\r|\n/);
  return { errors: form.errors, leftOut: form.leftOut, blocks: [...auditBlocks(audit, raw), ...toldBlocks(collected, raw)] };
}
