/** The parts of the runbook, in the order of the navigation. */
export const groups = [
  { id: 'start', title: 'Start here', intro: 'What SSPI is, which message family you have, and where to go from it.' },
  { id: 'first', title: 'First checks', intro: 'Low risk, quick, and they explain a large share of failures: clocks, names, tickets, accounts, changes.' },
  { id: 'sql', title: 'SQL Server and Kerberos', intro: 'Service principal names from registration to proof, and everything round them.' },
  { id: 'tls', title: 'TLS and certificates', intro: 'No common version or suite, refused handshakes, certificates that are not accepted.' },
  { id: 'ntlm', title: 'NTLM, logon and LDAP', intro: 'What happens when Kerberos is not used, and the rules that refuse the rest.' },
  { id: 'changes', title: 'Breaking changes', intro: 'What vendors switched off or turned on, when, and how it looks.' },
  { id: 'strategy', title: 'Strategy and closing', intro: 'When to change the way of authenticating, what never to switch off, and how to close an incident.' },
] as const satisfies readonly { id: string; title: string; intro: string }[];

export type GroupId = (typeof groups)[number]['id'];
