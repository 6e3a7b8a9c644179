/** Each value of the output: what it does, its default, since when, cautions, what is contested, sources. */
import type { Block, Rich } from '../../core/blocks.ts';
import { labelOf } from '../../core/schannel/outlook-fit.ts';
import type { Setting } from '../../data/schannel-settings.ts';
import { tlsSources } from '../../data/tls-sources.ts';
import type { TlsSourceId } from '../../data/tls-sources.ts';
import type { WindowsTls } from '../../data/windows-tls.ts';
import type { Result } from './result.ts';

/** Settings that say the same about themselves, such as the two sides of a version. */
interface Entry {
  readonly settings: readonly Setting[];
  readonly first: Setting;
}

const OFTEN = 3;

/** A table with one row for each value or pair; what many rows caution of stands once, below, and so do the sources. */
export function explainBlocks({ changed, request }: Result): readonly Block[] {
  const entries = entriesOf(changed.map(({ setting }) => setting));
  if (entries.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { first } of entries) for (const caution of first.cautions) counts.set(caution, (counts.get(caution) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count >= OFTEN).map(([caution]) => caution);
  const cited = [...new Set(entries.flatMap(({ first }): readonly TlsSourceId[] => first.sources))];
  const historic = changed.filter(({ setting }) => setting.confidence === 'historic').length;
  return [
    {
      kind: 'table',
      id: 'explained',
      caption: `The values one by one, ${request.windows.name}`,
      columns: ['Value', 'What it decides', 'Without it here', 'Since', 'Careful', 'Sources'],
      rows: entries.map(({ settings, first }) => [names(settings), [unique(settings.map(({ says }) => says)).join(' ')], byDefault(settings, request.windows), [first.since], careful(first, shared), [first.sources.map((id) => cited.indexOf(id) + 1).join(', ')]]),
    },
    { kind: 'note', id: 'explained-sources', tone: 'info', text: [`Sources of the table: ${cited.map((id, i) => `${i + 1} ${tlsSources[id].title}`).join('; ')}.`] },
    ...(shared.length > 0 ? [{ kind: 'note', id: 'explained-shared', tone: 'info', text: ['For several of these values: ', shared.join(' ')] } as const] : []),
    ...(historic > 0 ? [{ kind: 'note', id: 'historic', tone: 'warning', text: [`${historic} of ${changed.length} values are historic: no document gives them an effect on Windows Vista, Server 2008 and later. They are not counted as hardening.`] } as const] : []),
  ];
}

/** The two values of a version, its sides, and the two copies of a value stand together. */
function entriesOf(settings: readonly Setting[]): readonly Entry[] {
  const groups = new Map<string, Setting[]>();
  for (const setting of settings) {
    const { protocol, group, since, cautions } = setting;
    const pair = protocol ?? (group === 'dtls' || group === 'historic' ? setting.key.split('\\').at(-2) : setting.id.replace(/-(?:64|32)$/, ''));
    const alike = JSON.stringify([pair, since, cautions]);
    const known = groups.get(alike);
    if (known) known.push(setting);
    else groups.set(alike, [setting]);
  }
  return [...groups.values()].flatMap(([first, ...rest]) => (first ? [{ first, settings: [first, ...rest] }] : []));
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function names(settings: readonly Setting[]): Rich {
  return settings.flatMap((setting, i): Rich => [...(i === 0 ? [] : [', ']), { code: setting.protocol ? `${setting.protocol} ${setting.side ?? ''} ${setting.name}` : `${labelOf(setting)}${setting.bits === 32 ? ' (WOW6432Node)' : ''}` }]);
}

/** The default of the chosen Windows; where the program or an update decides, every case. */
function byDefault(settings: readonly Setting[], windows: WindowsTls): Rich {
  return [unique(settings.map((setting) => defaultOf(setting, windows))).join('; ')];
}

function defaultOf(setting: Setting, windows: WindowsTls): string {
  const own = setting.defaults.find(({ on }) => typeof on !== 'string' && on.some((id) => id === windows.id));
  if (own) return own.says;
  const others = setting.defaults.filter(({ on }) => typeof on === 'string');
  return others.length === 0 ? setting.absent : others.map(({ on, says }) => `${String(on)}: ${says}`).join('; ');
}

function careful(setting: Setting, shared: readonly string[]): Rich {
  const words = [
    ...(setting.confidence === 'historic' ? ['Historic: not counted as hardening.'] : setting.confidence === 'likely' ? ['Known from public code and tests, not from a page of Microsoft.'] : []),
    ...setting.cautions.filter((caution) => !shared.includes(caution)),
    ...(setting.contested === undefined || setting.cautions.includes(setting.contested) ? [] : [`Contested: ${setting.contested}`]),
    ...(setting.policy === undefined ? [] : [`Group Policy writes it too (${setting.policy}): a local change lasts until its next run.`]),
  ];
  return [words.length === 0 ? 'See the note below.' : words.join(' ')];
}
