import { firstLabel } from '../host-names.ts';
import type { Context } from '../context.ts';
import { readingsOf } from '../readers/reader.ts';
import { sqlAliases } from '../readers/sql-aliases.ts';
import type { AliasList, SqlAlias } from '../readers/sql-aliases.ts';
import type { AliasTarget } from '../readers/sql-alias-value.ts';
import type { Reading } from '../readers/reader.ts';
import type { Judge, Judgement } from './judgement.ts';

const PAGE = { link: '/runbook/sql-aliases/', text: 'SQL Server aliases' } as const;
const MOST = 12;
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * Whether an alias of this client leads elsewhere. Its target decides the SPN, and there are two lists: one for 64-bit programs, one for 32-bit ones.
 *
 *     sqlprod    REG_SZ    DBMSSOCN,sql02.corp.example,1433     // compared with the server and port of the reader
 *
 * Source: Microsoft: Create or delete a server alias for use by a client.
 */
export const sqlAliasesJudge: Judge = {
  id: 'sql-aliases',
  reads: ['sql-aliases'],
  judge(readings, given) {
    const lists = readingsOf(readings, sqlAliases);
    if (lists.length === 0) return [];
    const all = lists.flatMap((l) => l.facts.aliases.map((alias) => ({ alias, list: l.facts })));
    if (all.length === 0) return [none(lists)];
    const out: Judgement[] = [];
    const done = new Set<string>();
    for (const { alias } of all) {
      const key = alias.name.toLowerCase();
      if (done.has(key) || out.length >= MOST) continue;
      done.add(key);
      // The other list of the same machine; the same list twice is one of another machine, or the same once more.
      const view = all.find((a) => a.alias === alias)?.list.view?.value;
      const twin = all.find((a) => same(a.alias.name, alias.name) && a.list.view?.value !== view)?.alias;
      const both = lists.some((l) => l.facts.view?.value !== view);
      out.push(judgeAlias(alias, twin, both, given));
    }
    return out;
  },
};

function none(lists: readonly Reading<AliasList>[]): Judgement {
  const evidence = lists.map((l) => ({ line: l.facts.missing?.line ?? l.from }));
  const views = new Set(lists.map((l) => l.facts.view?.value));
  if (lists.length >= 2 && views.size >= 2) {
    return {
      id: 'no-aliases', verdict: 'fine', evidence,
      says: ['Neither list has an alias, so drivers connect to the name as it is written.'],
      next: ['Look at the name itself: ', { link: '/runbook/kerb-dns-or-name/', text: 'Wrong name or DNS' }, '.'],
    };
  }
  return {
    id: 'one-list-empty', verdict: 'open', evidence,
    says: ['This list has no alias. Programs of the other width read another list.'],
    next: ['Read both: ', { code: 'reg query HKLM\\SOFTWARE\\Microsoft\\MSSQLServer\\Client\\ConnectTo /reg:32' }, ' and the same with ', { code: '/reg:64' }, '.'],
  };
}

/** One name, in one list or in both. */
function judgeAlias(alias: SqlAlias, other: SqlAlias | undefined, both: boolean, given: Context): Judgement {
  const evidence = [alias, ...(other ? [other] : [])].map((a) => ({ line: a.line })).sort((a, b) => a.line - b.line);
  const shown = { code: alias.name };
  const to = { code: said(alias.target) };
  if (other && !leadsToSame(alias.target, other.target)) {
    const spelling = leadsToSame(shortened(alias.target), shortened(other.target));
    if (spelling) {
      return {
        id: 'alias-spelt-differently', verdict: 'open', evidence,
        says: ['The two lists spell the target of ', shown, ' differently: ', to, ' and ', { code: said(other.target) }, '. The SPN may follow the spelling.'],
        next: ['Put the full name into both: ', PAGE, '.'],
      };
    }
    return {
      id: 'alias-lists-differ', verdict: 'problem', evidence, causes: ['kerb-dns-or-name'],
      says: ['The two lists differ: ', shown, ' leads to ', to, ' in one and to ', { code: said(other.target) }, ' in the other. 64-bit and 32-bit programs connect to different places.'],
      next: ['Make both the same: ', PAGE, '.'],
    };
  }
  const wrong = given.server === undefined ? undefined : against(alias, given);
  if (wrong !== undefined) {
    return {
      id: 'alias-leads-elsewhere', verdict: 'problem', evidence, causes: ['kerb-dns-or-name', 'kerb-spn-wrong-account'],
      says: [shown, ' leads to ', to, `; you said ${wrong}. The client asks for the SPN of the target.`],
      next: ['Correct or remove the alias in both lists: ', PAGE, '.'],
    };
  }
  if (alias.target.address !== undefined) {
    return {
      id: 'alias-to-address', verdict: 'open', evidence,
      says: [shown, ' leads to the address ', { code: alias.target.address }, '. The SPN is built from whatever that address leads back to.'],
      next: ['See what it is: ', { code: `ping -n 1 -a ${alias.target.address}` }, '. An alias should hold the full name: ', PAGE, '.'],
    };
  }
  if (!other && both) {
    return {
      id: 'alias-in-one-list', verdict: 'open', evidence,
      says: [shown, ' leads to ', to, ', and stands in one of the two lists only. Programs of the other width take the name to DNS.'],
      next: ['Works in one program and not in another? Set it in both lists, or in none: ', PAGE, '.'],
    };
  }
  if (given.server !== undefined && alias.target.host !== undefined && same(firstLabel(alias.target.host), firstLabel(given.server))) {
    return {
      id: 'alias-leads-there', verdict: 'fine', evidence,
      says: [shown, ' leads to ', to, ', the server that you named.'],
      next: ['Read the other list as well, unless it is here. Then look at the SPN of the target: ', { link: '/runbook/kerb-spn-missing/', text: 'SPN missing' }, '.'],
    };
  }
  return {
    id: 'alias-exists', verdict: 'open', evidence,
    says: [shown, ' leads to ', to, '. The client asks for the SPN of that target, not of the name in the connection string.'],
    next: ['Compare server, protocol and port with the instance: ', PAGE, '.'],
  };
}

/** What differs from the reader's values, for the alias that has the name of the server or the listener: others may be in use by nobody. */
function against(alias: SqlAlias, given: Context): string | undefined {
  const server = given.server;
  const { host, port } = alias.target;
  const name = alias.name.split(/[\\,]/)[0] ?? '';
  const about = [server, given.listener].some((v) => v !== undefined && same(firstLabel(v), firstLabel(name)));
  if (server === undefined) return undefined;
  if (host !== undefined && about && !same(firstLabel(host), firstLabel(server)) && !(given.listener !== undefined && same(firstLabel(host), firstLabel(given.listener)))) return server;
  if (!about || host === undefined) return undefined;
  if (host.includes('.') && server.includes('.') && same(firstLabel(host), firstLabel(server)) && !same(host, server)) return server;
  return port !== undefined && given.port !== undefined && given.port !== String(port) ? `port ${given.port}` : undefined;
}

function said(t: AliasTarget): string {
  if (t.pipe !== undefined) return t.pipe;
  const where = t.host ?? t.address;
  return where === undefined ? t.text : `${where}${t.instance === undefined ? '' : `\\${t.instance}`}${t.port === undefined ? '' : `,${t.port}`}`;
}

function shortened(t: AliasTarget): AliasTarget {
  return t.host === undefined ? t : { ...t, host: firstLabel(t.host) };
}

function leadsToSame(a: AliasTarget, b: AliasTarget): boolean {
  const key = (t: AliasTarget): string => [t.protocol, t.host ?? t.address ?? t.text, t.instance ?? '', t.port ?? '', t.pipe ?? ''].join('|').toLowerCase();
  return key(a) === key(b);
}
