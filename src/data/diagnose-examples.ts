/** Texts to try the paste box with: one of each kind that people bring. All names are invented. */
export const examples = [
  {
    label: 'SqlClient exception and an event',
    text: `Microsoft.Data.SqlClient.SqlException (0x80131904): The target principal name is incorrect.  Cannot generate SSPI context.
   at Microsoft.Data.SqlClient.SqlInternalConnection.OnError(SqlException exception, Boolean breakConnection, Action\`1 wrapCloseInAction)
   at Microsoft.Data.SqlClient.TdsParser.GenSspiClientContext(Byte[] receivedBuff, UInt32 receivedLength, Byte[]& sendBuff, UInt32& sendLength)
   at Microsoft.Data.SqlClient.TdsParser.TdsLogin(SqlLogin rec, FeatureExtension requestedFeatures)
ClientConnectionId:6f0c41d2-7b0e-4c0f-9a53-52d1f7a0c9be

System  4  Security-Kerberos  The Kerberos client received a KRB_AP_ERR_MODIFIED error from the server svc-sql05.
The target name used was MSSQLSvc/sql05.corp.example:1433.`,
  },
  {
    label: 'A call to SSPI failed',
    text: `System.Security.Authentication.AuthenticationException: A call to SSPI failed, see inner exception. ---> System.ComponentModel.Win32Exception: The client and server cannot communicate, because they do not possess a common algorithm
   --- End of inner exception stack trace ---
   at System.Net.Security.SslState.StartSendAuthResetSignal(ProtocolToken message, AsyncProtocolRequest asyncRequest, Exception exception)
   at System.Net.Security.SslState.ProcessReceivedBlob(Byte[] buffer, Int32 count, AsyncProtocolRequest asyncRequest)
   at System.Net.Security.SslStream.AuthenticateAsClient(String targetHost)`,
  },
  {
    label: 'ERRORLOG',
    text: `2026-11-20 08:14:02.31 spid12s     The SQL Server Network Interface library could not register the Service Principal Name (SPN) [ MSSQLSvc/sql05.corp.example:1433 ] for the SQL Server service. Windows return code: 0x21c7, state: 15. Failure to register a SPN might cause integrated authentication to use NTLM instead of Kerberos. This is an informational message.
2026-11-20 08:21:44.07 Logon       Error: 17806, Severity: 20, State: 14.
2026-11-20 08:21:44.07 Logon       SSPI handshake failed with error code 0x80090311, state 14 while establishing a connection with integrated security; the connection has been closed. Reason: AcceptSecurityContext failed. The Windows error code indicates the cause of failure. [CLIENT: 10.0.4.17]`,
  },
  {
    label: 'setspn -X output',
    text: `C:\\>setspn -X -F
Checking forest DC=corp,DC=example
Operation will be performed forestwide, it might take a while.
Processing entry 0
MSSQLSvc/sql05.corp.example:1433 is registered on these accounts:
        CN=svc-sqlold,OU=Service Accounts,DC=corp,DC=example
        CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example

found 1 group of duplicate SPNs.`,
  },
  {
    label: 'w32tm output',
    text: `C:\\>w32tm /stripchart /computer:dc01.corp.example /samples:3 /dataonly
Tracking dc01.corp.example [10.0.4.10:123].
Collecting 3 samples.
The current time is 20.11.2026 08:30:11.
08:30:11, +411.2075533s
08:30:13, +411.2076011s
08:30:15, +411.2074902s`,
  },
  {
    label: 'ODBC on Linux',
    text: `pyodbc.OperationalError: ('08001', '[08001] [Microsoft][ODBC Driver 18 for SQL Server]SSL Provider: [error:0A000086:SSL routines::certificate verify failed:self-signed certificate] (-1) (SQLDriverConnect)')`,
  },
] as const;
