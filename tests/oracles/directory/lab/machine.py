"""The machine inside the namespaces: a loopback with the address of the domain controller, a host name, a /run of its own."""
import os
import socket
import subprocess

from names import DC, DC_ADDRESS, DNS, HOME, WORK


def run(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def set_up():
    socket.sethostname(DC)
    run('ip', 'link', 'set', 'lo', 'up')
    run('ip', 'address', 'add', f'{DC_ADDRESS}/24', 'dev', 'lo')
    run('mount', '-t', 'tmpfs', 'tmpfs', '/run')
    for folder in (HOME, WORK, '/run/samba'):
        os.makedirs(folder, exist_ok=True)
    hosts = f'{HOME}/hosts'
    with open(hosts, 'w', encoding='ascii') as file:
        file.write(f'127.0.0.1 localhost\n{DC_ADDRESS} {DC}.{DNS} {DC}\n')
    run('mount', '--bind', hosts, '/etc/hosts')
