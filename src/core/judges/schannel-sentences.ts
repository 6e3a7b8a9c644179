/** One sentence, verdict and next step for each Schannel event. */
import type { CauseId } from '../../data/causes.ts';
import type { Rich } from '../blocks.ts';
import type { Context } from '../context.ts';
import { show } from '../context.ts';
import type { SchannelEvent } from '../readers/schannel-event.ts';
import type { Judgement } from './judgement.ts';
import { alertRow, codeRow, showEvents, showProtocols, shownAlert, shownCode } from './tls-words.ts';
import { page } from '../sentences.ts';

export interface Said {
  readonly id: string;
  readonly verdict: Judgement['verdict'];
  readonly says: Rich;
  readonly next: Rich;
  /** Absent: those of the tables. */
  readonly causes?: readonly CauseId[];
}

const LIST: Rich = ['Paste the whole text: ', { code: showEvents }];

/** undefined for events that say nothing about a failure. */
export function sayEvent(event: SchannelEvent, given: Context): Said | undefined {
  const role = event.role?.value;
  switch (event.id.value) {
    case 36865:
      return { id: 'crypto-module', verdict: 'problem', says: ['Windows could not open a cryptographic module', ...behind(event), '.'], next: ['Read the ', page('fips-policy', 'FIPS policy'), ' of this machine: ', { code: 'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy /v Enabled' }] };
    case 36869:
      return { id: 'key-not-linked', verdict: 'problem', says: [`The certificate of the ${role ?? 'TLS'} credential has no link to a private key.`], next: key() };
    case 36870:
      return { id: 'key-not-usable', verdict: 'problem', says: [`The private key of the ${role ?? 'TLS'} certificate cannot be used`, ...behind(event), '.'], next: key(), causes: ['tls-private-key-access'] };
    case 36871:
      return credential(event);
    case 36872:
    case 36889:
      return { id: 'own-chain', verdict: 'open', says: ['The chain of this machine’s own certificate is not complete here', ...behind(event), '. Peers that do not have the missing issuer refuse it.'], next: ['Fetch the chain: ', { code: 'certutil -verify -urlfetch SERVER.cer' }, '. Then ', page('tls-cert-untrusted-root', 'give the server its intermediate'), '.'] };
    case 36873:
      return { id: 'no-suite-as-client', verdict: 'problem', says: ['This machine has no cipher suite that it can offer as client.'], next: suites() };
    case 36874:
      return refused(event);
    case 36875:
      return { id: 'client-certificate-asked', verdict: 'open', says: ['A server asked for a client certificate and none fits; the connection went on without one. It is the cause only if that server insists.'], next: ['See which certificates could serve: ', page('tls-client-cert-required', 'client certificate required'), '.'] };
    case 36876:
      return { id: 'server-certificate-refused', verdict: 'problem', says: ['This machine refused the certificate of a server', ...behind(event), '.'], next: verify(), ...byCode(event) };
    case 36877:
      return { id: 'client-certificate-refused', verdict: 'problem', says: ['This machine refused the certificate of a client', ...behind(event), '.'], next: ['Look at usage, issuer and dates of the client’s certificate: ', page('tls-cert-unsuitable', 'certificate of the wrong kind'), '.'], ...byCode(event) };
    case 36878:
    case 36879:
      return { id: 'certificate-not-mapped', verdict: 'open', says: ['A client certificate was not mapped to an account', ...behind(event), '. The program may accept it all the same.'], next: ['It matters only where certificates are to log people on: ', page('certificate-trust', 'certificate trust'), '.'] };
    case 36880:
      return handshake(event);
    case 36881:
      return { id: 'server-certificate-expired', verdict: 'problem', says: ['A server showed a certificate that this machine’s clock puts outside its validity.'], next: ['Compare the clock first: ', { code: `w32tm /stripchart /computer:${show(given, 'dc').text} /samples:3 /dataonly` }, '. Then ', page('tls-cert-expired', 'renew the certificate'), '.'] };
    case 36882:
      return { id: 'server-certificate-untrusted', verdict: 'problem', says: ['A server showed a certificate whose issuer this machine does not trust.'], next: ['Read the chain that was received: ', page('tls-cert-untrusted-root', 'certificate chain not trusted'), '.'] };
    case 36883:
      return { id: 'server-certificate-revoked', verdict: 'problem', says: ['A server showed a certificate that its issuer has revoked.'], next: ['Replace it; the reason is with the CA: ', page('tls-cert-unsuitable', 'unsuitable certificate'), '.'] };
    case 36884:
      return wrongName(event, given);
    case 36885:
      return { id: 'issuer-list-cut', verdict: 'open', says: ['The list of issuers that this server sends to clients was too long and has been cut. Clients whose issuer was in the part that is missing send no certificate.'], next: ['Only logons with client certificates suffer: ', page('tls-client-cert-required', 'client certificate required'), '.'] };
    case 36886:
      return { id: 'no-default-server-credential', verdict: 'open', says: ['This machine has no certificate for its default server credential. A domain controller without a certificate for LDAPS logs this and is otherwise sound.'], next: ['If LDAPS or another service should answer, look at the certificates: ', page('tls-cert-unsuitable', 'unsuitable certificate'), '.'] };
    case 36887:
      return received(event);
    case 36888:
      return sent(event);
    case 36912:
      return { id: 'session-ticket-key', verdict: 'problem', says: ['The key for TLS session tickets was not found.'], next: ['Compare the members of the farm: ', page('tls-session-resumption-bug', 'session resumption'), '.'] };
    default:
      return undefined;
  }
}

function behind(event: SchannelEvent): Rich {
  return event.code ? [': ', ...shownCode(event.code.value)] : [];
}

function byCode(event: SchannelEvent): { causes?: readonly CauseId[] } {
  const row = event.code && codeRow(event.code.value);
  return row && row.causes.length > 0 ? { causes: row.causes } : {};
}

function key(): Rich {
  return ['See whether the key is there and works: ', { code: 'certutil -v -store My THUMBPRINT' }, '. Then ', page('tls-private-key-access', 'who may read it'), '.'];
}

function suites(): Rich {
  return ['Read the list and the policy: ', { code: 'Get-TlsCipherSuite | Select-Object -ExpandProperty Name' }, ' and ', page('custom-cipher-settings', 'custom cipher settings'), '.'];
}

function verify(): Rich {
  return ['Verify the certificate on this machine: ', { code: 'certutil -verify -urlfetch SERVER.cer' }];
}

function credential(event: SchannelEvent): Said {
  const role = event.role?.value;
  const by = event.process?.value.name ? [' for ', { code: event.process.value.name }] : [];
  if (event.state?.value === 10013) {
    return {
      id: 'no-version-left',
      verdict: 'problem',
      says: [`No TLS ${role ?? 'client or server'} credential could be made`, ...by, ': the settings of this machine and the limits of the program leave no TLS version. Nothing was sent.'],
      next: ['Read the switches', role ? ` of the ${role} side` : '', ': ', { code: showProtocols }],
      causes: ['tls-no-common-protocol'],
    };
  }
  return {
    id: 'no-credential',
    verdict: 'problem',
    says: [`No TLS ${role ?? 'client or server'} credential could be made`, ...by, event.state ? `; state ${event.state.value} is not documented.` : '; the state is not in the paste.'],
    next: ['Read the switches: ', { code: showProtocols }, role === 'client' ? '' : '. For a server look at its certificate as well.'],
    causes: role === 'client' ? ['tls-no-common-protocol'] : ['tls-no-common-protocol', 'tls-private-key-access'],
  };
}

function refused(event: SchannelEvent): Said {
  const version = event.protocol?.value;
  const old = version !== undefined && /^(?:SSL|TLS 1\.[01])/.test(version);
  return {
    id: old ? 'client-too-old' : 'no-common-suite',
    verdict: 'problem',
    says: [version ? `A client came with ${version}` : 'A client came', ' and no cipher suite that this server has on.', old ? ' The version says first of all how old the client is.' : ''],
    next: old ? ['Find the client and the version that it can do: ', page('tls-no-common-protocol', 'no common TLS version'), '.'] : ['List the suites of both ends and the key type of the certificate: ', page('tls-no-common-cipher', 'no common cipher suite'), '.'],
    causes: old ? ['tls-no-common-protocol', 'tls-no-common-cipher'] : ['tls-no-common-cipher'],
  };
}

function handshake(event: SchannelEvent): Said {
  const { protocol, role, suite } = event;
  return {
    id: 'handshake-completed',
    verdict: 'fine',
    says: [`A ${protocol ? `${protocol.value} ` : ''}handshake completed${role ? ` with this machine as ${role.value}` : ''}`, ...(suite ? [', cipher suite ', { code: `0x${suite.value.toString(16).toUpperCase().padStart(4, '0')}` }] : []), '.'],
    next: ['It proves this one connection. For the one that fails, read the events of its minute.'],
  };
}

function wrongName(event: SchannelEvent, given: Context): Said {
  const name = event.target?.value;
  const own = given.server && name && name.toLowerCase().split('.')[0] !== given.server.toLowerCase().split('.')[0] ? [' You said the server is ', { code: given.server }, '.'] : [];
  return {
    id: 'name-not-in-certificate',
    verdict: 'problem',
    says: [...(name ? ['The certificate that a server showed does not contain ', { code: name }, ', the name that was asked for.'] : ['The certificate that a server showed does not contain the name that was asked for.']), ...own],
    next: ['Compare with the names in the certificate: ', page('tls-cert-name-mismatch', 'certificate for another name'), '.'],
  };
}

function received(event: SchannelEvent): Said {
  if (!event.alert) return { id: 'alert-without-number', verdict: 'open', says: ['A peer ended the handshake with an alert; its number, which says why, is not in the paste.'], next: LIST };
  const alert = event.alert.value;
  const row = alertRow(alert);
  if (alert === 0 || alert === 90) return { id: 'peer-closed', verdict: 'open', says: [`A peer closed the connection with alert ${shownAlert(alert)}, which is no refusal.`], next: ['Read the events of the peer of the same second.'] };
  return {
    id: `alert-received-${alert}`,
    verdict: 'problem',
    says: [`A peer refused this machine with alert ${shownAlert(alert)}.`, row ? ` ${row.meaning}` : ' The number is not in the registry of alerts.', alert === 70 || alert === 46 ? ' Where no user complains, it may be a scanner.' : ''],
    next: ['The reason is in the log of the peer, same second: ', { code: showEvents }],
    causes: row?.causes ?? ['other'],
  };
}

function sent(event: SchannelEvent): Said {
  if (!event.alert) return { id: 'alert-without-number', verdict: 'open', says: ['This machine ended a handshake with an alert; its number, which says why, is not in the paste.'], next: LIST };
  const alert = event.alert.value;
  const state = event.state?.value;
  const row = alertRow(alert);
  if (alert === 10) {
    return {
      id: 'not-tls-received',
      verdict: 'problem',
      says: [`This machine received bytes that are not the TLS message it expected, and answered with alert ${shownAlert(alert)}.`, state === 1203 ? ' State 1203 was seen with plain HTTP and with scanners on a TLS port.' : ''],
      next: ['Find out who sends: ', page('tls-not-tls-or-wrong-mode', 'the peer does not speak TLS here'), '.'],
      causes: state === 1203 ? ['tls-not-tls-or-wrong-mode'] : (row?.causes ?? ['tls-not-tls-or-wrong-mode']),
    };
  }
  const to = event.target ? [' to ', { code: event.target.value }] : [];
  return {
    id: `alert-sent-${alert}`,
    verdict: 'problem',
    says: ['This machine refused a handshake', ...to, ` with alert ${shownAlert(alert)}.`, row ? ` ${row.meaning}` : '', state === 105 ? ' State 105: every version that the client offers is off here.' : ''],
    next: alert === 40 ? ['Read event 36874 beside it for the version of the client: ', { code: showEvents }] : ['Follow the alert: ', page('schannel-events', 'alert numbers'), '.'],
    // Where the state was seen with this alert, the table of states says more than the alert.
    ...(alert === 70 ? { causes: ['tls-no-common-protocol' as const] } : state !== undefined && [960, 1205].includes(state) ? {} : { causes: row?.causes ?? ['other'] }),
  };
}
