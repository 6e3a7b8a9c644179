import { setspn } from './setspn.ts';
import { spn } from './spn.ts';
import { tlsRegistry } from './tls-registry.ts';
import type { Tool } from './tool.ts';

/** All tools, in the order in which they are listed. */
export const tools: readonly Tool[] = [spn, setspn, tlsRegistry];
