/** What the judge says, as blocks. */
import { judgeCertificate, namesByClient, overall, ruleOf, type CertVerdict, type CertWanted } from '../../core/certificate/judge.ts';
import type { Chain } from '../../core/certificate/chain.ts';
import type { CertificateInput } from '../../core/certificate/model.ts';
import { listed, STATE_WORDS, VERDICT_OF, visible, type CertState } from '../../core/certificate/verdict.ts';
import type { Block, FindingBlock, NoteBlock, Rich, TableBlock } from '../../core/blocks.ts';
import { certificatePurposes, nameClients, sqlTopologies, sqlVersions } from '../../data/certificate-purposes.ts';
import { certificateSources, type CertificateSourceId } from '../../data/certificate-sources.ts';
import { chainTable, factsTable } from './facts.ts';
import { gapBlocks } from './gaps.ts';

const RANK: Readonly<Record<CertState, number>> = { stop: 0, warning: 1, note: 2, fine: 3, 'not-checked': 2 };

/** Loud, first, and the only place that speaks of it. The key itself is never repeated. */
export function keyPasted({ privateKeyPasted }: CertificateInput): readonly FindingBlock[] {
  if (!privateKeyPasted) return [];
  return [{
    kind: 'finding', id: 'private-key-pasted', verdict: 'problem', word: 'private key',
    says: [{ strong: 'The text holds a private key. ' }, 'Remove it from the field. Nothing of this page leaves the browser, and the key is not used or shown below; but whoever else has seen this text can be this server.'],
    evidence: [{ at: `line ${privateKeyPasted.line}`, text: 'a private key begins here (not shown)' }],
    next: ['If the text went through a mail, a ticket, a chat or any other page: take the key for exposed. Request a new certificate with a new key, put it into service, and have the old one revoked. Then clear the clipboard.'],
  }];
}

/** Parts that could not be read, and things that are no certificates. */
export function unread({ broken, other }: CertificateInput): readonly FindingBlock[] {
  const kinds = { request: 'a certificate request (PKCS #10): it becomes a certificate when an authority has signed it', crl: 'a revocation list', pkcs7: 'a PKCS #7 container (.p7b)', pkcs12: 'a PKCS #12 container (.pfx), which holds private keys' } as const;
  const next = { request: ['Paste the certificate that the authority sent back.'], crl: ['Paste the certificate itself.'], pkcs7: ['Take the certificates out: ', { code: 'certutil -dump FILE.p7b' }, ', and paste its output.'], pkcs12: ['Do not paste it anywhere. Export the certificate alone, without the private key, as .cer.'] } as const satisfies Readonly<Record<keyof typeof kinds, Rich>>;
  return [
    ...broken.slice(0, 5).map((b, i): FindingBlock => ({ kind: 'finding', id: `broken-${i + 1}`, verdict: 'open', word: 'not read', says: [visible(b.says)], evidence: b.line === undefined ? [] : [{ at: `line ${b.line}`, text: 'begins here' }], next: ['Paste it again, whole and from the first line to the last, or drop the file.'] })),
    ...other.slice(0, 5).map((o, i): FindingBlock => ({ kind: 'finding', id: `other-${i + 1}`, verdict: 'open', word: 'no certificate', says: [`The text holds ${kinds[o.kind]}.`], evidence: o.line === undefined ? [] : [{ at: `line ${o.line}`, text: 'begins here' }], next: next[o.kind] })),
  ];
}

function sources(ids: readonly CertificateSourceId[]): Rich {
  return ids.flatMap((id, i): Rich => {
    const source: { readonly title: string; readonly url?: string } = certificateSources[id];
    return [...(i === 0 ? [] : ['; ']), source.url === undefined ? source.title : { link: source.url, text: source.title }];
  });
}

/** Documented and observed, where a rule has both. */
function both({ documented, observed }: CertVerdict): Rich {
  return [...(documented ? [' ', { strong: 'Documented: ' }, ...documented] : []), ...(observed ? [' ', { strong: 'Observed: ' }, ...observed] : [])];
}

function finding(v: CertVerdict): FindingBlock {
  const rule = ruleOf(v.id);
  const more = [v.documented && [{ strong: 'Documented: ' }, ...v.documented], v.observed && [{ strong: 'Observed: ' }, ...v.observed]].filter((p) => p !== undefined);
  return {
    kind: 'finding', id: v.id, verdict: v.verdict, ...(v.state === 'stop' ? {} : { word: STATE_WORDS[v.state] }),
    says: [`${rule.title}. `, ...v.says],
    ...(more.length > 0 ? { more } : {}),
    evidence: v.evidence.map(({ line, text, means }) => ({ at: line === undefined ? 'certificate' : `line ${line}`, text, ...(means === undefined ? {} : { means }) })),
    next: [...v.next, ' ', { link: `/runbook/${rule.page}/`, text: 'More on this' }, '.'],
  };
}

function checksTable(verdicts: readonly CertVerdict[]): TableBlock {
  const rows = verdicts.map((v, i) => ({ v, i })).sort((a, b) => RANK[a.v.state] - RANK[b.v.state] || a.i - b.i).map(({ v }) => v);
  return {
    kind: 'table',
    id: 'checks',
    caption: 'All checks',
    columns: ['Check', 'Result', 'Found', 'Rule and source'],
    rows: rows.map((v) => {
      const rule = ruleOf(v.id);
      const told = v.state === 'stop' || v.state === 'warning';
      return [
        [rule.title],
        [{ mark: VERDICT_OF[v.state], text: STATE_WORDS[v.state] }],
        told ? v.says : [...v.says, ...both(v), ...(v.state === 'fine' ? [] : [' ', ...v.next])],
        [rule.asks, ' ', ...sources(rule.sources), ...(rule.confidence === 'contested' ? [' (contested)'] : rule.confidence === 'likely' ? [' (likely)'] : [])],
      ];
    }),
  };
}

function count(verdicts: readonly CertVerdict[], state: CertState): number {
  return verdicts.filter((v) => v.state === state).length;
}

const times = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function summary(verdicts: readonly CertVerdict[], wanted: CertWanted, chain: Chain): FindingBlock {
  const verdict = overall(verdicts);
  const label = certificatePurposes.find((p) => p.id === wanted.purpose)?.label ?? wanted.purpose;
  const name = chain.leaf?.subject?.value ?? chain.leaf?.thumbprint?.value ?? 'The certificate';
  const missing = count(verdicts, 'not-checked');
  const parts = [times(count(verdicts, 'stop'), 'problem', 'problems'), times(count(verdicts, 'warning'), 'warning', 'warnings'), times(count(verdicts, 'fine'), 'check', 'checks') + ' in order', `${missing} not checked`];
  const first = verdicts.find((v) => v.state === 'stop');
  return {
    kind: 'finding', id: 'overall', verdict,
    ...(verdict === 'problem' ? { word: 'not usable as it is' } : verdict === 'fine' ? { word: 'fits' } : { word: count(verdicts, 'warning') > 0 ? 'with reservations' : 'nothing against it so far' }),
    says: [{ code: visible(name) }, ` for ${label}: ${parts.join(', ')}.`, ...(first ? [' First: ', ruleOf(first.id).title.toLowerCase(), '.'] : [])],
    evidence: chain.leaf?.subject === undefined ? [] : [{ at: chain.leaf.subject.line === undefined ? 'certificate' : `line ${chain.leaf.subject.line}`, text: visible(chain.leaf.subject.value) }],
    next: [first ? 'Begin with the first finding.' : missing > 0 ? 'What was not checked is not passed: the commands below show the rest.' : 'Put it into service and verify with a client that validates.'],
  };
}

/** The other services, by what stands in the certificate alone. */
function othersTable(input: CertificateInput, wanted: CertWanted): TableBlock {
  const others = certificatePurposes.filter((p) => p.id !== wanted.purpose && p.id !== 'mysql-client');
  return {
    kind: 'table',
    id: 'other-services',
    caption: 'The same certificate for other services, names and machine left aside',
    columns: ['Service', 'Result', 'What speaks against it'],
    rows: others.map((p) => {
      const found = judgeCertificate(input, { purpose: p.id, names: [], now: wanted.now }).filter((v) => v.state === 'stop' || v.state === 'warning');
      const stops = found.filter((v) => v.state === 'stop');
      return [[p.label], [stops.length > 0 ? { mark: 'problem', text: 'problem' } : { mark: 'open', text: found.length > 0 ? 'warning' : 'nothing so far' }], [listed([...new Set(found.map((v) => ruleOf(v.id).title))], 6) || 'nothing in the text']];
    }),
  };
}

const FITS = { yes: { mark: 'fine', text: 'yes' }, no: { mark: 'problem', text: 'no' }, unsettled: { mark: 'open', text: 'not settled' }, unknown: { mark: 'open', text: 'not in the text' } } as const;

/** What each kind of client makes of each typed name. */
function namesTable(input: CertificateInput, wanted: CertWanted): readonly TableBlock[] {
  const results = namesByClient(input, wanted);
  const [first] = results;
  if (!first || first.by.length === 0) return [];
  return [{
    kind: 'table', id: 'names', caption: 'Names that clients type', columns: ['Name', ...first.by.map((b) => nameClients[b.client])],
    rows: results.map((r) => [[{ code: r.name }], ...r.by.map(({ fit }): Rich => [FITS[fit.fit], ...(fit.entry === undefined ? [] : [': ', { code: visible(fit.entry) }, fit.by === 'cn' ? ' (common name)' : '']), ...(fit.why === undefined ? [] : [`; ${fit.why}`])])]),
  }];
}

/** What differs by topology and version of SQL Server. */
function sqlNotes({ purpose, topology, sqlVersion }: CertWanted): readonly NoteBlock[] {
  if (purpose !== 'sql') return [];
  const place = sqlTopologies.find((t) => t.id === topology);
  const version = sqlVersions.find((v) => v.id === sqlVersion);
  return [{
    kind: 'note', id: 'sql-version', tone: 'info',
    text: [
      ...(place ? [`${place.label}, must be in it: ${place.asks}. `] : []),
      ...(version
        ? [`${version.label}: ${version.validatesChoice ? 'Configuration Manager checks the certificate when it is chosen' : 'Configuration Manager does not check a certificate when it is chosen, so an unsuitable one shows at the next start'}. `, `The certificate that it makes for itself is signed with ${version.selfSigned}. `, version.strict ? 'Strict encryption (TDS 8.0) always validates.' : 'It has no strict encryption (TDS 8.0).']
        : ['Since SQL Server 2019 Configuration Manager checks a certificate when it is chosen; since SQL Server 2022 there is strict encryption (TDS 8.0), which always validates.']),
    ],
  }];
}

/** The whole answer for a certificate that was found. */
export function resultBlocks(input: CertificateInput, wanted: CertWanted, chain: Chain, verdicts: readonly CertVerdict[]): readonly Block[] {
  const raised = verdicts.filter((v) => v.state === 'stop' || v.state === 'warning').sort((a, b) => RANK[a.state] - RANK[b.state]);
  return [
    summary(verdicts, wanted, chain),
    ...raised.map(finding),
    ...sqlNotes(wanted),
    ...namesTable(input, wanted),
    checksTable(verdicts),
    ...(chain.leaf ? [factsTable(chain.leaf)] : []),
    ...chainTable(chain),
    ...gapBlocks(verdicts, wanted, chain.leaf),
    othersTable(input, wanted),
  ];
}
