import type { FindingBlock, Rich } from '../../core/blocks.ts';
import type { Connection } from '../../core/handshake/connection.ts';
import type { FailureId, Negotiation } from '../../core/handshake/model.ts';
import { suiteWeakness } from '../../core/handshake/remedies/weakening.ts';
import type { Remedy } from '../../core/handshake/spec.ts';
import type { Uncertain } from './uncertain.ts';

type Outcome = Negotiation['outcome'];

const PAGES: Readonly<Record<FailureId, readonly [slug: string, title: string]>> = {
  'no-protocol-client': ['tls-no-common-protocol', 'No common TLS version'],
  'no-protocol-server': ['tls-no-common-protocol', 'No common TLS version'],
  'no-common-version': ['tls-no-common-protocol', 'No common TLS version'],
  'no-common-suite': ['tls-no-common-cipher', 'No common cipher suite'],
  'wrong-key-kind': ['tls-no-common-cipher', 'No common cipher suite'],
  'no-common-group': ['tls-no-common-cipher', 'No common cipher suite'],
  'key-too-small': ['tls-cert-unsuitable', 'Certificate not suitable'],
  'dh-too-small': ['lsa-cannot-be-contacted', 'LSA cannot be contacted'],
  'hash-refused': ['tls-cert-unsuitable', 'Certificate not suitable'],
};

const OLD: ReadonlySet<string> = new Set(['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1']);

/** "TLS 1.2 with TLS_ECDHE_…", or the stage at which it fails. */
export function outcomeWords(outcome: Outcome): Rich {
  return outcome.ok ? [`${outcome.protocol} with `, { code: outcome.suite }] : [`no handshake: it fails at the stage “${STAGE_WORDS[outcome.stage]}”`];
}

export const STAGE_WORDS: Readonly<Record<Extract<Outcome, { ok: false }>['stage'], string>> = {
  credentials: 'own settings', hello: 'ClientHello', version: 'version', suite: 'cipher suite', certificate: 'certificate', 'key-exchange': 'key exchange', finished: 'finished',
};

/** The answer, with what would have to be known where the sources leave it open. */
export function verdictOf({ client, server, negotiation }: Connection, fixes: readonly Remedy[], open: { readonly uncertain: readonly Uncertain[]; readonly other: Connection } | undefined): FindingBlock {
  const { outcome } = negotiation;
  const lead: Rich = [`${client.name} to ${server.name}: `];
  if (open) {
    const either: Rich = [...lead, ...outcomeWords(outcome), '; or ', ...outcomeWords(open.other.negotiation.outcome), '. ', ...open.uncertain.flatMap(({ why }, i): Rich => (i === 0 ? [why] : [' ', why]))];
    return { kind: 'finding', id: 'depends', verdict: 'open', word: 'Depends', says: either, evidence: [], next: ['Paste the registry of the side in doubt: ', { code: 'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols /s' }, '.'] };
  }
  if (!outcome.ok) return failed(lead, negotiation, outcome, fixes);
  const weak = OLD.has(outcome.protocol) || suiteWeakness(outcome.suite) !== 'none';
  return {
    kind: 'finding', id: weak ? 'works-weakly' : 'works', verdict: weak ? 'open' : 'fine', word: weak ? 'Works, but weak' : 'Works',
    says: [...lead, outcome.protocol, ' with ', { code: outcome.suite }, outcome.group === undefined ? '.' : `, key exchange with ${outcome.group}.`, ...(weak ? [weakWords(outcome.protocol, outcome.suite)] : [])], evidence: [],
    next: ['Names, dates and trust of the certificate are not part of this answer, nor is what stands on the way: ', { link: '/runbook/tls-peer-closed/', text: 'Peer closed the handshake' }, '.'],
  };
}

function weakWords(protocol: string, suite: string): string {
  const version = protocol.startsWith('SSL') ? ` ${protocol} is broken.` : OLD.has(protocol) ? ` ${protocol} is deprecated.` : '';
  const weakness = suiteWeakness(suite);
  const chosen = weakness === 'broken' ? ' The suite is broken: what it carries can be read or changed on its way.' : weakness === 'old' ? ' The suite is deprecated.' : '';
  return `${version}${chosen} It works until one side takes it away.`;
}

function failed(lead: Rich, { stages }: Negotiation, outcome: Extract<Outcome, { ok: false }>, [first]: readonly Remedy[]): FindingBlock {
  const stage = stages.find(({ state }) => state === 'fails');
  const [slug, title] = PAGES[outcome.failure];
  const change: Rich = first === undefined ? ['None of the known single or double changes helps. '] : [`Smallest change: ${first.title}${first.weakens === 'none' ? '' : ' (it weakens)'}. `];
  return {
    kind: 'finding', id: outcome.failure, verdict: 'problem', word: 'Fails',
    says: [...lead, `fails at the stage “${STAGE_WORDS[outcome.stage]}”. `, ...(stage?.says ?? [])], evidence: [],
    next: [...change, 'More: ', { link: `/runbook/${slug}/`, text: title }, '.'],
  };
}
