import type { SpnSource } from '../data/spn-sources.ts';
import { hostsOf, type RunsAs, type ServiceNames, type ServiceRemark, type ServiceSpns } from './service-spns-model.ts';
import { formatSpn } from './spn.ts';
import type { SqlSpn } from './sql-spns.ts';

const spnOf = (host: string, port?: number): string => formatSpn({ serviceClass: 'HTTP', host, ...(port === undefined ? {} : { port }) });

function without(all: readonly string[], own: readonly string[]): readonly string[] {
  const known = new Set(own.map((host) => host.toLowerCase()));
  return all.filter((host) => !known.has(host.toLowerCase()));
}

/** Rows for names that somebody must hold; the port form only where the site is on another port than 80 and 443. */
function rows(hosts: readonly string[], port: number | undefined, sources: readonly SpnSource[]): readonly SqlSpn[] {
  return hosts.flatMap((host): readonly SqlSpn[] => [
    { spn: spnOf(host), need: 'required', asks: `Browsers and other HTTP clients that open ${host}`, why: 'http and https ask for the same name. Ports 80 and 443 are left out, other ports too by default.', sources },
    ...(port === undefined || port === 80 || port === 443
      ? []
      : [{
          spn: spnOf(host, port), need: 'optional', asks: `Clients that are set to write the port, for ${host}`,
          why: 'Browsers leave out other ports by default as well; a policy makes them write it.', sources: ['consistentAuth'],
        } as const]),
  ]);
}

const wholeHost: ServiceRemark = {
  id: 'http-whole-host', tone: 'warning', sources: ['ssrs', 'spnMappings', 'sqlCheck'],
  says: 'An HTTP name on this account takes over every HTTP service of that host name: other sites under the machine’s identity then fail, and so may PowerShell remoting (WinRM), which asks for HTTP/host where it does not ask for WSMAN. Give the site a host name of its own when others share the machine.',
};

/**
 * Reporting Services and Power BI Report Server: HTTP names on a domain account; nothing for the computer's own names where it runs as the computer.
 *
 *     reportSpns({ fullName: 'rs01.corp.example', shortName: 'rs01', names: [], runsAs: 'domain' }).spns
 *     // HTTP/rs01.corp.example and HTTP/rs01, required
 *
 * Sources: Register an SPN for a report server; Configure Kerberos to use Power BI reports.
 */
export function reportSpns(service: ServiceNames & { readonly runsAs?: RunsAs; readonly port?: number }): ServiceSpns {
  const { runsAs, port } = service;
  const own = hostsOf({ ...service, names: [] }).map(([host]) => host);
  const all = hostsOf(service).map(([host]) => host);
  const asComputer = runsAs === 'computer';
  const needed = asComputer ? without(all, own) : all;
  const negotiate: ServiceRemark = {
    id: 'rs-negotiate', tone: 'info', sources: ['ssrsAuth', 'pbirs'],
    says: `In RSReportServer.config, Authentication, AuthenticationTypes: put RSWindowsNegotiate first. It is the default for a built-in account; a domain account is set up with RSWindowsNTLM. ${asComputer ? '' : 'Negotiate with a domain account and no SPN is an error, not NTLM.'}`.trim(),
  };
  return {
    service: 'Reporting Services',
    spns: rows(needed, port, ['ssrs', 'pbirs']),
    covered: asComputer ? own.map((host) => spnOf(host)) : [],
    holder: asComputer && needed.length === 0 ? 'nobody' : 'service',
    remarks: [
      ...(asComputer
        ? [{ id: 'rs-host-covers', tone: 'info', sources: ['ssrs', 'pbirs', 'spnMappings'], says: 'The report server runs as the computer, and HOST on the computer account answers for HTTP under the computer’s own names: nothing to register for those. A virtual server name or alias needs its HTTP names on the computer account.' } as const]
        : [wholeHost]),
      ...(runsAs === undefined
        ? [{ id: 'rs-account-open', tone: 'info', sources: ['ssrs', 'pbirs'], says: 'These are needed on a domain account only. Under a virtual account (NT SERVICE\\SQLServerReportingServices, NT SERVICE\\PowerBIReportServer), Network Service or Local System nothing is needed for the computer’s own names. Fill in the account.' } as const]
        : []),
      negotiate,
    ],
  };
}

/** Whose key opens the ticket for a site of IIS. */
function opensTicket({ kernelMode, useAppPoolCredentials, runsAs }: { readonly kernelMode: boolean; readonly useAppPoolCredentials: boolean; readonly runsAs?: RunsAs }): RunsAs | undefined {
  return kernelMode && !useAppPoolCredentials ? 'computer' : runsAs;
}

/**
 * IIS and other services on HTTP.SYS. Kernel-mode authentication opens tickets with the key of the computer, whatever runs the pool, unless
 * useAppPoolCredentials is set.
 *
 *     webSpns({ fullName: 'web01.corp.example', names: [], kernelMode: true, useAppPoolCredentials: false, farm: false, runsAs: 'domain' })
 *     // { spns: [], covered: ['HTTP/web01.corp.example'], holder: 'nobody', … }
 *
 * Source: Microsoft IIS team, Kerberos and SPN checklists.
 */
export function webSpns(
  service: ServiceNames & { readonly kernelMode: boolean; readonly useAppPoolCredentials: boolean; readonly runsAs?: RunsAs; readonly farm: boolean; readonly port?: number },
): ServiceSpns {
  const { farm, port, runsAs, kernelMode, useAppPoolCredentials } = service;
  const own = hostsOf({ ...service, names: [] }).map(([host]) => host);
  // Behind a farm the name of one machine is not the name that clients open, unless it is the only one given.
  const all = hostsOf(farm && service.names.length > 0 ? { names: service.names } : service).map(([host]) => host);
  const opens = farm ? 'domain' : opensTicket(service);
  const needed = opens === 'computer' ? without(all, own) : all;
  const remarks: ServiceRemark[] = [];
  if (farm) {
    remarks.push({
      id: 'web-farm', tone: 'warning', sources: ['iisKernelMode'],
      says: 'A name that several hosts answer under belongs on one domain account, which runs the application pool on each of them. With kernel-mode authentication set useAppPoolCredentials to true on each, or the hosts open tickets with their own keys and fail.',
    });
    if (runsAs === 'computer') {
      remarks.push({ id: 'web-farm-pool', tone: 'warning', sources: ['iisKernelMode'], says: 'The account given is the computer to the network, and each host of the farm is another computer: no account can hold the name for all of them. Run the pool under a domain account or a group managed service account.' });
    }
  } else if (opens === 'computer') {
    remarks.push({
      id: 'web-kernel', tone: 'info', sources: ['iisKernelMode', 'spnMappings'],
      says: kernelMode && !useAppPoolCredentials
        ? 'Kernel-mode authentication opens tickets with the key of the computer, whatever account runs the pool. HOST on the computer account answers for its own names; an HTTP name for them on the pool account would break the site.'
        : 'The pool runs as the computer, and HOST on the computer account answers for its own names: nothing to register for those.',
    });
  } else {
    remarks.push({
      id: 'web-pool', tone: 'info', sources: ['iisKernelMode'],
      says: kernelMode ? 'useAppPoolCredentials is on: the key of the pool account opens tickets.' : 'Kernel-mode authentication is off: the key of the pool account opens tickets.',
    });
    if (opens === undefined) remarks.push({ id: 'web-account-open', tone: 'info', sources: ['iisKernelMode'], says: 'For a pool under ApplicationPoolIdentity or Network Service nothing is needed for the computer’s own names. Fill in the account of the pool.' });
    remarks.push(wholeHost);
  }
  if (farm) remarks.push(wholeHost);
  if (service.names.length > 0) {
    remarks.push({ id: 'web-cname', tone: 'info', sources: ['iisKernelMode'], says: 'Browsers mostly replace a CNAME by the host name it leads to before they ask, others keep it: have both, or use a host record (A) for the alias.' });
  }
  return {
    service: 'IIS, HTTP',
    spns: rows(needed, port, ['iisKernelMode']),
    covered: opens === 'computer' ? own.map((host) => spnOf(host)) : [],
    holder: needed.length === 0 ? 'nobody' : farm ? 'shared' : opens === 'computer' ? 'computer' : 'service',
    remarks,
  };
}
