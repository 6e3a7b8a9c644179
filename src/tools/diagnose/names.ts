import { isContextName, setVariable, type Context } from '../../core/context.ts';
import { ipOrHost } from '../../core/names.ts';
import type { Named } from '../../core/readers/reader.ts';
import { isRefusal, parseSpn } from '../../core/spn.ts';
import { contextVariables, type ContextName } from '../../data/context.ts';

/** A name of the text that can become a value of the strip. */
export interface Offer {
  readonly name: ContextName;
  readonly label: string;
  readonly value: string;
  readonly line: number;
}

/**
 * The first name of each kind that its rule allows, as values for commands: "MSSQLSvc/sql05.corp.example:1433" offers server sql05.corp.example and
 * port 1433. A value that is already set the same way is not offered.
 */
export function offersOf(names: readonly Named[], given: Context): Offer[] {
  return contextVariables.flatMap(({ name, label }): Offer[] => {
    const first = candidates(names, name).find(({ value }) => 'context' in setVariable({}, name, value));
    if (first === undefined || same(given[name], first.value)) return [];
    return [{ name, label, value: first.value.trim(), line: first.line }];
  });
}

function candidates(names: readonly Named[], name: ContextName): readonly { value: string; line: number }[] {
  const own = names.filter((n) => n.kind === name);
  if (name !== 'domain') return own;
  const realms = names.filter((n) => n.kind === 'realm').map((n) => ({ value: n.value.toLowerCase(), line: n.line }));
  return [...own, ...realms].filter((n) => n.value.includes('.'));
}

function same(a: string | undefined, b: string): boolean {
  return a !== undefined && a.toLowerCase() === b.toLowerCase();
}

/** The values with which commands are filled: what the text names, then what the reader has set. */
export function filled(offers: readonly Offer[], given: Context): Context {
  const found: Record<string, string> = {};
  for (const { name, value } of offers) if (isContextName(name)) found[name] = value;
  return { ...given, ...found };
}

/** The principal name that the text is about, when one stands in it that can go into a command unquoted. */
export function spnOf(names: readonly Named[]): string | undefined {
  return names.find(({ kind, value }) => {
    if (kind !== 'spn' || !/^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+(?::[A-Za-z0-9_-]+)?$/.test(value)) return false;
    const spn = parseSpn(value);
    return !isRefusal(spn) && ipOrHost.refuses(spn.host) === undefined;
  })?.value;
}
