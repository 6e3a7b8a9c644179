/** What do the logon and certificate lines of SQL Server say? */
import type { CauseId } from '../../data/causes.ts';
import { sqlLoginStatesCodes } from '../../data/codes/sql-login-states.ts';
import type { CodeRow } from '../../data/codes/row.ts';
import { sqlServerCodes } from '../../data/codes/sql-server.ts';
import type { Rich } from '../blocks.ts';
import { errorlogLogon } from '../readers/errorlog-logon.ts';
import type { LogonEntry } from '../readers/errorlog-entry.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Judge, Judgement } from './judgement.ts';
import { sayStart } from './sql-start.ts';
import { codeRow, evidence, shownCode } from './tls-words.ts';
import { page } from '../sentences.ts';

const states: readonly CodeRow[] = sqlLoginStatesCodes;
const errors: readonly CodeRow[] = sqlServerCodes;
const MOST = 12;
const START = new Set([17182, 17190, 26010, 26011, 26012, 26013, 26014, 26015, 26017, 26018, 26022, 26023]);

/** Equal refusals are said once with their number; a 18452 behind the 17806 of the same client is the same refusal. */
export const sqlLogonJudge: Judge = {
  id: 'sql-logon',
  reads: [errorlogLogon.id],
  judge: (readings) => {
    const entries = readingsOf(readings, errorlogLogon).flatMap((r) => r.facts.entries);
    const start = entries.filter((e) => e.number === undefined || START.has(e.number.value));
    const logons = entries.filter((e) => !start.includes(e));
    return [...sayStart(start), ...judgeLogons(logons)].slice(0, MOST);
  },
};

function judgeLogons(entries: readonly LogonEntry[]): readonly Judgement[] {
  const groups = new Map<string, LogonEntry[]>();
  entries.forEach((entry, i) => {
    const before = entries[i - 1];
    if (entry.number?.value === 18452 && before?.number?.value === 17806 && before.client?.value === entry.client?.value) return;
    const key = [entry.number?.value, entry.number?.value === 18456 ? entry.state?.value : '', entry.code?.value, entry.user?.value.toLowerCase(), entry.client?.value].join('|');
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const said = first && sayLogon(first);
    if (!first || !said) return [];
    const causes = said.causes ?? [];
    return [
      {
        id: said.id,
        verdict: said.verdict,
        says: group.length > 1 ? [...said.says, ` Logged ${group.length} times here.`] : said.says,
        evidence: evidence(group.slice(0, 4).flatMap((e) => [e.number ?? { line: e.line }, e.code, e.user, e.client])),
        next: said.next,
        ...(said.verdict === 'problem' && causes.length > 0 ? { causes } : {}),
      },
    ];
  });
}

interface Said {
  readonly id: string;
  readonly verdict: Judgement['verdict'];
  readonly says: Rich;
  readonly next: Rich;
  readonly causes?: readonly CauseId[];
}

function sayLogon(entry: LogonEntry): Said | undefined {
  const from = entry.client ? [' from ', { code: entry.client.value }] : [];
  const local = /^(?:<local machine>|127\.|::1$)/.test(entry.client?.value ?? '');
  const row = errors.find((r) => r.code === entry.number?.value);
  switch (entry.number?.value) {
    case 17806:
      return handshake(entry, from, local);
    case 18452:
      return { id: 'untrusted-domain', verdict: 'problem', says: ['A login', ...from, ' came with an identity that this server could not check.'], next: ['Read the 17806 line before it for the code: ', page('ntlm-untrusted-domain', 'login from an untrusted domain'), '.'], causes: local ? ['ntlm-loopback-check', ...(row?.causes ?? []).filter((c) => c !== 'ntlm-loopback-check')] : (row?.causes ?? ['ntlm-untrusted-domain']) };
    case 18456:
      return login(entry, from);
    case 17836:
    case 17828:
      return { id: 'not-tds', verdict: 'open', says: ['Something', ...from, ' sent bytes that are not a login of SQL Server: mostly a scanner or monitoring.'], next: ['Find out what runs at that address; it explains nothing where users complain.'] };
    case 17832:
      return { id: 'login-packet', verdict: 'open', says: ['A login packet', ...from, ' was not valid: a scanner, a broken client, or a ticket that is too large.'], next: ['If a user complains, count the groups of the account: ', page('kerb-token-size', 'token or ticket too large'), '.'] };
    case 17835:
      return { id: 'client-without-encryption', verdict: 'problem', says: ['A client', ...from, ' cannot encrypt, and this instance requires it.'], next: ['Replace the driver of that client: ', page('driver-too-old', 'driver too old'), '.'], causes: ['driver-too-old'] };
    case 17830: {
      const { total = 0, sspi = 0 } = entry.spent ?? {};
      if (total >= 5000 && sspi * 2 > total) return { id: 'slow-sspi', verdict: 'problem', says: ['A connection', ...from, ` was lost during the login: ${sspi} of ${total} ms went into SSPI.`], next: ['The domain controller answers slowly or not at all: ', page('kerb-no-dc-or-trust', 'no domain controller or broken trust'), '.'], causes: ['kerb-no-dc-or-trust'] };
      return { id: 'lost-during-login', verdict: 'open', says: ['A connection', ...from, ' was lost during the login', ...(entry.code ? [': ', ...shownCode(entry.code.value)] : []), '.'], next: ['A client that gave up, or a device on the path: ', page('tls-peer-closed', 'connection closed during the handshake'), '.'] };
    }
    default:
      return undefined;
  }
}

function handshake(entry: LogonEntry, from: Rich, local: boolean): Said {
  if (!entry.code) return { id: 'sspi-without-code', verdict: 'open', says: ['An SSPI handshake', ...from, ' failed; its code, which says why, is not in the paste.'], next: ['Paste the line behind ', { code: 'Error: 17806' }, ' too.'] };
  const code = entry.code.value;
  const row = codeRow(code);
  const loopback = local && code === 0x8009030c;
  const causes: readonly CauseId[] = loopback ? ['ntlm-loopback-check', ...(row?.causes ?? []).filter((c) => c !== 'ntlm-loopback-check')] : (row?.causes ?? ['other']);
  const slug = causes[0] ?? 'other';
  return {
    id: `sspi-${code.toString(16)}`,
    verdict: 'problem',
    says: ['The SSPI handshake', ...from, ' failed with ', ...shownCode(code), '. ', row ? row.meaning : 'The tables do not have this code.', local ? ' The client is this machine itself.' : ''],
    next: ['Follow the code: ', page(slug, 'what to do'), '.'],
    causes,
  };
}

function login(entry: LogonEntry, from: Rich): Said {
  const user = entry.user?.value;
  const state = entry.state?.value;
  const who: Rich = user === undefined ? ['A login'] : user === '' ? ['A login without a name'] : ['The login of ', { code: user }];
  if (user !== undefined && /ANONYMOUS LOGON$/i.test(user)) {
    return { id: 'anonymous-logon', verdict: 'problem', says: ['A login', ...from, ' arrived as ANONYMOUS LOGON: the identity of the user was lost on the way.'], next: ['Look at the machine before this one: ', page('kerb-double-hop-delegation', 'double hop without delegation'), '.'], causes: ['kerb-double-hop-delegation'] };
  }
  if (user === '' || /^\(null\)$/i.test(user ?? '')) {
    return { id: 'login-without-name', verdict: 'problem', says: ['A login', ...from, ' was refused and has no user name: Windows did not hand over an identity.'], next: ['Read the lines of the same second for a 17806 with a code: ', page('kerb-double-hop-delegation', 'double hop'), ' or ', page('kerb-no-dc-or-trust', 'domain controller'), '.'], causes: ['kerb-double-hop-delegation', 'kerb-no-dc-or-trust', 'kerb-spn-wrong-account'] };
  }
  const row = states.find((r) => r.code === state);
  if (state === undefined || state === 1 || !row) {
    return { id: 'login-state-not-told', verdict: 'open', says: [...who, ...from, state === undefined ? ' was refused; the state, which says why, is not in the paste.' : state === 1 ? ' was refused with state 1, which clients always see.' : ` was refused with state ${state}, which the tables do not have.`, entry.reason ? ` ${entry.reason.value}` : ''], next: ['Read the line of the same second in the ERRORLOG of the server: ', { code: "EXEC sys.sp_readerrorlog 0, 1, N'18456';" }] };
  }
  return {
    id: `login-state-${state}`,
    verdict: 'problem',
    says: [...who, ...from, ` was refused with state ${state}. ${row.meaning}`],
    next: [row.checks[0] ? `${row.checks[0]}. ` : '', 'Then ', page(row.causes[0] ?? 'other', 'what to do'), '.'],
    causes: row.causes,
  };
}
