/** What `sc qc` prints of a service. */
import { scAccountLabels } from '../../data/sql-services.ts';
import type { PasteLine } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import type { At } from './reader.ts';
import { serviceWith, sqlServiceName } from './sql-service.ts';
import type { SqlService } from './sql-service.ts';

const NAME = /^[\p{L}_'’-]{4,40}(?: [\p{L}_'’-]{1,20}){0,3} ?: ?(\S{1,256})\s{0,8}$/u;
const ROW = /^\s{1,12}([\p{L}_'’-]{3,40}(?: [\p{L}_'’-]{1,20}){0,4}) {0,30}: ?/u;
const TYPE = /:\s?[0-9a-f]{1,4} {1,4}(?:WIN32_(?:OWN|SHARE)_PROCESS|USER_(?:OWN|SHARE)_PROCESS)/i;
const START = /:\s?[0-4] {1,6}(?:AUTO|DEMAND|BOOT|SYSTEM)_START|:\s?4 {1,6}DISABLED/;
/** TYPE, START_TYPE, ERROR_CONTROL, BINARY_PATH_NAME, LOAD_ORDER_GROUP, TAG, DISPLAY_NAME, DEPENDENCIES, SERVICE_START_NAME. */
const ROWS = 9;
const PATH_ROW = 4;
const MOST_LINES = 60;

/**
 * The service whose `sc qc` answer begins in line `at`; undefined for other lines, and for services of other programs. Some display languages
 * translate the labels: type and start type are told by their codes, and the ninth row is the account.
 *
 *     SERVICE_NAME: MSSQLSERVER
 *             TYPE               : 10  WIN32_OWN_PROCESS
 *             START_TYPE         : 2   AUTO_START
 *             …
 *             SERVICE_START_NAME : CORP\svc-sql05
 */
export function scConfigAt(lines: readonly PasteLine[], at: number): { from: number; next: number; read: number[]; services: SqlService[] } | undefined {
  const head = lines[at];
  if (!head || head.text.length > 300 || !TYPE.test((lines[at + 1]?.text ?? '').slice(0, 200)) || !START.test((lines[at + 2]?.text ?? '').slice(0, 200))) return undefined;
  const named = NAME.exec(head.text);
  const name = named && sqlServiceName(named[1] ?? '');
  if (!named || !name) return undefined;
  const read = lines.slice(Math.max(0, at - 2), at).flatMap((l) => (l.text.startsWith('[SC] ') ? [l.n] : [])).concat(head.n);
  let account: At<string> | undefined;
  let rows = 0;
  let next = at + 1;
  for (; next < lines.length && next < at + MOST_LINES && !account; next += 1) {
    const line = lines[next];
    if (!line || line.text.trim() === '' || line.text.length > 2000 || isPrompt(line.text)) break;
    const row = ROW.exec(line.text.slice(0, 200));
    // Behind a colon alone stands one more service that this one depends on; a path that the console broke begins in the first column.
    if (row) {
      rows += 1;
      const value = line.text.slice(row[0].length).trim();
      if ((scAccountLabels as readonly string[]).includes((row[1] ?? '').toLowerCase()) || rows === ROWS) account = { value, line: line.n };
      read.push(line.n);
    } else if (/^\S/.test(line.text) && NAME.test(line.text)) break;
    else if (rows === PATH_ROW ? /\.exe|\\|-s/i.test(line.text) : /^\s{8,40}: /.test(line.text)) read.push(line.n);
  }
  const computer = computerOf(lines, at);
  const service = serviceWith({ value: named[1] ?? '', line: head.n }, name, account, computer?.host, undefined);
  return { from: computer?.index ?? at - (head.n - (read[0] ?? head.n)), next, read: computer ? [computer.host.line, ...read] : read, services: [service] };
}

/** `sc \\SQL05 qc MSSQLSERVER` names the machine; the answer does not. */
function computerOf(lines: readonly PasteLine[], at: number): { readonly index: number; readonly host: At<string> } | undefined {
  for (let index = at - 1; index >= 0 && index >= at - 4; index -= 1) {
    const command = commandOf(lines[index]?.text ?? '', ['sc']);
    const host = command?.args.find((a) => a.startsWith('\\\\') && a.length > 2);
    if (command) return host === undefined ? undefined : { index, host: { value: host.slice(2), line: lines[index]?.n ?? 0 } };
  }
  return undefined;
}
