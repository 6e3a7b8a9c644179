import { isIpAddress } from '../names.ts';
import { isRefusal, parseSpn } from '../spn.ts';
import { fails, type Way } from './ends.ts';
import type { Outcome, Situation } from './model.ts';
import { withoutKerberos } from './ntlm.ts';

/**
 * What decides before a domain controller is asked: the kind of logon, a connection that comes to nothing, one machine, no trust, no name to ask for.
 * Undefined when the controller is asked. Sources: KB 811889; Determine the authentication type; loopback check, KB 896861.
 */
export function beforeKerberos(s: Situation, way: Way): readonly Outcome[] | undefined {
  return otherLogon(s, way) ?? noConnection(s, way) ?? sameMachine(s, way) ?? noTrust(s, way) ?? noName(s, way);
}

function otherLogon({ client }: Situation, way: Way): readonly Outcome[] | undefined {
  if (client.logon === 'windows') return undefined;
  const sql = client.logon === 'sql';
  return [{
    id: sql ? 'sql-login' : 'entra-login',
    result: 'none',
    says: [sql ? 'Neither: a SQL login is checked by SQL Server itself.' : 'Neither: Microsoft Entra ID issues a token of its own.'],
    kerberosError: 0,
    traces: [{ where: 'server', says: [{ code: 'auth_scheme' }, ' is ', { code: 'SQL' }, '.'] }],
    reasons: [...way.reasons, { says: ['SPNs play no part in this logon.'], sources: ['registerSpn'] }],
    causes: [],
  }];
}

function noConnection(s: Situation, way: Way): readonly Outcome[] | undefined {
  if (s.stops === undefined) return undefined;
  return [fails(s, { ...way, reasons: [...way.reasons, { says: s.stops, sources: ['sqlClient'] }] }, {
    id: 'failure-not-reached',
    says: ['The connection fails before authentication: ', ...s.stops],
    stopsAt: 'name',
    traces: [{ where: 'server', says: ['Nothing.'] }],
    causes: ['other'],
  })];
}

function sameMachine(s: Situation, way: Way): readonly Outcome[] | undefined {
  if (s.client.place === 'remote') return undefined;
  const reasons = [...way.reasons, { says: ['Client and server are one machine: since Windows Server 2008 a local connection is NTLM, whatever is registered.'], sources: ['authType', 'sspiContext'] as const }];
  if (s.client.place === 'local-foreign-name') {
    return [fails(s, { ...way, reasons: [...reasons, { says: ['Windows refuses NTLM to itself under a name that is not its own (loopback check).'], sources: ['loopback'] }] }, {
      id: 'failure-loopback',
      failure: 'untrusted',
      says: ['Failure: the machine refuses NTLM to itself by a name that is not its own.'],
      stopsAt: 'ntlm',
      traces: [{ where: 'server', says: ['Security event 4625 with 0xC000006D.'] }],
      causes: ['ntlm-loopback-check'],
      next: ['Add the name to ', { code: 'BackConnectionHostNames' }, ', or connect by the machine’s own name.'],
    })];
  }
  return withoutKerberos(s, { ...way, reasons }, { id: 'local', causes: [], because: ['client and server are the same machine'] });
}

function noTrust(s: Situation, way: Way): readonly Outcome[] | undefined {
  const { trust } = s.client;
  if (trust === 'not-trusted') {
    return [fails(s, { ...way, reasons: [...way.reasons, { says: ['The domain of the server does not trust the domain of the user.'], sources: ['consistentAuth'] }] }, {
      id: 'failure-untrusted',
      failure: 'untrusted',
      says: ['Failure: the server’s domain does not trust the user’s.'],
      stopsAt: 'ask',
      kerberosError: 7,
      traces: [{ where: 'server', says: ['SQL Server error 18452; Security event 4625.'] }],
      causes: ['ntlm-untrusted-domain', 'kerb-no-dc-or-trust'],
    })];
  }
  if (trust !== 'workgroup') return undefined;
  const reasons = [...way.reasons, { says: ['The client is in no domain, so it has no domain controller to ask.'], sources: ['consistentAuth'] as const }];
  const [first, ...more] = withoutKerberos(s, { ...way, reasons }, { id: 'workgroup', causes: ['ntlm-untrusted-domain'], because: ['the client is in no domain'] });
  const refused = fails(s, { ...way, reasons }, {
    id: 'failure-workgroup',
    failure: 'untrusted',
    says: ['Failure: the server does not know the account.'],
    stopsAt: 'ntlm-check',
    traces: [{ where: 'server', says: ['SQL Server error 18452; Security event 4625.'] }],
    causes: ['ntlm-untrusted-domain'],
  });
  if (!first || first.result === 'failure') return first ? [first, ...more] : [refused];
  return [
    { ...refused, when: ['if no local account of the server has that name and password'] },
    { ...first, when: ['if a local account of the server has the same name and password'] },
  ];
}

function noName(s: Situation, way: Way): readonly Outcome[] | undefined {
  if (s.noSpn !== undefined) {
    return withoutKerberos(s, { ...way, reasons: [...way.reasons, { says: s.noSpn, sources: ['sspiContext'] }] }, { id: 'no-name', causes: ['kerb-dns-or-name'], because: ['there is no SPN that Windows would ask for'] });
  }
  const [first] = s.asks;
  const parts = first && parseSpn(first.spn);
  if (!first || !parts || isRefusal(parts) || !isIpAddress(parts.host) || s.client.tryIpSpn) return undefined;
  return withoutKerberos(s, { ...way, spn: first.spn, reasons: [...way.reasons, { says: [{ code: first.spn }, ' holds an address: Windows does not try Kerberos for it unless ', { code: 'TryIPSPN' }, ' is set on the client (since Windows 10 1507 and Server 2016).'], sources: ['ipSpn'] }] }, {
    id: 'address', causes: ['kerb-dns-or-name'], because: ['the name is an IP address'],
  });
}
