/** The sentences of the stages. */
import type { ProtocolName } from '../../data/windows-tls.ts';
import type { Rich } from '../blocks.ts';
import type { FailureId, Party } from './model.ts';
import type { VersionChoice } from './version.ts';
import { versionsOf } from './version.ts';

/** What the client says of itself at the start. */
export function helloWords(client: Party): Rich {
  const versions = versionsOf(client);
  const old = versions.includes('SSL 2.0') ? ' It may greet in the format of SSL 2.0, which every Windows accepts whatever its protocols are.' : '';
  return [`The client offers ${versions.join(', ')} and ${count(client)}.${old}`];
}

function count({ suites }: Party): string {
  const number = new Set(suites.map(({ name }) => name)).size;
  return number === 1 ? 'one suite' : `${number} suites`;
}

/** Which version is used and why. */
export function versionWords(common: readonly ProtocolName[], chosen: ProtocolName): Rich {
  const rest = common.length > 1 ? ` Also common: ${common.slice(1).join(', ')}.` : '';
  const ssl3 = chosen === 'SSL 3.0' ? ' For SSL 3.0, Microsoft lists fewer suites than the protocol allows: its list is used.' : '';
  return [`${chosen} is the newest version that both have on.${rest}${ssl3}`];
}

/** Which suite is used and who chose it. */
export function suiteWords(server: Party, suite: string, usable: number): Rich {
  const whose = server.order === 'server' ? 'The server chooses by its own order' : 'The server follows the order of the client';
  return [{ code: suite }, `. ${whose}; ${usable === 1 ? 'no other suite is common' : `${usable} suites are common`}.`];
}

/** Why the stage fails. */
export function failureWords(failure: FailureId, client: Party, server: Party, version: VersionChoice): Rich {
  const chosen = version.chosen ?? '';
  switch (failure) {
    case 'no-protocol-client':
      return [`${client.name} has no version left that it may use: it stops before any packet is sent.`];
    case 'no-protocol-server':
      return [`${server.name} has no version left that it may use: it cannot answer any hello.`];
    case 'no-common-version':
      return noVersion(client, server, version);
    case 'no-common-suite':
      return [`${chosen} is chosen, and no suite for it is on both lists. An older version is not tried.`];
    case 'wrong-key-kind':
      return [`Both have suites for ${chosen} in common, but none works with the ${server.key?.kind ?? ''} key of the certificate.`];
    case 'no-common-group':
      return [`Both have suites for ${chosen} in common, but no group for the key exchange, or the client does not take the curve of the certificate.`];
    case 'key-too-small':
      return [`The key of the certificate has ${server.key?.bits ?? 0} bits, and the client asks for ${client.least.rsa} or more.`];
    case 'hash-refused':
      return [`The certificate is signed with ${server.key?.hash ?? ''}, which the client does not take.`];
    case 'dh-too-small':
      return [`The server uses a Diffie-Hellman group of ${server.dhBits ?? 0} bits, and the client asks for ${client.least.dh} or more.`];
  }
}

function noVersion(client: Party, server: Party, { common, gap }: VersionChoice): Rich {
  if (gap !== undefined) {
    return [
      `Both have ${common.join(', ')} on, but the client can name only its newest version, ${versionsOf(client)[0] ?? ''}. The server answers with ${gap}, which the client has off: it breaks off. A set of versions with a gap does this.`,
    ];
  }
  return [`The client has ${versionsOf(client).join(', ')}, the server has ${versionsOf(server).join(', ')}: none is common.`];
}
