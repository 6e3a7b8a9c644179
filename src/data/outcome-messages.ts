/** What drivers show when Windows authentication fails. The style says whose sentences a driver prints. */

export type MessageStyle = 'dotnet' | 'dotnet-unix' | 'native' | 'odbc-unix' | 'jdbc' | 'other';

/** Why it fails, as far as the sentence depends on it. */
export type FailureId =
  | 'wrong-key'
  | 'no-spn'
  | 'clock'
  | 'no-common-type'
  | 'user-refused'
  | 'no-controller'
  | 'untrusted'
  | 'ntlm-blocked';

interface MessageRow {
  readonly failure: FailureId;
  readonly style: MessageStyle;
  readonly text: string;
  readonly remark?: string;
  readonly source: string;
}

const DOTNET_FIXED = 'The target principal name is incorrect.  Cannot generate SSPI context.';
const DOTNET_REMARK = 'One fixed sentence for every failure while the token is made: it does not prove a wrong SPN. The inner Win32 code does.';
const UNIX = "Cannot authenticate using Kerberos. Ensure Kerberos has been initialized on the client with 'kinit' and a Service Principal Name has been registered for the SQL Server to allow Kerberos authentication.";
const UNIX_REMARK = 'Printed for every failure of GSSAPI; some versions print “The target principal name is incorrect.  Cannot generate SSPI context.” instead, the package System.Data.SqlClient “Cannot access Kerberos ticket. Ensure Kerberos has been initialized with ‘kinit’.”. KRB5_TRACE shows the real cause.';
const UNTRUSTED = 'Login failed. The login is from an untrusted domain and cannot be used with Integrated authentication. (18452)';

export const outcomeMessages: readonly MessageRow[] = [
  ...(['wrong-key', 'clock', 'no-common-type', 'user-refused', 'no-controller', 'no-spn', 'ntlm-blocked'] as const).map((failure) => ({
    failure, style: 'dotnet' as const, text: DOTNET_FIXED, remark: DOTNET_REMARK, source: 'dotnet/SqlClient and .NET Framework reference source',
  })),
  ...(['wrong-key', 'clock', 'no-common-type', 'user-refused', 'no-controller', 'no-spn'] as const).map((failure) => ({
    failure, style: 'dotnet-unix' as const, text: UNIX, remark: UNIX_REMARK, source: 'dotnet/SqlClient source',
  })),
  { failure: 'wrong-key', style: 'native', text: 'The target principal name is incorrect. Cannot generate SSPI context. (0x80090322)', source: 'KB 811889' },
  { failure: 'clock', style: 'native', text: 'The clocks on the client and server machines are skewed. Cannot generate SSPI context. (0x80090324)', remark: 'The text of Windows stands in front of the driver’s.', source: 'COM error codes, security' },
  { failure: 'no-common-type', style: 'native', text: 'The encryption type requested is not supported by the KDC. Cannot generate SSPI context. (0x80090342)', source: 'COM error codes, security' },
  { failure: 'no-controller', style: 'native', text: 'No authority could be contacted for authentication. Cannot generate SSPI context. (0x80090311)', source: 'COM error codes, security' },
  { failure: 'user-refused', style: 'native', text: 'The logon attempt failed. Cannot generate SSPI context. (0x8009030C)', remark: 'The number varies with the state of the account.', source: 'COM error codes, security' },
  { failure: 'no-spn', style: 'native', text: 'The specified target is unknown or unreachable. Cannot generate SSPI context. (0x80090303)', source: 'COM error codes, security' },
  { failure: 'ntlm-blocked', style: 'native', text: 'Cannot generate SSPI context.', remark: 'The code in front of it varies: 0x80090302 and 0x80090303 were seen. The log NTLM/Operational names the block.', source: 'Restrict NTLM policies; field reports' },
  { failure: 'no-spn', style: 'odbc-unix', text: 'SSPI Provider: Server not found in Kerberos database', source: 'Using integrated authentication (ODBC for Linux and macOS); field reports' },
  { failure: 'clock', style: 'odbc-unix', text: 'SSPI Provider: Clock skew too great', source: 'MIT Kerberos error texts' },
  { failure: 'no-common-type', style: 'odbc-unix', text: 'SSPI Provider: KDC has no support for encryption type', source: 'MIT Kerberos error texts' },
  { failure: 'no-controller', style: 'odbc-unix', text: 'SSPI Provider: Cannot contact any KDC for realm', source: 'MIT Kerberos error texts' },
  { failure: 'user-refused', style: 'odbc-unix', text: "kinit: Client's credentials have been revoked while getting initial credentials", remark: 'Shown by kinit, before the driver runs; the number tells the reason.', source: 'MIT Kerberos error texts' },
  { failure: 'wrong-key', style: 'odbc-unix', text: 'Login failed. The login is from an untrusted domain and cannot be used with Windows authentication. (18452)', remark: 'The client got its ticket; the server cannot read it and refuses.', source: 'Field reports' },
  { failure: 'no-spn', style: 'jdbc', text: 'Server not found in Kerberos database (7)', remark: 'Inside “Integrated authentication failed” of the driver.', source: 'Java GSS; mssql-jdbc source' },
  { failure: 'clock', style: 'jdbc', text: 'Clock skew too great (37)', source: 'Java GSS' },
  { failure: 'no-common-type', style: 'jdbc', text: 'KDC has no support for encryption type (14)', source: 'Java GSS' },
  { failure: 'no-controller', style: 'jdbc', text: 'Cannot locate KDC', source: 'Java GSS' },
  { failure: 'user-refused', style: 'jdbc', text: 'Clients credentials have been revoked (18)', source: 'Java GSS' },
  { failure: 'wrong-key', style: 'jdbc', text: 'Login failed. The login is from an untrusted domain and cannot be used with Windows authentication. (18452)', remark: 'The client got its ticket; the server cannot read it and refuses.', source: 'Field reports' },
  ...(['dotnet', 'dotnet-unix', 'native', 'odbc-unix', 'jdbc'] as const).map((style) => ({ failure: 'untrusted' as const, style, text: UNTRUSTED, source: 'Database Engine events and errors' })),
];
