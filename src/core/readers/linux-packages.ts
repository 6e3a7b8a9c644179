/** What a Linux machine or container says about the libraries of GSSAPI. */
import { gssPackages } from '../../data/gss-packages.ts';
import type { GssPart } from '../../data/gss-packages.ts';
import type { Paste } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { linuxLine } from './linux-package-line.ts';
import type { LinuxLine, PackageTool } from './linux-package-line.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';
import type { At, Reader, Reading } from './reader.ts';

export interface LinuxPackage {
  readonly name: string;
  readonly tool: PackageTool;
  readonly version?: string;
  /** False for a package that was removed and left its settings, and for one that the repository only offers. */
  readonly installed: boolean;
  readonly line: number;
}

export interface LinuxPackages {
  /** Packages that bring a part of GSSAPI, and only those. */
  readonly packages: readonly LinuxPackage[];
  /** Packages that the text says are not there. */
  readonly missing: readonly { readonly name: string; readonly tool: PackageTool; readonly line: number }[];
  /** Files of GSSAPI that the loader cache or a list of files shows. */
  readonly libraries: readonly { readonly part: GssPart; readonly path: string; readonly line: number }[];
  /** Files that the text says are not there: after a search of the whole system, or in one folder. */
  readonly absent: readonly { readonly part: GssPart; readonly where: 'search' | 'folder'; readonly line: number }[];
  /** The loader cache, where its head is there: number of libraries, and how many of its lines the text has. */
  readonly cache?: { readonly count: number; readonly shown: number; readonly line: number };
  /** Names of all packages that are listed; of use where the list is long and sorted. */
  readonly listed: { readonly count: number; readonly first?: At<string>; readonly last?: At<string>; readonly sorted: boolean };
}

interface Draft {
  readonly block: Open;
  readonly packages: LinuxPackage[];
  readonly missing: { name: string; tool: PackageTool; line: number }[];
  readonly libraries: { part: GssPart; path: string; line: number }[];
  readonly absent: { part: GssPart; where: 'search' | 'folder'; line: number }[];
  cache?: { count: number; shown: number; line: number };
  count: number;
  first?: At<string>;
  last?: At<string>;
  sorted: boolean;
}

const GAP = 3;
const KNOWN = new Set(gssPackages.map((p) => p.name));
const COMMAND = /[$#] (?:sudo )?(?:dpkg(?:-query)?|apt|rpm|dnf|yum|zypper|apk|ldconfig|find|ls) /;
/** Head of `dpkg -l`, in any language: two bars and a list of letters, then a rule of plus signs. */
const DPKG_HEAD = /^(?:\|{0,2}\/? ?\S{1,20}=|\|\|\/ |\+\+\+-)/;

/**
 * Reads `dpkg -l`, `apt list`, `rpm -q` and `rpm -qa`, `dnf list`, `apk`, `ldconfig -p`, and the output of find and ls for the libraries of Kerberos and NTLM.
 * Packages of other purposes count as read, and only their number is kept.
 *
 *     ii  libgssapi-krb5-2:amd64  1.20.1-2+deb12u2  amd64  MIT Kerberos runtime libraries - krb5 GSS-API Mechanism
 *     package gssntlmssp is not installed
 *         libgssapi_krb5.so.2 (libc6,x86-64) => /lib/x86_64-linux-gnu/libgssapi_krb5.so.2
 *
 * Sources: manual pages dpkg-query(1), rpm(8), apk(8), ldconfig(8).
 */
export const linuxPackages: Reader<LinuxPackages> = {
  id: 'linux-packages',
  title: 'Linux packages and libraries',
  read: (paste) => readPackages(paste),
};

function readPackages(paste: Paste): readonly Reading<LinuxPackages>[] {
  const readings: Reading<LinuxPackages>[] = [];
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && isAboutGss(draft)) readings.push(finish('linux-packages', paste, draft.block, facts(draft)));
    draft = undefined;
  };
  for (const line of paste.lines) {
    const typed = isPrompt(line.text) && line.text.length < 1000;
    const found = typed ? undefined : linuxLine(line.text);
    if (found) {
      draft ??= { block: open(line), packages: [], missing: [], libraries: [], absent: [], count: 0, sorted: true };
      understand(draft.block, line.n);
      take(draft, found, line.n);
    } else if (draft && DPKG_HEAD.test(line.text.slice(0, 40))) understand(draft.block, line.n);
    // A prompt stands between the answers of one machine: what follows still belongs to the same question.
    else if (draft && typed && COMMAND.test(line.text)) understand(draft.block, line.n);
    else if (draft && !typed && pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

function take(draft: Draft, found: LinuxLine, line: number): void {
  switch (found.kind) {
    case 'package':
      draft.count += 1;
      draft.sorted &&= draft.last === undefined || draft.last.value <= found.name;
      draft.first ??= { value: found.name, line };
      draft.last = { value: found.name, line };
      if (KNOWN.has(found.name)) draft.packages.push({ name: found.name, tool: found.tool, ...(found.version === undefined ? {} : { version: found.version }), installed: found.installed, line });
      break;
    case 'missing-package':
      draft.missing.push({ name: found.name, tool: found.tool, line });
      break;
    case 'library':
      draft.libraries.push({ part: found.part, path: found.path, line });
      if (draft.cache) draft.cache.shown += 1;
      break;
    case 'missing-file':
      draft.absent.push({ part: found.part, where: found.where, line });
      break;
    case 'cached':
      if (draft.cache) draft.cache.shown += 1;
      break;
    case 'cache-head':
      draft.cache = { count: found.count, shown: 0, line };
      break;
  }
}

function isAboutGss(draft: Draft): boolean {
  return draft.packages.length > 0 || draft.missing.some((m) => KNOWN.has(m.name)) || draft.libraries.length > 0 || draft.absent.length > 0 || draft.cache !== undefined || draft.count >= LONG;
}

/** So many packages are a whole list, not an answer about one of them. */
const LONG = 50;

function facts(draft: Draft): LinuxPackages {
  const { packages, missing, libraries, absent, cache, count, first, last, sorted } = draft;
  return { packages, missing, libraries, absent, ...(cache ? { cache } : {}), listed: { count, ...(first ? { first } : {}), ...(last ? { last } : {}), sorted } };
}
