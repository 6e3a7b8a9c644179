import type { Tool } from '../tools/tool.ts';

/** A tool page fetches its own tool only, when its form is first used. Tools with `steps` work elsewhere: tool-work.ts. A test compares the lists. */
export const toolLoaders: Readonly<Record<string, () => Promise<Tool>>> = {
  'cipher-suites': () => import('../tools/cipher-suites.ts').then((m) => m.cipherSuites),
  drivers: () => import('../tools/drivers.ts').then((m) => m.drivers),
  encrypt: () => import('../tools/encrypt.ts').then((m) => m.encrypt),
  outcome: () => import('../tools/outcome.ts').then((m) => m.outcome),
  setspn: () => import('../tools/setspn.ts').then((m) => m.setspn),
  spn: () => import('../tools/spn.ts').then((m) => m.spn),
};
