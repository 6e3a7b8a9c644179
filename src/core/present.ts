/**
 * An object without the parts that are undefined, for optional properties that must be absent rather than undefined.
 *
 *     present({ port: 1433, instance: undefined })   // { port: 1433 }
 */
export function present<T extends object>(parts: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(parts).filter(([, v]) => v !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };
}
