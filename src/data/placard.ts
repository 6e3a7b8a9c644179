/** Where a command runs, in the order of the four stops on its placard. */
export const places = [
  { id: 'client', label: 'Client' },
  { id: 'server', label: 'Server' },
  { id: 'dc', label: 'Domain controller' },
  { id: 'admin', label: 'Admin workstation' },
] as const;

/** What stands beside the plate: the program that takes the text. */
export const shells = {
  cmd: 'cmd',
  powershell: 'PowerShell',
  tsql: 'T-SQL',
  bash: 'shell',
  reg: '.reg',
  text: 'text',
} as const;
