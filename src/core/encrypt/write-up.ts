/** The decision in Markdown, to keep with the ticket: what was chosen, what it weakens, why, and until when. */
import { plainText, type Rich } from '../blocks.ts';
import { encryptCertificates, encryptEngines, encryptForces } from '../../data/encrypt-options.ts';
import { encryptSources } from '../../data/encrypt-sources.ts';
import type { EncryptOutcome } from './model.ts';
import { fragments } from './fragments.ts';
import { weaknessesOf, weaknessText } from './weak.ts';
import { checkedWords, resultWords, safetyWords, scopeWords } from './words.ts';

const BLANK = '________';

/**
 * The write-up of one or two connections. Every weak point has a line for the reason and one for the end date.
 *
 *     encryptWriteUp([outcome]).split('\n')[0]   // '# Connection encryption: ODBC Driver 18.1 and later'
 */
export function encryptWriteUp(outcomes: readonly [EncryptOutcome, ...EncryptOutcome[]]): string {
  const first = outcomes[0];
  const lines = [
    `# Connection encryption: ${outcomes.map((o) => md(o.spec.driver.label)).join(' to ')}`,
    '',
    `- Server: ${label(encryptEngines, first.spec.engine)}; Force Encryption or Force Strict Encryption: ${label(encryptForces, first.spec.force).toLowerCase()}`,
    `- Certificate: ${label(encryptCertificates, first.spec.certificate)}`,
    ...outcomes.flatMap(facts),
    ...weakLines(outcomes),
    '',
    '## Write this instead',
    '',
    ...fragments(outcomes.at(-1)?.spec ?? first.spec).filter((f) => f.weak !== true).flatMap((f) => f.parts.map((p) => `- ${md(f.title)}: \`${p.replaceAll('`', "'")}\``)),
    '',
    `Sources: ${[...new Set(outcomes.flatMap((o) => [...o.spec.driver.sources, ...o.reasons.flatMap((r) => r.sources)]))].map((id) => md(encryptSources[id].title)).join('; ')}.`,
    '',
  ];
  return lines.join('\n');
}

function facts(outcome: EncryptOutcome): readonly string[] {
  const { spec, reasons, conditions, contested } = outcome;
  return [
    '', `## ${md(spec.driver.label)}`, '',
    `- Result: ${resultWords(outcome)}${outcome.result === 'connects' ? ` (${safetyWords(outcome).toLowerCase()})` : ''}`,
    ...(outcome.error?.text === undefined ? [] : [`- Shown: ${md(outcome.error.text)}`]),
    `- Encrypted: ${scopeWords(outcome)}; certificate checked: ${checkedWords(outcome)}; TDS ${outcome.tds}, up to ${outcome.ceiling}`,
    ...reasons.map((r) => `- Because: ${rich(r.says)}`),
    ...conditions.map((c) => `- Condition: ${rich(c)}`),
    ...contested.map((c) => `- Contested: ${md(c)}`),
  ];
}

function weakLines(outcomes: readonly EncryptOutcome[]): readonly string[] {
  const rows = outcomes.flatMap((o) => weaknessesOf(o).map((w) => ({ o, w })));
  if (rows.length === 0) return [];
  return [
    '', '## What this weakens', '',
    ...rows.flatMap(({ o, w }) => [`- ${md(o.spec.driver.label)}: ${rich(weaknessText(w, o))}`, `  - Reason: ${BLANK}`, `  - Owner: ${BLANK}`, `  - End date (year-month-day): ${BLANK}`]),
  ];
}

function label(options: readonly { readonly id: string; readonly label: string }[], id: string): string {
  return options.find((o) => o.id === id)?.label ?? id;
}

const rich = (text: Rich): string => text.map((part) => (typeof part !== 'string' && 'code' in part ? `\`${part.code.replaceAll('`', "'")}\`` : md(plainText([part])))).join('');

/** What Markdown would read as markup is escaped. */
function md(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
