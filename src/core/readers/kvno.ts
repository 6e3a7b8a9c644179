import type { Paste } from '../text/prepare.ts';
import { principalOf, realmNames, spnNames } from './kerberos-names.ts';
import { uniqueNames } from './reader.ts';
import { finish, open } from './reading-lines.ts';
import type { At, Reader, Reading } from './reader.ts';

/** One answer of `kvno`: a key version, or an error. */
export interface KvnoFacts {
  /** The principal that was asked for, as kvno completed it. */
  readonly principal?: At<string>;
  readonly kvno?: At<number>;
  /** With `-k KEYTAB`: whether a key of the keytab opens the ticket. */
  readonly keytab?: At<'valid' | 'invalid'>;
  readonly error?: At<{
    /** "Server not found in Kerberos database" */
    readonly message: string;
    readonly while: 'service ticket' | 'own principal' | 'decryption' | 'other';
  }>;
}

const ANSWER = /(?:^|\s)(\S{1,300}@[A-Za-z0-9._-]{0,255}): kvno = (\d{1,10})(, keytab entry valid)?\s{0,4}$/;
const FAILED = /(?:^|[\s/])kvno: (.{1,400}?) (?:while|beim|bei) (.{1,400})$/;
const HEIMDAL = /(?:^|[\s/])kgetcred: (?:krb5_get_creds: )?(.{1,400})$/;
const LAST = /(\S{1,300}@[A-Za-z0-9._-]{0,255})\.?\s{0,4}$/;

/**
 * `kvno MSSQLSvc/host:port` (MIT Kerberos): asks the domain controller for a service ticket and tells the version of its key. One reading for each answer.
 *
 *     MSSQLSvc/sqllinux.corp.example:1433@CORP.EXAMPLE: kvno = 3
 *     kvno: Server not found in Kerberos database while getting credentials for MSSQLSvc/other@CORP.EXAMPLE
 *
 * MIT Kerberos: kvno manual page, clients/kvno/kvno.c. Heimdal: kgetcred.
 */
export const kvno: Reader<KvnoFacts> = {
  id: 'kvno',
  title: 'kvno output',
  cues: ['kvno', 'kgetcred'],
  read,
  names: ({ principal }) => (principal ? uniqueNames([...spnNames({ value: principalOf(principal.value).name, line: principal.line }), ...realmNames(realm(principal))]) : []),
};

function realm({ value, line }: At<string>): At<string> | undefined {
  const name = principalOf(value).realm;
  return name === undefined ? undefined : { value: name, line };
}

function read(paste: Paste): readonly Reading<KvnoFacts>[] {
  const found: Reading<KvnoFacts>[] = [];
  for (const line of paste.lines) {
    if (line.text.length > 1200) continue;
    const facts = factsOf(line.text, line.n);
    if (facts) found.push(finish('kvno', paste, open(line), facts));
  }
  return found;
}

function factsOf(text: string, line: number): KvnoFacts | undefined {
  const answer = ANSWER.exec(text);
  if (answer) {
    return {
      principal: { value: answer[1] ?? '', line },
      kvno: { value: Number(answer[2]), line },
      ...(answer[3] === undefined ? {} : { keytab: { value: 'valid' as const, line } }),
    };
  }
  const failed = FAILED.exec(text);
  if (failed) {
    const [, message = '', what = ''] = failed;
    const asked = LAST.exec(what)?.[1];
    const doing = /decrypt/i.test(what) ? 'decryption' : /getting credentials|Anmeldedaten/i.test(what) ? 'service ticket' : /client principal|own principal|opening ccache/i.test(what) ? 'own principal' : 'other';
    return {
      ...(asked === undefined ? {} : { principal: { value: asked, line } }),
      ...(doing === 'decryption' ? { keytab: { value: 'invalid' as const, line } } : {}),
      error: { value: { message, while: doing }, line },
    };
  }
  const heimdal = HEIMDAL.exec(text);
  if (!heimdal) return undefined;
  const message = heimdal[1] ?? '';
  const asked = /\((\S{1,300}@[A-Za-z0-9._-]{1,255})\)/.exec(message)?.[1];
  return { ...(asked === undefined ? {} : { principal: { value: asked, line } }), error: { value: { message, while: 'service ticket' }, line } };
}
