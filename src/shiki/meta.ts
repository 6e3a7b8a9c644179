/**
 * The info string of a fence: `title="query the SPN" where=admin effect=reads`.
 * Words are bare or in double quotes; an unknown key is the author's typing error and stops the build.
 */
const KEYS = ['title', 'where', 'effect', 'rights', 'undo', 'name'] as const;
export type Meta = Partial<Record<(typeof KEYS)[number], string>>;

export function readMeta(text: string): Meta {
  const meta: Meta = {};
  const rest = text.replace(/([a-z]+)=(?:"([^"]*)"|(\S+))/g, (_, key: string, quoted?: string, bare?: string) => {
    if (!(KEYS as readonly string[]).includes(key)) throw new Error(`Fence: unknown key ${key} in: ${text}`);
    meta[key as keyof Meta] = quoted ?? bare ?? '';
    return '';
  });
  if (rest.trim()) throw new Error(`Fence: cannot read "${rest.trim()}" in: ${text}`);
  return meta;
}
