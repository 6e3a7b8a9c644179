import { gssPackages } from '../../data/gss-packages.ts';
import type { GssPart } from '../../data/gss-packages.ts';
import { linuxPackages } from '../readers/linux-packages.ts';
import type { LinuxPackages } from '../readers/linux-packages.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import type { Judge, Judgement } from './judgement.ts';
import { pageOf } from './spn-words.ts';

/** Are the libraries there that a Linux client needs for Kerberos, and for NTLM? */
export const linuxGssJudge: Judge = {
  id: 'linux-gss',
  reads: [linuxPackages.id],
  judge: (readings) => judgeGss(readings),
};

const PAGE = pageOf('gss-mechanism-missing', 'GSSAPI mechanism missing');
/** Where the loader looks. Copies in layers of other containers, or in an environment of Python, help no program of the system. */
const LOADER = /^\/(?:usr\/)?(?:local\/)?lib(?:32|64|x32)?\//;
const SEARCH = "find / -name 'libgssapi_krb5.so*' -not -path '/proc/*' 2>/dev/null";

interface Line {
  readonly line: number;
  readonly means?: string;
}

interface Found {
  readonly there: readonly Line[];
  readonly gone: readonly Line[];
  /** Files outside the folders of the loader. */
  readonly elsewhere: readonly Line[];
  /** What speaks of absence and does not prove it. */
  readonly hints: readonly Line[];
}

function judgeGss(readings: readonly Reading[]): readonly Judgement[] {
  const facts = readingsOf(readings, linuxPackages).map((r) => r.facts);
  if (facts.length === 0) return [];
  const library = partOf(facts, 'library');
  const ntlm = partOf(facts, 'ntlm');
  if (library.there.length > 0 && library.gone.some((g) => g.means === undefined || !g.means.includes('package'))) return [two(library)];
  if (library.there.length > 0) return [there(library, ntlm, partOf(facts, 'tools'))];
  if (library.gone.length > 0) return [gone(library)];
  if (library.elsewhere.length > 0) return [{ id: 'library-elsewhere', verdict: 'open', says: ['libgssapi_krb5 lies outside the folders of the loader: only programs of that environment find it.'], evidence: library.elsewhere, next: ['Look in the cache of the loader, as the user of the process: ', { code: 'ldconfig -p | grep libgssapi_krb5' }] }];
  if (library.hints.length > 0) return [{ id: 'library-not-here', verdict: 'open', says: ['libgssapi_krb5 is not in that folder, or not under that package name; it may lie elsewhere.'], evidence: library.hints, next: ['Look through the whole system: ', { code: SEARCH }] }];
  return [open(ntlm, facts)];
}

function partOf(facts: readonly LinuxPackages[], part: GssPart): Found {
  const names = gssPackages.filter((p) => p.part === part);
  const row = (name: string, tool: string): (typeof names)[number] | undefined => names.find((p) => p.name === name && p.in.some((t) => t === tool));
  const there: Line[] = [];
  const gone: Line[] = [];
  const elsewhere: Line[] = [];
  const hints: Line[] = [];
  for (const f of facts) {
    for (const p of f.packages) {
      const known = row(p.name, p.tool);
      if (!known) continue;
      if (p.installed) there.push({ line: p.line, means: `package ${p.name}` });
      else (known.only?.some((t) => t === p.tool) ? gone : hints).push({ line: p.line, means: `package ${p.name} is not installed` });
    }
    for (const m of f.missing) {
      const known = row(m.name, m.tool);
      if (known) (known.only?.some((t) => t === m.tool) ? gone : hints).push({ line: m.line, means: `package ${m.name} is not installed` });
    }
    for (const l of f.libraries) if (l.part === part) (LOADER.test(l.path) ? there : elsewhere).push({ line: l.line, means: l.path });
    for (const a of f.absent) if (a.part === part) (a.where === 'search' ? gone : hints).push({ line: a.line });
    const { cache } = f;
    // A cache of which all lines are there, and none is this library.
    if (part === 'library' && cache && cache.shown >= cache.count && cache.count > 0 && !f.libraries.some((l) => l.part === part)) gone.push({ line: cache.line, means: `${cache.count} libraries, none of them libgssapi_krb5` });
    if (part === 'library' && isBeside(f, 'libgssapi-krb5-2')) gone.push({ line: f.listed.first?.line ?? 1, means: 'package libgssapi-krb5-2 is not in the list' });
  }
  return { there, gone, elsewhere, hints };
}

/** A long sorted list that goes past a name without it. */
function isBeside({ listed, packages }: LinuxPackages, name: string): boolean {
  const { first, last, count, sorted } = listed;
  return sorted && count >= 50 && first !== undefined && last !== undefined && first.value < name && last.value > name && first.value.startsWith('a') && !packages.some((p) => p.name === name);
}

function there(library: Found, ntlm: Found, tools: Found): Judgement {
  const plugin = ntlm.there.length > 0 ? ' The NTLM plug-in is there too.' : ntlm.gone.length > 0 ? ' The NTLM plug-in is not; only HTTP and WinRM services that are given user and password need it.' : '';
  const kinit = tools.there.length === 0 && [...tools.gone, ...tools.hints].length > 0 ? ' kinit and klist are missing, which programs with a keytab do not need.' : '';
  return {
    id: 'library-there',
    verdict: 'fine',
    says: ['The Kerberos library is there: GSSAPI has its mechanism.', `${plugin}${kinit}`],
    evidence: [...library.there.slice(0, 2), ...ntlm.there.slice(0, 1), ...ntlm.gone.slice(0, 1)],
    next: ['Then the ticket is missing: run ', { code: 'klist' }, ' as the user of the process, inside its container: ', pageOf('kerb-no-credentials', 'no credentials'), '.'],
    ...(ntlm.there.length > 0 ? { against: ['gss-mechanism-missing'] as const } : {}),
  };
}

function gone(library: Found): Judgement {
  return {
    id: 'library-missing',
    verdict: 'problem',
    says: ['The Kerberos library libgssapi_krb5 is not installed: GSSAPI has no mechanism here.'],
    evidence: library.gone.slice(0, 4),
    next: ['Install it, in a container into the image: ', PAGE, '.'],
    causes: ['gss-mechanism-missing'],
  };
}

function two(library: Found): Judgement {
  return { id: 'two-systems', verdict: 'open', says: ['The text shows libgssapi_krb5 and says that it is not there: two systems, such as host and container, or before and after an installation.'], evidence: [...library.there.slice(0, 2), ...library.gone.slice(0, 2)], next: ['Paste the one in which the program runs: inside its container, as its user.'] };
}

function open(ntlm: Found, facts: readonly LinuxPackages[]): Judgement {
  const plugin = ntlm.there.length > 0 ? 'The NTLM plug-in is there; ' : ntlm.gone.length > 0 ? 'The NTLM plug-in is not there; ' : '';
  const cut = facts.some((f) => f.cache !== undefined && f.cache.shown < f.cache.count);
  return {
    id: 'library-not-shown',
    verdict: 'open',
    says: [plugin === '' ? (cut ? 'The list of libraries is cut off; whether libgssapi_krb5 is in it, the text does not show.' : 'The text says nothing about libgssapi_krb5, the Kerberos library.') : `${plugin}about libgssapi_krb5, the Kerberos library, the text says nothing.`],
    evidence: [...ntlm.there, ...ntlm.gone].slice(0, 2),
    next: ['Look for it: ', { code: SEARCH }],
  };
}
