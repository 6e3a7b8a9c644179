import type { Field, Tool, Values } from './tool.ts';

/**
 * The address of a tool whose form is filled in with these values.
 *
 *     toolHref(setspn, { action: 'move', holder: 'SQL05' })   // '/tools/setspn/#action=move&holder=SQL05'
 *     toolHref(setspn)                                        // '/tools/setspn/'
 *
 * Throws on a field that the tool does not have, on one that takes pastes, which no address carries, and on an option that does not exist.
 */
export function toolHref({ id, fields }: Pick<Tool, 'id' | 'fields'>, values: Values = {}): string {
  const pairs = Object.entries(values).map(([name, value]) => {
    const field = fields.find((f) => f.id === name);
    const fault = field === undefined ? 'there is no such field' : faultOf(field, value);
    if (fault !== undefined) throw new Error(`Link to the tool ${id}, ${name}: ${fault}`);
    return `${name}=${encodeURIComponent(value)}`;
  });
  return `/tools/${id}/${pairs.length === 0 ? '' : `#${pairs.join('&')}`}`;
}

function faultOf({ kind, options = [] }: Field, value: string): string | undefined {
  if (kind === 'paste') return 'a paste does not go into an address';
  if (kind === 'text' || kind === 'lines') return undefined;
  const chosen = kind === 'checks' ? value.split(',').filter((v) => v !== '') : [value];
  const unknown = chosen.find((v) => !options.some((o) => o.value === v));
  return unknown === undefined ? undefined : `there is no option ${unknown}`;
}
