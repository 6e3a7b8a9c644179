import type { SpnSource } from './spn-sources.ts';

/** What a service needs to write its SPNs itself, by the account that it runs as. */
export interface SelfRegistration {
  readonly id: 'user' | 'gmsa' | 'smsa' | 'machine' | 'none';
  /** As a choice of a form. */
  readonly label: string;
  readonly account: string;
  /** The object that gets the SPNs. */
  readonly object: string;
  readonly needs: string;
  /** What it can write then. */
  readonly limit: string;
  /** Whether a grant to SELF on that object is the way. */
  readonly grant: 'yes' | 'contested' | 'no';
  readonly sources: readonly SpnSource[];
}

const VALIDATED = 'CLASS/HOST and CLASS/HOST:PORT with a name of the computer; no :INSTANCE, no other host (0x200B).';

export const selfRegistrations = [
  {
    id: 'user',
    label: 'Domain user',
    account: 'Domain user, CORP\\svc-sql05',
    object: 'the user',
    needs: 'Read and Write servicePrincipalName for SELF. The validated write is not defined for users: granting it there does nothing.',
    limit: 'Any host, any form; a domain controller since Windows Server 2012 R2 refuses what another account holds.',
    grant: 'yes',
    sources: ['sspiContext', 'validatedSpn'],
  },
  {
    id: 'gmsa',
    label: 'Group managed service account',
    account: 'Group managed service account, CORP\\gmsa-sql$',
    object: 'the managed account',
    needs: 'Contested: Microsoft promises automatic management once the right is given; field reports show 26067 until it is. Grant it, or register by hand.',
    limit: `With the validated write: ${VALIDATED} With Write servicePrincipalName: any form.`,
    grant: 'contested',
    sources: ['serviceAccounts', 'gmsaBlog', 'adtsValidatedWrite'],
  },
  {
    id: 'smsa',
    label: 'Standalone managed service account',
    account: 'Standalone managed service account, CORP\\msa-sql$',
    object: 'the managed account',
    needs: 'Nothing from domain functional level Windows Server 2008 R2 on; below that, names are registered by hand.',
    limit: VALIDATED,
    grant: 'no',
    sources: ['registerSpn', 'adtsValidatedWrite'],
  },
  {
    id: 'machine',
    label: 'Virtual account, LocalSystem, Network Service',
    account: 'NT SERVICE\\MSSQLSERVER, NT SERVICE\\MSSQL$SALES, LocalSystem, Network Service',
    object: 'the computer account',
    needs: 'Nothing: a computer account has the validated write on itself from the start.',
    limit: VALIDATED,
    grant: 'no',
    sources: ['serviceAccounts', 'adtsValidatedWrite'],
  },
  {
    id: 'none',
    label: 'Local Service, local user',
    account: 'Local Service, .\\sqlsvc, workgroup',
    object: 'none',
    needs: 'Cannot: the account has no object in the directory.',
    limit: 'Nothing.',
    grant: 'no',
    sources: ['serviceAccounts'],
  },
] as const satisfies readonly SelfRegistration[];

export type SelfRegistrationId = (typeof selfRegistrations)[number]['id'];
