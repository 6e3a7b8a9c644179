import type { CommandBlock } from '../../../../src/core/blocks.ts';
import { moveBlocks } from '../../../../src/core/setspn-move.ts';
import { setspnWriter } from '../../../../src/core/setspn.ts';
import type { DirectoryAccount } from '../../../../src/core/directory/model.ts';
import type { Family, OracleService, Situation } from '../situation.ts';
import { asComputer, asUser, computer, FOREST, HOST, managed, named, PLAIN_SPN, PORT_SPN, runsAs, spnsOf, undoOf, user, WRONG_KEY_CODE } from './parts.ts';

const WRONG_KEY = 'A ticket with the key of the holder, which the service cannot read: KRB_AP_ERR_MODIFIED (41), SEC_E_WRONG_PRINCIPAL, no NTLM.';

const wrong = (id: string, says: string, accounts: readonly DirectoryAccount[], service: OracleService, asks: readonly string[] = [PORT_SPN]): Situation => ({
  id, says, windows: WRONG_KEY, accounts, asks, service, differs: WRONG_KEY_CODE,
});

const changing = moveBlocks(setspnWriter, spnsOf(), named('CORP\\SQL05', 'computer'), named('CORP\\svc-sql05', 'user'), FOREST)
  .filter((b): b is CommandBlock => b.kind === 'command' && b.changes === 'Active Directory');
const before = [computer('SQL05', spnsOf()), user('svc-sql05')];

export const wrongAccount: Family<Situation> = {
  family: 'wrong account',
  rows: [
    wrong('left-on-computer', 'The service ran as LocalSystem before: the SPNs are still on the computer', before, asUser),
    wrong('left-on-old-account', 'The service has a new account, the SPNs are on the old one', [user('svc-old', spnsOf()), user('svc-sql05')], asUser),
    wrong('left-on-user', 'The service runs as a virtual account now, the SPNs are on a user', [user('svc-sql05', spnsOf()), computer('SQL05')], asComputer),
    wrong('other-managed-account', 'The SPNs are on another managed account', [managed('gmsa-old$', spnsOf()), managed('gmsa-sql$')], runsAs('CORP\\gmsa-sql$', 'gmsa-sql$')),
    wrong('listener-on-node', 'The SPN of the listener is on the computer account of a node', [computer('SQL05', ['MSSQLSvc/ag-sales.corp.example:1433']), user('svc-sql05', spnsOf())], asUser, ['MSSQLSvc/ag-sales.corp.example:1433', PORT_SPN]),
    wrong('other-computer', 'The SPN is on the computer account of another host', [computer('SQL04', [PORT_SPN]), computer('SQL05')], asComputer),
    wrong('web-site-as-computer', 'HTTP on a domain user, the site authenticates as the computer', [computer('WEB01'), user('svc-web', ['HTTP/web01.corp.example'])], runsAs('NT AUTHORITY\\NETWORK SERVICE', 'WEB01$', { host: 'web01.corp.example' }), ['HTTP/web01.corp.example']),
    wrong('reports-without-own-spn', 'Reporting Services under a domain user without HTTP: HOST of the computer answers', [user('svc-rs'), computer('RS01')], runsAs('CORP\\svc-rs', 'svc-rs', { host: 'rs01.corp.example' }), ['HTTP/rs01.corp.example']),
    wrong('old-password', 'The password was changed and the service not restarted', [user('svc-sql05', spnsOf())], { ...asUser, passwordCurrent: false }),
    {
      id: 'moved', says: 'The generated move takes the SPNs from the computer to the service account', windows: 'Both writes succeed; then Kerberos.',
      accounts: before, commands: changing, asks: [PORT_SPN, PLAIN_SPN, 'MSSQLSvc/sql05:1433'], service: asUser,
    },
    {
      id: 'moved-and-back', says: 'The undo of the move, last block first, restores what was', windows: `All writes succeed; then as before: ${WRONG_KEY}`,
      accounts: before, commands: [...changing, ...changing.map(undoOf).reverse()], asks: [PORT_SPN], service: asUser, differs: WRONG_KEY_CODE,
    },
    {
      id: 'moved-in-the-wrong-order', says: 'Adding before removing: the directory refuses, so the removal leaves nobody', windows: 'Win32 8647 for each; then 7.',
      accounts: before, commands: [...changing].reverse(), asks: [PORT_SPN], service: asUser,
    },
    {
      id: 'one-of-two-ports', says: 'One port is on the right account, the other on an old one', windows: `Kerberos on the first. On the second: ${WRONG_KEY}`,
      accounts: [user('svc-sql05', [PORT_SPN]), user('svc-old', [`MSSQLSvc/${HOST}:50123`])], asks: [PORT_SPN, `MSSQLSvc/${HOST}:50123`], service: asUser, differs: WRONG_KEY_CODE,
    },
  ],
};
