import type { ConnectionSpec, ProfileEnd, WindowsEnd } from '../../core/handshake/spec.ts';
import { present } from '../../core/present.ts';
import type { Machine } from './machine.ts';
import type { Said, SaidSide } from './read.ts';

/** The spec of the form with what the texts say of the machines; undefined while a Windows version is missing. */
export function specOf(said: Said, client: Machine, server: Machine): ConnectionSpec | undefined {
  const [mine, theirs] = [endOf(said.client, client), endOf(said.server, server)];
  if (mine === undefined || theirs === undefined) return undefined;
  return {
    client: { end: mine, ...present({ program: said.client.program, names: said.names, strongCrypto: said.strongCrypto }) },
    server: { end: theirs, key: said.key, ...present({ program: said.server.program, minimum: said.minimum }) },
  };
}

function endOf(said: SaidSide, machine: Machine): WindowsEnd | ProfileEnd | undefined {
  if (said.kind === 'profile') return { on: 'profile', profile: said.profile };
  return machine.windows === undefined ? undefined : { on: 'windows', windows: machine.windows.id as WindowsEnd['windows'], ...present({ state: machine.state }) };
}
