import { firstLabel } from '../host-names.ts';
import type { Rich } from '../blocks.ts';
import type { Context } from '../context.ts';
import { portqry } from '../readers/portqry.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import { testNetConnection } from '../readers/test-netconnection.ts';
import type { PortTest } from '../readers/test-netconnection.ts';
import type { Judge, Judgement } from './judgement.ts';

/** Ports on which only a domain controller answers. */
const DC_PORTS: Readonly<Record<number, string>> = { 88: 'Kerberos', 389: 'LDAP', 464: 'password changes', 636: 'LDAP over TLS', 3268: 'the global catalogue', 3269: 'the global catalogue over TLS' };
const NO_DC = { link: '/runbook/kerb-no-dc-or-trust/', text: 'No domain controller' } as const;

/**
 * Whether a TCP port answers.
 *
 *     TcpTestSucceeded : True      // fine
 *     TcpTestSucceeded : False     // problem; with a reply to ping it is the port, not the machine
 *
 * Source: Microsoft: Test-NetConnection; Using the PortQry command-line tool.
 */
export const portReachable: Judge = {
  id: 'port-reachable',
  reads: ['test-netconnection', 'portqry'],
  judge: (readings, given) => [
    ...readingsOf(readings, testNetConnection).map((r) => judgeTest(r, given)),
    ...readingsOf(readings, portqry).flatMap(({ facts }) => facts.ports.filter((p) => p.protocol === 'TCP').map((p) => judgePort({
      target: facts.target?.value ?? facts.address?.value, port: p.port, open: p.state === 'LISTENING', line: p.line, filtered: p.state === 'FILTERED', given,
    }))),
  ],
};

interface Port { readonly target: string | undefined; readonly port: number; readonly open: boolean; readonly line: number; readonly pinged?: { value: boolean; line: number }; readonly filtered?: boolean; readonly given: Context }

function judgeTest({ from, facts }: Reading<PortTest>, given: Context): Judgement {
  const { target, port, open, unresolved, address, pinged } = facts;
  if (unresolved) {
    return {
      id: 'port-name-unknown', verdict: 'problem', evidence: [{ line: unresolved.line }],
      says: [{ code: unresolved.value }, ' has no address on this machine, so no port was tested.'],
      next: ['Ask DNS: ', { code: `nslookup ${unresolved.value}` }, '.'],
      causes: ['kerb-dns-or-name'],
    };
  }
  const name = target?.value ?? address?.value;
  if (!open || !port) {
    return {
      id: 'port-not-tested', verdict: 'open', evidence: [{ line: (pinged ?? target ?? address)?.line ?? from }],
      says: ['This is a ping', ...(name === undefined ? [] : [' to ', { code: name }]), ' and no test of a port. Its result means little: many servers do not answer a ping.'],
      next: ['Name the port: ', { code: `Test-NetConnection -ComputerName ${name ?? 'SERVER'} -Port ${given.port ?? '1433'}` }, '.'],
    };
  }
  return judgePort({ target: name, port: port.value, open: open.value, line: open.line, ...(pinged ? { pinged } : {}), given });
}

function judgePort({ target, port, open, line, pinged, filtered, given }: Port): Judgement {
  const host: Rich[number] = target === undefined ? 'The machine' : { code: target };
  const service = DC_PORTS[port];
  const evidence = [{ line }, ...(pinged?.value && !open ? [{ line: pinged.line, means: 'the machine itself answers' }] : [])].sort((a, b) => a.line - b.line);
  if (open) {
    const other = service === undefined && given.port !== undefined && given.server !== undefined && target !== undefined && firstLabel(given.server) === firstLabel(target) && given.port !== String(port);
    if (other) {
      return {
        id: 'port-another', verdict: 'open', evidence,
        says: [host, ` answers on port ${port}; you said port ${given.port ?? ''}.`],
        next: ['Test that one: ', { code: `Test-NetConnection -ComputerName ${target} -Port ${given.port ?? ''}` }, '.'],
      };
    }
    return {
      id: 'port-open', verdict: 'fine', evidence,
      says: [host, ` answers on TCP port ${port}${service === undefined ? '' : `, ${service}`}.`],
      next: service === undefined ? ['The network is not the fault. Look at the SPN: ', { link: '/runbook/kerb-spn-missing/', text: 'SPN missing' }, '.'] : ['Test the other ports of the controller (88, 389) in the same way.'],
      ...(port === 88 ? { against: ['kerb-no-dc-or-trust'] as const } : {}),
    };
  }
  const why = pinged?.value ? ' The machine answers a ping, so it is the port: a firewall, another port, or a service that does not listen.' : filtered ? ' Nothing comes back at all: a firewall drops the question.' : ' A firewall, another port, a service that does not listen, or a machine that is off.';
  if (service !== undefined) {
    return {
      id: 'port-of-dc-closed', verdict: 'problem', evidence,
      says: [host, ` does not answer on TCP port ${port}, ${service}.`, why],
      next: ['Open the path to the controllers, or find one that answers: ', NO_DC, '.'],
      causes: ['kerb-no-dc-or-trust'],
    };
  }
  return {
    id: 'port-closed', verdict: 'problem', evidence,
    says: [host, ` does not answer on TCP port ${port}.`, why],
    next: ['Ask the server whether TCP is on and which port it has: ', { link: '/runbook/tcp-disabled/', text: 'TCP must be enabled' }, '.'],
    // The network and a protocol that is off stand outside the list of causes.
    causes: ['other'],
  };
}
