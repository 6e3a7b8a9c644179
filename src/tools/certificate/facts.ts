/** Tables of what a certificate is. */
import type { Chain } from '../../core/certificate/chain.ts';
import { keyText } from '../../core/certificate/judge/algorithms.ts';
import { usageName } from '../../core/certificate/judge/usage.ts';
import type { CertificateDate, CertificateFacts, Seen } from '../../core/certificate/model.ts';
import { visible } from '../../core/certificate/verdict.ts';
import type { Rich, TableBlock } from '../../core/blocks.ts';

const UNSEEN: Rich = [{ mark: 'open', text: 'not in the text' }];
const MOST_NAMES = 40;

function row(label: string, value: Rich | undefined): readonly Rich[] {
  return [[label], value ?? UNSEEN];
}

function text(fact: Seen<string> | undefined): Rich | undefined {
  return fact && [{ code: visible(fact.value) }];
}

function list(fact: Seen<readonly string[]> | 'absent' | undefined, show: (v: string) => string = (v) => v): Rich | undefined {
  if (fact === undefined) return undefined;
  if (fact === 'absent' || fact.value.length === 0) return ['none'];
  const shown = fact.value.slice(0, MOST_NAMES).map((v) => visible(show(v)));
  return [{ code: shown.join(', ') }, ...(fact.value.length > MOST_NAMES ? [` and ${fact.value.length - MOST_NAMES} more`] : [])];
}

function date(fact: Seen<CertificateDate> | undefined, origin: CertificateFacts['origin']): Rich | undefined {
  if (fact === undefined) return undefined;
  const { text: printed, iso, either } = fact.value;
  if (iso === undefined) return [{ code: visible(printed) }, either === undefined ? ', as printed' : ', day and month cannot be told apart'];
  return [{ code: iso.replace('T', ' ').replace(/Z$/, origin === 'certutil' ? '' : ' UTC') }, ...(origin === 'certutil' ? [', local time of that machine'] : [])];
}

const where: Readonly<Record<CertificateFacts['origin'], string>> = { pem: 'PEM', der: 'DER file', certutil: 'output of a Windows program', openssl: 'output of OpenSSL', registry: 'registry' };

/** What the judged certificate is; every fact that the text does not show says so. */
export function factsTable(c: CertificateFacts): TableBlock {
  const key = c.privateKey;
  return {
    kind: 'table',
    id: 'facts',
    caption: 'The certificate',
    columns: ['Fact', 'Value'],
    rows: [
      row('Read from', [where[c.origin], ...(c.line === undefined ? [] : [`, line ${c.line}`])]),
      row('Subject', text(c.subject)),
      row('Issuer', text(c.issuer)),
      row('Names', c.names === undefined || c.names === 'absent' ? list(c.names) : list({ value: c.names.value.map((n) => (n.kind === 'dns' ? n.value : `${n.kind}: ${n.value}`)) })),
      ...(c.listedNames ? [row('Names of the list', list(c.listedNames))] : []),
      row('Valid from', date(c.notBefore, c.origin)),
      row('Valid to', date(c.notAfter, c.origin)),
      row('Key', c.key && [{ code: visible(keyText(c.key.value)) }]),
      row('Signature', c.signature && [{ code: visible(c.signature.value.name) }]),
      row('Enhanced key usage', list(c.purposes, (oid) => (usageName(oid) === oid ? oid : `${usageName(oid)} (${oid})`))),
      row('Key usage', list(c.keyUsage === undefined || c.keyUsage === 'absent' ? c.keyUsage : { value: c.keyUsage.value })),
      row('Certification authority', c.authority === undefined ? undefined : [c.authority !== 'absent' && c.authority.value ? 'yes' : 'no']),
      row('Revocation lists', list(c.revocation)),
      row('OCSP', list(c.ocsp)),
      row('Thumbprint (SHA-1)', text(c.thumbprint)),
      row('Serial number', text(c.serial)),
      ...(c.template ? [row('Template', text(c.template))] : []),
      row('Private key', key && [key.there.value ? 'linked' : 'none', ...(key.test ? [`, test ${key.test.value}`] : [])]),
      row('Provider', text(key?.provider)),
      row('KeySpec', key?.spec && [{ code: String(key.spec.value) }, key.spec.value === 1 ? ' AT_KEYEXCHANGE' : key.spec.value === 2 ? ' AT_SIGNATURE' : ' CNG']),
    ],
  };
}

/** The supplied certificates, from the judged one upwards. */
export function chainTable(chain: Chain): readonly TableBlock[] {
  const all = [...chain.path.map((c, i) => ({ c, place: i === 0 ? 'judged' : `issuer ${i}` })), ...chain.unused.map((c) => ({ c, place: 'not on the path' }))];
  if (all.length < 2) return [];
  return [{
    kind: 'table',
    id: 'chain',
    caption: all.length > MOST_NAMES ? `Supplied certificates, the first ${MOST_NAMES} of ${all.length}` : 'Supplied certificates',
    columns: ['Place', 'Subject', 'Issuer', 'Valid to', 'Thumbprint'],
    rows: all.slice(0, MOST_NAMES).map(({ c, place }) => [[place], text(c.subject) ?? UNSEEN, text(c.issuer) ?? UNSEEN, date(c.notAfter, c.origin) ?? UNSEEN, text(c.thumbprint) ?? UNSEEN]),
  }];
}
