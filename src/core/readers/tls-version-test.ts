/** The version test of the runbook: one line for each TLS version that PowerShell tried. */
import type { Paste } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import type { Reader, Reading } from './reader.ts';
import { finish, hasWords, open, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface VersionTry {
  /** 'TLS 1.2' */
  readonly version: string;
  readonly accepted: boolean;
  /** The cipher where it was accepted, otherwise the message of the exception. */
  readonly says: string;
  readonly line: number;
}

export interface VersionTest {
  readonly tries: readonly VersionTry[];
}

const NAMES: Readonly<Record<string, string>> = { Ssl3: 'SSL 3.0', Tls: 'TLS 1.0', Tls11: 'TLS 1.1', Tls12: 'TLS 1.2', Tls13: 'TLS 1.3' };

/**
 * Reads the answers of the version test of the runbook page "No TLS version in common". Messages follow the display language; "accepted" is printed by the test itself.
 *
 *     Tls11: An existing connection was forcibly closed by the remote host
 *     Tls12: accepted, Aes256
 */
export const tlsVersionTest: Reader<VersionTest> = {
  id: 'tls-version-test',
  title: 'answers of the TLS version test',
  cues: ['tls', 'tls11', 'tls12', 'tls13', 'ssl3'],
  read: (paste) => readTests(paste),
};

function readTests(paste: Paste): readonly Reading<VersionTest>[] {
  const readings: Reading<VersionTest>[] = [];
  let block: Open | undefined;
  let tries: VersionTry[] = [];
  const close = (): void => {
    // One refused line alone may be any text that begins so.
    if (block && (tries.length > 1 || tries.some((t) => t.accepted))) readings.push(finish('tls-version-test', paste, block, { tries }));
    block = undefined;
    tries = [];
  };
  for (const line of paste.lines) {
    const found = line.text.length < 1000 && !isPrompt(line.text) ? /^\s{0,8}(Ssl3|Tls|Tls11|Tls12|Tls13): (\S.{0,900})$/.exec(line.text) : null;
    if (!found) {
      if (hasWords(line.text)) close();
      continue;
    }
    const version = NAMES[found[1] ?? ''] ?? '';
    if (tries.some((t) => t.version === version)) close();
    const accepted = /^accepted(?:, |\s*$)/.test(found[2] ?? '');
    block ??= open(line);
    understand(block, line.n);
    tries.push({ version, accepted, says: (found[2] ?? '').replace(/^accepted(?:, )?/, '').trim(), line: line.n });
  }
  close();
  return readings;
}
