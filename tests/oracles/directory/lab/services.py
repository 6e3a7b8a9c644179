"""Services that run with the key of an account: its keytab, with the present password or the one before."""
import os
import sys

import samba.dckeytab  # noqa: F401 - adds export_keytab to Net
from samba.credentials import Credentials
from samba.net import Net

import gss
from domain import load_parameters
from names import WORK
from tickets import cache_of, escaped, shifted

HERE = os.path.dirname(os.path.abspath(__file__))


def keytab_of(name, which='current'):
    return f'{WORK}/{which}-{name}.keytab'


def keep_key(name, which='current'):
    path = keytab_of(name, which)
    if os.path.exists(path):
        os.remove(path)
    Net(Credentials(), load_parameters()).export_keytab(keytab=path, principal=name)


def forget_keys():
    for file in os.listdir(WORK):
        if file.endswith('.keytab') or file.startswith('cc-'):
            os.remove(f'{WORK}/{file}')


def present(client, spn, keytab, client_clock=0, service_clock=0, types=None):
    """Presents the cached ticket to a service. 0, or the code of its refusal."""
    if client_clock == 0:
        token = gss.token_for(cache_of(client), escaped(spn))
    else:
        token = bytes.fromhex(_elsewhere(['token', cache_of(client), escaped(spn)], client_clock, None))
    if service_clock == 0 and types is None:
        return gss.take(token, keytab)
    return int(_elsewhere(['take', keytab], service_clock, types, token.hex()))


def _elsewhere(words, clock, types, text=''):
    result = shifted([sys.executable, '-B', f'{HERE}/gss.py', *words], clock, types, text)
    if result.returncode != 0:
        raise RuntimeError(result.stderr[-1500:])
    return result.stdout
