import { tokenSize as judge } from '../core/judges/token-size.ts';
import { whoamiGroups } from '../core/readers/whoami-groups.ts';
import type { Check } from './check.ts';

const HEAD = [
  'GROUP INFORMATION',
  '-----------------',
  '',
  'Group Name                             Type             SID                                           Attributes',
  '====================================== ================ ============================================= ===============',
] as const;
const row = (name: string, type: string, sid: string): string => `${name.padEnd(38)} ${type.padEnd(16)} ${sid.padEnd(45)} Mandatory group`;
const LAST = row('Mandatory Label\\Medium Mandatory Level', 'Label', 'S-1-16-8192');
const DOMAIN = 'S-1-5-21-1004336348-1177238915-682003330';

export const tokenSize: Check = {
  id: 'token-size',
  title: 'Is the user in too many groups?',
  purpose: 'The ticket carries every group of the user. Some users fail where others succeed when it outgrows the Kerberos buffer, a header of HTTP, or the token of Windows.',
  commands: [
    { id: 'groups', title: 'list the groups in this session', shell: 'cmd', where: 'client', rights: 'The user who fails, in a new session', changes: false, lines: ['whoami /groups'] },
    { id: 'all', title: 'list user and groups in this session', shell: 'cmd', where: 'client', rights: 'The user who fails, in a new session', changes: false, lines: ['whoami /all'] },
  ],
  readers: [whoamiGroups],
  judges: [judge],
  paste: 'the whole answer of whoami /groups, from the heading to the integrity level at its end.',
  samples: {
    fine: [...HEAD, row('Everyone', 'Well-known group', 'S-1-1-0'), row('CORP\\SQL Admins', 'Group', `${DOMAIN}-1612`), LAST].join('\n'),
    problem: [...HEAD, row('Everyone', 'Well-known group', 'S-1-1-0'), ...Array.from({ length: 1012 }, (_, i) => row(`CORP\\Project ${i + 1}`, 'Group', `${DOMAIN}-${5000 + i}`)), LAST].join('\n'),
  },
  manual: {
    fine: 'The list has a few hundred entries at most, nearly all of the own domain.',
    problem: 'The list has about a thousand entries, or hundreds from other domains.',
  },
  causes: ['kerb-token-size'],
  pages: ['kerb-token-size'],
  sources: [
    { title: 'Problems with Kerberos authentication when a user belongs to many groups, KB 327825' },
    { title: 'Logging on a user account that is a member of more than 1,010 groups may fail, KB 328889', url: 'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/logging-on-user-account-fails' },
  ],
};
