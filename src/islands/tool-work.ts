import type { Output, Tool, Values } from '../tools/tool.ts';

export interface ToolRequest {
  readonly tool: string;
  readonly values: Values;
}

/** The tools that work off the page's thread: those with `steps`. A test compares the list. */
export const workers: Readonly<Record<string, () => Promise<Tool>>> = {
  certificate: () => import('../tools/certificate.ts').then((m) => m.certificate),
  delegation: () => import('../tools/delegation.ts').then((m) => m.delegation),
  'encryption-readiness': () => import('../tools/encryption-readiness.ts').then((m) => m.encryptionReadiness),
  handshake: () => import('../tools/handshake.ts').then((m) => m.handshake),
  'spn-audit': () => import('../tools/spn-audit.ts').then((m) => m.spnAudit),
  'tls-registry': () => import('../tools/tls-registry.ts').then((m) => m.tlsRegistry),
};

/** Runs one tool in steps: in the worker, or in slices on the page where there is none. */
export async function work({ tool, values }: ToolRequest): Promise<Generator<number, Output>> {
  const found = await workers[tool]?.();
  if (!found?.steps) throw new Error(`No tool works here by the name ${tool}`);
  return ((await found.prepare?.(values)) ?? found.steps)(values);
}
