/** Short words for tables and for the write-up. */
import type { EncryptOutcome } from './model.ts';

export const resultWords = ({ result }: EncryptOutcome): string => (result === 'unknown' ? 'not judged' : result);

const SCOPES: Readonly<Record<EncryptOutcome['scope'], string>> = { all: 'everything', login: 'the login packet only', none: 'nothing', unknown: 'not judged' };

/** What of the connection is encrypted. A refused connection transports nothing. */
export const scopeWords = ({ result, scope }: EncryptOutcome): string => (result === 'refused' ? 'no connection' : SCOPES[scope]);

export const checkedWords = ({ checked, against, result }: EncryptOutcome): string => {
  if (checked === 'unknown') return 'not documented';
  if (checked === 'no') return result === 'refused' ? 'not reached' : 'no';
  return against === 'pin' ? 'yes, against the file' : against === 'host-name' ? 'yes, by HostNameInCertificate' : 'yes, by the name that is connected to';
};

const TRUST: Readonly<Record<EncryptOutcome['trust'], string>> = { counts: 'counts', ignored: 'has no effect', unknown: 'not documented, or depends on the client' };

export const trustWords = ({ trust }: EncryptOutcome): string => TRUST[trust];

/** How safe a connection is, as the word of its verdict. */
export function safetyWords({ result, scope, checked }: EncryptOutcome): string {
  if (result === 'refused') return 'Refused';
  if (result === 'unknown') return 'Not judged';
  if (scope === 'none') return 'Not encrypted';
  if (scope === 'login') return 'Data in clear text';
  return checked === 'yes' ? 'Encrypted and proven' : checked === 'no' ? 'Encrypted, not proven' : 'Encrypted, proof not known';
}
