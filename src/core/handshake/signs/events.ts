/** What Schannel of a side logs. */
import { schannelEventsCodes } from '../../../data/codes/schannel-events.ts';
import type { CodeRow } from '../../../data/codes/row.ts';
import { eventText36888, handshakeAlerts } from '../../../data/handshake-signs.ts';
import type { HandshakeAlert, SignSourceId } from '../../../data/handshake-signs.ts';
import type { SideName } from '../../../data/windows-tls.ts';
import { present } from '../../present.ts';
import type { Sign } from '../model.ts';
import type { ClientSpec, ServerSpec } from '../spec.ts';
import { cited } from './sources.ts';

const rows: ReadonlyMap<number, CodeRow> = new Map((schannelEventsCodes as readonly CodeRow[]).flatMap((row) => (row.code === undefined ? [] : [[row.code, row] as const])));

/** What stands in an event besides its number. */
export interface EventParts {
  readonly state?: number;
  readonly alert?: HandshakeAlert;
  /** TLS version that the client asked for. */
  readonly version?: string;
  readonly doubt?: string;
  readonly sources: readonly SignSourceId[];
}

/**
 * One event of the System log as a sign.
 *
 *     eventSign('server', 36888, { alert: 40, state: 1205, sources: ['events'] }).label   // 'Schannel 36888'
 *
 * Source: the message table of the Schannel event provider, as codes/schannel-events.ts has it.
 */
export function eventSign(side: SideName, id: number, { state, alert, version, doubt, sources }: EventParts): Sign {
  const row = rows.get(id);
  if (row?.message === undefined) throw new Error(`there is no text of Schannel event ${id}`);
  const message = id === 36888 ? eventText36888 : row.message;
  const first = id === 36871 ? side : id === 36874 ? version : alert === undefined ? undefined : String(alert);
  const text = message.replaceAll('%1', first ?? '…').replaceAll('%2', state === undefined ? '…' : String(state)).replace(/ \.\.\.$/, ' …');
  const numbers = [...(alert === undefined ? [] : [`alert ${alert} (${handshakeAlerts[alert].symbol})`]), ...(state === undefined ? [] : [`state ${state}`])];
  return {
    side, kind: 'event', label: `Schannel ${id}`, text,
    says: [`Event ${id} in the System log${numbers.length > 0 ? `: ${numbers.join(', ')}` : ''}. `, row.meaning],
    ...present({ doubt }),
    sources: cited(['eventTexts', ...sources]),
  };
}

/** EventLogging of a Windows end as its registry says; undefined where the text does not show it. Its default is 1. */
export function loggingOf(spec: ClientSpec | ServerSpec): number | undefined {
  if (spec.end.on !== 'windows') return undefined;
  const found = spec.end.state?.settings.find(({ setting }) => setting.name === 'EventLogging');
  return found?.told.state === 'set' || found?.told.state === 'absent' ? found.number : undefined;
}
