/** What the reader has to know before the change: who loses the connection, and what the values do not reach. */
import type { Block, NoteBlock, Rich, TableBlock } from '../../core/blocks.ts';
import { goes } from '../../core/schannel/outlook.ts';
import type { After, Loss } from '../../core/schannel/outlook.ts';
import type { Desired } from '../../core/schannel/plan.ts';
import type { SettingGroup } from '../../data/schannel-settings.ts';
import type { ProtocolName, SideName, WindowsTls } from '../../data/windows-tls.ts';
import { isContested } from './tables.ts';

const HEADS = {
  server: {
    there: 'Can no longer connect to this machine',
    here: 'Services on this machine that can no longer be reached',
  },
  client: {
    there: 'Servers that this machine can no longer reach',
    here: 'Programs on this machine that can no longer connect',
  },
} as const satisfies Readonly<Record<SideName, Readonly<Record<Loss['place'], string>>>>;

/** One warning for each side and place with everyone who loses, a table of remedies, and what the tables do not know. */
export function lossBlocks(after: readonly After[], losses: readonly Loss[]): readonly Block[] {
  const gone = after.filter(goes);
  if (gone.length === 0) return [];
  const notes = (['server', 'client'] as const).flatMap((side) =>
    (['there', 'here'] as const).flatMap((place): NoteBlock[] => {
      const mine = losses.filter((loss) => loss.side === side && loss.place === place);
      return mine.length === 0 ? [] : [lossNote(side, place, mine, gone)];
    }),
  );
  return [...notes, ...(losses.length === 0 ? [] : [lossTable(losses)]), unknownNote(losses.length > 0)];
}

function lossNote(side: SideName, place: Loss['place'], losses: readonly Loss[], gone: readonly After[]): NoteBlock {
  const protocols = gone.filter((row) => row.side === side).map((row) => row.protocol);
  return {
    kind: 'note',
    id: `loses-${side}-${place}`,
    tone: 'warning',
    text: [
      `${HEADS[side][place]} once ${and(protocols)} ${protocols.length === 1 ? 'is' : 'are'} off on the ${side} side: `,
      ...losses.flatMap(({ loser }, i): Rich => [i === 0 ? '' : '; ', { strong: loser.name }, loser.confidence === 'likely' ? ' (likely)' : '']),
      '. Exact versions and remedies stand in the table.',
    ].filter((part) => part !== ''),
  };
}

function lossTable(losses: readonly Loss[]): TableBlock {
  return {
    kind: 'table',
    id: 'loses-table',
    caption: 'Who loses the connection, and what helps',
    columns: ['Who', 'Speaks', 'Where', 'What helps'],
    rows: losses.map(({ loser, side, place }) => [[loser.who], [loser.speaks.join(', ')], [HEADS[side][place]], [loser.fix]]),
  };
}

function unknownNote(some: boolean): NoteBlock {
  return {
    kind: 'note',
    id: 'loses-unknown',
    tone: 'info',
    text: [
      some ? 'The list names products whose limits are documented. Devices and programs of your own are not in it: ' : 'No product in the tables of this site speaks only what goes. That says nothing about your own devices and programs: ',
      'run the audit preset first and read event 36880 for the versions that your clients really use.',
    ],
  };
}

const RETIRED_BY: Readonly<Partial<Record<ProtocolName, string>>> = { 'SSL 2.0': 'RFC 6176', 'SSL 3.0': 'RFC 7568', 'TLS 1.0': 'RFC 8996', 'TLS 1.1': 'RFC 8996' };

const FOLLOWERS: readonly SettingGroup[] = ['dotnet4', 'dotnet2', 'winhttp'];

function isOn(after: readonly After[], protocol: ProtocolName): boolean {
  return after.some((row) => row.side === 'client' && row.protocol === protocol && row.on);
}

/** The notes that depend on the wishes and on the Windows version. */
export function wishNotes(after: readonly After[], desired: readonly Desired[], windows: WindowsTls): readonly NoteBlock[] {
  const notes: NoteBlock[] = [];
  const old = [...new Set(after.filter((row) => row.wish === 'on' && row.on && RETIRED_BY[row.protocol] !== undefined).map((row) => row.protocol))];
  if (old.length > 0) {
    notes.push({
      kind: 'note',
      id: 'deprecated-on',
      tone: 'warning',
      text: [`This switches on ${and(old.map((name) => `${name} (${RETIRED_BY[name] ?? ''})`))}: no longer to be used. Set a date on which step 5 is run.`],
    });
  }
  if (windows.contested !== undefined && after.some((row) => isContested(row, windows))) {
    notes.push({ kind: 'note', id: 'contested-default', tone: 'warning', text: [`Contested, ${windows.name}: `, windows.contested] });
  }
  const written = desired.filter(({ want }) => typeof want === 'number').map(({ setting }) => setting.group);
  if (written.includes('winhttp') && windows.winhttp.needs !== undefined) {
    notes.push({ kind: 'note', id: 'winhttp-needs', tone: 'warning', text: [`WinHTTP on ${windows.name} needs ${windows.winhttp.needs}.`] });
  }
  if (written.some((group) => FOLLOWERS.includes(group)) && windows.protocols['TLS 1.2'].client === 'off' && !isOn(after, 'TLS 1.2')) {
    notes.push({
      kind: 'note',
      id: 'tls12-off-here',
      tone: 'warning',
      text: [`${windows.name} has TLS 1.2 off without values, and this change does not switch it on for the client side. .NET and WinHTTP only use what Schannel has on: switch TLS 1.2 on with them.`],
    });
  }
  const winhttp = desired.find(({ setting, want }) => setting.group === 'winhttp' && typeof want === 'number');
  if (winhttp && !winhttp.setting.means.some(({ data, means }) => (Number(winhttp.want) & data) !== 0 && after.some((row) => row.side === 'client' && row.on && row.protocol === means))) {
    notes.push({
      kind: 'note',
      id: 'winhttp-no-overlap',
      tone: 'warning',
      text: ['WinHTTP would offer only versions that Schannel has off on the client side: WinHTTP programs could connect to nothing.'],
    });
  }
  if (written.includes('dotnet4') || written.includes('dotnet2')) {
    notes.push({
      kind: 'note',
      id: 'dotnet-pair',
      tone: 'info',
      text: ['The .NET values are always written twice: a 64-bit program reads the plain key, a 32-bit program its ', { code: 'WOW6432Node' }, ' copy. Code that names its versions ignores them, and .NET Core and .NET 5 and later do not read them.'],
    });
  }
  if (desired.some(({ setting, want }) => setting.group === 'logging' && typeof want === 'number' && (want & 4) !== 0)) {
    notes.push({
      kind: 'note',
      id: 'logging-flood',
      tone: 'warning',
      text: ['On a busy server this fills the System log with event 36880, and older events fall out. Make the log larger or shorten the test, and run step 5 when it is over.'],
    });
  }
  return notes;
}

/** What can undo the change behind the reader's back, and what it does not reach. For every change. */
export const standingNotes: readonly NoteBlock[] = [
  {
    kind: 'note',
    id: 'overwritten',
    tone: 'info',
    text: ['Group Policy (preferences and security baselines), Intune, DSC and IIS Crypto write the same values. If one of them manages this machine, change it there: its next run writes over this change.'],
  },
  {
    kind: 'note',
    id: 'scope',
    tone: 'info',
    text: ['Only programs that use Schannel read these values. Java, OpenSSL and NSS programs do not, nor do MySQL and PostgreSQL servers on Windows: they have settings of their own.'],
  },
];

/** `TLS 1.0, TLS 1.1 and TLS 1.2` */
function and(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
