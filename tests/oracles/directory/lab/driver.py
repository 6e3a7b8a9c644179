"""Runs inside the namespaces (see enter.sh). Reads one JSON request a line and answers with one JSON line: {"ok": …} or {"error": "…"}."""
import json
import os
import sys
import traceback

sys.dont_write_bytecode = True
# Libraries print; the answers keep the real standard output for themselves.
ANSWERS = os.fdopen(os.dup(1), 'w', encoding='utf-8')
os.dup2(2, 1)

import machine  # noqa: E402
from names import KRB5_CONFIG  # noqa: E402

machine.set_up()
# No setting of the machine may have a say; a replay cache would take a repeated request for an attack.
os.environ.update(PATH='/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL='C', SMB_CONF_PATH='/dev/null', KRB5_CONFIG=KRB5_CONFIG, KRB5RCACHENAME='none:')

import accounts  # noqa: E402
import domain  # noqa: E402
import services  # noqa: E402
import tickets  # noqa: E402
import writes  # noqa: E402


class Lab:
    """What the requests need between them: the running server, the open database, the connection of the administrator."""

    def __init__(self):
        self.server = self.database = self.administrator = None

    def start(self, cache):
        warm = domain.prepare(cache)
        tickets.write_configuration()
        self._serve(0)
        return {'warm': warm}

    def _serve(self, default_types):
        domain.write_settings(default_types)
        self.server = domain.start()
        self.database = domain.open_database()
        self.administrator = writes.connect()

    def serve(self, defaultTypes):
        domain.stop(self.server)
        self._serve(defaultTypes)

    def build(self, rows):
        accounts.build(self.database, rows)
        for account in rows:
            services.keep_key(account['name'])

    def clear(self):
        accounts.clear(self.database)
        services.forget_keys()

    def write(self, action, spn, account):
        return writes.change_spn(self.administrator, action, spn, account)

    def write_as(self, action, spn, account, actor):
        return writes.change_spn(writes.connect_as(actor), action, spn, account)

    def grant(self, account, sid, attribute, rights):
        accounts.change_access(self.database, account, f'(OA;;{rights};{attribute};;{sid})', True)

    def revoke(self, account, sid, attribute, rights):
        accounts.change_access(self.database, account, f'(OA;;{rights};{attribute};;{sid})', False)

    def spns(self):
        return accounts.spns_of(self.database)

    def change_password(self, account):
        """The service keeps the key of before."""
        services.keep_key(account, 'previous')
        accounts.set_password(self.database, account, 2)
        services.keep_key(account)

    def lock(self, account):
        for _ in range(3):
            tickets.log_on(account, 'not the password')

    def log_on(self, account, wrong=False, clock=0, types=None):
        return tickets.log_on(account, 'not the password' if wrong else accounts.password_of(account), clock, types)

    def ask(self, account, spn, clock=0, types=None):
        code = tickets.ask(account, spn, clock, types)
        return {'code': code, 'type': tickets.type_of(account, spn) if code == 0 else None}

    def present(self, account, spn, service, which='current', clock=0, serviceClock=0, types=None):
        return services.present(account, spn, services.keytab_of(service, which), clock, serviceClock, types)


def answer(lab, line):
    request = json.loads(line)
    try:
        return {'ok': getattr(lab, request.pop('do'))(**request)}
    except Exception:  # noqa: BLE001 - whatever it was, the other side must hear of it
        return {'error': traceback.format_exc()}


if __name__ == '__main__':
    LAB = Lab()
    for line in sys.stdin:
        ANSWERS.write(json.dumps(answer(LAB, line)) + '\n')
        ANSWERS.flush()
