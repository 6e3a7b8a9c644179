/** LDAPS, IIS, Remote Desktop, and what no text shows. */
import { usages } from '../../../data/certificate-purposes.ts';
import { isIpAddress } from '../../host-names.ts';
import { covers } from '../match-patterns.ts';
import { fits, listed, seen, unseen, visible } from '../verdict.ts';
import type { Check } from './context.ts';
import { dnsNames, namesSeen } from './names.ts';

/** LDAPS-FQDN: the first full name that was given is that of the controller. */
export const controllerName: Check = ({ leaf, wanted }) => {
  const controller = wanted.names.find((n) => !isIpAddress(n) && n.includes('.'));
  if (controller === undefined) return unseen('names', 'Give the full name of the domain controller first: it must be in the certificate.');
  const dns = dnsNames(leaf);
  const is = (n: string): boolean => n.toLowerCase() === controller.toLowerCase();
  if (dns?.some(is)) return { ...fits('The subject alternative name holds ', { code: controller }, '.'), evidence: namesSeen(leaf) };
  if (leaf.commonNames?.some(is)) return { ...fits('The common name is ', { code: controller }, '.'), evidence: namesSeen(leaf) };
  if (dns === undefined || leaf.commonNames === undefined) return unseen('file', 'The names of the certificate are not all in the text.');
  const wild = [...dns, ...leaf.commonNames].find((d) => covers(d, controller, 'schannel'));
  if (wild !== undefined) {
    return { state: 'warning', says: ['Only a wildcard (', { code: visible(wild) }, ') covers ', { code: controller }, '.'], documented: ['KB321051: the full name of the domain controller must appear in the common name or as a DNS name.'], observed: ['Clients accept the wildcard. Whether the controller picks such a certificate is not settled by the sources read here.'], evidence: namesSeen(leaf), next: ['Issue one with the full name; shared names such as ldap.corp.example can stand beside it.'] };
  }
  return { state: 'stop', says: ['Neither common name nor subject alternative name holds ', { code: controller }, ', the first full name that was given. If that is the domain controller, it does not use this certificate.'], evidence: namesSeen(leaf), next: ['Issue one with the full name of this controller.'] };
};

/** LDAPS-STRONGKEY */
export const strongKey: Check = () => ({ ...unseen('key', 'Strong private key protection is set when a key is imported, and no output that is read here shows it.'), next: ['If LDAPS stays silent with a certificate that fits: import the PFX again without strong private key protection.'] });

/** LDAPS-MANY: several that could serve, among those that were pasted. */
export const manyCandidates: Check = ({ leaf, chain }) => {
  const usable = chain.candidates.filter((c) => c.purposes === undefined || c.purposes === 'absent' || c.purposes.value.some((p) => p === usages.server || p === usages.any));
  if (usable.length === 0) return unseen('store', 'Which other certificates are in the store is not in the text. More than one usable makes the choice unpredictable.');
  return {
    state: 'warning',
    says: [`The text holds ${usable.length} more ${usable.length === 1 ? 'certificate' : 'certificates'} that could serve: `, { code: listed(usable.map((c) => c.subject?.value ?? c.thumbprint?.value ?? 'without a subject'), 3) }, '.'],
    documented: ['KB321051 says in one place that the first valid one is taken, in another that one is chosen at random (Windows Server 2008 and later).'],
    evidence: [seen(leaf.subject), ...usable.slice(0, 4).map((c) => seen(c.subject))],
    next: ['Keep exactly one usable certificate in LocalMachine\\My, or put the wanted one into the Personal store of the NTDS service, which wins.'],
  };
};

/** IIS-STORE */
export const iisStore: Check = () => unseen('store', 'In which store it is, a certificate does not show. HTTP.sys takes it from LocalMachine\\My unless the binding names another.');

/** IIS-KEY and RDP-KEY */
export const readable: Check = ({ purpose }) => unseen('permissions', `Whether ${purpose.keyReader} may read the key is in no certificate.`);

/** Several certificates that are no issuers: which one is judged here. */
export const whichOne: Check = ({ leaf, chain }) => {
  if (chain.candidates.length === 0) return undefined;
  const why = leaf.privateKey?.there.value === true ? 'it is the first with a private key' : 'it is the first of them';
  return {
    state: 'note',
    says: [`The text holds ${chain.candidates.length + 1} certificates that could be the one of the server. Judged here is `, { code: visible(leaf.subject?.value ?? leaf.thumbprint?.value ?? 'the first') }, `: ${why}.`],
    evidence: [seen(leaf.subject), ...chain.candidates.slice(0, 5).map((c) => seen(c.subject))],
    next: ['To judge another, give its thumbprint, or paste it alone.'],
  };
};

/** The thumbprint that the service uses against that of the certificate. */
export const thumbprint: Check = ({ leaf, wanted, input }) => {
  if (wanted.thumbprint === undefined) return undefined;
  const evidence = [seen(leaf.thumbprint)];
  if (leaf.thumbprint === undefined) return unseen('file', 'The thumbprint of the certificate is not in the text.');
  if (leaf.thumbprint.value === wanted.thumbprint) return { ...fits('It is the certificate with the thumbprint ', { code: wanted.thumbprint }, '.'), evidence };
  if (input.certificates.some((c) => c.thumbprint === undefined)) return unseen('file', 'Not every certificate of the text shows its thumbprint.');
  return { state: 'stop', says: ['No certificate in the text has the thumbprint ', { code: wanted.thumbprint }, '. The service is told to use another certificate than this one.'], evidence, next: ['Point the service at ', { code: leaf.thumbprint.value }, ', or paste the certificate that it uses. A renewed certificate has a new thumbprint.'] };
};
