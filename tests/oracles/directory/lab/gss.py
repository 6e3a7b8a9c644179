"""The ticket at the service: a token made by the client, taken by a service with the keys of one account. Also a program, so that it can run with another clock."""
import sys

import gssapi

# MIT error tables as an unsigned number: the first code of table krb5, from which RFC 4120 counts.
TABLE = 0x96C73A00
LAST = 128
PRINCIPAL_NAME = gssapi.OID.from_int_seq('1.2.840.113554.1.2.2.1')
KERBEROS = gssapi.OID.from_int_seq('1.2.840.113554.1.2.2')


def token_for(cache, spn):
    """What a client sends to the service; the ticket is in the cache by now."""
    name = gssapi.Name(spn, name_type=PRINCIPAL_NAME)
    credentials = gssapi.Credentials(usage='initiate', store={'ccache': cache}, mechs=[KERBEROS])
    return gssapi.SecurityContext(name=name, creds=credentials, mech=KERBEROS, usage='initiate').step()


def take(token, keytab):
    """0 when the service accepts the token, else the RFC 4120 code with which it refuses."""
    try:
        credentials = gssapi.Credentials(usage='accept', store={'keytab': keytab}, mechs=[KERBEROS])
        context = gssapi.SecurityContext(creds=credentials, usage='accept')
        context.step(token)
        return 0
    except gssapi.exceptions.GSSError as refusal:
        code = (refusal.min_code & 0xFFFFFFFF) - TABLE
        if 0 < code < LAST:
            return code
        raise  # Not an answer about the ticket: no keytab, no memory.


# step() would hand the error token over and hide the error until the next step.
gssapi.SecurityContext.__DEFER_STEP_ERRORS__ = False

if __name__ == '__main__':
    if sys.argv[1] == 'token':
        sys.stdout.write(token_for(sys.argv[2], sys.argv[3]).hex())
    else:
        sys.stdout.write(str(take(bytes.fromhex(sys.stdin.read()), sys.argv[2])))
