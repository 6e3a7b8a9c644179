import type { TypePolicy } from '../../../../src/core/outcome/model.ts';
import type { Difference, Family, Situation } from '../situation.ts';
import { AES, asUser, PORT_SPN, RC4, spnsOf, user } from './parts.ts';

interface Facts {
  readonly types: number | undefined;
  readonly client?: TypePolicy;
  readonly server?: TypePolicy;
  readonly unsetMeans?: 'aes';
  readonly aesKeys?: false;
  readonly differs?: Difference;
}

const row = (id: string, says: string, windows: string, { types, client, server, unsetMeans, aesKeys, differs }: Facts): Situation => ({
  id, says, windows, asks: [PORT_SPN],
  accounts: [user('svc-sql05', spnsOf(), { ...(types === undefined ? { supportedTypes: undefined } : { supportedTypes: types }), ...(aesKeys === false ? { aesKeys } : {}) })],
  service: { ...asUser, ...(server ? { types: server } : {}) },
  ...(client ? { client: { types: client } } : {}),
  ...(unsetMeans ? { unsetMeans } : {}),
  ...(differs ? { differs } : {}),
});

const NONE = 'KDC_ERR_ETYPE_NOSUPP (14); KDC event 16 or 27 on the controller.';
const BY_AES = 'A ticket in AES: Kerberos.';
const BY_RC4 = 'A ticket in RC4: Kerberos.';
const KEYS: Difference = {
  what: 'all',
  why: 'Samba falls back to the RC4 key of an account that has no AES key, whatever msDS-SupportedEncryptionTypes says',
  source: 'Observed with Samba 4.17; KB 5021131 and KB 5073381, missing AES keys',
};

const NOT_PERMITTED: Difference = { what: 'code', why: 'a service of MIT Kerberos names the type that it does not permit', source: 'MIT Kerberos, permitted_enctypes' };

/** msDS-SupportedEncryptionTypes of the service account, against what the client and the server take. */
export const encryption: Family<Situation> = {
  family: 'encryption types',
  rows: [
    row('aes-account', 'AES only on the account', BY_AES, { types: AES }),
    row('aes128-only', 'AES128 only on the account', BY_AES, { types: 0x8 }),
    row('aes256-only', 'AES256 only on the account', BY_AES, { types: 0x10 }),
    row('both', 'RC4 and AES on the account: the strongest is taken', BY_AES, { types: RC4 | AES }),
    row('rc4-account', 'RC4 only on the account', BY_RC4, { types: RC4 }),
    row('aes-account-rc4-client', 'AES only on the account, RC4 only at the client', NONE, { types: AES, client: 'rc4-only' }),
    row('rc4-account-aes-client', 'RC4 only on the account, AES only at the client', NONE, { types: RC4, client: 'aes-only' }),
    row('both-rc4-client', 'RC4 and AES on the account, RC4 only at the client', 'A ticket in AES, which the client does not look into, with an RC4 session key: Kerberos.', { types: RC4 | AES, client: 'rc4-only' }),
    row('both-aes-client', 'RC4 and AES on the account, AES only at the client', BY_AES, { types: RC4 | AES, client: 'aes-only' }),
    row('unset', 'Nothing on the account, controller before April 2026', 'A ticket in RC4 with an AES session key: Kerberos.', { types: undefined }),
    row('zero', 'Zero on the account is the same as nothing', 'A ticket in RC4 with an AES session key: Kerberos.', { types: 0 }),
    row('unset-rc4-client', 'Nothing on the account, controller before April 2026, RC4 only at the client', BY_RC4, { types: undefined, client: 'rc4-only' }),
    row('unset-aes-client', 'Nothing on the account, controller before April 2026, AES only at the client', 'A ticket in RC4, which the client does not look into, with an AES session key: Kerberos.', { types: undefined, client: 'aes-only' }),
    row('unset-aes-server', 'Nothing on the account, controller before April 2026, AES only at the server', 'A ticket in RC4, which the server refuses.', { types: undefined, server: 'aes-only', differs: NOT_PERMITTED }),
    row('des-only', 'DES only on the account', NONE, { types: 0x3 }),
    row('unset-after', 'Nothing on the account, controller from April 2026 on', BY_AES, { types: undefined, unsetMeans: 'aes' }),
    row('unset-after-rc4-client', 'Nothing on the account, controller from April 2026 on, RC4 only at the client', NONE, { types: undefined, unsetMeans: 'aes', client: 'rc4-only' }),
    row('rc4-account-after', 'RC4 only on the account is obeyed, controller from April 2026 on', BY_RC4, { types: RC4, unsetMeans: 'aes' }),
    row('unset-after-without-keys', 'Nothing on the account and no AES key, controller from April 2026 on', NONE, { types: undefined, unsetMeans: 'aes', aesKeys: false, differs: KEYS }),
    row('aes-without-keys', 'AES only on the account, whose password is older than AES keys', NONE, { types: AES, aesKeys: false, differs: KEYS }),
    row('both-without-keys', 'RC4 and AES on the account, whose password is older than AES keys', BY_RC4, { types: RC4 | AES, aesKeys: false }),
    row('aes-ticket-aes-server', 'AES only on the account and at the server', BY_AES, { types: AES, server: 'aes-only' }),
    row('rc4-ticket-aes-server', 'RC4 only on the account, AES only at the server', 'The server refuses the ticket.', {
      types: RC4, server: 'aes-only',
      differs: NOT_PERMITTED,
    }),
  ],
};
