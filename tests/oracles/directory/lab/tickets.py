"""Asks the KDC as a client of MIT Kerberos does, and reads from its trace which error the KDC gave."""
import os
import re
import subprocess

from names import DC_ADDRESS, DNS, KRB5_CONFIG, REALM, WORK

# KRB5_TRACE prints numbers of the error table krb5; this one is its first, and RFC 4120 counts from there.
TABLE = -1765328384
# Normal on the way to an answer: pre-authentication required, and a request for TCP.
NORMAL = {25, 52}
SKEW = 37


def write_configuration(path=KRB5_CONFIG, types=None):
    limited = '' if types is None else f' permitted_enctypes = {" ".join(types)}\n default_tkt_enctypes = {" ".join(types)}\n default_tgs_enctypes = {" ".join(types)}\n'
    with open(path, 'w', encoding='ascii') as file:
        # kdc_timesync = 0: MIT would take over the clock of the KDC. TCP only, and no name resolution that changes an SPN.
        file.write(f"""[libdefaults]
 default_realm = {REALM}
 dns_lookup_kdc = false
 dns_lookup_realm = false
 dns_canonicalize_hostname = false
 rdns = false
 udp_preference_limit = 1
 kdc_timesync = 0
 allow_rc4 = true
{limited}[realms]
 {REALM} = {{
  kdc = {DC_ADDRESS}
 }}
[domain_realm]
 .{DNS} = {REALM}
""")


def _environment(types):
    path = KRB5_CONFIG
    if types is not None:
        path = f'{WORK}/krb5-{"-".join(types)}.conf'
        write_configuration(path, types)
    return {**os.environ, 'KRB5_CONFIG': path, 'KRB5_TRACE': '/dev/stderr'}


def shifted(words, clock, types, text=''):
    """Runs a program with its clock moved by so many seconds, and with these encryption types permitted."""
    faked = words if clock == 0 else ['faketime', '-f', f'{clock:+d}s', *words]
    return subprocess.run(faked, env=_environment(types), input=text, capture_output=True, text=True, check=False)


def _code(result):
    """RFC 4120 code of the failure; 0 when there was none."""
    if result.returncode == 0:
        return 0
    codes = [int(found) - TABLE for found in re.findall(r'(?:error from KDC|request result): (-\d+)', result.stderr)]
    codes = [code for code in codes if code not in NORMAL]
    if codes:
        return codes[-1]
    # A client that compares the clocks itself names no number.
    if 'Clock skew too great' in result.stderr:
        return SKEW
    raise RuntimeError(f'No code in: {result.stderr[-1500:]}')


def cache_of(name):
    return f'FILE:{WORK}/cc-{name}'


def log_on(name, password, clock=0, types=None):
    """AS exchange. The second and third line answer a request for a new password: there is none to give."""
    return _code(shifted(['kinit', '-c', cache_of(name), f'{name}@{REALM}'], clock, types, f'{password}\nx\ny\n'))


def ask(name, spn, clock=0, types=None):
    """TGS exchange with the ticket-granting ticket of that account."""
    return _code(shifted(['kvno', '-c', cache_of(name), escaped(spn)], clock, types))


def escaped(spn):
    return spn.replace('\\', '\\\\').replace('@', '\\@')


def type_of(name, spn):
    """Encryption type of the cached service ticket, as MIT names it."""
    text = shifted(['klist', '-e', '-c', cache_of(name)], 0, None).stdout
    lines = text.splitlines()
    for line, below in zip(lines, lines[1:]):
        if line.endswith(f' {spn}@{REALM}'):
            return below.rsplit(',', 1)[-1].strip().removeprefix('DEPRECATED:')
    return None
