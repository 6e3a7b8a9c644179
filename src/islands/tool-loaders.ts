import type { Tool } from '../tools/tool.ts';

/** A tool page fetches its own tool only. Keys are the ids of src/tools/index.ts; a test compares the two lists. */
export const toolLoaders: Readonly<Record<string, () => Promise<Tool>>> = {
  spn: () => import('../tools/spn.ts').then((m) => m.spn),
  setspn: () => import('../tools/setspn.ts').then((m) => m.setspn),
  'tls-registry': () => import('../tools/tls-registry.ts').then((m) => m.tlsRegistry),
};
