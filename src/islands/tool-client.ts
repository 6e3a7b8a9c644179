import workerUrl from './tool-worker.ts?worker&url';
import type { Output, Values } from '../tools/tool.ts';
import type { ToolRequest } from './tool-work.ts';
import { workClient } from './work-client.ts';

const client = workClient<ToolRequest, Output>(workerUrl, () => import('./tool-work.ts').then((m) => m.work));

/** Has a tool run that reads long texts. */
export function runTool(tool: string, values: Values, share: (share: number) => void): Promise<Output> {
  return client.ask({ tool, values }, share);
}
