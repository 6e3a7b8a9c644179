import type { VariableName } from '../data/context.ts';

/**
 * What tools and checks put on a page: plain data, no markup. Astro components draw blocks at build time,
 * the islands fill server-rendered templates with them; both only set text.
 */

/** Part of a line of text: fixed words, or a value that came from the reader's input. */
export type Segment =
  | string
  | {
      readonly value: string;
      /** The value is an example that stands in for one the reader has not given: it is drawn as such, and Copy says so. */
      readonly example?: true;
      /** On a page that is built: the variable whose value goes here once the page is live. */
      readonly variable?: VariableName;
    };

/** One line of a command or file. */
export type Line = readonly Segment[];

/** Running text with the few inline forms that a sentence needs. */
export type Rich = readonly (
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly link: string; readonly text: string }
  /** A verdict in a word, drawn with its colour and sign: `{ mark: 'problem', text: 'missing' }`. */
  | { readonly mark: 'problem' | 'fine' | 'open'; readonly text: string }
)[];

export type Shell = 'cmd' | 'powershell' | 'tsql' | 'bash';

/** The four kinds of machine on which a command can run, in the order of the stops on the placard. */
export type Where = 'client' | 'server' | 'dc' | 'admin';

/** What the reader must know before a command runs. Every command and file carries all of it. */
export interface Placard {
  readonly where: Where;
  /** Who may run it: "Any domain user", "Local administrator". */
  readonly rights: string;
  /** false: reads only. Otherwise what is changed: "Active Directory", "the registry of this machine". */
  readonly changes: false | string;
  /** How to take the change back: a sentence, or lines to run. Required when something changes. */
  readonly undo?: Rich | { readonly lines: readonly Line[] };
}

export interface CommandBlock extends Placard {
  readonly kind: 'command';
  /** Stable kebab-case id, unique within one output. */
  readonly id: string;
  /** Names the plate for people who do not see it: "query the SPN in the whole forest". */
  readonly title: string;
  readonly shell: Shell;
  readonly lines: readonly Line[];
  /** Another way to the same end: it is shown when its title is opened. */
  readonly folded?: true;
}

export interface FileBlock extends Placard {
  readonly kind: 'file';
  readonly id: string;
  readonly title: string;
  /** File name offered for download. */
  readonly name: string;
  readonly language: 'reg' | 'powershell' | 'cmd' | 'text';
  /** Lines are joined with CRLF, and the file ends with one. */
  readonly lines: readonly Line[];
  /** regedit writes UTF-16LE with a byte order mark; scripts are ASCII and are saved as UTF-8. */
  readonly encoding: 'utf-16le' | 'utf-8';
  /** As for a command. */
  readonly folded?: true;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Rich[])[];
}

export interface NoteBlock {
  readonly kind: 'note';
  readonly id: string;
  readonly tone: 'info' | 'warning';
  readonly text: Rich;
}

/** A heading between blocks: "1 Look", "2 Remove from the old holder". */
export interface StepBlock {
  readonly kind: 'step';
  readonly id: string;
  readonly title: string;
  readonly text?: Rich;
}

/** A judgement with its evidence. Not judged is not healthy: "open" says what is missing. */
export interface FindingBlock {
  readonly kind: 'finding';
  readonly id: string;
  readonly verdict: 'problem' | 'fine' | 'open';
  /** Stands in place of the word of the verdict: "NTLM". */
  readonly word?: string;
  readonly says: Rich;
  /** What belongs to it and is not the judgement itself: what documents say, what was seen. */
  readonly more?: readonly Rich[];
  readonly evidence: readonly { readonly at: string; readonly text: string; readonly means?: string }[];
  readonly next?: Rich;
}

/** A message between machines, or something that happens on one of them (`from` and `to` the same). */
export interface ExchangeMessage {
  /** Indexes into the actors. */
  readonly from: number;
  readonly to: number;
  /** A few words on the arrow. */
  readonly text: string;
  /** A few words under it. */
  readonly remark?: string;
  /** `fails` marks the step at which it goes wrong; what would come after it is `not-reached`. `falls-back` is done, with another protocol than was wanted. */
  readonly state: 'done' | 'falls-back' | 'fails' | 'not-reached';
  /** The same in a sentence, for the list beside the picture. */
  readonly words: string;
}

/** A drawn exchange: lifelines with numbered messages. */
export interface ExchangeBlock {
  readonly kind: 'exchange';
  readonly id: string;
  readonly caption: string;
  /** Two to four machines: "Client", "DNS", "Domain controller", "SQL host". */
  readonly actors: readonly string[];
  readonly messages: readonly ExchangeMessage[];
}

/** A result to take away: it is saved or copied, and shown only when it is opened. */
export interface ExportBlock {
  readonly kind: 'export';
  readonly id: string;
  /** "table as CSV" */
  readonly title: string;
  /** File name offered for download. */
  readonly name: string;
  readonly text: string;
}

export type Block = CommandBlock | FileBlock | TableBlock | NoteBlock | StepBlock | FindingBlock | ExchangeBlock | ExportBlock;

/**
 * Tagged template for a line whose holes are the reader's values.
 *
 *     line`setspn -Q MSSQLSvc/${'sql05.corp.example'}:${'1433'}`
 *     // ['setspn -Q MSSQLSvc/', { value: 'sql05.corp.example' }, ':', { value: '1433' }]
 */
export function line(fixed: TemplateStringsArray, ...values: readonly (string | number)[]): Line {
  const out: Segment[] = [];
  fixed.forEach((text, i) => {
    if (text) out.push(text);
    if (i < values.length) out.push({ value: String(values[i]) });
  });
  return out;
}

/** Running text without its inline forms: `plainText(['Run ', { code: 'klist' }])` is 'Run klist'. */
export function plainText(text: Rich): string {
  return text.map((part) => (typeof part === 'string' ? part : 'code' in part ? part.code : 'strong' in part ? part.strong : part.text)).join('');
}

/** The plain text of lines, as it is copied: `setspn -Q MSSQLSvc/sql05.corp.example:1433`. */
export function textOf(lines: readonly Line[], newline = '\n'): string {
  return lines.map((l) => l.map((s) => (typeof s === 'string' ? s : s.value)).join('')).join(newline);
}
