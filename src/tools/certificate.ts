/**
 * situations:
 * 1. SQL Server does not start since the certificate was renewed last night: "Unable to load user-specified certificate". Which of its properties does the engine refuse?
 * 2. Clients with the new driver fail with "The target principal name is incorrect" on the listener and work on the replica. Is the listener in the certificate, and what must the next request hold?
 * 3. The team for certificates asks for a request file for three domain controllers by noon, and nobody remembers which lines it needs.
 */
import { chainOf, MOST_JUDGED } from '../core/certificate/chain.ts';
import { certificateInput, needsDer, type DerReader } from '../core/certificate/input.ts';
import { judgeCertificate } from '../core/certificate/judge.ts';
import { requestSteps } from '../core/certificate/requests/blocks.ts';
import { isoDate } from '../core/form-rules.ts';
import { readInputs, type Inputs } from '../core/inputs.ts';
import type { Block, NoteBlock } from '../core/blocks.ts';
import { toEnd } from '../core/steps.ts';
import { prepare } from '../core/text/prepare.ts';
import { certificateSources } from '../data/certificate-sources.ts';
import { examples } from './certificate/examples.ts';
import { DO, fields } from './certificate/fields.ts';
import { againstDocuments, readPurpose, readRequest, readThumbprint, readWanted, type Purpose } from './certificate/read.ts';
import { keyPasted, resultBlocks, unread } from './certificate/result.ts';
import type { Output, Tool, Values } from './tool.ts';

function* work(values: Values, der?: DerReader): Generator<number, Output> {
  const form = readInputs(values);
  const doing = form.choice('do', DO);
  const purpose = readPurpose(form);
  const clean = readThumbprint(form);
  const notes = clean === undefined || clean.removed.length === 0 ? [] : [removedNote(clean.removed)];
  if (form.refused('thumb')) form.leftOut.push({ field: 'thumb', says: 'The thumbprint is compared with nothing: it is refused.' });
  if (doing === undefined || purpose === undefined) {
    form.leftOut.push({ field: doing === undefined ? 'do' : 'for', says: 'No answer: the option is not known.' });
    return done(form, []);
  }
  if (doing === 'request') return done(form, [...notes, ...request(form, purpose, clean?.thumbprint)]);
  const blocks = yield* judge(form, values, purpose, clean?.thumbprint, der);
  return done(form, [...blocks.slice(0, 1), ...notes, ...blocks.slice(1)]);
}

/** A private key in a field for names must not come back in the words of a refusal. */
function done(form: Inputs, blocks: readonly Block[]): Output {
  const errors = Object.fromEntries(Object.entries(form.errors).map(([field, e]) => [field, /PRIVATE KEY/.test(e.given) ? { ...e, given: '' } : e]));
  return { errors, leftOut: form.leftOut, blocks };
}

function removedNote(removed: readonly string[]): NoteBlock {
  return { kind: 'note', id: 'thumbprint-cleaned', tone: 'info', text: [`Taken out of the thumbprint: ${removed.join(', ')}. A hidden character in front, as the certificate dialog puts it there, makes a thumbprint that fits nothing.`] };
}

function request(form: Inputs, purpose: Purpose, thumbprint: string | undefined): readonly Block[] {
  const spec = readRequest(form, purpose, thumbprint);
  if (spec === undefined) return [];
  const steps = requestSteps(spec);
  if (!steps.ok) {
    form.errors['names'] = steps.refusal;
    return [];
  }
  const against: readonly NoteBlock[] = againstDocuments(spec)
    ? [{ kind: 'note', id: 'provider-against', tone: 'warning', text: [spec.purpose === 'sql' ? 'The documents of SQL Server exclude keys of a Key Storage Provider; a published test saw SQL Server 2019, 2022 and 2025 use them when the thumbprint is written into the registry. Write down why, and until when, before this goes into production.' : 'KB321051 names the Schannel provider; CNG keys are in wide use for LDAPS, and Active Directory Web Services is reported to fail with them. Write down why, and until when.'] }]
    : [];
  return [...against, ...steps.blocks];
}

function* judge(form: Inputs, values: Values, purpose: Purpose, thumbprint: string | undefined, der: DerReader | undefined): Generator<number, readonly Block[]> {
  const given = form.text('asof', isoDate);
  if (form.refused('asof')) form.leftOut.push({ field: 'asof', says: 'The dates are compared with today: the date is refused.' });
  const wanted = readWanted(form, purpose, given ?? new Date().toISOString(), thumbprint);
  const text = Object.hasOwn(values, 'paste') ? String(values['paste']) : '';
  if (text.trim() === '') {
    form.leftOut.push({ field: 'paste', says: 'No certificate to judge: paste one, drop a .cer file, or paste what certutil or openssl printed.' });
    return [];
  }
  const paste = prepare(text);
  yield 0.1;
  const input = certificateInput(paste, der);
  yield 0.7;
  const first = [...keyPasted(input), ...unread(input)];
  const chain = chainOf(input, thumbprint);
  if (chain.leaf === undefined) {
    form.leftOut.push({ field: 'paste', says: first.length > 0 ? 'There is no certificate in the text that can be read.' : 'Nothing in the text was understood.' });
    return first;
  }
  if (der === undefined && needsDer(text)) form.leftOut.push({ field: 'paste', says: 'An encoded certificate was found and not decoded: the reader for it is not loaded here.' });
  if (input.certificates.length > MOST_JUDGED) form.leftOut.push({ field: 'paste', says: `The text holds ${input.certificates.length} certificates; the first ${MOST_JUDGED} are looked at.` });
  const verdicts = judgeCertificate(input, wanted);
  yield 0.9;
  return [...first, ...resultBlocks(input, wanted, chain, verdicts)];
}

export const certificate: Tool = {
  id: 'certificate',
  title: 'Certificate check',
  lead: 'Paste a certificate, or what certutil or openssl says of one: it is judged for SQL Server, LDAPS, IIS, Remote Desktop, MySQL or PostgreSQL and for the names that your clients type. What the text does not show is said to be not checked, never passed. Or have the request for the next one written.',
  description: 'Judges certificates from PEM, .cer files, certutil and openssl output for a service and the names clients use: validity, names, usages, KeySpec and provider, key, signature, chain, revocation; with documented and observed behaviour. Writes certreq INF files, PowerShell and the steps to put a certificate into service.',
  searches: [
    'check certificate', 'sql server certificate requirements', 'certificate not in configuration manager', 'KeySpec AT_KEYEXCHANGE', 'CNG certificate sql server', 'unable to load user-specified certificate', 'target principal name is incorrect certificate',
    'ldaps certificate requirements', 'rdp certificate', 'certreq inf', 'certificate request sql server', 'subject alternative name listener', 'decode pem certificate', 'read certutil output', 'thumbprint hidden character', 'New-SelfSignedCertificate sql server', 'certificate expires',
  ],
  fields,
  examples,
  pages: ['tls-cert-unsuitable', 'tls-cert-name-mismatch', 'tls-cert-expired', 'tls-cert-untrusted-root', 'tls-cert-revocation-unreachable', 'tls-private-key-access'],
  sources: Object.entries(certificateSources).flatMap(([id, source]) => (id === 'general' ? [] : [source])),
  run: (values) => toEnd(work(values)),
  steps: (values) => work(values),
  prepare: (values) => (values['do'] !== 'request' && needsDer(values['paste'] ?? '') ? import('../core/certificate/der.ts').then(({ readDer }) => (again) => work(again, readDer)) : undefined),
};
