import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { commandsOf } from '../../../src/checks/commands.ts';
import { checks } from '../../../src/checks/index.ts';
import { textOf, type Block } from '../../../src/core/blocks.ts';
import { psString, psStringAscii } from '../../../src/core/quoting.ts';
import { pieces } from '../../../src/core/template.ts';
import { tools } from '../../../src/tools/index.ts';
import { hostileTexts } from './hostile.ts';
import { registryScripts } from './registry-scripts.ts';

/** Something that a generator wrote, with the texts that must be in it. */
export interface Script {
  readonly id: string;
  readonly family: string;
  readonly says: string;
  readonly text: string;
  readonly texts: readonly string[];
  /** The commands that run, each once, where the generator promises them. */
  readonly commands?: readonly string[];
}

export function scripts(): readonly Script[] {
  return [...quoted(), ...registryScripts(), ...ofTools(), ...ofChecks(), ...ofArticles()];
}

function quoted(): readonly Script[] {
  return hostileTexts.flatMap(({ id, text }) =>
    ([['psString', psString(text)], ['psStringAscii', psStringAscii(text)]] as const).flatMap(([name, result]): Script[] => {
      if (!result.ok) return [];
      // The grammar does not know that PowerShell takes curly quotation marks for straight ones, so nothing is proved by them in its strings.
      if (name === 'psString' && /[\u2018-\u201e]/.test(text)) return [];
      return [{ id: `${name} ${id}`, family: 'quoting', says: `${name} of ${id}`, text: `$x = ${result.text}\n`, texts: [text], commands: [] }];
    }),
  );
}

/** Every PowerShell command and script that the examples of the tools give. */
function ofTools(): readonly Script[] {
  return tools.flatMap((tool) =>
    tool.examples.flatMap((example) =>
      powershellOf(tool.run(example.values).blocks).map(({ id, text }): Script => ({ id: `${tool.id} ${example.label} ${id}`, family: 'tools', says: `${tool.title}, example “${example.label}”, ${id}`, text, texts: [] })),
    ),
  );
}

function powershellOf(blocks: readonly Block[]): readonly { readonly id: string; readonly text: string }[] {
  return blocks.flatMap((b) => {
    if (b.kind === 'command' && b.shell === 'powershell') return [{ id: b.id, text: `${textOf(b.lines)}\n` }];
    if (b.kind === 'file' && b.language === 'powershell') return [{ id: b.id, text: `${textOf(b.lines)}\n` }];
    return [];
  });
}

/** Every PowerShell command of the checks, with example names. */
function ofChecks(): readonly Script[] {
  return checks.flatMap((check) =>
    powershellOf(commandsOf(check)).map(({ id, text }): Script => ({ id: `${check.id} ${id}`, family: 'checks', says: `check ${check.id}, ${id}`, text, texts: [] })),
  );
}

const CONTENT = join(import.meta.dirname, '..', '..', '..', 'content');

/** Every PowerShell fence of the articles, with example names. */
function ofArticles(): readonly Script[] {
  const files = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.mdx')).sort();
  return files.flatMap((file) =>
    [...readFileSync(join(CONTENT, file), 'utf8').matchAll(/^```powershell[^\n]*\n([^]*?)^```/gm)].map((m, i): Script => ({
      id: `${basename(file, '.mdx')} ${i + 1}`, family: 'articles', says: `${file}, fence ${i + 1}`, text: pieces(m[1] ?? '').map((p) => p.text).join(''), texts: [],
    })),
  );
}
