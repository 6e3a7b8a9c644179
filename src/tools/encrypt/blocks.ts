/** The answer as blocks: verdict, comparison, drawing, reasons, all cases of the driver, what to write, warnings, write-up. */
import type { Block, FindingBlock, NoteBlock, Rich, TableBlock } from '../../core/blocks.ts';
import { compareOutcomes, newsBetween } from '../../core/encrypt/compare.ts';
import { exchangeOf } from '../../core/encrypt/exchange.ts';
import { fragments } from '../../core/encrypt/fragments.ts';
import type { EncryptOutcome, EncryptReason } from '../../core/encrypt/model.ts';
import { encryptOutcome } from '../../core/encrypt/outcome.ts';
import { weaknessesOf, weaknessText } from '../../core/encrypt/weak.ts';
import { checkedWords, safetyWords, scopeWords, trustWords } from '../../core/encrypt/words.ts';
import { encryptWriteUp } from '../../core/encrypt/write-up.ts';
import type { EncryptMode } from '../../data/encrypt-drivers.ts';
import { encryptEngines, encryptForces } from '../../data/encrypt-options.ts';
import { encryptSources, type EncryptSourceId } from '../../data/encrypt-sources.ts';

/** Everything below the form. */
export function encryptBlocks(before: EncryptOutcome, after: EncryptOutcome | undefined): readonly Block[] {
  const all: readonly [EncryptOutcome, ...EncryptOutcome[]] = after === undefined ? [before] : [before, after];
  const last = after ?? before;
  return [
    ...all.map(verdict),
    ...warnings(all),
    ...(after === undefined ? [] : [comparison(before, after), ...news(before, after)]),
    ...all.flatMap((o, i) => exchangeOf(o, `exchange-${i + 1}`, `${o.spec.driver.label}: ${safetyWords(o).toLowerCase()}`) ?? []),
    ...all.map((o, i) => reasons(o, i, all.length)),
    ...all.flatMap((o, i) => contested(o, i)),
    matrix(last),
    keywords(last),
    { kind: 'export', id: 'write-up', title: 'write-up as Markdown', name: 'connection-encryption.md', text: encryptWriteUp(all) },
  ];
}

function verdict(o: EncryptOutcome, i: number): FindingBlock {
  const safe = o.result === 'connects' && o.scope === 'all' && o.checked === 'yes';
  const says: Rich = [
    { strong: o.spec.driver.label }, ': ',
    ...(o.result === 'unknown' ? ['what happens is not documented; the reasons and the contested points below say what is missing.'] : o.result === 'refused' ? [refusal(o)] : [`connects. Encrypted: ${scopeWords(o)}. Certificate checked: ${checkedWords(o)}. TDS ${o.tds}, up to ${o.ceiling}.`]),
    ...o.conditions.flatMap((c): Rich => [' ', ...c]),
  ];
  const evidence = o.error?.text === undefined ? [] : [{ at: 'shown to the user', text: o.error.text, ...(o.error.remark === undefined ? {} : { means: o.error.remark }) }];
  const next: Rich | undefined = o.result === 'refused' && o.stage === 'certificate' ? ['Give the server a certificate that the clients trust: ', { link: '/runbook/tls-cert-untrusted-root/', text: 'chain not trusted' }, ', ', { link: '/runbook/tls-cert-name-mismatch/', text: 'name mismatch' }, ', ', { link: '/runbook/tls-cert-expired/', text: 'expired' }, '.'] : undefined;
  return { kind: 'finding', id: i === 0 ? 'result' : 'result-after', verdict: o.result === 'refused' ? 'problem' : safe ? 'fine' : 'open', word: safetyWords(o), says, evidence, ...(next === undefined ? {} : { next }) };
}

const REFUSED: Readonly<Record<NonNullable<EncryptOutcome['stage']>, string>> = {
  string: 'refuses the connection string; nothing is sent.',
  prelogin: 'refused by the server at the first packet.',
  certificate: 'refused by the client: the certificate does not pass.',
  'tls-first': 'fails in the TLS handshake that comes first.',
};

function refusal({ stage, error }: EncryptOutcome): string {
  return `${stage === undefined ? 'refused.' : REFUSED[stage]}${error?.text === undefined && error?.remark !== undefined ? ` ${error.remark}` : ''}`;
}

function warnings(all: readonly EncryptOutcome[]): readonly NoteBlock[] {
  const seen = new Set<string>();
  return all.flatMap((o) => weaknessesOf(o).flatMap((w): NoteBlock[] => {
    if (seen.has(w)) return [];
    seen.add(w);
    return [{ kind: 'note', id: `weak-${w}`, tone: 'warning', text: [...weaknessText(w, o), ' The write-up has lines for the reason and the end date.'] }];
  }));
}

function comparison(before: EncryptOutcome, after: EncryptOutcome): TableBlock {
  return {
    kind: 'table', id: 'compare', caption: 'Same settings, other driver', columns: ['What', before.spec.driver.label, after.spec.driver.label, 'Changes'],
    rows: compareOutcomes(before, after).map((d) => [[d.what], [d.before], [d.after], [d.changes ? { strong: 'yes' } : 'no']]),
  };
}

function news(before: EncryptOutcome, after: EncryptOutcome): readonly TableBlock[] {
  const rows = newsBetween(before.spec.driver, after.spec.driver);
  return rows.length === 0 ? [] : [reasonTable('news', 'What comes with the upgrade', rows)];
}

function reasons(o: EncryptOutcome, i: number, count: number): TableBlock {
  return reasonTable(`reasons-${i + 1}`, count > 1 ? `Why: ${o.spec.driver.label}` : 'Why', [...o.reasons, { says: [`TrustServerCertificate ${trustWords(o)} here.`], sources: o.spec.driver.sources }]);
}

function reasonTable(id: string, caption: string, rows: readonly EncryptReason[]): TableBlock {
  return { kind: 'table', id, caption, columns: ['Because', 'Source'], rows: rows.map((r) => [r.says, cite(r.sources)]) };
}

function cite(ids: readonly EncryptSourceId[]): Rich {
  return [...new Set(ids)].flatMap((id, i): Rich => {
    const source: { readonly title: string; readonly url?: string } = encryptSources[id];
    return [...(i === 0 ? [] : ['; ']), source.url === undefined ? source.title : { link: source.url, text: source.title }];
  });
}

function contested(o: EncryptOutcome, i: number): readonly NoteBlock[] {
  return o.contested.length === 0 ? [] : [{ kind: 'note', id: `contested-${i + 1}`, tone: 'info', text: [`Contested or thin, ${o.spec.driver.label}: `, o.contested.join(' ')] }];
}

const MODES: readonly EncryptMode[] = ['optional', 'mandatory', 'strict'];

/** Every value of Encrypt against every setting of the server, the rest as in the form. */
function matrix({ spec }: EncryptOutcome): TableBlock {
  const modes = MODES.filter((m) => spec.driver.writes[m] !== undefined);
  const engine = encryptEngines.find((e) => e.id === spec.engine);
  const forces = encryptForces.filter((f) => (engine?.always === true || spec.engine === 'localdb' ? f.id === 'none' : f.id !== 'strict' || engine?.strict === true));
  return {
    kind: 'table', id: 'matrix', caption: `${spec.driver.label}: all cases with this certificate${spec.trust === 'yes' ? ' and TrustServerCertificate=yes' : ''}`,
    columns: ['Encrypt', ...forces.map((f) => (engine?.always === true || spec.engine === 'localdb' ? engine?.label ?? f.label : f.id === 'none' ? 'Server demands nothing' : f.label))],
    rows: modes.map((mode) => [
      [{ code: spec.driver.writes[mode] ?? mode }, ...(mode === spec.driver.normal ? [' (default)'] : [])],
      ...forces.map((f): Rich => cell(encryptOutcome({ ...spec, encrypt: mode, force: f.id }))),
    ]),
  };
}

function cell(o: EncryptOutcome): Rich {
  const words = safetyWords(o);
  if (o.result === 'refused') return [{ mark: 'problem', text: 'refused' }, o.stage === 'certificate' ? ', certificate' : o.stage === 'prelogin' ? ', TDS 8.0 only' : ', no TDS 8.0'];
  const safe = o.result === 'connects' && o.scope === 'all' && o.checked === 'yes';
  return [{ mark: safe ? 'fine' : 'open', text: words.toLowerCase() }];
}

function keywords({ spec }: EncryptOutcome): TableBlock {
  return {
    kind: 'table', id: 'keywords', caption: spec.driver.syntax === 'dialog' ? 'What to choose' : 'What to write', columns: ['For', 'Write', 'Remark'],
    rows: fragments(spec).map((f) => [[f.weak === true ? { mark: 'problem', text: f.title } : { mark: 'fine', text: f.title }], f.parts.map((p) => ({ code: p })), [f.remark ?? '']]),
  };
}
