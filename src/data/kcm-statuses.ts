/**
 * Statuses of Kerberos Configuration Manager. `speaks` when the words alone show that they are its words.
 * Sources: Kerberos Configuration Manager overview, KB 2985455; Cannot generate SSPI context, KB 811889.
 */
export const kcmStatuses = [
  { id: 'good', text: 'Good', speaks: false },
  { id: 'missing', text: 'Required SPN is missing', speaks: true },
  { id: 'tcp', text: 'TCP must be enabled to use Kerberos configuration', speaks: true },
  { id: 'dynamic', text: 'Dynamic Port', speaks: false },
  { id: 'duplicate', text: 'Duplicate SPN', speaks: false },
] as const satisfies readonly { id: string; text: string; speaks: boolean }[];

export type KcmStatus = (typeof kcmStatuses)[number]['id'];
