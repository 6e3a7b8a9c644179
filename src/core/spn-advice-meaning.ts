import { isIpAddress } from './names.ts';
import { isRefusal, parseSpn } from './spn.ts';
import type { SpnRemark } from './spn-advice-model.ts';

/** Active Directory declares no limit; nothing that a service writes comes near this. */
const LONG = 255;
/** Of an SPN in a connection string. */
const CLIENT_MAX = 260;

/**
 * Remarks on an SPN whose form is right: what it is, or is not, good for.
 *
 *     aboutMeaning('MSSQLSvc/10.0.0.5:1433')   // [{ id: 'ip-host', says: 'A client does not try Kerberos for an IP address …', … }]
 *     aboutMeaning('MSSQLSvc/sql05.corp.example:1433')   // []
 *
 * Sources: that of each remark.
 */
export function aboutMeaning(text: string): readonly SpnRemark[] {
  const spn = parseSpn(text);
  if (isRefusal(spn)) return [];
  const cls = spn.serviceClass.toLowerCase();
  const sql = cls === 'mssqlsvc' || cls.startsWith('msolap');
  const host = spn.host.toLowerCase();
  const remarks: SpnRemark[] = [];
  if (isIpAddress(spn.host)) {
    remarks.push({ id: 'ip-host', says: 'A client does not try Kerberos for an IP address unless TryIPSPN is set on it; it takes NTLM.', source: 'ipSpn' });
  } else if (host === 'localhost' || host === 'localhost.localdomain') {
    remarks.push({ id: 'local-host', says: 'Every machine is localhost to itself, so this name cannot be one account’s alone. Use the name of the host.', source: 'nameFormats' });
  } else if (!spn.host.includes('.') && sql) {
    remarks.push({ id: 'short-host', says: 'The host is a short name. Clients ask for the full name unless DNS gives them the short one.', source: 'sspiContext' });
  }
  if (sql && spn.host.includes('_')) {
    remarks.push({ id: 'underscore-host', says: 'The host has an underscore, which a DNS host name may not have. The directory stores it, and clients match it letter by letter; look whether a hyphen is meant.', source: 'naming' });
  }
  if (cls === 'msolapsvc.3' && spn.port !== undefined) {
    remarks.push({ id: 'ssas-port', says: 'Analysis Services clients ask for the instance name, never for a port.', source: 'ssas' });
  }
  if (text.length > LONG) {
    remarks.push({
      id: 'long', source: text.length > CLIENT_MAX ? 'clientSpn' : 'adtsSpn',
      says: `It has ${text.length} characters. The directory declares no limit, but names of services are far shorter${text.length > CLIENT_MAX ? `, and a connection string takes ${CLIENT_MAX} at most for the SPN` : ''}.`,
    });
  }
  return remarks;
}
