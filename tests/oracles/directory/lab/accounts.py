"""Accounts of a situation: made, put into a state, taken away again."""
import time

import ldb
from samba.dcerpc import security
from samba.ndr import ndr_pack, ndr_unpack

from names import OU, PARTITION, account_dn

NORMAL, WORKSTATION, DISABLED = 0x200, 0x1000, 0x2
CLASSES = {'user': 'user', 'computer': 'computer', 'gmsa': 'msDS-GroupManagedServiceAccount', 'smsa': 'msDS-ManagedServiceAccount'}
# 100 ns since 1601.
EPOCH = 116444736000000000


def password_of(name, version=1):
    """No two accounts share a password: with RC4, which has no salt, they would share their keys too."""
    return f'Pw!{version}-{name.lower()}-9Q'


def encoded(password):
    return f'"{password}"'.encode('utf-16-le')


def build(database, accounts):
    for account in accounts:
        _add(database, account)
    for account in accounts:
        if account.get('forced'):
            _force(account['name'], account['forced'])


def _add(database, account):
    name, kind, state = account['name'], account['kind'], account.get('state', {})
    flags = NORMAL if kind == 'user' else WORKSTATION
    values = {
        'dn': account_dn(name),
        'objectClass': CLASSES[kind],
        'sAMAccountName': name,
        'userAccountControl': str(flags | (DISABLED if state.get('disabled') else 0)),
        'unicodePwd': encoded(password_of(name)),
    }
    if kind == 'gmsa':
        values['msDS-ManagedPasswordInterval'] = '30'
    if account.get('dnsHostName'):
        values['dNSHostName'] = account['dnsHostName']
    if account.get('supportedTypes') is not None:
        values['msDS-SupportedEncryptionTypes'] = str(account['supportedTypes'])
    if state.get('expired'):
        values['accountExpires'] = str(EPOCH + int((time.time() - 86400) * 10_000_000))
    if account.get('spns'):
        values['servicePrincipalName'] = account['spns']
    database.add(values)
    if state.get('passwordExpired'):
        change(database, name, 'pwdLastSet', '0')
    if account.get('aesKeys') is False:
        _drop_aes_keys(name)


def change(database, name, attribute, value):
    message = ldb.Message(ldb.Dn(database, account_dn(name)))
    message[attribute] = ldb.MessageElement(value, ldb.FLAG_MOD_REPLACE, attribute)
    database.modify(message)


def set_password(database, name, version):
    change(database, name, 'unicodePwd', encoded(password_of(name, version)))


def _past_the_rules(name, attribute, values, flag):
    """Writes into the partition itself, where no rule of the directory is asked."""
    partition = ldb.Ldb(PARTITION)
    found = partition.search(base=account_dn(name), scope=ldb.SCOPE_BASE, attrs=['cn'])
    message = ldb.Message(found[0].dn)
    message[attribute] = ldb.MessageElement(values, flag, attribute)
    partition.modify(message)


def _drop_aes_keys(name):
    """As after a password that was set before the domain made AES keys: the RC4 key, which is the NT hash, is all there is."""
    _past_the_rules(name, 'supplementalCredentials', [], ldb.FLAG_MOD_DELETE)


def _force(name, spns):
    """Duplicates from before Windows Server 2012 R2, when a domain controller did not refuse them."""
    _past_the_rules(name, 'servicePrincipalName', spns, ldb.FLAG_MOD_ADD)


def change_access(database, name, entry, add):
    """Puts an entry into the access list of an account, or takes exactly that entry out."""
    found = database.search(base=account_dn(name), scope=ldb.SCOPE_BASE, attrs=['nTSecurityDescriptor'])[0]
    descriptor = ndr_unpack(security.descriptor, found['nTSecurityDescriptor'][0])
    ace = security.descriptor.from_sddl(f'D:{entry}', security.dom_sid()).dacl.aces[0]
    if add:
        descriptor.dacl_add(ace, 0)
    else:
        descriptor.dacl_del_ace(ace)
    message = ldb.Message(found.dn)
    message['nTSecurityDescriptor'] = ldb.MessageElement(ndr_pack(descriptor), ldb.FLAG_MOD_REPLACE, 'nTSecurityDescriptor')
    database.modify(message)


def spns_of(database):
    """sAMAccountName of every account of the situation, with its SPNs as they are stored."""
    rows = database.search(base=OU, scope=ldb.SCOPE_ONELEVEL, attrs=['sAMAccountName', 'servicePrincipalName'])
    return {str(row['sAMAccountName']): sorted(str(spn) for spn in row.get('servicePrincipalName', [])) for row in rows}


def clear(database):
    for row in database.search(base=OU, scope=ldb.SCOPE_ONELEVEL, attrs=['dn']):
        database.delete(row.dn)
