import { hostAliases, mistakenClasses, spnServices } from '../data/spn-services.ts';
import type { SpnSource } from '../data/spn-sources.ts';
import { hostsOf, type RunsAs, type ServiceNames, type ServiceRemark, type ServiceSpns } from './service-spns-model.ts';
import { reportSpns, webSpns } from './service-spns-http.ts';
import { formatSpn } from './spn.ts';
import type { SqlSpn } from './sql-spns.ts';

/** A service other than the Database Engine. */
export type Service =
  | (ServiceNames & {
      readonly kind: 'analysis';
      /** Name of a named instance; absent for the default instance. */
      readonly instance?: string;
      /** A fixed port, where one is set; the default instance listens on 2383. */
      readonly port?: number;
    })
  /** SQL Server Browser; `analysis` when it serves named instances of Analysis Services. */
  | (ServiceNames & { readonly kind: 'browser'; readonly analysis: boolean })
  /** Reporting Services, Power BI Report Server. */
  | (ServiceNames & { readonly kind: 'reports'; readonly runsAs?: RunsAs; readonly port?: number })
  | (ServiceNames & {
      readonly kind: 'web';
      /** Kernel-mode authentication, on by default since IIS 7. */
      readonly kernelMode: boolean;
      readonly useAppPoolCredentials: boolean;
      /** The identity of the application pool. */
      readonly runsAs?: RunsAs;
      /** Several hosts answer under one name. */
      readonly farm: boolean;
      readonly port?: number;
    })
  | (ServiceNames & { readonly kind: 'other'; readonly serviceClass: string; readonly port?: number; readonly instance?: string });

const SSAS_PORT = 2383;

/**
 * The SPNs that clients of a service other than the Database Engine ask for, by service: a named instance of Analysis Services brings those of
 * SQL Server Browser with it, which another account holds.
 *
 *     serviceSpns({ kind: 'analysis', fullName: 'ssas01.corp.example', names: [], instance: 'CUBES' })
 *     // [{ service: 'Analysis Services', spns: [{ spn: 'MSOLAPSvc.3/ssas01.corp.example:CUBES', need: 'required', … }], holder: 'service', … },
 *     //  { service: 'SQL Server Browser', spns: [{ spn: 'MSOLAPDisco.3/ssas01.corp.example', … }], holder: 'service', … }]
 *
 * Sources: the `sources` of each row and remark.
 */
export function serviceSpns(service: Service): readonly ServiceSpns[] {
  switch (service.kind) {
    case 'analysis':
      return [analysis(service), ...(service.instance === undefined ? [] : [browser({ ...service, analysis: true })])];
    case 'browser':
      return [browser(service)];
    case 'reports':
      return [reportSpns(service)];
    case 'web':
      return [webSpns(service)];
    case 'other':
      return [other(service)];
  }
}

function analysis(service: ServiceNames & { readonly instance?: string; readonly port?: number }): ServiceSpns {
  const { instance, port } = service;
  const unreachable = instance === undefined && port !== undefined && port !== SSAS_PORT;
  const remarks: ServiceRemark[] = [
    {
      id: 'ssas-register', tone: 'info', sources: ['ssas'],
      says: 'Analysis Services never registers its SPNs: they are added by hand, on the computer account too. The same document says that a managed service account needs no registration, and in another sentence that the service never registers: look before you rely on it.',
    },
  ];
  if (unreachable) {
    remarks.unshift({
      id: 'ssas-port', tone: 'warning', sources: ['ssas'],
      says: `A default instance on a port other than ${SSAS_PORT} takes NTLM only: an SPN of Analysis Services has no port. Set the port back to ${SSAS_PORT}, or use a named instance with SQL Server Browser.`,
    });
  }
  if (instance !== undefined) {
    remarks.push({
      id: 'ssas-browser', tone: 'info', sources: ['ssas'],
      says: 'With a fixed port too, clients write SERVER\\INSTANCE without the port, and SQL Server Browser must run. A connection string with a port gets no Kerberos.',
    });
  }
  return {
    service: 'Analysis Services',
    spns: hostsOf(service).map(([host, which]) => ({
      spn: formatSpn({ serviceClass: 'MSOLAPSvc.3', host, ...(instance === undefined ? {} : { instance }) }),
      need: unreachable ? 'optional' : 'required',
      asks: which === 'short' ? 'Clients whose connection string has the short name' : `Clients whose connection string has ${which === 'full' ? 'the full name' : host}`,
      why: unreachable
        ? `Of use only once the instance listens on ${SSAS_PORT} again.`
        : 'The client library writes the host as the connection string has it, then the instance name of a named instance, never a port.',
      sources: ['ssas'],
    })),
    covered: [],
    holder: 'service',
    remarks,
  };
}

function browser(service: ServiceNames & { readonly analysis: boolean }): ServiceSpns {
  const forEngine: ServiceRemark = {
    id: 'browser-engine', tone: 'info', sources: ['sqlCheck'],
    says: 'For the Database Engine, SQL Server Browser needs no SPN: it answers on UDP 1434 without a logon.',
  };
  if (!service.analysis) return { service: 'SQL Server Browser', spns: [], covered: [], holder: 'nobody', remarks: [forEngine] };
  return {
    service: 'SQL Server Browser',
    spns: hostsOf(service).map(([host, which]) => ({
      spn: formatSpn({ serviceClass: 'MSOLAPDisco.3', host }),
      need: 'required',
      asks: which === 'short' ? 'Clients of a named instance of Analysis Services that write the short name' : `Clients of a named instance of Analysis Services that write ${host}`,
      why: 'Analysis Services clients log on to SQL Server Browser to learn the port of the instance. The SPN has neither port nor instance name.',
      sources: ['ssasBrowser', 'pbirs'],
    })),
    covered: [],
    holder: 'service',
    remarks: [
      {
        id: 'browser-holder', tone: 'info', sources: ['ssasBrowser', 'pbirs', 'ssas', 'serviceAccounts'],
        says: 'These belong on the account that runs SQL Server Browser, not on that of Analysis Services: the computer account of the host where that is Local System, as one document says it always is, or Local Service, as Setup makes it. Look at the service.',
      },
      forEngine,
    ],
  };
}

function other(service: ServiceNames & { readonly serviceClass: string; readonly port?: number; readonly instance?: string }): ServiceSpns {
  const { serviceClass, port, instance } = service;
  const key = serviceClass.toLowerCase();
  const known = spnServices.find((s) => s.serviceClass.toLowerCase() === key);
  const meant = Object.entries(mistakenClasses).find(([wrong]) => wrong === key)?.[1];
  const byHost = key === 'host' || hostAliases.some((alias) => alias === key);
  const sources: readonly SpnSource[] = known?.sources ?? ['nameFormats'];
  const suffix = { ...(port === undefined ? {} : { port }), ...(port !== undefined || instance === undefined ? {} : { instance }) };
  const spns: readonly SqlSpn[] = hostsOf(service).map(([host, which]) => ({
    spn: formatSpn({ serviceClass, host, ...suffix }),
    need: which === 'short' ? 'optional' : 'required',
    asks: `Clients that reach the service as ${host}`,
    why: which === 'short' ? 'A short name need not be unique in the forest. It is needed where clients write it.' : 'The full name is the form that clients and directories prefer.',
    sources,
  }));
  const remarks: ServiceRemark[] = [];
  if (meant !== undefined) remarks.push({ id: 'class-mistaken', tone: 'warning', says: `No client asks for the class ${serviceClass}. Perhaps ${meant} is meant.`, sources: ['nameFormats'] });
  if (byHost) {
    remarks.push({
      id: 'class-by-host', tone: 'info', sources: ['spnMappings'],
      says: `HOST on a computer account answers for ${serviceClass} under the names of that computer. The name itself is needed on a domain account or for an alias, and then takes the class over for everything on that host name.`,
    });
  }
  if (known !== undefined) remarks.push({ id: 'class-known', tone: 'info', says: `${known.service}. Holder: ${known.holder} ${known.remark}`, sources });
  if (known === undefined && meant === undefined && !byHost) {
    remarks.push({ id: 'class-unknown', tone: 'info', says: 'This class is not in the tables of this site: whether its clients write a port, even the default one, is in the documentation of the service. The name in the error or in a network capture decides.', sources: ['nameFormats'] });
  }
  return { service: serviceClass, spns, covered: [], holder: 'service', remarks };
}
