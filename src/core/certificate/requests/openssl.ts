/** A request for a server that reads PEM files. */
import type { Line } from '../../blocks.ts';
import { isIpAddress } from '../../host-names.ts';
import { check } from '../../rule.ts';
import type { Made } from './inf.ts';
import { allNames, requestName, requestSubject, type RequestSpec } from './spec.ts';

/**
 * One openssl line for cmd: key without a passphrase, since a Windows service cannot type one, and a request with names and usages.
 *
 *     opensslRequest({ purpose: 'postgresql', subject: 'pg01.corp.example', names: [], provider: 'csp' })
 *     // openssl req -new -newkey rsa:2048 -nodes -sha256 -subj "/CN=pg01.corp.example" -addext "subjectAltName=DNS:pg01.corp.example" …
 *
 * Source: OpenSSL: manual page of req (-addext since 1.1.1); run with OpenSSL 3.0.
 */
export function opensslRequest(spec: RequestSpec): Made {
  const names = allNames(spec);
  for (const [i, name] of names.entries()) {
    const refusal = check(i === 0 ? requestSubject : requestName, name);
    if (refusal) return { ok: false, refusal };
  }
  const line: Line = [
    'openssl req -new -newkey rsa:2048 -nodes -sha256 -subj "/CN=', { value: spec.subject }, '" -addext "subjectAltName=',
    ...names.flatMap((n, i) => [`${i === 0 ? '' : ','}${isIpAddress(n) ? 'IP' : 'DNS'}:`, { value: n }]),
    '" -addext "extendedKeyUsage=serverAuth" -addext "keyUsage=digitalSignature,keyEncipherment" -keyout new-server-key.pem -out new-server.req',
  ];
  return { ok: true, lines: [line] };
}
