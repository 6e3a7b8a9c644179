import type { Rich } from '../blocks.ts';
import { listed } from '../judges/spn-words.ts';
import { demandsOf } from './demands.ts';
import { hitsOf } from './holders.ts';
import { matchOf, type Scene } from './scene.ts';
import type { AuditFinding } from './result.ts';
import { sameObject, type Placed } from './services.ts';
import { shown } from './verdicts.ts';

type Line = AuditFinding['evidence'][number];

function lineOf(known: { readonly line?: number } | undefined, means?: string): readonly Line[] {
  return known?.line === undefined ? [] : [{ line: known.line, ...(means === undefined ? {} : { means }) }];
}

/** What is to be said of each service: its account, its host, its ports, its further names. */
export function serviceFindings(scene: Scene, services: readonly Placed[]): readonly AuditFinding[] {
  return [...services.flatMap((s) => [...aboutAccount(s), ...aboutHost(s), ...aboutPorts(s), ...aboutNames(scene, s)]), ...replicas(services)];
}

function aboutAccount({ service, title, expectation, others }: Placed): readonly AuditFinding[] {
  const evidence = lineOf(service.account, 'runs the service');
  const who: Rich = [{ code: title }];
  const out: AuditFinding[] = [];
  if (expectation.kind === 'none') {
    out.push({
      id: 'account-without-object', verdict: 'problem', evidence, sources: ['serviceAccounts'],
      says: [...who, ' runs as ', { code: service.account?.value ?? '' }, '. ', expectation.why],
      next: ['Run it under a domain account, a managed service account or a virtual account: ', { link: '/runbook/spn-registration/', text: 'SPN registration' }, '.'],
    });
  } else if (expectation.kind === 'unclear') {
    out.push({ id: 'account-unclear', verdict: 'open', evidence, sources: ['serviceAccounts'], says: [...who, ': ', expectation.why] });
  } else if (expectation.kind === 'unknown') {
    out.push({
      id: 'account-not-told', verdict: 'open', evidence: lineOf(service.host), sources: ['serviceAccounts'],
      says: ['Which account runs ', ...who, ' is not in the paste.'], next: ['Look it up: ', { code: 'SELECT servicename, service_account FROM sys.dm_server_services' }],
    });
  } else if (expectation.ambiguous) {
    out.push({ id: 'account-ambiguous', verdict: 'open', evidence, sources: ['serviceAccounts'], says: ['Several accounts of the paste fit ', { code: expectation.label }, ', which runs ', ...who, '.'], next: ['Name it with its domain, as in ', { code: 'CORP\\svc-sql05' }, '.'] });
  }
  if (others.length > 0 && service.account !== undefined) {
    const further = service.names.length > 0;
    out.push({
      id: further ? 'accounts-differ' : 'two-accounts-named', verdict: further ? 'problem' : 'open', sources: ['agPrerequisites', 'serviceAccounts'],
      evidence: [...evidence, ...others.slice(0, 6).flatMap((o) => lineOf(o, 'another account'))],
      says: ['The texts name several accounts for ', ...who, ': ', ...listed([service.account.value, ...others.map((o) => o.text)]), '.', further ? ' An SPN of a listener or virtual name can be on one only: Kerberos then fails on the replicas or nodes that run under another.' : ''],
      next: further ? ['Run all of them under one account, at best a group managed service account: ', { link: '/runbook/availability-group-listener/', text: 'availability group listener' }, '.'] : ['Say which of them runs it; the other is perhaps of the past: ', { link: '/runbook/service-account-changes/', text: 'service account changes' }, '.'],
    });
  }
  return out;
}

function aboutHost({ service, title, fullName, shortName }: Placed): readonly AuditFinding[] {
  const out: AuditFinding[] = [];
  if (service.clustered?.value && service.names.length === 0) {
    out.push({
      id: 'cluster-name-not-told', verdict: 'open', evidence: lineOf(service.clustered), sources: ['clusterNote'],
      says: [{ code: title }, ' is a failover cluster instance. Clients ask for its network name, which is not in the paste; names of nodes do not count.'], next: ['Name the network name of the instance.'],
    });
  } else if (fullName === undefined && !service.clustered?.value) {
    out.push({
      id: 'full-name-not-told', verdict: 'open', evidence: lineOf(service.host), sources: ['registerSpn'],
      says: ['The full name of ', { code: service.host.value }, ' is not in the paste, and clients ask for that.'], next: ['Give it with its DNS suffix. On the server: ', { code: 'ping -a -n 1 localhost' }, ' does not tell it; ', { code: 'hostname' }, ' and the suffix of ', { code: 'ipconfig /all' }, ' do.'],
    });
  }
  const own = service.serverName;
  const label = (own?.value.split('\\')[0] ?? '').toLowerCase();
  const names = [shortName, fullName?.split('.')[0]?.toLowerCase(), ...service.names.map((n) => n.value.name.split('.')[0]?.toLowerCase())];
  if (own !== undefined && label !== '' && !names.includes(label)) {
    out.push({
      id: 'server-name-differs', verdict: 'open', evidence: [...lineOf(own, '@@SERVERNAME'), ...lineOf(service.host, 'the name used')], sources: ['registerSpn'],
      says: ['The instance calls itself ', { code: own.value }, ', and is asked for as ', { code: title }, '. The SPN is made from the name that DNS gives the client, not from @@SERVERNAME.'],
      next: ['Is it the right server, or was it renamed? After a rename: ', { code: 'sp_dropserver' }, ' and ', { code: 'sp_addserver' }, ' with ', { code: 'local' }, ' correct @@SERVERNAME; SPNs on a user account keep the old host.'],
    });
  }
  return out;
}

function aboutPorts({ service, title }: Placed): readonly AuditFinding[] {
  const who: Rich = [{ code: title }];
  if (service.kind === 'ssas') {
    const port = service.ports[0];
    return port === undefined || service.instance !== undefined || port.value === 2383
      ? []
      : [{ id: 'ssas-port', verdict: 'problem', evidence: lineOf(port), sources: ['ssas'], says: ['The default instance of Analysis Services on ', ...who, ` listens on ${port.value}: Kerberos is not possible there, because its SPN has no port.`], next: ['Set it back to 2383, or use a named instance with SQL Server Browser.'] }];
  }
  if (service.kind !== 'sql') return [];
  const out: AuditFinding[] = [];
  if (service.tcp?.value === false) {
    out.push({
      id: 'tcp-off', verdict: 'open', evidence: lineOf(service.tcp, 'TCP is off'), sources: ['clusterNote', 'registerSpn'],
      says: ['TCP/IP of ', ...who, ' is off. It is a setting of the instance, on the server. Named pipes can use Kerberos too, with the form without port.'], next: ['Clients on other machines mostly need TCP: ', { link: '/runbook/tcp-disabled/', text: 'TCP must be enabled' }, '.'],
    });
  } else if (service.dynamic?.value) {
    const named = service.instance !== undefined;
    out.push({
      id: 'dynamic-port', verdict: 'open', evidence: lineOf(service.dynamic, 'dynamic port'), sources: ['clusterNote', 'sqlCheck', 'registerSpn'],
      says: ['The port of ', ...who, ' is dynamic: after each start it can be another, and with it the SPN. That works while the service may register itself.', named ? '' : ' SQL Server does not support a dynamic port for the default instance.', service.ports.length === 0 ? ' The present port is not in the paste, so its SPN cannot be named.' : ''],
      next: ['Set a static port where SPNs are registered by hand: ', { link: '/runbook/dynamic-port-to-static/', text: 'dynamic port to static port' }, '.'],
    });
  } else if (service.ports.length === 0) {
    out.push({
      id: 'port-not-told', verdict: 'open', evidence: lineOf(service.host), sources: ['registerSpn'],
      says: ['The TCP port of ', ...who, ' is not in the paste. The SPN that TCP clients ask for has it, 1433 too.'], next: ['Look it up: ', { code: "SELECT ip_address, port FROM sys.dm_tcp_listener_states WHERE type_desc = N'TSQL'" }],
    });
  }
  return out;
}

/** SPNs of a listener or virtual name on the computer account of a node. */
function aboutNames(scene: Scene, placed: Placed): readonly AuditFinding[] {
  const { expectation } = placed;
  if (expectation.kind !== 'object' || expectation.machine) return [];
  const on = demandsOf(placed).filter((d) => d.further).flatMap((d) => hitsOf(scene.directory, d.spn).filter((h) => h.account.kind === 'computer' && matchOf(scene, h.account, expectation) === 'other'));
  const [first] = on;
  return first === undefined ? [] : [{
    id: 'listener-on-computer', verdict: 'problem', sources: ['listener', 'agPrerequisites'], evidence: on.slice(0, 8).flatMap((h) => lineOf(h)),
    says: [{ code: first.spn }, ' is on the computer account ', ...shown([first]), '. The SPNs of a listener or virtual name belong on the account that all replicas or nodes run under, ', { code: expectation.label }, '; on a node they serve nobody.'],
  }];
}

/** One listener, several accounts. */
function replicas(services: readonly Placed[]): readonly AuditFinding[] {
  const byName = new Map<string, Placed[]>();
  for (const placed of services) {
    for (const { value } of placed.service.names) {
      const key = value.name.toLowerCase();
      const list = byName.get(key);
      if (list) list.push(placed);
      else byName.set(key, [placed]);
    }
  }
  return [...byName].flatMap(([name, list]): AuditFinding[] => {
    const [first] = list;
    const other = list.find((p) => first && p.expectation.kind === 'object' && first.expectation.kind === 'object' && !sameObject(p.expectation, first.expectation));
    if (!first || !other) return [];
    return [{
      id: 'accounts-differ', verdict: 'problem', sources: ['agPrerequisites'], evidence: [...lineOf(first.service.account, first.title), ...lineOf(other.service.account, other.title)],
      says: [{ code: first.title }, ' and ', { code: other.title }, ' share the name ', { code: name }, ' and run under different accounts, ', { code: first.service.account?.value ?? '' }, ' and ', { code: other.service.account?.value ?? '' }, '. Its SPN can be on one only: after a failover to the other, clients get the target-principal error.'],
      next: ['Run all replicas under one account, at best a group managed service account: ', { link: '/runbook/availability-group-listener/', text: 'availability group listener' }, '.'],
    }];
  });
}
