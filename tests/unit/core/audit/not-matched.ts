/** What Kerberos Configuration Manager, SQLCheck and dbatools do about SPNs and Kerberos, and this site does not, with the reason. */
export interface NotMatched {
  readonly tool: 'Kerberos Configuration Manager' | 'SQLCheck' | 'dbatools';
  readonly what: string;
  readonly why: string;
}

export const notMatched: readonly NotMatched[] = [
  { tool: 'Kerberos Configuration Manager', what: 'Connects to a computer and reads its instances', why: 'The site sends nothing over the network; it reads what is pasted and says which command gives it.' },
  { tool: 'Kerberos Configuration Manager', what: 'Fix and Fix All write to Active Directory', why: 'The site writes nothing; the plan is a list of commands with undo, and a command file.' },
  { tool: 'Kerberos Configuration Manager', what: 'Save and Load as XML, log folder, command line', why: 'Results are taken away as CSV, Markdown, a command file and a text for the directory team.' },
  { tool: 'SQLCheck', what: 'No accounts in domain … have the samAccountName of …', why: 'A list of SPNs does not show accounts that hold none, so an absent account cannot be told from one without SPNs.' },
  { tool: 'SQLCheck', what: 'This instance is hidden from showing in the SQL Browser', why: 'It changes no SPN: clients of a hidden instance give the port.' },
  { tool: 'SQLCheck', what: 'Extended Protection value outside 0..2; JDBC without channel binding', why: 'It concerns channel binding, not SPNs; the page on channel binding covers it, and the remark about JDBC is out of date.' },
  { tool: 'SQLCheck', what: 'Computer is clustered and the instance is not, and the reverse', why: 'The audit asks for the network name of a cluster instance; whether a cluster is set up as intended is no question of SPNs.' },
  { tool: 'SQLCheck', what: 'No service, several services, process not running, start mode', why: 'A service that does not run is no question of SPNs; its account counts all the same.' },
  { tool: 'SQLCheck', what: 'SQL Server has recently reached the connection limit', why: 'It is no question of SPNs or Kerberos.' },
  { tool: 'SQLCheck', what: 'Credential Guard is running or not, read from the report', why: 'The delegation planner asks for it, because the client counts and not the server of the report.' },
  { tool: 'dbatools', what: 'Set-DbaSpn writes the SPN into the delegation list of the same account', why: 'It is seldom meant; the delegation planner writes the list of the front end, with the SPNs of the back end.' },
  { tool: 'dbatools', what: 'Set-DbaSpn and Remove-DbaSpn write to Active Directory', why: 'The site writes nothing; the commands are setspn or PowerShell lines with undo.' },
  { tool: 'dbatools', what: 'Test-DbaKerberos, Kerberos Encryption Types: warns when RC4 is missing', why: 'It is out of date and unsafe since the updates of April 2026; the audit warns of the opposite.' },
  { tool: 'dbatools', what: 'Test-DbaKerberos, Hosts File: warns for any active line', why: 'Only a line that has the name of the server counts; the check of the hosts file says which.' },
  { tool: 'dbatools', what: 'Test-DbaKerberos, port 464', why: 'It is needed for changes of passwords, not for a logon.' },
];
