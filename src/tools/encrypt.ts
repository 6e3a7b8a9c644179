/**
 * situations:
 * 1. Since the update of an application last night it says “The certificate chain was issued by an authority that is not trusted”. The server was not touched.
 * 2. An ODBC driver is to be raised from 17 to 18 on forty application servers. Which connection strings break, with which message, and what has to be written into them before?
 * 3. An auditor asks whether Force Encryption on the server proves anything to the clients, and which of them check the certificate.
 */
import { encryptOutcome } from '../core/encrypt/outcome.ts';
import { encryptSources } from '../data/encrypt-sources.ts';
import { encryptBlocks } from './encrypt/blocks.ts';
import { encryptFields } from './encrypt/fields.ts';
import { readForm } from './encrypt/input.ts';
import type { Tool, Values } from './tool.ts';

const NOTHING: Values = { string: '', driver: 'string', to: 'none', encrypt: 'string', trust: 'string', host: '', more: '', engine: '2022', force: 'none', cert: 'self-signed' };
const upgrade = (label: string, driver: string, to: string, values: Values = {}): { readonly label: string; readonly values: Values } => ({ label, values: { ...NOTHING, driver, to, ...values } });

export const encrypt: Tool = {
  id: 'encrypt',
  title: 'Connection encryption',
  lead: 'Driver, Encrypt, TrustServerCertificate, server and certificate: what is encrypted, whether anybody checks the certificate, and what an upgrade changes.',
  description: 'Works out connections to SQL Server: driver and version, Encrypt, TrustServerCertificate, HostNameInCertificate, Force Encryption, TDS 8.0 and the certificate of the server, with the error text, and compares two versions of a driver.',
  searches: ['odbc driver 18 certificate error', 'encrypt true trustservercertificate', 'certificate chain not trusted after upgrade', 'sqlclient 4 encrypt default', 'jdbc 10.2 encrypt true', 'msoledbsql19 encrypt mandatory', 'force encryption trust server certificate', 'encrypt strict tds 8.0', 'HostNameInCertificate', 'ssms 20 trust server certificate', 'sqlcmd -C -No', 'ServerCertificate'],
  fields: encryptFields,
  examples: [
    upgrade('ODBC Driver 17 to 18', 'odbc-17', 'odbc-18.1', { engine: '2019' }),
    upgrade('System.Data.SqlClient to Microsoft.Data.SqlClient 5.1', 'sds', 'mds-5.1', { engine: '2019', force: 'force' }),
    upgrade('SqlClient 3.1 to 4.0', 'mds-2', 'mds-4', { engine: '2019' }),
    upgrade('SqlClient 4 to 5.1 with Strict', 'mds-4', 'mds-5.1', { encrypt: 'strict', cert: 'trusted' }),
    upgrade('mssql-jdbc 9.4 to 10.2', 'jdbc-old', 'jdbc-10.2', { engine: '2019' }),
    upgrade('OLE DB Driver 18 to 19', 'oledb-18', 'oledb-19.4.1', { engine: '2019' }),
    upgrade('SSMS 19 to 20', 'ssms-19', 'ssms-20', { engine: '2019' }),
    upgrade('sqlcmd 17 to 18', 'sqlcmd-17', 'sqlcmd-18', { engine: '2019' }),
    upgrade('SqlServer module 21 to 22', 'sqlserver-21', 'sqlserver-22', { engine: '2019' }),
    { label: 'A string with TrustServerCertificate', values: { ...NOTHING, string: 'Driver={ODBC Driver 18 for SQL Server};Server=tcp:sql01.corp.example,1433;Encrypt=yes;TrustServerCertificate=yes;Trusted_Connection=yes' } },
    { label: 'Listener name that is not in the certificate', values: { ...NOTHING, string: 'Server=ag-sales.corp.example;Encrypt=Mandatory;HostNameInCertificate=sql01.corp.example;Integrated Security=SSPI', driver: 'mds-5.1', cert: 'wrong-name' } },
  ],
  pages: ['driver-encryption-defaults', 'do-not-skip-validation', 'tls-cert-untrusted-root', 'tls-cert-name-mismatch', 'tls-cert-unsuitable', 'tls-cert-expired', 'driver-too-old'],
  sources: Object.values(encryptSources),
  run(values) {
    const { form, before, after } = readForm(values);
    const { errors, leftOut } = form;
    if (before === undefined) return { errors, leftOut, blocks: [] };
    return { errors, leftOut, blocks: encryptBlocks(encryptOutcome(before), after === undefined ? undefined : encryptOutcome(after)) };
  },
};
