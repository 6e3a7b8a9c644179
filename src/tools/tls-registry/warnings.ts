/** What the reader has to know before the change: who loses the connection, and what the values do not reach. */
import type { Block, NoteBlock, Rich, TableBlock } from '../../core/blocks.ts';
import { goes } from '../../core/schannel/outlook.ts';
import type { After, Loss } from '../../core/schannel/outlook.ts';
import type { SettingGroup } from '../../data/schannel-settings.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { ProtocolName, SideName } from '../../data/windows-tls.ts';
import type { Result } from './result.ts';
import { isContested } from './tables.ts';
import { and } from './words.ts';

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
export function lossBlocks({ fits, losses }: Result): readonly Block[] {
  const gone = goneIn(fits.flatMap(({ after }) => after));
  if (gone.length === 0) return [];
  const notes = (['server', 'client'] as const).flatMap((side) =>
    (['there', 'here'] as const).flatMap((place): NoteBlock[] => {
      const mine = losses.filter((loss) => loss.side === side && loss.place === place);
      return mine.length === 0 ? [] : [lossNote(side, place, mine, gone)];
    }),
  );
  return [...notes, ...(losses.length === 0 ? [] : [lossTable(losses)]), unknownNote(losses.length > 0)];
}

function goneIn(after: readonly After[]): readonly After[] {
  const rows = [...new Map(after.filter(goes).map((row) => [`${row.protocol} ${row.side}`, row])).values()];
  return rows.sort((a, b) => protocolNames.indexOf(a.protocol) - protocolNames.indexOf(b.protocol));
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

const FOLLOWERS: readonly SettingGroup[] = ['dotnet4', 'dotnet2', 'winhttp'];

function isOn(after: readonly After[], protocol: ProtocolName): boolean {
  return after.some((row) => row.side === 'client' && row.protocol === protocol && row.on);
}

function warning(id: string, text: Rich): NoteBlock {
  return { kind: 'note', id, tone: 'warning', text };
}

/** Everything that the change weakens, with the reason and the end date that belong to it. */
export function weakeningBlocks({ weakened, request }: Result): readonly Block[] {
  if (weakened.length === 0) return [];
  const { reason, until } = request;
  const missing = [...(reason === undefined ? ['a reason'] : []), ...(until === undefined ? ['an end date'] : [])];
  return [
    warning('weakens', [
      { strong: `This change weakens ${weakened.length === 1 ? 'one thing' : `${weakened.length} things`}: ` },
      `${weakened.slice(0, MOST_NAMED).map(({ what, why }) => `${what} (${why.replace(/\.$/, '')})`).join('; ')}${weakened.length > MOST_NAMED ? `; and ${weakened.length - MOST_NAMED} more in the table` : ''}. `,
      ...(reason === undefined ? [] : [`Reason: ${reason}. `]),
      until === undefined ? 'No end date given: ' : `It ends on ${until}: on that day run step 5. `,
      ...(missing.length === 0 ? [] : [`fill in ${and(missing)} in the form, so that the write-up has ${missing.length === 1 ? 'it' : 'them'} and somebody takes the change back.`]),
    ]),
    { kind: 'table', id: 'weakens-table', caption: 'What this change weakens', columns: ['What', 'Why it is weak'], rows: weakened.map(({ what, why }) => [[what], [why]]) },
  ];
}

const MOST_NAMED = 4;

/** What the values do on each of the chosen versions; nothing for one version alone. */
export function fitBlocks({ fits, request }: Result): readonly TableBlock[] {
  if (fits.length < 2) return [];
  const offers = (after: readonly After[], side: SideName): string => {
    const rows = after.filter((row) => row.side === side);
    return rows.length === 0 ? 'not touched' : and(rows.filter(({ on }) => on).map(({ protocol }) => protocol)) || 'nothing';
  };
  return [
    {
      kind: 'table',
      id: 'fits',
      caption: `One change for ${fits.length} Windows versions`,
      columns: ['Windows', 'Server side afterwards', 'Client side afterwards', 'What differs here'],
      rows: fits.map(({ windows, after, says }) => [[windows.id === request.windows.id ? { strong: windows.name } : windows.name], [offers(after, 'server')], [offers(after, 'client')], [says.length === 0 ? 'Nothing' : says.join(' ')]]),
    },
  ];
}

/** The notes that depend on the wishes and on the Windows version. */
export function wishNotes({ after, changed, desired, request, bare, machine }: Result): readonly NoteBlock[] {
  const { windows } = request;
  const notes: NoteBlock[] = [];
  if (windows.contested !== undefined && after.some((row) => isContested(row, windows))) {
    notes.push(warning('contested-default', [`Contested, ${windows.name}: `, windows.contested]));
  }
  const written = changed.filter(({ want }) => want !== 'absent' && want !== 'no-key').map(({ setting }) => setting.group);
  if (written.includes('winhttp') && windows.winhttp.needs !== undefined) {
    notes.push(warning('winhttp-needs', [`WinHTTP on ${windows.name} needs ${windows.winhttp.needs}.`]));
  }
  const tls12 = machine.state?.protocols.find(({ protocol, side }) => protocol === 'TLS 1.2' && side === 'client')?.state ?? windows.protocols['TLS 1.2'].client;
  if (written.some((group) => FOLLOWERS.includes(group)) && tls12 === 'off' && !isOn(after, 'TLS 1.2')) {
    notes.push(
      warning('tls12-off-here', [
        `${windows.name} has TLS 1.2 off ${machine.state ? 'by your text' : 'without values'}, and this change does not switch it on for the client side. .NET and WinHTTP only use what Schannel has on: switch TLS 1.2 on with them.`,
      ]),
    );
  }
  const winhttp = desired.find(({ setting, want }) => setting.group === 'winhttp' && typeof want === 'number');
  if (winhttp && written.includes('winhttp') && !winhttp.setting.means.some(({ data, means }) => (Number(winhttp.want) & data) !== 0 && after.some((row) => row.side === 'client' && row.on && row.protocol === means))) {
    notes.push(warning('winhttp-no-overlap', ['WinHTTP would offer only versions that Schannel has off on the client side: WinHTTP programs could connect to nothing.']));
  }
  if (bare.length > 0) {
    notes.push(warning('without-suite', [`Afterwards no suite is left for ${and(bare.map(({ protocol, side }) => `${protocol} (${side})`))}: the version is on and cannot be agreed on.`]));
  }
  if (written.some((group) => SUITE_GROUPS.includes(group))) {
    notes.push(warning('suites-lose', ['Which peers need the suites that go is in no table here: look at event 36880 for the suites in use before, and at event 36874 after. Legacy switches; the suite order is the way that Microsoft points to.']));
  }
  if (written.includes('dotnet4') || written.includes('dotnet2')) {
    notes.push({
      kind: 'note',
      id: 'dotnet-pair',
      tone: 'info',
      text: ['The .NET values are always written twice: a 64-bit program reads the plain key, a 32-bit program its ', { code: 'WOW6432Node' }, ' copy. Code that names its versions ignores them, and .NET Core and .NET 5 and later do not read them.'],
    });
  }
  if (changed.some(({ setting }) => setting.controller)) {
    notes.push(warning('controllers-only', ['The LDAP values and the default encryption types are read by domain controllers only: elsewhere they change nothing. On a controller they meet every client of the domain, so audit first.']));
  }
  if (changed.some(({ setting }) => setting.hive === 'HKEY_CURRENT_USER')) {
    notes.push(warning('one-person', ['A part of the change is for the person who runs it: an elevated prompt of another account writes the values of that account.']));
  }
  if (changed.some(({ setting, want }) => setting.group === 'logging' && typeof want === 'number' && (want & 4) !== 0)) {
    notes.push(warning('logging-flood', ['On a busy server this fills the System log with event 36880, and older events fall out. Make the log larger or shorten the test, and run step 5 when it is over.']));
  }
  return notes;
}

const SUITE_GROUPS: readonly SettingGroup[] = ['cipher', 'hash', 'exchange', 'suite-order'];

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
    text: ['Only programs that use Schannel read the Schannel values. Java, OpenSSL and NSS programs do not, nor do MySQL and PostgreSQL servers on Windows: they have settings of their own.'],
  },
];
