"""Changes of servicePrincipalName over LDAP, with the rights of whoever makes them, as a tool on another machine does."""
import ldb
from samba.credentials import DONT_USE_KERBEROS, Credentials
from samba.samdb import SamDB

from accounts import password_of
from domain import load_parameters
from names import ADMINISTRATOR, ADMINISTRATOR_PASSWORD, DC, DNS, DOMAIN, OU

ATTRIBUTE = 'servicePrincipalName'
NO_SUCH_VALUE = 16


def connect(name=ADMINISTRATOR, password=ADMINISTRATOR_PASSWORD):
    parameters = load_parameters()
    credentials = Credentials()
    credentials.guess(parameters)
    credentials.set_username(name)
    credentials.set_domain(DOMAIN)
    credentials.set_password(password)
    credentials.set_kerberos_state(DONT_USE_KERBEROS)
    return SamDB(url=f'ldap://{DC}.{DNS}', credentials=credentials, lp=parameters)


def connect_as(name):
    return connect(name, password_of(name))


def change_spn(connection, action, spn, account):
    """`account` as a command names it. 0, or the LDAP code of the refusal; None when no account has that name."""
    dn = _find(connection, account)
    if dn is None:
        return None
    if action == 'add':
        return _modify(connection, dn, [spn], ldb.FLAG_MOD_ADD)
    # Samba 4.17 asks for uniqueness on a removal too, and refuses to take away what another account holds. samba-tool writes the rest instead.
    held = [str(value) for value in connection.search(base=dn, scope=ldb.SCOPE_BASE, attrs=[ATTRIBUTE])[0].get(ATTRIBUTE, [])]
    if not any(value.lower() == spn.lower() for value in held):
        return NO_SUCH_VALUE
    code = _modify(connection, dn, [spn], ldb.FLAG_MOD_DELETE)
    return code if code != ldb.ERR_CONSTRAINT_VIOLATION else _modify(connection, dn, [value for value in held if value.lower() != spn.lower()], ldb.FLAG_MOD_REPLACE)


def _modify(connection, dn, values, flag):
    message = ldb.Message(dn)
    message[ATTRIBUTE] = ldb.MessageElement(values, flag, ATTRIBUTE)
    try:
        connection.modify(message)
        return 0
    except ldb.LdbError as refusal:
        return refusal.args[0]


def _find(connection, account):
    name = account.rsplit('\\', 1)[-1]
    # setspn finds a computer and a managed account without the dollar sign too; a name that is there as it stands wins.
    for candidate in (name, f'{name}$'):
        rows = connection.search(base=OU, scope=ldb.SCOPE_ONELEVEL, expression=f'(sAMAccountName={ldb.binary_encode(candidate)})', attrs=['dn'])
        if len(rows) == 1:
            return rows[0].dn
    return None
