/** Certificates that PowerShell lists: Get-ChildItem Cert:\LocalMachine\My | Format-List, and the table of the provider. */
import { present } from '../present.ts';
import { isPrompt } from '../readers/command-line.ts';
import { labelled } from '../readers/labelled-line.ts';
import type { At } from '../readers/reader.ts';
import type { Paste } from '../text/prepare.ts';
import { localDates } from './dates.ts';
import { commonNamesOf, namePartsOf, nameText } from './dn-text.ts';
import type { CertificateFacts, Seen } from './model.ts';

const FIELDS = new Set(['subject', 'issuer', 'thumbprint', 'friendlyname', 'notbefore', 'notafter', 'hasprivatekey', 'enhancedkeyusagelist', 'dnsnamelist', 'serialnumber', 'version', 'extensions', 'signaturealgorithm', 'publickey', 'pspath', 'psparentpath', 'pschildname', 'psdrive', 'psprovider', 'psiscontainer', 'archived', 'privatekey', 'issuername', 'subjectname', 'rawdata', 'handle', 'sendastrustedissuer', 'enrollmentpolicyendpoint', 'enrollmentserverendpoint', 'policyid', 'signaturealgorithm.friendlyname']);
type Fields = Map<string, At<string>>;

/**
 * The certificates of a list of PowerShell, or of the provider's table of thumbprints and subjects. Dates are local times: see `localDates`.
 *
 *     Subject              : CN=sql05.corp.example
 *     Thumbprint           : 4249E16E0AF0A02E63C45C93FD52AD0927821B01
 *     NotAfter             : 11/20/2027 9:00:00 AM
 *     EnhancedKeyUsageList : {Server Authentication (1.3.6.1.5.5.7.3.1)}
 *     DnsNameList          : {sql05.corp.example, sql05}
 *
 * Names that it lists go to `listedNames`, since PowerShell puts the common name among them: whether the subject alternative name has it is not to be told. A list
 * that ends in dots is cut off and left out.
 *
 * Source: Microsoft: about_Certificate_Provider; PowerShell source, CertificateProvider (DnsNameProperty, EnhancedKeyUsageProperty).
 */
export function fromPowershell(paste: Paste): readonly CertificateFacts[] {
  const records = [...listRecords(paste), ...tableRecords(paste)];
  const dates = localDates(records.map((r) => ({ from: r.get('notbefore')?.value, to: r.get('notafter')?.value })));
  return records.map((r, i) => recordFacts(r, dates[i] ?? {}));
}

function listRecords(paste: Paste): Fields[] {
  const records: Fields[] = [];
  let fields: Fields | undefined;
  let last: string | undefined;
  const close = (): void => {
    // A thumbprint, or a subject with one of the properties that only certificates have.
    if (fields && isCertificate(fields)) records.push(fields);
    fields = undefined;
    last = undefined;
  };
  for (const { text, n } of paste.lines) {
    if (text.trim() === '' || text.length > 20_000 || isPrompt(text)) {
      close();
      continue;
    }
    const rest = last === undefined ? undefined : fields?.get(last);
    if (fields && rest && last !== undefined && /^\s{8}/.test(text)) {
      // The console breaks a long value; a word that is cut goes on without a blank.
      fields.set(last, { value: `${rest.value}\n${text.trim()}`, line: rest.line });
      continue;
    }
    const pair = /^[A-Za-z][A-Za-z.]{2,40} {0,40}: ?/.test(text.slice(0, 100)) ? labelled(text) : undefined;
    const name = pair?.label.toLowerCase();
    if (!pair || name === undefined || !FIELDS.has(name)) {
      close();
      continue;
    }
    if (fields?.has(name)) close();
    fields ??= new Map();
    fields.set(name, { value: pair.value, line: n });
    last = name;
  }
  close();
  return records;
}

function isCertificate(fields: Fields): boolean {
  const print = fields.get('thumbprint')?.value.replace(/\s/g, '') ?? '';
  return /^[0-9A-F]{40}$/i.test(print) || (fields.has('subject') && ['notafter', 'hasprivatekey', 'enhancedkeyusagelist', 'dnsnamelist'].some((f) => fields.has(f)));
}

/** `Thumbprint                                Subject`, with rules below; PowerShell 7 has the usages behind. */
function tableRecords(paste: Paste): Fields[] {
  const records: Fields[] = [];
  paste.lines.forEach((line, i) => {
    if (!/^\s{0,4}Thumbprint\s{2,60}Subject\b/.test(line.text.slice(0, 100)) || !/^\s{0,4}-{10} /.test(paste.lines[i + 1]?.text ?? '')) return;
    const usages = line.text.indexOf('EnhancedKeyUsageList');
    for (const row of paste.lines.slice(i + 2)) {
      const found = /^\s{0,4}([0-9A-Fa-f]{40})\s{1,4}(\S.{0,2000}?)\s*$/.exec(row.text.slice(0, 4000));
      if (!found) break;
      const subject = usages > 0 ? row.text.slice(0, usages).trim().slice(40).trim() : (found[2] ?? '');
      const record: Fields = new Map([['thumbprint', { value: found[1] ?? '', line: row.n }]]);
      // A column that is too narrow ends in dots.
      if (!/(?:\.\.\.|…)$/.test(subject)) record.set('subject', { value: subject, line: row.n });
      records.push(record);
    }
  });
  return records;
}

function recordFacts(fields: Fields, dates: ReturnType<typeof localDates>[number]): CertificateFacts {
  const plain = (name: string): At<string> | undefined => {
    const found = fields.get(name);
    return found && found.value !== '' ? { value: found.value.replaceAll('\n', ' '), line: found.line } : undefined;
  };
  const subject = plain('subject');
  const parts = subject && namePartsOf(subject.value);
  const print = plain('thumbprint');
  const has = plain('hasprivatekey');
  const version = plain('version');
  const [first] = fields.values();
  const before = plain('notbefore');
  const after = plain('notafter');
  return {
    // Its dates are as uncertain as those of certutil.
    origin: 'certutil',
    ...present({
      line: first?.line,
      version: version && /^[13]$/.test(version.value) ? { value: Number(version.value), line: version.line } : undefined,
      serial: digits(plain('serialnumber')),
      subject: named(subject),
      commonNames: parts && commonNamesOf(parts),
      issuer: named(plain('issuer')),
      notBefore: dates.from && before && { value: dates.from, line: before.line },
      notAfter: dates.to && after && { value: dates.to, line: after.line },
      purposes: purposesOf(fields.get('enhancedkeyusagelist')),
      listedNames: listOf(fields.get('dnsnamelist')),
      thumbprint: print && { value: print.value.replace(/\s/g, '').toUpperCase(), line: print.line },
      privateKey: has && /^(?:true|false)$/i.test(has.value) ? { there: { value: has.value.toLowerCase() === 'true', line: has.line } } : undefined,
    }),
    oddities: [],
  };
}

function digits(value: At<string> | undefined): Seen<string> | undefined {
  return value && /^[0-9A-F]{2,80}$/i.test(value.value) ? { value: value.value.toUpperCase(), line: value.line } : undefined;
}

function named(name: At<string> | undefined): Seen<string> | undefined {
  const parts = name && namePartsOf(name.value);
  return name && { value: parts ? nameText(parts) : name.value, line: name.line };
}

/** The items of `{a, b}`; undefined for a list that is cut off. */
function listOf(field: At<string> | undefined): Seen<readonly string[]> | undefined {
  if (!field) return undefined;
  const text = field.value.replaceAll('\n', ' ').trim();
  const inside = /^\{(.{0,20000})\}$/s.exec(text)?.[1];
  if (inside === undefined || /(?:\.\.\.|…)$/.test(inside)) return undefined;
  return { value: inside.split(',').map((x) => x.trim()).filter((x) => x !== ''), line: field.line };
}

function purposesOf(field: At<string> | undefined): Seen<readonly string[]> | 'absent' | undefined {
  const list = listOf(field);
  if (!list) return undefined;
  if (list.value.length === 0) return 'absent';
  const oids = list.value.map((item) => /\(([0-2](?:\.[0-9]{1,20}){2,15})\)$/.exec(item)?.[1]);
  return oids.includes(undefined) ? undefined : { value: oids.filter((o) => o !== undefined), line: list.line };
}
