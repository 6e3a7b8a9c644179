/** Which Windows a console runs on. */
import { labelled, plainLabel } from './labelled-line.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, open, understand } from './reading-lines.ts';
import type { Paste } from '../text/prepare.ts';

export interface WindowsVersion {
  /** Third part of the version: 20348 is Windows Server 2022. */
  readonly build: At<number>;
  /** "Microsoft Windows Server 2022 Standard", where it is printed. */
  readonly name?: At<string>;
  /** Other machines that commands of the same paste read: the version is not theirs. */
  readonly others: readonly At<string>[];
}

/** The banner of cmd and `ver`. The word in the brackets follows the language. */
const BANNER = /^\s{0,4}Microsoft Windows ?\[[^\]0-9]{1,20}([0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4,5})(?:\.[0-9]{1,6})?\]/;
/** `[Environment]::OSVersion` in its table and its text. */
const ENVIRONMENT = /Microsoft Windows NT ([0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4,5})\.[0-9]{1,6}(?:\s|$)/;
const PRODUCT = /^(?:Microsoft )?Windows (?:Server )?[0-9A-Z][^\t]{0,80}$/;
const PLAIN = /^([0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4,5})(?:\.[0-9]{1,6})?(?:\s|$)/;
/** `10.0.17763 N/A Build 17763`: systeminfo repeats the build in every language. */
const REPEATED = /^([0-9]{1,2}\.[0-9]{1,2}\.([0-9]{4,5})) \S.{0,40} \2$/;
const OTHER = /\\\\([A-Za-z0-9][A-Za-z0-9.-]{0,254})\\HK|-ComputerName[ :]{1,4}["']?([A-Za-z0-9][A-Za-z0-9.-]{0,254})/i;

/**
 * Reads the banner of cmd, `ver`, `[Environment]::OSVersion`, and version lines of systeminfo and Win32_OperatingSystem.
 *
 *     Microsoft Windows [Version 10.0.20348.2340]
 *     OS Version:                10.0.20348 N/A Build 20348
 *
 * Source: Microsoft: ver, systeminfo command references; Win32_OperatingSystem class.
 */
export const windowsVersion: Reader<WindowsVersion> = {
  id: 'windows-version',
  title: 'Windows version',
  cues: ['windows'],
  read: (paste) => readVersions(paste),
};

function readVersions(paste: Paste): readonly Reading<WindowsVersion>[] {
  const readings: Reading<WindowsVersion>[] = [];
  const others = machines(paste);
  let name: (At<string> & { index: number }) | undefined;
  paste.lines.forEach((line, index) => {
    // Values and bytes of an exported registry.
    if (line.text.startsWith('"') || (line.text[4] === ',' && line.text.startsWith('  '))) return;
    const text = line.text.length > 300 ? line.text.slice(0, 300) : line.text;
    const banner = BANNER.exec(text) ?? ENVIRONMENT.exec(text);
    const pair = banner ? undefined : labelled(text);
    if (pair && PRODUCT.test(pair.value)) name = { value: pair.value, line: line.n, index };
    const beside = name && name.index < index && index - name.index <= 2 ? name : undefined;
    // A version alone is the version of anything: the product stands in a line before it.
    const plain = pair && beside && /version|ver[sz]i[oó]n/.test(plainLabel(pair.label)) ? PLAIN.exec(pair.value)?.[1] : undefined;
    const version = banner?.[1] ?? plain ?? (pair && beside ? REPEATED.exec(pair.value)?.[1] : undefined);
    const build = Number(version?.split('.')[2]);
    if (version === undefined || !Number.isFinite(build)) return;
    const first = banner ? undefined : paste.lines[(beside?.index ?? index)];
    const block = open(first ?? line);
    understand(block, line.n);
    readings.push(finish('windows-version', paste, block, { build: { value: build, line: line.n }, ...(beside && !banner ? { name: { value: beside.value, line: beside.line } } : {}), others }));
    name = undefined;
  });
  return readings;
}

function machines(paste: Paste): readonly At<string>[] {
  return paste.lines.flatMap(({ text, n }) => {
    const found = text.length < 1000 && (text.includes('\\\\') || text.includes('-')) ? OTHER.exec(text) : null;
    const value = found?.[1] ?? found?.[2];
    return value === undefined || value === 'localhost' ? [] : [{ value, line: n }];
  });
}
