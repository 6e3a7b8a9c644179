/** What Microsoft's PortQry prints about a port. */
import type { Paste } from '../text/prepare.ts';
import { addressOf, isBlank, nameOf, realName } from './network-text.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface PortQuery {
  readonly target?: At<string>;
  readonly address?: At<string>;
  readonly ports: readonly { readonly line: number; readonly protocol: 'TCP' | 'UDP'; readonly port: number; readonly state: 'LISTENING' | 'NOT LISTENING' | 'FILTERED' | 'LISTENING or FILTERED' }[];
}

type State = PortQuery['ports'][number]['state'];
type Draft = { target?: At<string>; address?: At<string>; readonly ports: PortQuery['ports'][number][]; readonly block: Open };

const GAP = 6;
const PORT = /^\s{0,4}(TCP|UDP) port (\d{1,5}) \([^)]{0,60}\): (LISTENING or FILTERED|NOT LISTENING|LISTENING|FILTERED)\s{0,4}$/;

/**
 * Reads PortQry: the target and the state of each port.
 *
 *     TCP port 1433 (ms-sql-s service): NOT LISTENING
 *
 * Source: Microsoft: Using the PortQry command-line tool. PortQry has no translations.
 */
export const portqry: Reader<PortQuery> = {
  id: 'portqry',
  title: 'PortQry output',
  cues: ['listening', 'filtered'],
  read: (paste) => readPorts(paste),
  names: ({ target }) => {
    const name = target && realName(target.value);
    return target && name ? [{ kind: 'server', value: name, line: target.line }] : [];
  },
};

function readPorts(paste: Paste): readonly Reading<PortQuery>[] {
  const readings: Reading<PortQuery>[] = [];
  let draft: Draft | undefined;
  let expect = false;
  const close = (): void => {
    if (draft && draft.ports.length > 0) {
      const { block, ...facts } = draft;
      readings.push(finish('portqry', paste, block, facts));
    }
    draft = undefined;
  };
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 300);
    if (/^\s{0,4}Querying target system called:/.test(text)) {
      close();
      draft = { block: open(line), ports: [] };
      expect = true;
      continue;
    }
    const port = PORT.exec(text);
    if (port) {
      draft ??= { block: open(line), ports: [] };
      understand(draft.block, line.n);
      draft.ports.push({ line: line.n, protocol: port[1] as 'TCP' | 'UDP', port: Number(port[2]), state: port[3] as State });
      continue;
    }
    if (!draft || text.trim() === '') continue;
    const name = expect ? /^\s{0,4}(\S{1,255})\s{0,4}$/.exec(text)?.[1] : undefined;
    const resolved = /^\s{0,4}Name resolved to (\S{2,60})/.exec(text)?.[1];
    const address = resolved === undefined ? undefined : addressOf(resolved);
    expect = false;
    if (name !== undefined && (nameOf(name) ?? addressOf(name))) {
      draft.target = { value: name, line: line.n };
      understand(draft.block, line.n);
    } else if (address) {
      draft.address = { value: address, line: line.n };
      understand(draft.block, line.n);
    } else if (/^\s{0,4}(?:Attempting to resolve|querying\.\.\.|IP address resolved to)/i.test(text)) understand(draft.block, line.n);
    else if (pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}
