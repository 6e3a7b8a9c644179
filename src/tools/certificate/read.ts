/** From the strings of the form to what is judged or requested. */
import { cleanThumbprint, thumbprintText } from '../../core/certificate/thumbprint.ts';
import { requestName, requestSubject, templateName, type RequestSpec } from '../../core/certificate/requests/spec.ts';
import type { CertWanted } from '../../core/certificate/judge.ts';
import type { Inputs } from '../../core/inputs.ts';
import { ipOrHost, isIpAddress, serviceAccount } from '../../core/names.ts';
import { check } from '../../core/rule.ts';
import { certificatePurposes, sqlTopologies, sqlVersions, type PurposeId, type SqlVersionId, type TopologyId } from '../../data/certificate-purposes.ts';
import { freeProvider } from '../../data/certificate-requests.ts';
import { PROVIDERS } from './fields.ts';

const ids = <T extends string>(rows: readonly { readonly id: T }[]): readonly [T, ...T[]] => rows.map((r) => r.id) as [T, ...T[]];

export interface Purpose {
  readonly purpose: PurposeId;
  readonly topology?: TopologyId;
  readonly sqlVersion?: SqlVersionId;
}

/** The service; undefined when it is no option. */
export function readPurpose(form: Inputs): Purpose | undefined {
  const purpose = form.choice<PurposeId>('for', ids(certificatePurposes));
  if (purpose !== 'sql') return purpose && { purpose };
  const topology = form.choice<TopologyId>('topology', ids(sqlTopologies));
  const version = form.choice<'any' | SqlVersionId>('version', ['any', ...ids(sqlVersions)]);
  return { purpose, ...(topology === undefined ? {} : { topology }), ...(version === undefined || version === 'any' ? {} : { sqlVersion: version }) };
}

/** What was given as thumbprint, cleaned, and what was taken out of it. */
export function readThumbprint(form: Inputs): { readonly thumbprint: string; readonly removed: readonly string[] } | undefined {
  const text = form.text('thumb', thumbprintText);
  if (text === undefined) return undefined;
  const clean = cleanThumbprint(text);
  return clean.ok ? { thumbprint: clean.thumbprint, removed: clean.removed } : undefined;
}

/** Names are wanted for all but client certificates; a refused line is left out and said. */
export function readWanted(form: Inputs, purpose: Purpose, now: string, thumbprint: string | undefined): CertWanted {
  const names = purpose.purpose === 'mysql-client' ? [] : form.lines('names', ipOrHost);
  const listeners = purpose.topology === 'availability-group' ? form.lines('listener', ipOrHost) : [];
  for (const field of ['names', 'listener']) if (form.errors[field]) form.leftOut.push({ field, says: 'A refused name is compared with nothing.' });
  return { ...purpose, names, listeners, now, ...(thumbprint === undefined ? {} : { thumbprint }) };
}

/** What a request is made from; undefined, with the reasons on the form, while something is missing. */
export function readRequest(form: Inputs, { purpose, topology }: Purpose, thumbprint: string | undefined): RequestSpec | undefined {
  if (purpose === 'mysql-client') {
    form.leftOut.push({ field: 'for', says: 'There is no template for client certificates: choose a service.' });
    return undefined;
  }
  const all = [...form.lines('names', requestName), ...(topology === 'availability-group' ? form.lines('listener', requestName) : [])];
  const hosts = all.filter((n) => !isIpAddress(n));
  const subject = hosts.find((n) => n.includes('.')) ?? hosts[0];
  const provider = form.choice('provider', PROVIDERS as readonly ['documented', ...('csp' | 'ksp')[]]) ?? 'documented';
  const template = form.text('template', templateName);
  const account = form.text('account', serviceAccount);
  if (form.errors['names'] || form.errors['listener'] || form.refused('template')) {
    form.leftOut.push({ field: form.refused('template') ? 'template' : 'names', says: 'No request: a value is refused, and a request without it would be another one.' });
    return undefined;
  }
  if (subject === undefined) {
    form.leftOut.push({ field: 'names', says: 'No request: the full name of the machine is missing.' });
    return undefined;
  }
  const refusal = check(requestSubject, subject);
  if (refusal) {
    form.errors['names'] = refusal;
    form.leftOut.push({ field: 'names', says: 'No request: the first name cannot be a common name.' });
    return undefined;
  }
  if (form.refused('account')) form.leftOut.push({ field: 'account', says: 'The permission is written for the default account: the one given is refused.' });
  return {
    purpose, subject, names: all.filter((n) => n !== subject),
    provider: provider === 'documented' ? 'csp' : provider,
    ...(template === undefined ? {} : { template }), ...(account === undefined ? {} : { account }), ...(thumbprint === undefined ? {} : { thumbprint }),
  };
}

/** Whether a chosen provider is another than the documents of the service name. */
export function againstDocuments({ purpose, provider }: RequestSpec): boolean {
  return provider === 'ksp' && (purpose === 'sql' || purpose === 'ldaps') && !freeProvider.includes(purpose);
}
