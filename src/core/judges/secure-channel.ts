import type { Context } from '../context.ts';
import { nltestSecureChannel } from '../readers/nltest-secure-channel.ts';
import type { SecureChannel } from '../readers/nltest-secure-channel.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import { testComputerSecureChannel } from '../readers/test-computersecurechannel.ts';
import type { ChannelTest } from '../readers/test-computersecurechannel.ts';
import type { Judge, Judgement } from './judgement.ts';

const PAGE = { link: '/runbook/kerb-no-dc-or-trust/', text: 'No domain controller or broken trust' } as const;

/** What the status of the channel means. Microsoft: System error codes; Broken trust relationship between a domain-joined device and its domain. */
const MEANINGS: Readonly<Record<number, string>> = {
  5: 'the controller refuses the password of this machine',
  1311: 'no domain controller was reached',
  1355: 'the domain was not found',
  1722: 'the controller does not answer',
  1786: 'this machine has no password for the domain',
  1787: 'the domain has no account for this machine',
  1788: 'the trust between the domains failed',
  1789: 'the trust between this machine and its domain failed',
  1790: 'the logon over the network failed',
};

/**
 * Whether the secure channel between a machine and its domain stands. "The command completed successfully" says nothing about it.
 *
 *     Trusted DC Connection Status Status = 1311 0x51f ERROR_NO_LOGON_SERVERS   // problem
 *     I_NetLogonControl failed: Status = 5 0x5 ERROR_ACCESS_DENIED              // open: you are not elevated
 *     True                                                                      // fine
 *
 * Source: Microsoft: nltest command reference; Test-ComputerSecureChannel.
 */
export const secureChannel: Judge = {
  id: 'secure-channel',
  reads: ['nltest-secure-channel', 'test-computersecurechannel'],
  judge: (readings, given) => [
    ...readingsOf(readings, nltestSecureChannel).map((r) => judgeChannel(r, given)),
    ...readingsOf(readings, testComputerSecureChannel).map((r) => judgeTest(r, given)),
  ],
};

function judgeChannel({ facts, from }: Reading<SecureChannel>, given: Context): Judgement {
  const { refused, connection, verification, dc, asked } = facts;
  const domain = asked?.value ?? given.domain ?? 'DOMAIN';
  if (refused) {
    const evidence = [{ line: refused.line, means: refused.value.symbol }];
    if (refused.value.code === 5) {
      return { id: 'channel-not-elevated', verdict: 'open', evidence, says: ['The question itself was refused: your prompt is not elevated. This says nothing about the channel.'], next: ['Run ', { code: `nltest /sc_verify:${domain}` }, ' in an elevated prompt.'] };
    }
    return {
      id: 'channel-not-asked', verdict: 'open', evidence,
      says: ['The question itself failed with ', { code: refused.value.symbol }, ': the name is not the domain of this machine, or the machine is in no domain.'],
      next: ['See the domain of this machine: ', { code: 'Get-CimInstance -ClassName Win32_ComputerSystem | Select-Object Name, Domain, PartOfDomain' }, '.'],
    };
  }
  const bad = [verification, connection].find((s) => s !== undefined && s.value.code !== 0);
  if (bad) {
    const { code, symbol } = bad.value;
    const lines = [connection, verification].filter((s) => s !== undefined && s.value.code !== 0).map((s) => ({ line: s?.line ?? from, means: symbol }));
    return {
      id: 'channel-broken', verdict: 'problem', evidence: lines,
      says: ['The secure channel', ...(asked ? [' to ', { code: asked.value }] : []), ' does not stand: ', MEANINGS[code] ?? `status ${code}`, ' (', { code: symbol }, ').'],
      next: code === 1311 || code === 1722 || code === 1355
        ? ['Find a controller first: ', { code: `nltest /dsgetdc:${domain} /force` }, '. ', PAGE]
        : ['First rule out a second HOST SPN of this machine: ', { code: `setspn -F -Q HOST/${given.server ?? 'SERVER'}` }, '. Then repair the channel: ', PAGE, '.'],
      causes: ['kerb-no-dc-or-trust'],
    };
  }
  const line = (verification ?? connection)?.line ?? from;
  if (!connection && verification) {
    return { id: 'channel-cut', verdict: 'open', evidence: [{ line }], says: ['Only one of the two status lines is here.'], next: ['Paste all lines of ', { code: `nltest /sc_verify:${domain}` }, '.'] };
  }
  if (!verification) {
    return {
      id: 'channel-stood', verdict: 'fine', evidence: [{ line }],
      says: ['The secure channel', ...(dc ? [' to ', { code: dc.value }] : []), ' stood when it was last used.'],
      next: ['To have it checked now, elevated: ', { code: `nltest /sc_verify:${domain}` }, '.'],
    };
  }
  return {
    id: 'channel-stands', verdict: 'fine', evidence: [...(connection ? [{ line: connection.line }] : []), { line: verification.line }],
    says: ['The secure channel', ...(dc ? [' to ', { code: dc.value }] : []), ' stands, and it was verified.'],
    next: ['The account of this machine is in order. Only users of another domain fail? Look at the trust: ', { code: 'nltest /domain_trusts /all_trusts /v' }, '.'],
    against: ['kerb-no-dc-or-trust'],
  };
}

function judgeTest({ facts, from }: Reading<ChannelTest>, given: Context): Judgement {
  const { healthy, error, repaired, domain } = facts;
  if (!healthy) {
    return {
      id: 'channel-test-failed', verdict: 'open', evidence: [{ line: error?.line ?? from }],
      says: ['The command failed, and that says nothing about the channel: ', { code: (error?.value ?? '').slice(0, 160).replace(/\.$/, '') }, '.'],
      next: ['Run ', { code: 'Test-ComputerSecureChannel -Verbose' }, ' in an elevated Windows PowerShell on a domain member. A domain controller has no such channel of its own.'],
    };
  }
  const evidence = [{ line: healthy.line }];
  const to = domain ? [' to ', { code: domain.value }] : [];
  if (!healthy.value) {
    return {
      id: repaired ? 'channel-not-repaired' : 'channel-broken', verdict: 'problem', evidence,
      says: ['The secure channel of this machine', ...to, repaired ? ' is broken, and the repair failed.' : ' is broken, or no domain controller was reached.'],
      next: ['See which of the two: ', { code: `nltest /sc_verify:${domain?.value ?? given.domain ?? 'DOMAIN'}` }, ' gives the status. ', PAGE],
      causes: ['kerb-no-dc-or-trust'],
    };
  }
  if (repaired) {
    return { id: 'channel-repaired', verdict: 'fine', evidence, says: ['The secure channel of this machine', ...to, ' stands after the repair.'], next: ['Restart the machine. If it breaks again, look for a clone with the same name: ', { link: '/runbook/cloned-or-rejoined-servers/', text: 'Cloned or rejoined servers' }, '.'] };
  }
  return { id: 'channel-stands', verdict: 'fine', evidence, says: ['The secure channel of this machine', ...to, ' stands.'], next: ['Only users of another domain fail? Look at the trust: ', { code: 'nltest /domain_trusts /all_trusts /v' }, '.'], against: ['kerb-no-dc-or-trust'] };
}
