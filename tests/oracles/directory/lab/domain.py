"""The domain: made once and kept in a cache, copied for each run, served by a samba process."""
import logging
import os
import shutil
import signal
import subprocess
import time

from names import ADMINISTRATOR_PASSWORD, BASE, CONFIG, DATABASE, DC, DC_ADDRESS, DOMAIN, HOME, OU, REALM, STATE

# Windows Server 2008 R2 (4) is the highest level that this version of Samba reaches with what it implements.
FUNCTIONAL_LEVEL = 4


def settings(default_types):
    """smb.conf; `default_types` is DefaultDomainSupportedEncTypes of Windows: what an account without msDS-SupportedEncryptionTypes has."""
    return f"""[global]
 netbios name = {DC.upper()}
 realm = {REALM}
 workgroup = {DOMAIN}
 server role = active directory domain controller
 server services = ldap, kdc
 interfaces = lo {DC_ADDRESS}
 bind interfaces only = yes
 state directory = {STATE}/state
 private dir = {STATE}/private
 lock directory = {STATE}
 cache directory = {STATE}/cache
 pid directory = {HOME}
 ncalrpc dir = {HOME}/ncalrpc
 log file = {HOME}/log.%m
 kdc default domain supported enctypes = {default_types}
"""


def load_parameters():
    from samba.param import LoadParm
    parameters = LoadParm()
    parameters.load(CONFIG)
    return parameters


def open_database(path=DATABASE):
    """sam.ldb itself, as the system account: no right is asked for, every other rule of the directory holds."""
    from samba.auth import system_session
    from samba.samdb import SamDB
    parameters = load_parameters()
    return SamDB(url=path, session_info=system_session(parameters), lp=parameters)


def provision_domain():
    from samba.auth import system_session
    from samba.param import LoadParm
    from samba.provision import provision
    # No default smb.conf of the machine may have a say; skip_sysvolacl is what makes it work without being root outside.
    provision(
        logging.getLogger(), system_session(), targetdir=STATE, realm=REALM, domain=DOMAIN, hostname=DC, hostip=DC_ADDRESS, hostip6=None,
        adminpass=ADMINISTRATOR_PASSWORD, dns_backend='NONE', serverrole='dc', dom_for_fun_level=FUNCTIONAL_LEVEL, skip_sysvolacl=True,
        lp=LoadParm(), root='root', nobody='root', users='root', backend_store='tdb')
    write_settings(0)
    database = open_database()
    database.add({'dn': OU, 'objectClass': 'organizationalUnit'})
    # Three wrong passwords lock an account, for half an hour.
    database.modify_ldif(f'dn: {BASE}\nchangetype: modify\nreplace: lockoutThreshold\nlockoutThreshold: 3\n')


def write_settings(default_types):
    with open(CONFIG, 'w', encoding='ascii') as file:
        file.write(settings(default_types))


def prepare(cache):
    """Puts the domain in place, from the cache if it is there. Says whether it was."""
    if os.path.isdir(cache):
        shutil.copytree(cache, STATE, symlinks=True)
        return True
    provision_domain()
    fresh = f'{cache}.{os.getpid()}'
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(STATE, fresh, symlinks=True)
    try:
        os.rename(fresh, cache)
    except OSError:
        # Another run was first.
        shutil.rmtree(fresh, ignore_errors=True)
    return False


def start():
    """Starts the domain controller and waits until LDAP and the KDC listen."""
    with open(f'{HOME}/out', 'ab') as out:
        server = subprocess.Popen(['samba', '--foreground', '--no-process-group', f'--configfile={CONFIG}'], stdout=out, stderr=out, start_new_session=True)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        if _listening() == 2:
            return server
        time.sleep(0.05)
    with open(f'{HOME}/out', encoding='utf-8', errors='replace') as out:
        raise RuntimeError(f'The domain controller did not start: {out.read()[-2000:]}')


def stop(server):
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    while _listening():
        time.sleep(0.05)


def _listening():
    sockets = subprocess.run(['ss', '-ltnH', '( sport = :88 or sport = :389 )'], capture_output=True, check=True, text=True).stdout
    return sum(f'{DC_ADDRESS}:{port} ' in sockets for port in (88, 389))
