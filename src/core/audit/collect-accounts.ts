import { accountRef } from '../directory/account-ref.ts';
import { bare, finished, kindFrom, type Draft } from './collect-account.ts';
import type { AccountSighting, SpnRemoved } from './collect-facts.ts';
import type { DomainBook } from './collect-domains.ts';
import { dnParts } from './collect-host.ts';
import type { Known, SeenAccount } from './model.ts';

/** The accounts of a text, and who a written name is. */
export interface AccountBook {
  readonly accounts: readonly SeenAccount[];
  /** Adds a further written name, such as that of a service, to the account that it surely is. */
  readonly name: (written: Known<string>) => void;
}

/**
 * Puts together what the texts show of each account. Sightings are one object when they bear one distinguished name, one account name in one domain,
 * or when a name fits one object of its domain alone. A name without a domain fits only where the text has one domain. A later whole list of
 * setspn replaces an earlier one of setspn, as in a console in which something was repaired in between; lists of other sources have no order.
 *
 *     accountBook([{ dn: 'CN=svc-sql05,…' … }, { written: 'CORP\\svc-sql05' … }], [], book).accounts   // one account with two names
 */
export function accountBook(sightings: readonly AccountSighting[], removed: readonly SpnRemoved[], book: DomainBook): AccountBook {
  const drafts: Draft[] = [];
  const byDn = new Map<string, Draft>();
  /** By `domain\name`, account names and common names apart. */
  const bySam = new Map<string, Draft>();
  const byCn = new Map<string, Draft[]>();
  const byWritten = new Map<string, Draft>();
  const byUpn = new Map<string, Draft>();

  const start = (cn?: string): Draft => {
    const draft: Draft = { sightings: [], ...(cn === undefined ? {} : { cn }) };
    drafts.push(draft);
    return draft;
  };
  const learn = (draft: Draft, domain: string | undefined, sam: string): void => {
    draft.sam ??= sam;
    bySam.set(`${domain ?? ''}\\${sam}`, draft);
  };
  const add = (draft: Draft, sighting: AccountSighting): void => {
    draft.sightings.push(sighting);
    const kind = sighting.kind ?? kindFrom(sighting, draft);
    if (kind !== undefined && (draft.kind === undefined || sighting.kind !== undefined)) draft.kind = kind;
    if (sighting.written?.value.includes('\\')) byWritten.set(sighting.written.value.toLowerCase(), draft);
    if (sighting.upn !== undefined) byUpn.set(sighting.upn.toLowerCase(), draft);
  };

  /** The object of a domain that a name means; undefined when none or several fit. */
  const named = (domain: string, name: string): Draft | undefined => {
    const exact = bySam.get(`${domain}\\${name}`);
    if (exact) return exact;
    const machine = name.endsWith('$');
    const open = (byCn.get(`${domain}\\${bare(name)}`) ?? []).filter((d) => d.sam === undefined);
    const known = open.filter((d) => d.kind !== undefined && (d.kind === 'user') !== machine);
    const fitting = known.length > 0 ? known : open.filter((d) => d.kind === undefined);
    return fitting.length === 1 ? fitting[0] : undefined;
  };
  /** The same for a name that may lack its dollar sign. */
  const meant = (domain: string, name: string): Draft | undefined => named(domain, name) ?? (name.endsWith('$') ? undefined : named(domain, `${name}$`));

  const withDn = sightings.filter((s) => s.dn !== undefined);
  // Those with both names first: they tell which account name an object has.
  for (const s of [...withDn.filter((x) => x.sam), ...withDn.filter((x) => !x.sam)]) {
    const dn = (s.dn?.value ?? '').toLowerCase();
    const { cn, domain } = dnParts(dn);
    const sam = s.sam?.value.toLowerCase();
    let draft = byDn.get(dn) ?? (sam === undefined ? undefined : bySam.get(`${domain}\\${sam}`));
    draft ??= start(cn);
    if (!byDn.has(dn)) {
      byDn.set(dn, draft);
      const key = `${domain}\\${bare(cn)}`;
      const known = byCn.get(key);
      if (known) known.push(draft);
      else byCn.set(key, [draft]);
    }
    if (sam !== undefined) learn(draft, domain, sam);
    add(draft, s);
  }

  const rest = sightings.filter((s) => s.dn === undefined);
  const foreign = rest.some((s) => {
    const printed = s.domain ?? accountRef(s.written?.value ?? '').domain;
    return printed !== undefined && book.dnsOf(printed) === undefined;
  });
  const single = book.domains.length === 1 && !foreign ? book.domains[0]?.dns : undefined;
  /** The account that a written name surely is. */
  const find = (written: string, domainHint: string | undefined): { draft?: Draft; domain?: string; name: string } => {
    const ref = accountRef(written);
    const name = ref.name.toLowerCase();
    const known = byWritten.get(written.toLowerCase()) ?? (ref.form === 'upn' ? byUpn.get(written.toLowerCase()) : undefined);
    const printed = ref.domain ?? domainHint;
    const domain = printed === undefined ? single : (book.dnsOf(printed) ?? (ref.form === 'upn' ? undefined : printed.toLowerCase()));
    if (known) return { draft: known, ...(domain === undefined ? {} : { domain }), name };
    if (domain === undefined) {
      const whole = ref.form === 'upn' ? written.toLowerCase() : name;
      const draft = bySam.get(`\\${whole}`);
      return { ...(draft ? { draft } : {}), name: whole };
    }
    // A text that tells the domain writes the name in full; setspn and its scripts take names without the dollar sign.
    const draft = ref.form === 'name' ? meant(domain, name) : named(domain, name);
    return { ...(draft ? { draft } : {}), domain, name };
  };
  const sure = (s: AccountSighting): boolean => s.domain !== undefined || s.written?.value.includes('\\') === true || s.written?.value.includes('@') === true;
  for (const s of [...rest.filter(sure), ...rest.filter((x) => !sure(x))]) {
    const text = s.sam?.value ?? s.written?.value ?? '';
    const { draft: found, domain, name } = find(text, s.domain);
    const draft = found ?? start();
    if (s.sam || accountRef(text).form !== 'name' || !found) learn(draft, domain, name);
    add(draft, s);
  }

  const gone = new Map<string, SpnRemoved[]>();
  for (const r of removed) {
    const known = gone.get(r.dn.toLowerCase());
    if (known) known.push(r);
    else gone.set(r.dn.toLowerCase(), [r]);
  }
  const extra = new Map<Draft, Known<string>[]>();
  return {
    get accounts() {
      return drafts.map((d) => finished(d, gone, extra.get(d) ?? [])).sort((a, b) => (a.names[0].line ?? 0) - (b.names[0].line ?? 0));
    },
    name: (written) => {
      const { draft } = find(written.value, undefined);
      if (draft) extra.set(draft, [...(extra.get(draft) ?? []), written]);
    },
  };
}
