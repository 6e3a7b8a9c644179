import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { NOW, type Made, type Zoo } from './zoo.ts';

/** The questions to which both openssl and the engine have an answer. */
export const questions = ['readable', 'dates', 'name', 'purpose', 'chain', 'key-size', 'hash'] as const;
export type Question = (typeof questions)[number];
/** no: it is refused. */
export type Verdict = 'yes' | 'no';

/** Numbers of X509_V_ERR_… that answer each question; other errors belong to other questions. */
const ERRORS: Readonly<Record<Exclude<Question, 'readable'>, readonly number[]>> = {
  dates: [9, 10],
  name: [62, 64],
  purpose: [26],
  chain: [2, 18, 19, 20, 21],
  'key-size': [66],
  hash: [68],
};

/** What openssl says of a certificate, one question at a time, so that one fault does not hide another. */
export function asked(zoo: Zoo, animal: Made, question: Question, name: string): Verdict | undefined {
  if (question === 'readable') return spawnSync('openssl', ['x509', '-in', animal.file, '-noout']).status === 0 ? 'yes' : 'no';
  const untrusted = animal.others === undefined ? [] : ['-untrusted', withFile(`${animal.file}.others`, animal.others)];
  // A certificate that is trusted itself has no chain that could fail, which leaves the other questions.
  const trust = question === 'chain' ? ['-CAfile', zoo.root] : ['-partial_chain', '-trusted', animal.file];
  const time = question === 'dates' ? ['-attime', String(Date.parse(NOW) / 1000)] : ['-no_check_time'];
  const more: Readonly<Record<string, readonly string[]>> = {
    name: [isIP(name) ? '-verify_ip' : '-verify_hostname', name],
    purpose: ['-purpose', 'sslserver'],
    // 112 bits of security: RSA from 2048 bits on, and no SHA-1.
    'key-size': ['-auth_level', '2'],
    hash: ['-auth_level', '2'],
  };
  // The hash of a trusted certificate is not looked at, so that question needs the root.
  const anchor = question === 'hash' ? ['-CAfile', zoo.root, '-partial_chain', ...untrusted] : [...trust, ...untrusted];
  const done = spawnSync('openssl', ['verify', ...anchor, ...time, ...(more[question] ?? []), animal.file], { encoding: 'utf8' });
  const said = `${done.stdout}${done.stderr}`;
  const codes = [...said.matchAll(/error ([0-9]+) at/g)].map((m) => Number(m[1]));
  if (codes.some((code) => ERRORS[question].includes(code))) return 'no';
  // Another fault ended the work before this question was asked.
  return codes.length === 0 && done.status === 0 ? 'yes' : undefined;
}

function withFile(path: string, text: string): string {
  writeFileSync(path, text);
  return path;
}
