/**
 * situations:
 * 1. A DBA has auth_scheme = NTLM on a default instance and must tell the directory team which names are missing.
 * 2. A developer's container on Linux fails with "Server not found in Kerberos database" while SSMS works:
 *    which SPN does that driver ask for, and is it another one than SSMS asks for?
 * 3. A listener, a cluster or a report server goes live tonight, and its SPNs must exist before the first logon.
 */
import { readInputs } from '../core/inputs.ts';
import { spnSources } from '../data/spn-sources.ts';
import { runEngine } from './spn/engine.ts';
import { examples, fields } from './spn/fields.ts';
import { runOther } from './spn/others.ts';
import type { Tool } from './tool.ts';

export const spn: Tool = {
  id: 'spn',
  title: 'SPN strings',
  lead: 'Which service principal names SQL Server and its neighbours need, which clients ask for each, which account must hold them, and how to prove that they are there.',
  description: 'The SPNs of a SQL Server instance, cluster, availability group or alias, of Analysis Services, Reporting Services and IIS: required or optional, which driver asks for which, and the commands that prove them.',
  searches: [
    'which spn', 'spn format', 'mssqlsvc', 'spn generator', 'spn for named instance', 'spn for listener', 'spn port or instance name', 'required spn is missing', 'failover cluster spn', 'dnn listener spn',
    'read only routing spn', 'msolapsvc.3', 'msolapdisco.3', 'reporting services spn', 'http spn iis', 'ServerSPN connection string', 'spn for dns alias',
  ],
  fields,
  examples,
  pages: ['spn-format', 'how-drivers-build-the-spn', 'spn-registration', 'kerb-spn-missing', 'kerb-spn-wrong-account', 'availability-group-listener', 'sql-aliases'],
  sources: [
    spnSources.registerSpn, spnSources.sspiContext, spnSources.serviceAccounts, spnSources.sqlClient, spnSources.jdbc, spnSources.odbcLinux, spnSources.clientSpn,
    spnSources.listener, spnSources.agPrerequisites, spnSources.dnnListener, spnSources.dnnFci, spnSources.clusterNote, spnSources.ssas, spnSources.ssasBrowser, spnSources.ssrs, spnSources.ssrsAuth, spnSources.pbirs,
    spnSources.iisKernelMode, spnSources.ipSpn, spnSources.sqlCheck, spnSources.dbatools, spnSources.errorRules, spnSources.kerberosRegistry, spnSources.klist,
  ],
  run(input) {
    const form = readInputs(input);
    const service = form.choice('service', ['engine', 'analysis', 'reports', 'web', 'other']);
    if (service === undefined) return { errors: form.errors, leftOut: [{ field: 'service', says: 'No output: an option is not known.' }], blocks: [] };
    return service === 'engine' ? runEngine(form) : runOther(form, service);
  },
};
