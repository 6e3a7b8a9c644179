import { mistakenClasses } from '../data/spn-services.ts';
import { tcpPort } from './names.ts';
import { replaced, type Repair } from './spn-advice-model.ts';

/** Faults of the parts: class, host, port, instance. In this order, after those of the notation. */
export const formRepairs: readonly Repair[] = [
  {
    id: 'protocol',
    says: 'The protocol prefix of a connection string is no part of an SPN.',
    source: 'registerSpn',
    fix: (t) => replaced(t, /^([A-Za-z0-9.]+\/)(?:tcp|np|lpc|admin):/i, '$1'),
  },
  {
    id: 'realm',
    says: 'A realm after @ belongs to Kerberos principals and keytabs. Active Directory holds the SPN without it.',
    source: 'nameFormats',
    fix: (t) => (t.includes('/') ? replaced(t, /@[A-Za-z0-9._-]+$/, '') : undefined),
  },
  {
    id: 'backslash',
    says: 'A backslash never occurs in an SPN. The instance name follows a colon.',
    source: 'registerSpn',
    fix: (t) => replaced(t, /^([^/\\]+\/[^/\\]+)\\+(?=[^\\])/, '$1:'),
  },
  {
    id: 'comma',
    says: 'A comma before the port belongs to connection strings. An SPN has a colon.',
    source: 'registerSpn',
    fix: (t) => replaced(t, /[,;]\s*(?=[0-9]+$)/, ':'),
  },
  {
    id: 'slash-instance',
    says: 'For SQL Server and Analysis Services the instance name or port follows a colon. A second slash begins the service name of a domain controller.',
    source: 'registerSpn',
    fix: (t) => replaced(t, /^((?:MSSQLSvc|MSOLAPSvc\.3)\/[^/:]+)\/([^/.]+)$/i, '$1:$2'),
  },
  {
    id: 'three-part',
    says: 'SQL Server and Analysis Services have no third part: their clients ask for CLASS/HOST with a port or an instance name.',
    source: 'registerSpn',
    fix: (t) => {
      const [, start, host, first, third] = /^((MSSQLSvc|MSOLAPSvc\.3|MSOLAPDisco\.3)\/[^/:]+)(:[^/:]+)?\/([^/]+)$/i.exec(t)?.map((part, i) => (i === 2 ? '' : part)) ?? [];
      if (start === undefined || host === undefined || third === undefined) return undefined;
      const plain = `${start}${first ?? ''}`;
      return third.includes('.') || first === undefined ? plain : [plain, `${start}:${third}`];
    },
  },
  {
    id: 'default-instance',
    says: 'The default instance has no instance name in its SPN.',
    source: 'registerSpn',
    fix: (t) => replaced(t, /:MSSQLSERVER(?=$|:)/i, ''),
  },
  {
    id: 'instance-and-port',
    says: 'A suffix is a port or an instance name, never both. TCP clients ask for the port; named pipes ask for the instance.',
    source: 'registerSpn',
    fix: (t) => {
      const [, start, first, second] = /^([^/:]+\/[^/:]+):([^:/]+):([^:/]+)$/.exec(t) ?? [];
      if (start === undefined) return undefined;
      const spns = [`${start}:${first}`, `${start}:${second}`];
      return /^[0-9]+$/.test(second ?? '') ? spns.reverse() : spns;
    },
  },
  {
    id: 'port-zeros',
    says: 'A port is written without leading zeros.',
    source: 'adtsSpn',
    fix: (t) => {
      const [, start, digits] = /^([^/:]+\/[^/:]+:)0+([1-9][0-9]*)$/.exec(t) ?? [];
      return start === undefined || digits === undefined || tcpPort.refuses(digits) ? undefined : start + digits;
    },
  },
  {
    id: 'trailing',
    says: 'A dot, comma, semicolon, slash or colon stands at the end.',
    source: 'nameFormats',
    fix: (t) => {
      let end = t.length;
      while (end > 0 && '.,;:/\\'.includes(t[end - 1] ?? ' ')) end--;
      return end < t.length ? t.slice(0, end) : replaced(t, /^([^/]+\/[^/:]+)\.(?=:)/, '$1');
    },
  },
  {
    id: 'wrong-class',
    says: 'No client asks for this class.',
    source: 'nameFormats',
    fix: (t) => {
      const written = /^([A-Za-z0-9.$_-]+)\//.exec(t)?.[1]?.toLowerCase() ?? '';
      const meant = Object.entries(mistakenClasses).find(([wrong]) => wrong === written)?.[1];
      return meant && meant + t.slice(written.length);
    },
  },
  {
    id: 'disco-suffix',
    says: 'The SPN of SQL Server Browser has neither port nor instance name.',
    source: 'ssasBrowser',
    fix: (t) => replaced(t, /^(MSOLAPDisco\.3\/[^/:]+):[^/:]+$/i, '$1'),
  },
  {
    id: 'http-port',
    says: 'Browsers leave out ports 80 and 443.',
    source: 'iisKernelMode',
    fix: (t) => replaced(t, /^(HTTP\/[^:/]+):(?:80|443)$/i, '$1'),
  },
];
