/** Enable-TlsCipherSuite and Disable-TlsCipherSuite lines from one order to another. */
import type { Line } from '../blocks.ts';
import { psString } from '../quoting.ts';
import type { Emitted } from '../registry/model.ts';
import { mostKept } from './moves.ts';

export type SuiteMove =
  /** Inserts the suite at this place, counted from 0, ahead of what stands there. */
  | { readonly kind: 'enable'; readonly name: string; readonly position: number }
  | { readonly kind: 'disable'; readonly name: string };

/**
 * The fewest changes that turn one order into another, run from first to last. What moves is taken out and put in again; what goes is taken out last, so
 * that the list is never empty in between. Both lists hold each name once. Nothing for an empty target: a list without suites ends all TLS.
 *
 *     movesBetween(['A', 'B', 'C'], ['C', 'A'])
 *     // disable C, enable C at 0, disable B
 *
 * Source: Microsoft: TLS PowerShell module (Enable-TlsCipherSuite: position).
 */
export function movesBetween(before: readonly string[], after: readonly string[]): readonly SuiteMove[] {
  if (after.length === 0) return [];
  const kept = mostKept(before, after);
  const wanted = new Set(after);
  const current = [...before];
  const moves: SuiteMove[] = [];
  const take = (name: string): void => {
    moves.push({ kind: 'disable', name });
    current.splice(current.indexOf(name), 1);
  };
  let next = 0;
  for (const name of after) {
    if (!kept.has(name)) {
      const at = current.indexOf(name);
      if (at >= 0) {
        take(name);
        if (at < next) next -= 1;
      }
      moves.push({ kind: 'enable', name, position: next });
      current.splice(next, 0, name);
    }
    next = current.indexOf(name) + 1;
  }
  for (const name of before) if (!wanted.has(name)) take(name);
  return moves;
}

/** The order that the moves leave. What is already in the list is not put in twice. */
export function afterMoves(before: readonly string[], moves: readonly SuiteMove[]): readonly string[] {
  const list = [...before];
  for (const move of moves) {
    const at = list.indexOf(move.name);
    if (at >= 0) list.splice(at, 1);
    if (move.kind === 'enable') list.splice(move.position, 0, move.name);
  }
  return list;
}

/**
 * The moves as PowerShell lines for Windows 10, Server 2016 and later. Refuses what a PowerShell string refuses.
 *
 *     Enable-TlsCipherSuite -Name 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' -Position 0
 *     Disable-TlsCipherSuite -Name 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'
 *
 * Source: Microsoft: TLS PowerShell module.
 */
export function moveLines(moves: readonly SuiteMove[]): Emitted {
  const lines: Line[] = [];
  for (const move of moves) {
    const name = psString(move.name);
    if (!name.ok) return name;
    lines.push([move.kind === 'enable' ? `Enable-TlsCipherSuite -Name ${name.text} -Position ${move.position}` : `Disable-TlsCipherSuite -Name ${name.text}`]);
  }
  return { ok: true, lines };
}
