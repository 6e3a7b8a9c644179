import type { DirectoryAccount } from '../../../src/core/directory/model.ts';
import type { TypePolicy } from '../../../src/core/outcome/model.ts';
import type { Answer, Facts } from './answer.ts';
import { changesOf, holdings, type WriteResult } from './forest.ts';
import type { Lab } from './lab.ts';
import type { Situation } from './situation.ts';

const CLIENT = 'alice';

const TYPES: Readonly<Record<TypePolicy, readonly string[] | null>> = {
  default: null,
  'aes-only': ['aes256-cts-hmac-sha1-96', 'aes128-cts-hmac-sha1-96'],
  'rc4-only': ['arcfour-hmac'],
};

/** Makes the state of a situation in the directory, runs its commands there, and asks. */
export async function observe(lab: Lab, situation: Situation): Promise<Facts> {
  await lab.request('build', { rows: rowsOf(situation.accounts) });
  try {
    await makeUser(lab, situation);
    const writes = await write(lab, situation);
    const stored = Object.entries(await lab.request<Record<string, readonly string[]>>('spns')).map(([name, spns]) => ({ name, spns }));
    if (situation.service?.passwordCurrent === false) await lab.request('change_password', { account: situation.service.key });
    const answers: Answer[] = [];
    for (const spn of situation.asks) answers.push(await ask(lab, situation, spn));
    return { writes, holdings: holdings(stored), answers };
  } finally {
    await lab.request('clear');
  }
}

/** Accounts as the lab makes them; an SPN that one before it holds has to be forced. */
function rowsOf(accounts: readonly DirectoryAccount[]): readonly object[] {
  const seen = new Set<string>();
  return accounts.map(({ spns, ...account }) => {
    const taken = spns.filter((spn) => seen.has(spn.toLowerCase()));
    for (const spn of spns) seen.add(spn.toLowerCase());
    return { ...account, spns: spns.filter((spn) => !taken.includes(spn)), ...(taken.length > 0 ? { forced: taken } : {}) };
  });
}

async function makeUser(lab: Lab, { client }: Situation): Promise<void> {
  const user = client?.user ?? 'ok';
  if (user === 'unknown') return;
  const state = { disabled: user === 'disabled', expired: user === 'expired', passwordExpired: user === 'password-expired' };
  // RC4 and AES, so that its own settings never stand between a policy of the client and the service.
  await lab.request('build', { rows: [{ name: CLIENT, kind: 'user', supportedTypes: 0x1c, state }] });
  if (user === 'locked') await lab.request('lock', { account: CLIENT });
}

async function write(lab: Lab, { commands }: Situation): Promise<readonly WriteResult[]> {
  const results: WriteResult[] = [];
  for (const { action, spn, account } of changesOf(commands ?? [])) {
    const code = await lab.request<number | null>('write', { action, spn, account });
    // LDAP 16, noSuchAttribute: there was nothing to delete.
    results.push(code === 0 ? 'done' : action === 'delete' && code === 16 ? 'unchanged' : 'refused');
  }
  return results;
}

async function ask(lab: Lab, { client, service, accounts }: Situation, spn: string): Promise<Answer> {
  const clock = seconds(client?.clockMinutes);
  const types = TYPES[client?.types ?? 'default'];
  const logon = await lab.request<number>('log_on', { account: CLIENT, wrong: client?.user === 'wrong-password', clock, types });
  if (logon !== 0) return { spn, end: 'refused', code: logon, at: 'logon' };
  const ticket = await lab.request<{ code: number; type: string | null }>('ask', { account: CLIENT, spn, clock, types });
  if (ticket.code !== 0) return { spn, end: 'refused', code: ticket.code, at: 'ask' };
  const made = { ...(await holderOf(lab, accounts, spn)), type: ticket.type?.startsWith('aes') ? 'aes' : ticket.type === 'arcfour-hmac' ? 'rc4' : String(ticket.type) };
  if (service === undefined) return { spn, end: 'ticket', ...made };
  const code = await lab.request<number>('present', {
    account: CLIENT, spn, service: service.key, which: service.passwordCurrent === false ? 'previous' : 'current',
    clock, serviceClock: seconds(service.clockMinutes), types: TYPES[service.types ?? 'default'],
  });
  if (code === 0) return { spn, end: 'accepted', ...made };
  return { spn, end: 'refused', code, at: 'present', ...made };
}

/** The one account whose key opens the ticket, found by trying the key of each. */
async function holderOf(lab: Lab, accounts: readonly DirectoryAccount[], spn: string): Promise<{ readonly holder: string }> {
  const opening: string[] = [];
  for (const { name } of accounts) {
    if ((await lab.request<number>('present', { account: CLIENT, spn, service: name })) === 0) opening.push(name.toLowerCase());
  }
  return { holder: opening.length === 0 ? 'none of them' : opening.join(' and ') };
}

const seconds = (minutes: number | undefined): number => Math.round((minutes ?? 0) * 60);
