import type { Block, Rich } from '../../core/blocks.ts';
import { connection } from '../../core/handshake/connection.ts';
import type { Remedy } from '../../core/handshake/spec.ts';
import { toolHref } from '../link.ts';
import { fields as registryFields } from '../tls-registry/fields.ts';
import { outcomeWords } from './verdict.ts';

type Form = Readonly<Record<string, string>>;

/**
 * The address of the TLS registry tool with these values; undefined where its form does not have one of them. The version may be named by either table.
 *
 *     registryHref({ preset: 'custom', sides: 'client', windows: 'windows-7', tls12: 'on' }, 'windows-7')
 */
export function registryHref(values: Form, windows: string | undefined): string | undefined {
  const tries = [values, ...(windows === undefined ? [] : [{ ...values, windows }])];
  const fits = tries.find((form) => Object.entries(form).every(([id, value]) => takes(id, value)));
  return fits === undefined ? undefined : toolHref({ id: 'tls-registry', fields: registryFields }, fits);
}

function takes(id: string, value: string): boolean {
  const field = registryFields.find((f) => f.id === id);
  if (field === undefined || field.kind === 'paste') return false;
  if (field.kind === 'text' || field.kind === 'lines') return true;
  const chosen = field.kind === 'checks' ? value.split(',').filter((v) => v !== '') : [value];
  return chosen.every((v) => field.options?.some((option) => option.value === v) === true);
}

/** Links of a remedy: its values in the registry tool, and the page that explains it. Two changes have their own each. */
export function linksOf(remedy: Remedy): readonly { readonly href: string; readonly text: string }[] {
  const { after } = remedy;
  const parts = remedy.parts ?? [{ side: remedy.side, title: remedy.title, ...(remedy.registry === undefined ? {} : { registry: remedy.registry }), ...(remedy.page === undefined ? {} : { page: remedy.page }) }];
  const windowsOf = (side: Remedy['side']): string | undefined => (after[side].end.on === 'windows' ? after[side].end.windows : undefined);
  // Registry values of one machine are written together.
  const whole = remedy.registry === undefined ? undefined : registryHref(remedy.registry, windowsOf(remedy.side));
  const registry = whole !== undefined ? [{ href: whole, text: 'Registry values with backup and undo' }] : parts.flatMap(({ side, registry: values }) => {
    const href = values === undefined ? undefined : registryHref(values, windowsOf(side));
    return href === undefined ? [] : [{ href, text: `Registry values of the ${side} with backup and undo` }];
  });
  const pages = [...new Set(parts.flatMap(({ page }) => (page === undefined ? [] : [page])))].map((href) => ({ href, text: pageTitle(href) }));
  return [...registry, ...pages];
}

const TITLES: Readonly<Record<string, string>> = {
  '/runbook/tls-no-common-protocol/': 'No common TLS version', '/runbook/tls-no-common-cipher/': 'No common cipher suite', '/runbook/driver-too-old/': 'Driver too old', '/runbook/dotnet-tls/': 'TLS 1.2 for .NET',
  '/runbook/schannel-settings/': 'Schannel settings', '/runbook/custom-cipher-settings/': 'Custom cipher settings', '/runbook/windows-cipher-lists/': 'Cipher lists by Windows version',
};
const pageTitle = (href: string): string => TITLES[href] ?? 'Runbook page';

const NONE = 'None of the known single or double changes makes this connection work: versions, programs, suites, certificate and later Windows versions were tried at both ends.';

/** One step for each change, what weakens marked; a note where there is none. */
export function remedySteps(remedies: readonly Remedy[], until: string | undefined): readonly Block[] {
  if (remedies.length === 0) return [{ kind: 'note', id: 'no-remedy', tone: 'warning', text: [NONE] }];
  const steps = remedies.map((remedy, i): Block => {
    const result = connection(remedy.after).negotiation.outcome;
    const mark: Rich = remedy.weakens === 'none' ? [] : [{ mark: 'problem', text: remedy.weakens === 'old' ? 'weakens: deprecated' : 'weakens: broken' }, ' '];
    const end: Rich = remedy.weakens === 'none' ? [] : [` End date: ${until ?? 'to be set, in the write-up below'}.`];
    const found = linksOf(remedy);
    const links: Rich = found.flatMap(({ href, text }, n): Rich => [n === 0 ? ' ' : ', ', { link: href, text }, ...(n === found.length - 1 ? ['.'] : [])]);
    return { kind: 'step', id: `remedy-${i + 1}`, title: `Change ${i + 1}: ${remedy.title}`, text: [...mark, ...remedy.says, ...end, ' Then: ', ...outcomeWords(result), '.', ...links, ` Source: ${remedy.sources.join('; ')}.`] };
  });
  const safe = remedies.some(({ weakens }) => weakens === 'none');
  return safe ? steps : [{ kind: 'note', id: 'only-weakening', tone: 'warning', text: ['Every known single or double change that makes this connection work weakens it: a reason and an end date belong in the write-up. The lasting way takes more than two changes, or a program or machine that is not in the tables here.'] }, ...steps];
}
