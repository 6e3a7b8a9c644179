import type { Difference, Family, Situation } from '../situation.ts';
import { add, asUser, computer, managed, PORT_SPN, remove, spnsOf, undoOf, user, WRONG_KEY_CODE } from './parts.ts';

const REFUSED = 'Refused: Win32 8647 (0x21C7), from Windows Server 2012 R2 on. The first holder keeps it.';

const DUPLICATE: Difference = {
  what: 'all',
  why: 'Samba answers 7 without more. Windows logs KDC event 11, adds 0xC0000035 to the 7, and its documents name 8 as well',
  source: 'Ask the Directory Services team, SPN issues part 2; KB 2015518; event 4768',
};

const CASE: Difference = {
  what: 'all',
  why: 'Samba takes a value that differs from one of the same account by case; Windows compares values of this attribute without regard to case, and setspn -S searches first',
  source: 'Observed with Samba 4.17; setspn command reference',
};

const first = user('svc-sql05', spnsOf());
const refused = (id: string, says: string, more: Pick<Situation, 'accounts' | 'commands' | 'differs'> & { readonly asks?: readonly string[] }): Situation => ({ id, says, windows: REFUSED, asks: [PORT_SPN], service: asUser, ...more });

export const duplicates: Family<Situation> = {
  family: 'duplicates',
  rows: [
    refused('second-user', 'A second user is to have it', { accounts: [first, user('svc-old')], commands: [add([PORT_SPN], 'CORP\\svc-old')] }),
    refused('computer-after-user', 'The computer is to have it beside the user', { accounts: [first, computer('SQL05')], commands: [add([PORT_SPN], 'CORP\\SQL05', 'computer')] }),
    refused('managed-after-user', 'A managed account is to have it beside the user', { accounts: [first, managed('gmsa-sql$')], commands: [add([PORT_SPN], 'CORP\\gmsa-sql$', 'managed')] }),
    refused('second-in-other-case', 'A second user is to have it in other case', { accounts: [first, user('svc-old')], commands: [add([PORT_SPN.toUpperCase()], 'CORP\\svc-old')] }),
    refused('same-account-again', 'The same account is to have it again', { accounts: [first], commands: [add([PORT_SPN])] }),
    refused('same-account-in-other-case', 'The same account is to have it again in other case', { accounts: [first], commands: [add([PORT_SPN.toLowerCase()])], differs: CASE }),
    refused('held-by-disabled-account', 'A disabled account holds it: it still blocks the write', { accounts: [user('svc-old', [PORT_SPN], { state: { disabled: true } }), user('svc-sql05')], commands: [add([PORT_SPN], 'CORP\\svc-sql05')], asks: [] }),
    refused('one-of-several', 'Of several in one go, only the one that is taken is refused', { accounts: [user('svc-old', [PORT_SPN]), user('svc-sql05')], commands: [add(spnsOf())], differs: WRONG_KEY_CODE }),
    {
      id: 'duplicate-in-domain', says: 'Two accounts of one domain hold it', windows: '7 and KDC event 11; which of them is not told.',
      accounts: [first, user('svc-old', [PORT_SPN])], asks: [PORT_SPN], service: asUser, differs: DUPLICATE,
    },
    {
      id: 'duplicate-by-case', says: 'Two accounts hold it in different case', windows: '7 and KDC event 11.',
      accounts: [first, computer('SQL05', [PORT_SPN.toLowerCase()])], asks: [PORT_SPN], service: asUser, differs: DUPLICATE,
    },
    {
      id: 'duplicate-repaired', says: 'The generated command deletes it from the wrong account', windows: 'Kerberos, when cached tickets and the miss that clients remember are gone.',
      accounts: [first, user('svc-old', [PORT_SPN])], commands: [remove([PORT_SPN], 'CORP\\svc-old')], asks: [PORT_SPN], service: asUser,
    },
    {
      id: 'duplicate-not-restored', says: 'The undo of that repair is refused: the directory takes no duplicate back', windows: REFUSED,
      accounts: [first, user('svc-old', [PORT_SPN])], commands: [remove([PORT_SPN], 'CORP\\svc-old'), undoOf(remove([PORT_SPN], 'CORP\\svc-old'))], asks: [PORT_SPN], service: asUser,
    },
    {
      id: 'duplicate-elsewhere', says: 'A duplicate of another SPN does no harm to this one', windows: 'Kerberos.',
      accounts: [user('svc-sql05', [PORT_SPN, 'MSSQLSvc/sql04.corp.example:1433']), user('svc-old', ['MSSQLSvc/sql04.corp.example:1433'])], asks: [PORT_SPN], service: asUser,
    },
  ],
};
