import type { Rich } from '../blocks.ts';
import { principalOf } from '../readers/kerberos-names.ts';
import type { KvnoFacts } from '../readers/kvno.ts';
import type { MitKlistFacts } from '../readers/mit-klist.ts';
import type { KeytabEntry } from '../readers/mit-lines.ts';
import type { Judgement } from './judgement.ts';
import { hostOf } from './spn-account.ts';

/** A keytab is compared with the key versions that the directory tells: MIT compares principals with regard to case, Active Directory without. */

const page: Rich = ['Make the keytab again with the password that is set now: ', { link: '/runbook/kerb-encryption-type/#linux-keytab', text: 'Linux keytab' }, '.'];

/** Judges all keytabs of a paste against all answers of kvno. */
export function judgeKeytab(lists: readonly MitKlistFacts[], answers: readonly KvnoFacts[]): readonly Judgement[] {
  const keytabs = lists.filter((l) => l.kind === 'keytab' && l.keys.length > 0);
  const versions = answers.filter((a) => a.kvno !== undefined);
  const out: Judgement[] = [];
  for (const answer of versions) {
    if (answer.keytab?.value === 'valid') out.push(opens(answer));
    else {
      const compared = keytabs.flatMap((k) => compare(k, answer, lists) ?? []);
      out.push(...(compared.length > 0 ? compared : [known(answer)]));
    }
  }
  if (versions.length === 0) out.push(...keytabs.map(alone));
  return out;
}

function opens({ principal, keytab }: KvnoFacts): Judgement {
  return {
    id: 'keytab-opens',
    verdict: 'fine',
    says: ['The keytab opens the ticket for ', { code: principal?.value ?? '' }, ': version, encryption type and key are right.'],
    evidence: [{ line: keytab?.line ?? 1 }],
    next: ['Make sure that the service uses this keytab, and may read it.'],
    against: ['kerb-spn-missing', 'kerb-encryption-type', 'kerb-no-credentials'],
  };
}

function known({ principal, kvno }: KvnoFacts): Judgement {
  return {
    id: 'ticket-granted',
    verdict: 'fine',
    says: ['The domain controller gives a ticket for ', { code: principal?.value ?? '' }, `, with key version ${kvno?.value ?? ''}.`],
    evidence: [{ line: kvno?.line ?? 1 }],
    next: ['For a service on Linux, compare the keytab: ', { code: 'klist -kte' }, ' with its path.'],
    against: ['kerb-spn-missing', 'kerb-no-credentials', 'kerb-no-dc-or-trust'],
  };
}

function compare(keytab: MitKlistFacts, answer: KvnoFacts, lists: readonly MitKlistFacts[]): Judgement | undefined {
  const asked = answer.principal?.value ?? '';
  const version = answer.kvno?.value ?? 0;
  const line = answer.kvno?.line ?? 1;
  const same = keytab.keys.filter((k) => k.principal === asked);
  if (same.length === 0) return missing(keytab, asked, line);
  const right = same.filter((k) => k.kvno === version);
  const head: Rich = [{ code: asked }, `: version ${version} in the directory, `];
  if (right.length === 0) {
    const newest = Math.max(...same.map((k) => k.kvno));
    const evidence = [...same.slice(0, 4).map((k) => ({ line: k.line, means: `keytab: ${k.kvno}` })), { line, means: `directory: ${version}` }];
    return newest < version
      ? { id: 'keytab-old', verdict: 'problem', says: [...head, `${newest} in the keytab. The password was changed after the keytab was made, so the service cannot open new tickets.`], evidence, next: page, causes: ['kerb-account'] }
      : {
          id: 'keytab-newer',
          verdict: 'open',
          says: [...head, `${newest} in the keytab, which is later. The controller that answered may not have the new password yet, or the keytab is of another account.`],
          evidence,
          next: ['Wait for replication, run ', { code: 'kdestroy' }, ' and ', { code: 'kinit' }, ', and ask again.'],
        };
  }
  const ticket = lists.flatMap((l) => l.tickets).find((t) => t.service === asked && t.encryption !== undefined);
  if (ticket?.encryption && right.every((k) => k.encryption !== undefined && k.encryption.number !== ticket.encryption?.number)) {
    return {
      id: 'keytab-lacks-type',
      verdict: 'problem',
      says: ['The ticket for ', { code: asked }, ' is encrypted with ', { code: ticket.encryption.text }, ', and the keytab has no key of that type.'],
      evidence: [{ line: ticket.line }, ...right.slice(0, 4).map((k) => ({ line: k.line }))],
      next: page,
      causes: ['kerb-encryption-type'],
    };
  }
  return {
    id: 'keytab-matches',
    verdict: 'fine',
    says: [...head, `the same in the keytab${types(right)}.`],
    evidence: [...right.slice(0, 4).map((k) => ({ line: k.line })), { line }],
    next: ['Prove the key itself: ', { code: `kvno -k ${keytab.name?.value.replace(/^FILE:/, '') ?? 'KEYTAB'} ${principalOf(asked).name}` }],
    against: ['kerb-spn-missing', 'kerb-no-credentials'],
  };
}

function types(keys: readonly KeytabEntry[]): string {
  const names = [...new Set(keys.flatMap((k) => (k.encryption ? [k.encryption.text] : [])))];
  return names.length > 0 ? ` (${names.join(', ')})` : '';
}

/** Only a keytab with other entries of the same host is surely meant for this service. */
function missing(keytab: MitKlistFacts, asked: string, line: number): Judgement | undefined {
  const other = keytab.keys.find((k) => k.principal.toLowerCase() === asked.toLowerCase());
  if (other) {
    return {
      id: 'keytab-other-case',
      verdict: 'problem',
      says: ['The keytab has ', { code: other.principal }, ', the ticket is for ', { code: asked }, '. A keytab regards case, so the key is not found.'],
      evidence: [{ line: other.line }, { line }],
      next: page,
      causes: ['kerb-encryption-type'],
    };
  }
  const host = hostOf(principalOf(asked).name)?.toLowerCase();
  const near = keytab.keys.filter((k) => host !== undefined && hostOf(principalOf(k.principal).name)?.toLowerCase() === host);
  return near.length === 0
    ? undefined
    : {
        id: 'keytab-lacks-principal',
        verdict: 'open',
        says: ['The keytab has keys for this host, none for ', { code: asked }, '. Clients that ask for this SPN bring a ticket that cannot be opened.'],
        evidence: [...near.slice(0, 3).map((k) => ({ line: k.line })), { line }],
        next: ['Add the principal to the keytab, or connect by a name that is in it: ', { link: '/runbook/kerb-encryption-type/#linux-keytab', text: 'Linux keytab' }, '.'],
      };
}

function alone(keytab: MitKlistFacts): Judgement {
  const keys = keytab.keys;
  const first = keys.find((k) => /^MSSQLSvc\//i.test(k.principal)) ?? keys[0];
  return {
    id: 'keytab-alone',
    verdict: 'open',
    says: [`The keytab holds ${keys.length === 1 ? 'one key' : `${keys.length} keys`}. Whether they are the ones of the directory, only the directory can tell.`],
    evidence: first ? [{ line: first.line }] : [],
    next: ['With a ticket from kinit: ', { code: `kvno ${principalOf(first?.principal ?? 'SPN').name}` }, ', and paste both answers.'],
  };
}
