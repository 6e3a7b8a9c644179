/** What a driver, a server and a certificate make of the settings of a connection string. */
import type { Rich } from '../blocks.ts';
import { askedMode, refusedString, type Asked } from './asked.ts';
import { checkCertificate } from './check.ts';
import { end, engineOf, type Parts } from './end.ts';
import { certificateError, forcedStrictError } from './errors.ts';
import type { EncryptOutcome, EncryptReason, EncryptScope, EncryptSpec } from './model.ts';

/**
 * Works out one connection: whether it comes about, what of it is encrypted, whether the certificate is checked and by which name, and which error is shown.
 *
 *     encryptOutcome({ driver: odbc18, encrypt: 'default', trust: 'default', engine: '2019', force: 'none', certificate: 'self-signed' })
 *     // { result: 'refused', stage: 'certificate', error: { text: 'SSL Provider: The certificate chain was issued by an authority that is not trusted.' }, … }
 *
 * Where the documents do not say it, the result is `unknown` and `contested` says what is missing. Sources: those of the driver and of each reason.
 */
export function encryptOutcome(given: EncryptSpec): EncryptOutcome {
  const asked = askedMode(given);
  const refused = refusedString(given, asked);
  if (refused !== undefined) return refused;
  const spec = publicCertificate(given);
  const outcome = asked.mode === 'strict' ? strictOutcome(spec, asked) : tds7Outcome(spec, asked);
  return spec === given ? outcome : { ...outcome, conditions: [...outcome.conditions, ['Azure SQL shows a certificate of a public authority: the chosen state of the certificate does not occur there.']] };
}

/** Azure SQL makes and renews its certificate itself; only an inspecting firewall can show another one. */
function publicCertificate(spec: EncryptSpec): EncryptSpec {
  return spec.engine === 'azure' && (spec.certificate === 'self-signed' || spec.certificate === 'expired') ? { ...spec, certificate: 'trusted' } : spec;
}

function strictOutcome(spec: EncryptSpec, { reasons, contested }: Asked): EncryptOutcome {
  const { driver } = spec;
  const engine = engineOf(spec);
  const first: EncryptReason = { says: ['Strict is TDS 8.0: TLS comes first, and everything of TDS stands inside it.'], sources: ['tds8'] };
  const base = { mode: 'strict' as const, trust: 'ignored' as const, reasons: [...reasons, first], contested };
  if (!engine.strict) return end(spec, '8.0', { ...base, result: 'refused', scope: 'none', checked: 'no', stage: 'tls-first', error: { remark: 'The server does not understand the first packet and ends the connection; the words differ with the driver.' }, reasons: [...base.reasons, { says: [`${engine.label} has no TDS 8.0.`], sources: ['tds8'] }], conditions: [] });
  if (driver.strictDoubt !== undefined) return end(spec, '8.0', { ...base, result: 'unknown', scope: 'unknown', checked: 'unknown', conditions: [], contested: [...contested, driver.strictDoubt] });
  const check = checkCertificate(spec, 'strict');
  const trust: EncryptReason = { says: ['With Strict the certificate is always checked; ', { code: driver.trust.write }, ' does not count.'], sources: ['tds8', ...driver.sources] };
  const windows: Rich = ['TLS 1.3 needs Windows 11 or Server 2022 and later on both sides', engine.id === '2022' ? ', and CU1 of SQL Server 2022.' : '.'];
  const conditions = [...check.conditions, ...(driver.tls13 === true && driver.syntax !== 'jdbc' ? [windows] : [])];
  return checked(spec, '8.0', 'all', { ...base, reasons: [...base.reasons, trust] }, { ...check, conditions });
}

function tds7Outcome(spec: EncryptSpec, asked: Asked): EncryptOutcome {
  const { driver } = spec;
  const engine = engineOf(spec);
  const base = { mode: asked.mode, reasons: asked.reasons, contested: asked.contested };
  if (engine.id === 'localdb') return localDb(spec, asked);
  if (spec.force === 'strict') return forcedStrict(spec, asked, engine.strict);
  const forced = spec.force === 'force' || engine.always;
  const login: EncryptReason = { says: ['The login packet is always encrypted, so TLS has to work even where nothing else is encrypted.'], sources: ['kb3135244'] };
  if (asked.mode === 'optional' && !forced) {
    const entra = driver.checksLoginEntra === true && spec.entra === true;
    if (!entra) return end(spec, '7.x', { ...base, result: 'connects', scope: 'login', checked: 'no', trust: 'ignored', reasons: [...base.reasons, login, { says: ['Neither side asks for more, and nobody checks the certificate.'], sources: driver.sources }], conditions: [] });
    return trusted(spec, 'login', { ...base, reasons: [...base.reasons, login, { says: ['With Microsoft Entra authentication this driver checks the certificate all the same.'], sources: driver.sources }] });
  }
  if (asked.mode === 'optional') return forcedByServer(spec, base, engine.always);
  return trusted(spec, 'all', base);
}

/** The server demands the encryption; whether the client then looks at the certificate differs. */
function forcedByServer(spec: EncryptSpec, base: Pick<Parts, 'mode' | 'reasons' | 'contested'>, azure: boolean): EncryptOutcome {
  const { driver } = spec;
  const demand: EncryptReason = { says: [azure ? 'Azure SQL encrypts every connection.' : 'Force Encryption: the server demands encryption of everything, whatever the client asks.'], sources: azure ? ['azureSql'] : ['serverSummary'] };
  const reasons = [...base.reasons, demand];
  const entra = driver.checksLoginEntra === true && spec.entra === true;
  if (driver.checksForced === true || entra) return trusted(spec, 'all', { ...base, reasons: [...reasons, { says: [`${driver.label} checks the certificate as soon as the connection is encrypted, whoever asked for it.`], sources: driver.sources }] });
  if (driver.checksForced === 'unknown') {
    if (spec.certificate === 'trusted') return end(spec, '7.x', { ...base, result: 'connects', scope: 'all', checked: 'unknown', trust: 'unknown', reasons, conditions: [] });
    return end(spec, '7.x', { ...base, result: 'unknown', scope: 'all', checked: 'unknown', trust: 'unknown', reasons, conditions: [] });
  }
  return end(spec, '7.x', { ...base, result: 'connects', scope: 'all', checked: 'no', trust: 'ignored', reasons: [...reasons, { says: [`${driver.label} did not ask for it itself and does not check the certificate.`], sources: driver.sources }], conditions: [] });
}

/** Encrypted, and checked unless the client is told to trust. */
function trusted(spec: EncryptSpec, scope: EncryptScope, base: Pick<Parts, 'mode' | 'reasons' | 'contested'>): EncryptOutcome {
  const { driver } = spec;
  const check = checkCertificate(spec, base.mode ?? 'mandatory');
  const pin = spec.pinned === true && driver.pin?.modes.includes(base.mode ?? 'mandatory') === false;
  if (pin && driver.syntax === 'oledb') return end(spec, '7.x', { ...base, result: 'refused', scope: 'none', checked: 'no', trust: 'ignored', stage: 'string', error: { text: 'Server Certificate can only be used with strict encryption', remark: 'Before anything is sent.' }, reasons: [...base.reasons, { says: ['ServerCertificate is for Strict only.'], sources: ['oledbMajor'] }], conditions: [] });
  if (spec.trust !== 'yes') return checked(spec, '7.x', scope, { ...base, trust: trustWord(driver.trust.counts) }, check);
  const code: Rich[number] = { code: driver.trust.write };
  if (driver.trust.counts === 'unknown') return end(spec, '7.x', { ...base, result: spec.certificate === 'trusted' ? 'connects' : 'unknown', scope, checked: 'unknown', trust: 'unknown', conditions: [] });
  if (driver.trust.counts === 'registry') {
    const says: Rich = [code, ' counts only while the registry value Trust Server Certificate of the client (Flag2 below SNI19.0) is 1. Beside driver 18, setup could leave it at 0.'];
    const fails = check.result !== 'passes';
    return end(spec, '7.x', { ...base, result: fails ? 'unknown' : 'connects', scope, checked: 'unknown', against: check.against, trust: 'unknown', reasons: [...base.reasons, { says, sources: ['oledbMajor', 'oledbRegistry'] }], conditions: check.conditions });
  }
  return end(spec, '7.x', { ...base, result: 'connects', scope, checked: 'no', trust: 'counts', reasons: [...base.reasons, { says: ['The client is told to trust: ', code, '. Any certificate passes, from whoever stands on the path.'], sources: driver.sources }], conditions: [] });
}

const trustWord = (counts: 'yes' | 'registry' | 'unknown'): EncryptOutcome['trust'] => (counts === 'yes' ? 'counts' : 'unknown');

function checked(spec: EncryptSpec, tds: '7.x' | '8.0', scope: EncryptScope, base: Pick<Parts, 'mode' | 'reasons' | 'contested' | 'trust'>, check: ReturnType<typeof checkCertificate>): EncryptOutcome {
  const all = { ...base, checked: 'yes' as const, against: check.against, reasons: [...base.reasons, ...check.reasons], conditions: check.conditions, contested: [...(base.contested ?? []), ...check.contested] };
  if (check.result === 'passes') return end(spec, tds, { ...all, result: 'connects', scope });
  if (check.result === 'unknown' || (spec.driver.trust.counts === 'unknown' && spec.driver.checksForced === 'unknown')) return end(spec, tds, { ...all, result: 'unknown', scope });
  const error = spec.certificate === 'trusted' ? {} : { error: certificateError(spec.driver.errors, spec.certificate) };
  return end(spec, tds, { ...all, result: 'refused', scope: 'none', stage: 'certificate', ...error });
}

function forcedStrict(spec: EncryptSpec, asked: Asked, possible: boolean): EncryptOutcome {
  const base = { mode: asked.mode, contested: asked.contested, checked: 'no' as const, trust: 'ignored' as const, conditions: [] };
  if (!possible) return end(spec, '7.x', { ...base, result: 'unknown', scope: 'unknown', reasons: asked.reasons, contested: [...asked.contested, 'Force Strict Encryption exists from SQL Server 2022 on: this server cannot have it.'] });
  const says: Rich = ['Force Strict Encryption: the server takes TDS 8.0 only, and ', { code: spec.driver.writes[asked.mode] ?? asked.mode }, ' is TDS 7.x.'];
  return end(spec, '7.x', { ...base, result: 'refused', scope: 'none', stage: 'prelogin', error: forcedStrictError(spec.driver.errors), reasons: [...asked.reasons, { says, sources: ['tds8', 'ssmsNotes'] }] });
}

/** LocalDB has no encryption; what a driver that wants it makes of that is documented for SqlClient only. */
function localDb(spec: EncryptSpec, asked: Asked): EncryptOutcome {
  const base = { contested: asked.contested, checked: 'no' as const, trust: 'ignored' as const, conditions: [] };
  const local: EncryptReason = { says: ['LocalDB does not encrypt. The connection stays on this machine.'], sources: ['sqlclientSource', 'sqlclientNotes'] };
  if (asked.mode === 'optional' || spec.driver.plainLocalDb === true) {
    const gone: EncryptReason[] = asked.mode === 'optional' ? [] : [{ says: [`${spec.driver.label} drops Mandatory for LocalDB.`], sources: ['sqlclientSource', 'sqlclientNotes'] }];
    return end(spec, '7.x', { ...base, mode: 'optional', result: 'connects', scope: 'none', reasons: [...asked.reasons, local, ...gone] });
  }
  return end(spec, '7.x', { ...base, mode: asked.mode, result: 'unknown', scope: 'unknown', checked: 'unknown', trust: 'unknown', reasons: [...asked.reasons, local], contested: [...asked.contested, 'What this driver makes of Mandatory with LocalDB is not documented.'] });
}
