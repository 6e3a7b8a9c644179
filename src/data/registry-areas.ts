/**
 * The parts of the registry of which something is asked anywhere in this product, without the hive, in lower case. A long export, such as a whole
 * HKLM\SYSTEM, has hundreds of thousands of values: those outside these parts are read for their line numbers and not kept.
 */
export const registryAreas = [
  'system\\select',
  'system\\currentcontrolset\\control\\cryptography',
  'system\\currentcontrolset\\control\\lsa',
  'system\\currentcontrolset\\control\\securityproviders',
  'system\\currentcontrolset\\control\\terminal server\\winstations\\rdp-tcp',
  'system\\currentcontrolset\\services\\http\\parameters',
  'system\\currentcontrolset\\services\\kdc',
  'system\\currentcontrolset\\services\\lanmanserver\\parameters',
  'system\\currentcontrolset\\services\\lanmanworkstation\\parameters',
  'system\\currentcontrolset\\services\\ldap',
  'system\\currentcontrolset\\services\\netlogon\\parameters',
  'system\\currentcontrolset\\services\\ntds\\parameters',
  'system\\currentcontrolset\\services\\tcpip\\parameters',
  'system\\currentcontrolset\\services\\w32time',
  'software\\microsoft\\.netframework',
  'software\\microsoft\\microsoft sql server',
  'software\\microsoft\\mssqlserver',
  'software\\microsoft\\windows\\currentversion\\internet settings',
  'software\\microsoft\\windows\\currentversion\\policies\\system',
  'software\\policies\\microsoft',
  'software\\wow6432node\\microsoft\\.netframework',
  'software\\wow6432node\\microsoft\\microsoft sql server',
  'software\\wow6432node\\microsoft\\mssqlserver',
  'software\\wow6432node\\microsoft\\windows\\currentversion\\internet settings',
] as const;

/** Keys of which the values are asked for, not the many keys below them. */
export const registryKeys = ['software\\microsoft\\windows nt\\currentversion'] as const;
