/** The values inside the text of an event. */
import type { PolicyEventDraft } from './policy-event.ts';
import type { At } from './reader.ts';

/** A line of the text. */
export interface Text {
  readonly text: string;
  readonly n: number;
  /** False for a line that has none of the forms of these events. */
  readonly known: boolean;
}

/** True for a line that is a value alone: `10.20.30.40:51772`, `CORP\svc-scan`, `1 – SASL Bind that does not use signing`. */
export function isValue(text: string): boolean {
  return /^\s{0,20}\S{1,255}(?: [–-] .{0,80})?\s{0,8}$/.test(text);
}

/**
 * The inserted values in their order: behind a label, or in the line below one. The first line is the sentence, it holds none.
 *
 *     Client IP address:
 *     10.20.30.40:51772
 */
export function valuesOf(texts: readonly Text[]): readonly At<string>[] {
  const values: At<string>[] = [];
  for (let i = 1; i < texts.length; i += 1) {
    const line = texts[i];
    if (!line) continue;
    const colon = line.text.search(/[:：](?:\s|$)/);
    // The advice below names a policy with its path: "Network Security: Restrict NTLM: …".
    if (colon < 2 || colon > 160 || /[:：]\s/.test(line.text.slice(colon + 1))) continue;
    const value = line.text.slice(colon + 1).trim();
    const below = texts[i + 1];
    if (value !== '') values.push({ value, line: line.n });
    else if (below && isValue(below.text) && !/[:：]\s{0,4}$/.test(below.text)) {
      values.push({ value: below.text.trim(), line: below.n });
      i += 1;
    } else values.push({ value: '', line: line.n });
  }
  return values;
}

/** `A CredSSP authentication to TERMSRV/srv01 failed … The remote host offered version 4`: both stand inside a sentence. */
export function takeCredssp(draft: PolicyEventDraft, texts: readonly Text[]): void {
  delete draft.target;
  delete draft.version;
  for (const { text, n } of texts) {
    const target = /\b([A-Za-z]{2,20}\/[A-Za-z0-9][A-Za-z0-9._:-]{0,254})/.exec(text.slice(0, 1000)) ?? /CredSSP authentication to (\S{1,255})/.exec(text.slice(0, 1000));
    if (target && !/https?:\/|fwlink/i.test(target[1] ?? '')) draft.target ??= { value: target[1] ?? '', line: n };
    const version = /offered version (\d{1,4})/.exec(text);
    if (version) draft.version ??= { value: Number(version[1]), line: n };
  }
}
