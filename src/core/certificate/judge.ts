/** Judges a certificate for a purpose, by the rules of src/data/certificate-rules.ts. */
import type { CauseId } from '../../data/causes.ts';
import { certificatePurposes, type CertificatePurpose } from '../../data/certificate-purposes.ts';
import { certificateRules, type CertificateRule, type CertificateRuleId } from '../../data/certificate-rules.ts';
import type { Rich } from '../blocks.ts';
import { chainOf } from './chain.ts';
import { brokenSignature, keySize, sha1Signature } from './judge/algorithms.ts';
import type { CertWanted, Check, JudgeContext } from './judge/context.ts';
import { expired, future, soon } from './judge/dates.ts';
import { adws, keySpec, ldapsProvider, privateKey, sqlProvider } from './judge/key.ts';
import { alternativeName, nameResults, oddNames, typedAddresses, typedNames, wildcards, type NameResult } from './judge/names.ts';
import { controllerName, iisStore, manyCandidates, readable, strongKey, thumbprint, whichOne } from './judge/services.ts';
import { clusterName, commonName, groupNames, machineNames, sqlPermission, sqlWildcard } from './judge/sql.ts';
import { chainComplete, chainSaid, revocation, saidCauses, selfSigned } from './judge/trust.ts';
import { authority, clientUsage, keyUsage, oddities, remoteUsage, serverUsage, version } from './judge/usage.ts';
import { todayOf } from './judge/when.ts';
import type { CertificateInput } from './model.ts';
import { VERDICT_OF, visible, type CertVerdict, type Outcome } from './verdict.ts';

export type { CertWanted } from './judge/context.ts';
export type { CertVerdict } from './verdict.ts';

const CHECKS: Readonly<Record<CertificateRuleId, Check>> = {
  'all-date-expired': expired,
  'sql-expired': expired,
  'all-date-future': future,
  'all-date-soon': soon,
  'all-name': typedNames,
  'all-ip': typedAddresses,
  'all-nosan': alternativeName,
  'all-wild': wildcards,
  'all-odd-names': oddNames,
  'all-eku': serverUsage,
  'rdp-eku': remoteUsage,
  'my-eku': clientUsage,
  'all-ku': keyUsage,
  'sql-ku': keyUsage,
  'all-rsa1024': keySize,
  'all-weaksig': brokenSignature,
  'all-sha1sig': sha1Signature,
  'all-ca': authority,
  'all-version': version,
  'all-self': selfSigned,
  'all-chain': chainComplete,
  'all-chain-said': chainSaid,
  'all-revocation': revocation,
  'all-nokey': privateKey,
  'sql-keyspec': keySpec,
  'sql-ksp': sqlProvider,
  'sql-acl': sqlPermission,
  'sql-cn': commonName,
  'sql-host': machineNames,
  'sql-ag': groupNames,
  'sql-fci': clusterName,
  'sql-wild': sqlWildcard,
  'ldaps-fqdn': controllerName,
  'ldaps-csp': ldapsProvider,
  'ldaps-adws': adws,
  'ldaps-strongkey': strongKey,
  'ldaps-many': manyCandidates,
  'iis-store': iisStore,
  'iis-key': readable,
  'rdp-key': readable,
  'all-leaves': whichOne,
  'all-oddities': oddities,
  'thumb-match': thumbprint,
};

const PURPOSES: readonly CertificatePurpose[] = certificatePurposes;

/**
 * Everything the rules say of the certificate for one purpose, in the order of the table. A rule whose facts are not in the input is not checked, never passed;
 * one that asks nothing here gives nothing. No certificate, no verdicts.
 *
 *     judgeCertificate(input, { purpose: 'sql', topology: 'stand-alone', names: ['sql01.corp.example'], now: '2026-11-21' })
 *     // [{ id: 'sql-expired', state: 'fine', … }, { id: 'all-nokey', state: 'not-checked', … }, …]
 *
 * Sources: with each row of certificateRules.
 */
export function judgeCertificate(input: CertificateInput, wanted: CertWanted): readonly CertVerdict[] {
  const context = contextOf(input, wanted);
  if (context === undefined) return [];
  const { purpose } = context;
  return certificateRules.flatMap((rule) => {
    if (rule.purposes !== 'all' && !(rule.purposes as readonly string[]).includes(purpose.id)) return [];
    const outcome = CHECKS[rule.id](context);
    return outcome === undefined ? [] : [verdictOf(rule, rule.id, outcome, input)];
  });
}

function contextOf(input: CertificateInput, wanted: CertWanted): JudgeContext | undefined {
  const chain = chainOf(input, wanted.thumbprint);
  const purpose = PURPOSES.find((p) => p.id === wanted.purpose);
  return chain.leaf === undefined || purpose === undefined ? undefined : { leaf: chain.leaf, chain, input, wanted, purpose, today: todayOf(wanted.now) };
}

/**
 * Each typed name and what each kind of client makes of it.
 *
 *     namesByClient(input, wanted)   // [{ name: 'sql01', by: [{ client: 'schannel', fit: { fit: 'yes', by: 'dns', entry: 'sql01' } }, …] }]
 */
export function namesByClient(input: CertificateInput, wanted: CertWanted): readonly NameResult[] {
  const { topology: _, ...rest } = wanted;
  const context = contextOf(input, rest);
  return context === undefined ? [] : nameResults(context);
}

function verdictOf(rule: CertificateRule, id: CertificateRuleId, outcome: Outcome, input: CertificateInput): CertVerdict {
  const raised = outcome.state === 'stop' || outcome.state === 'warning';
  const causes: readonly CauseId[] = !raised ? [] : id === 'all-chain-said' ? saidCauses(input.chain) : rule.cause === undefined ? [] : [rule.cause];
  return {
    ...outcome,
    says: shown(outcome.says),
    id,
    verdict: VERDICT_OF[outcome.state],
    evidence: (outcome.evidence ?? []).flatMap((e) => (e === undefined ? [] : [{ ...e, text: visible(e.text) }])),
    next: outcome.next ?? (outcome.state === 'not-checked' ? [ASKS[outcome.ask ?? 'file']] : ['Nothing to do.']),
    ...(causes.length > 0 ? { causes } : {}),
  };
}

/** Values of certificates stand in the sentences: none of them may hide a character. */
function shown(says: Rich): Rich {
  return says.map((part) => (typeof part === 'string' ? visible(part, part.length) : 'code' in part ? { code: visible(part.code) } : part));
}

const ASKS = {
  file: 'Paste the certificate as PEM, drop the .cer file, or paste certutil -v -dump SERVER.cer.',
  key: 'On the machine that serves: certutil -v -store My THUMBPRINT, and paste the output here.',
  permissions: 'In the Certificates snap-in of the computer: All Tasks, Manage Private Keys.',
  chain: 'Where the client runs: certutil -verify -urlfetch SERVER.cer, and paste the output here.',
  names: 'Fill in the form above.',
  store: 'On the machine that serves: list the certificates of the store.',
} as const;

/** The row of a rule. */
export function ruleOf(id: CertificateRuleId): CertificateRule {
  return certificateRules.find((r) => r.id === id) ?? certificateRules[0];
}

/**
 * What all verdicts come to: a stop is a problem, anything that is raised or not checked keeps it open.
 *
 *     overall([])   // 'open'
 */
export function overall(verdicts: readonly CertVerdict[]): CertVerdict['verdict'] {
  if (verdicts.some((v) => v.state === 'stop')) return 'problem';
  return verdicts.length > 0 && verdicts.every((v) => v.state === 'fine' || v.state === 'note') ? 'fine' : 'open';
}
