/** The program between the user and the TLS library: which versions it asks for, and whether it sets SCH_USE_STRONG_CRYPTO. */
import type { TlsDriver } from '../../data/tls-drivers.ts';
import type { ProtocolName, SideName } from '../../data/windows-tls.ts';
import { dotnetChoice } from './dotnet.ts';
import type { EndBase } from './end.ts';
import type { Assumption } from './model.ts';
import { winhttpChoice } from './winhttp.ts';

/** system: takes what the library has on. named: names versions itself. mask: names versions, and the library must have them on by default. */
export interface Choice {
  readonly how: 'system' | 'named' | 'mask';
  readonly versions: readonly ProtocolName[];
  /** Who names them, as the start of a sentence: "The program", ".NET Framework 4.5". */
  readonly who: string;
  readonly strong: boolean;
  readonly assumptions: readonly Assumption[];
}

export interface Asked {
  readonly side: SideName;
  readonly names?: readonly ProtocolName[];
  readonly strongCrypto?: boolean;
  /** A what-if: the values that make .NET Framework and WinHTTP follow Windows are set. */
  readonly followsSystem?: boolean;
}

const SYSTEM: Choice = { how: 'system', versions: [], who: 'The program', strong: false, assumptions: [] };

/**
 * What a program asks of the TLS library. Versions that are named in code or in the connection string win over its row; what its row says wins over the
 * library; without a row the library decides.
 *
 *     choiceOf(base, row, { side: 'client' })   // { how: 'named', versions: ['SSL 3.0', 'TLS 1.0'], who: '.NET Framework 4.5…', … }
 *
 * Sources: those of the row; Microsoft: TLS best practices with .NET Framework; WinHTTP option flags.
 */
export function choiceOf(base: EndBase, row: TlsDriver | undefined, asked: Asked): Choice {
  const chosen = chosenBy(base, row, asked);
  const named: Choice = asked.names === undefined ? chosen : { ...chosen, how: 'named', versions: asked.names, who: row?.name ?? 'The program' };
  return asked.strongCrypto === undefined ? named : { ...named, strong: asked.strongCrypto };
}

function chosenBy(base: EndBase, row: TlsDriver | undefined, asked: Asked): Choice {
  if (row === undefined) return SYSTEM;
  const plain: Choice = {
    ...SYSTEM,
    ...(row.offers === 'system' ? {} : { how: 'named', versions: row.offers }),
    who: row.name,
    strong: row.strongCrypto ?? false,
  };
  if (base.settings === undefined || row.follows === undefined) return plain;
  if (row.follows === 'winhttp') return winhttpChoice(base.settings, plain, asked);
  return dotnetChoice(base.settings, row.follows, plain, asked);
}
