/** Does a certificate fit its purpose and its name? */
import { usages as oids } from '../../data/certificate-purposes.ts';
import { mayServe } from '../certificate/judge/usage.ts';
import { anyCovers } from '../certificate/match-name.ts';
import type { Context } from '../context.ts';
import type { At } from '../readers/reader.ts';
import type { Judgement } from './judgement.ts';
import { evidence } from './tls-words.ts';
import { page, together } from '../sentences.ts';

/** The usages that a certificate lists: without Server Authentication it cannot serve. No list at all says nothing. */
export function usageJudgement(subject: string | undefined, usages: readonly string[], lines: readonly At<string>[]): Judgement | undefined {
  if (mayServe(usages)) return undefined;
  const client = usages.includes(oids.client);
  return {
    id: 'no-server-usage',
    verdict: client ? 'open' : 'problem',
    says: ['The usages of ', { code: subject ?? 'the certificate' }, ' do not contain Server Authentication (1.3.6.1.5.5.7.3.1)', client ? '; as client certificate it can serve.' : ': no TLS server on Windows can use it.'],
    evidence: evidence(lines),
    next: ['A server needs one from another template: ', page('tls-cert-unsuitable', 'certificate of the wrong kind'), '.'],
    ...(client ? {} : { causes: ['tls-cert-unsuitable' as const] }),
  };
}

/** Compares with the name that the reader has given; undefined without one, and for a certificate whose names are not in the paste. */
export function nameJudgement(names: readonly At<string>[], given: Context): Judgement | undefined {
  if (names.length === 0 || given.server === undefined) return undefined;
  const server = given.server.toLowerCase();
  const full = server.includes('.') || given.domain === undefined ? server : `${server}.${given.domain.toLowerCase()}`;
  const entries = names.map((n) => n.value);
  if (anyCovers(entries, full) || anyCovers(entries, server)) return undefined;
  // A short name says nothing of the domain in which the certificate's name lies.
  const near = !full.includes('.') && names.some((n) => n.value.toLowerCase().split('.')[0] === server);
  if (near) return undefined;
  return {
    id: 'name-not-in-certificate',
    verdict: 'problem',
    says: ['The certificate does not contain ', { code: full }, `; its names are ${together(names.slice(0, 4).map((n) => n.value))}${names.length > 4 ? ' and more' : ''}.`],
    evidence: evidence(names),
    next: ['Connect by a name that is in it, or issue it with this one: ', page('tls-cert-name-mismatch', 'certificate for another name'), '.'],
    causes: ['tls-cert-name-mismatch'],
  };
}
