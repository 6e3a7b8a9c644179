/** What SQL Server asks beyond the rules for all: names by topology, the common name, wildcards. */
import type { Rich } from '../../blocks.ts';
import { isIpAddress } from '../../host-names.ts';
import { covers } from '../match-patterns.ts';
import { fits, listed, seen, unseen, visible, type Outcome } from '../verdict.ts';
import type { Check, JudgeContext } from './context.ts';
import { dnsNames, namesSeen } from './names.ts';

const hosts = ({ wanted }: JudgeContext): readonly string[] => wanted.names.filter((n) => !isIpAddress(n));
const inNames = (dns: readonly string[], name: string): boolean => dns.some((d) => covers(d, name, 'schannel'));

/** SQL-CN. Clients are the affair of the names rule; here it is the import and the older documents. */
export const commonName: Check = (context) => {
  const { leaf, wanted } = context;
  const cns = leaf.commonNames;
  if (cns === undefined) return unseen('file', 'The common name is not in the text.');
  const machine = hosts(context)[0];
  if (machine === undefined) return unseen('names', 'Without the name of the machine the common name cannot be compared.');
  const short = machine.split('.')[0] ?? machine;
  const evidence = [seen(leaf.subject)];
  const found = cns.find((c) => covers(c, machine, 'schannel') || c.toLowerCase() === short.toLowerCase());
  if (found !== undefined) return { ...fits('The common name ', { code: visible(found) }, ' is a name of the machine.'), evidence };
  return {
    state: 'note',
    says: [cns.length === 0 ? 'The subject has no common name' : 'The common name ', ...(cns.length === 0 ? [] : [{ code: listed(cns, 2) }]), cns.length === 0 ? '.' : [' is not ', machine, '.'].join('')],
    documented: ['Text of 2022 and 2024: the common name must be the host name or full name of the server; in a failover cluster that of the virtual server. Text of 2026: no such rule in general, arbitrary for availability groups.'],
    observed: ['Configuration Manager still refuses to import a certificate whose name does not match the machine; imported with the Certificates snap-in it can be chosen.'],
    evidence,
    next: [wanted.topology === 'failover-cluster' ? 'Full name of the virtual server as common name satisfies all texts.' : 'Full name of the machine as common name and all names in the subject alternative name satisfies all texts.'],
  };
};

/** Names of the machine: short and full. */
export const machineNames: Check = (context) => {
  const { wanted, leaf } = context;
  if (wanted.topology === 'availability-group' || wanted.topology === 'failover-cluster') return undefined;
  const dns = dnsNames(leaf);
  if (dns === undefined) return unseen('file', 'The names of the certificate are not in the text.');
  const full = hosts(context).find((n) => n.includes('.'));
  if (full === undefined) return unseen('names', 'Give the full name of the machine: the documents ask for host name and full name.');
  return pair(context, dns, full, 'the machine');
};

function pair(context: JudgeContext, dns: readonly string[], full: string, what: string): Outcome {
  const short = full.split('.')[0] ?? full;
  const missing = [full, short].filter((n) => !inNames(dns, n));
  if (missing.length === 0) return { ...fits(`Both names of ${what} are in it: `, { code: `${full}, ${short}` }, '.'), evidence: namesSeen(context.leaf) };
  return { state: 'note', says: [`Of the names of ${what}, `, { code: missing.join(', ') }, ` ${missing.length === 1 ? 'is' : 'are'} not in the subject alternative name. Who connects by such a name and validates is refused.`], evidence: namesSeen(context.leaf), next: ['Add it to the next request, unless nobody uses it.'] };
}

const WAY_OUT: Rich = ['Issue it with these names. Until then clients can set ', { code: 'HostNameInCertificate' }, ' to a name that is in it; validation stays on.'];

/** SQL-AG */
export const groupNames: Check = (context) => {
  const { wanted, leaf } = context;
  if (wanted.topology !== 'availability-group') return undefined;
  const dns = dnsNames(leaf);
  if (dns === undefined) return unseen('file', 'The names of the certificate are not in the text.');
  const listeners = wanted.listeners ?? [];
  const replicas = hosts(context);
  const missing = [...listeners, ...replicas].filter((n) => !inNames(dns, n));
  if (missing.length > 0) return { state: 'stop', says: ['The subject alternative name lacks ', { code: listed(missing, 6) }, ': clients that validate and come by such a name are refused, at the latest after a failover.'], evidence: namesSeen(leaf), next: WAY_OUT };
  if (listeners.length === 0 || replicas.length === 0) return unseen('names', listeners.length === 0 ? 'Give the listener: its name must be in the certificate of each replica.' : 'Give the names of the replica: they must be in its certificate.');
  const short = [...listeners, ...replicas].filter((n) => n.includes('.')).map((n) => n.split('.')[0] ?? n).filter((n) => !inNames(dns, n));
  if (short.length > 0) return { state: 'note', says: ['All given names are in it. The short ', short.length === 1 ? 'name ' : 'names ', { code: listed([...new Set(short)], 4) }, short.length === 1 ? ' is' : ' are', ' not; the documents ask for short and full.'], evidence: namesSeen(leaf), next: ['Add them to the next request, unless nobody uses them.'] };
  return { ...fits('Listener and replica are in it: ', { code: listed([...listeners, ...replicas], 6) }, '. A certificate that all replicas share must hold the names of all of them.'), evidence: namesSeen(leaf) };
};

/** SQL-FCI */
export const clusterName: Check = (context) => {
  const { wanted, leaf } = context;
  if (wanted.topology !== 'failover-cluster') return undefined;
  const dns = dnsNames(leaf);
  const virtual = hosts(context);
  if (virtual.length === 0) return unseen('names', 'Give the virtual server name, full name first: it must be in the certificate.');
  const cns = leaf.commonNames ?? [];
  const missing = virtual.filter((n) => !inNames(dns ?? [], n) && !cns.some((c) => covers(c, n, 'schannel')));
  if (missing.length > 0 && (dns === undefined || leaf.commonNames === undefined)) return unseen('file', 'The names of the certificate are not all in the text.');
  if (missing.length > 0) return { state: 'stop', says: ['Neither the subject alternative name nor the common name holds ', { code: listed(missing, 4) }, '. In a failover cluster the certificate is made for the virtual server, not for the nodes.'], evidence: namesSeen(leaf), next: ['Issue it for the virtual server name, short and full, and install it with its key on all nodes.'] };
  const full = virtual.find((n) => n.includes('.'));
  const found = dns === undefined || full === undefined ? undefined : pair(context, dns, full, 'the virtual server');
  if (found?.state === 'note') return found;
  return { ...fits('The virtual server name is in it: ', { code: listed(virtual, 4) }, '. The same certificate, with its key, belongs on all nodes.'), evidence: namesSeen(leaf) };
};

/** SQL-WILD */
export const sqlWildcard: Check = ({ leaf }) => {
  const dns = dnsNames(leaf);
  if (dns === undefined && leaf.commonNames === undefined) return unseen('file', 'The names of the certificate are not in the text.');
  const wild = [...(dns ?? []), ...(leaf.commonNames ?? [])].filter((n) => n.includes('*'));
  if (wild.length === 0) return undefined;
  return {
    state: 'note',
    says: [{ code: listed([...new Set(wild)], 3) }, ' is a wildcard: SQL Server accepts it, Configuration Manager does not let it be chosen.'],
    documented: ['A wildcard certificate cannot be selected in Configuration Manager.'],
    observed: ['It is used when its thumbprint stands in the value Certificate below SuperSocketNetLib.'],
    evidence: namesSeen(leaf),
    next: ['Write the thumbprint, 40 digits without blanks, into the registry, and note the former data first: an unsuitable one stops the engine from starting.'],
  };
};

/** SQL-ACL: no output that is read here shows it. */
export const sqlPermission: Check = ({ purpose }) => unseen('permissions', `Whether ${purpose.keyReader} may read the key is in no certificate. The engine does not start without it when the certificate was chosen by hand.`);
