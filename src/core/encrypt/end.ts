/** Puts an outcome together: what every end has, whatever led to it. */
import { encryptEngines } from '../../data/encrypt-options.ts';
import type { EncryptOutcome, EncryptSpec } from './model.ts';

export type Parts = Omit<EncryptOutcome, 'spec' | 'tds' | 'ceiling' | 'contested'> & { readonly contested?: readonly string[] };

/** The row of the engine: `engineOf({ engine: '2022', … }).strict` is true. */
export function engineOf({ engine }: EncryptSpec): (typeof encryptEngines)[number] {
  return encryptEngines.find((e) => e.id === engine) ?? encryptEngines[0];
}

/** An outcome with its TLS ceiling and with what is contested of the driver. */
export function end(spec: EncryptSpec, tds: '7.x' | '8.0', parts: Parts): EncryptOutcome {
  const tls13 = tds === '8.0' && spec.driver.tls13 === true && engineOf(spec).tls13;
  const contested = [...(spec.driver.contested === undefined ? [] : [spec.driver.contested]), ...(parts.contested ?? [])];
  return { ...parts, spec, tds, ceiling: tls13 ? 'TLS 1.3' : 'TLS 1.2', contested };
}
