"""Names of the domain that the lab makes; the TypeScript side writes the same ones in situations."""
REALM = 'CORP.EXAMPLE'
DOMAIN = 'CORP'
DNS = 'corp.example'
BASE = 'DC=corp,DC=example'
# All accounts of a situation lie here, and nothing else does.
OU = f'OU=Situation,{BASE}'
DC = 'dc01'
DC_ADDRESS = '10.99.0.1'
ADMINISTRATOR = 'Administrator'
ADMINISTRATOR_PASSWORD = 'P@ssw0rd!Adm1n'
# In the private mount namespace: the paths of a provisioned domain are part of it, so it always stands here.
HOME = '/run/directory-lab'
STATE = f'{HOME}/domain'
WORK = f'{HOME}/work'
CONFIG = f'{STATE}/etc/smb.conf'
DATABASE = f'{STATE}/private/sam.ldb'
PARTITION = f'{STATE}/private/sam.ldb.d/{BASE.upper()}.ldb'
KRB5_CONFIG = f'{WORK}/krb5.conf'


def account_dn(name):
    """Distinguished name of an account of the situation. A user and a computer may share a name but for the dollar sign, not a distinguished name."""
    return f'CN={name.replace("$", " computer")},{OU}'
