import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { formsOf, nameOf } from '../../../src/core/code-forms.ts';
import { buildCodeWire, codeHref, openCodes, shortTitle } from '../../../src/core/code-index.ts';
import { buildPhraseWire, openPhrases, phraseOf } from '../../../src/core/code-phrases.ts';
import { resolve } from '../../../src/core/resolve.ts';
import { codeRows } from '../../../src/data/codes/index.ts';

// Through JSON, as the browser gets them.
const codes = openCodes(JSON.parse(JSON.stringify(buildCodeWire(codeRows))));
const phrases = openPhrases(JSON.parse(JSON.stringify(buildPhraseWire(codeRows, codes))), codes);

const exact = (query: string): readonly string[] => resolve(query, codes).exact.map((h) => h.id);
const unknown = (query: string): readonly string[] => resolve(query, codes).unknown.map((u) => u.text);
const texts = (query: string): readonly string[] => resolve(query, codes, phrases).phrases.map((p) => p.id);

/** One line of a table: the query, the entries it names in order, and what is unknown in it. */
type Case = readonly [query: string, ids: readonly string[], unknown?: readonly string[]];

function check(cases: readonly Case[]): void {
  for (const [query, ids, missing = []] of cases) {
    test(query || '(nothing)', () => {
      assert.deepEqual(exact(query), ids);
      assert.deepEqual(unknown(query), missing);
    });
  }
}

describe('one code in all its spellings', () => {
  check([
    ['0x80090322', ['sec-e-wrong-principal']],
    ['0X80090322', ['sec-e-wrong-principal']],
    ['80090322', ['sec-e-wrong-principal']],
    ['0x80090322L', ['sec-e-wrong-principal']],
    ['&H80090322', ['sec-e-wrong-principal']],
    ['-2146893022', ['sec-e-wrong-principal']],
    ['\u22122146893022', ['sec-e-wrong-principal']],
    ['2148074274', ['sec-e-wrong-principal']],
    ['SEC_E_WRONG_PRINCIPAL', ['sec-e-wrong-principal']],
    ['sec_e_wrong_principal', ['sec-e-wrong-principal']],
    ['WRONG_PRINCIPAL', ['sec-e-wrong-principal']],
    ['wrong_principal', ['sec-e-wrong-principal']],
    ['(0x80090322)', ['sec-e-wrong-principal']],
    ['0x80090322 -2146893022 SEC_E_WRONG_PRINCIPAL', ['sec-e-wrong-principal']],
    ['0x7', ['kdc-err-s-principal-unknown']],
    ['-1765328377', ['kdc-err-s-principal-unknown']],
    ['2529638919', ['kdc-err-s-principal-unknown']],
    ['0x96c73a07', ['kdc-err-s-principal-unknown']],
    ['KDC_ERR_S_PRINCIPAL_UNKNOWN', ['kdc-err-s-principal-unknown']],
    ['KRB5KDC_ERR_S_PRINCIPAL_UNKNOWN', ['kdc-err-s-principal-unknown']],
    ['s_principal_unknown', ['kdc-err-s-principal-unknown']],
    ['-1765328230', ['krb5-realm-unknown']],
    ['0x8007052e', ['error-logon-failure']],
    ['-2147023570', ['error-logon-failure']],
    ['0xd000006d', ['status-logon-failure']],
    ['NT_STATUS_LOGON_FAILURE', ['status-logon-failure']],
    ['590624', ['sec-i-incomplete-credentials']],
    ['0x80090366', ['sec-i-continue-needed-message-ok']],
    ['000021C7', ['error-ds-spn-value-not-unique-in-forest']],
    ['0x0000054B', ['error-no-such-domain', 'spn-return-54b']],
    ['00002028', ['ldap-00002028']],
    ['0xffffffff', ['spn-return-ffffffff']],
    ['UntrustedRoot', ['chain-status-untrusted-root']],
    ['untrustedroot', ['chain-status-untrusted-root']],
    ['CERT_TRUST_IS_UNTRUSTED_ROOT', ['chain-status-untrusted-root']],
  ]);

  test('an HRESULT that wraps another code says so', () => {
    const [win32] = resolve('0x8007052E', codes).exact;
    assert.deepEqual([win32?.wrapped, win32?.code, win32?.text], ['win32', 1326, '0x8007052E']);
    assert.equal(resolve('0xD000006D', codes).exact[0]?.wrapped, 'ntstatus');
    assert.equal(resolve('1326', codes).exact[0]?.wrapped, undefined);
  });
});

describe('searches of an incident', () => {
  check([
    ['kdc event 11', ['event-kdc-11']],
    ['event id 36874 schannel', ['schannel-event-36874']],
    ['schannel 36871 error state 10013', ['schannel-event-36871', 'schannel-state-10013']],
    ['0x80090326', ['sec-e-illegal-message']],
    ['0x80090331', ['sec-e-algorithm-mismatch']],
    ['0x80092013 curl', ['crypt-e-revocation-offline']],
    ['0x80090325', ['sec-e-untrusted-root']],
    ['0x8009030e winrm', ['sec-e-no-credentials']],
  ]);
});

describe('words round a number narrow it', () => {
  check([
    ['18452', ['sql-error-18452']],
    ['18456 state 11', ['login-state-11', 'sql-error-18456']],
    ['Error: 18456, Severity: 14, State: 11.', ['login-state-11', 'sql-error-18456']],
    ['Msg 18456, Level 14, State 1, Server SRV1, Line 1', ['sql-error-18456', 'login-state-1']],
    ['Error: 18452, Severity: 14, State: 1.', ['sql-error-18452']],
    ['state 11', ['login-state-11']],
    ['state 1205', ['schannel-state-1205']],
    ['alert 70 state 105', ['tls-alert-protocol-version', 'schannel-state-105']],
    ['36888', ['schannel-event-36888']],
    ['event 36888', ['schannel-event-36888']],
    ['36874 schannel event', ['schannel-event-36874']],
    ['windows server 2022 event 36874', ['schannel-event-36874']],
    ['event 4', ['event-kerberos-4']],
    ['kerberos event 3', ['event-kerberos-3']],
    ['kdcsvc 203', ['event-kdcsvc-203']],
    ['event 18456', ['sql-error-18456']],
    ['4769 rc4', ['event-4769']],
    ['kdc 7', ['kdc-err-s-principal-unknown']],
    ['krb error 37', ['krb-ap-err-skew']],
    ['alert 40', ['tls-alert-handshake-failure']],
    ['SSL alert number 48', ['tls-alert-unknown-ca']],
    ['The TLS protocol defined fatal error code is 40. The Windows SChannel error state is 1205.', ['tls-alert-handshake-failure', 'schannel-state-1205']],
    ['Received fatal alert: handshake_failure', ['tls-alert-handshake-failure']],
    ['sslv3 alert handshake failure', ['tls-alert-handshake-failure']],
    ["TLS alert: 'ProtocolVersion'", ['tls-alert-protocol-version']],
    ['data 52e', ['ldap-data-52e']],
    ['acceptsecuritycontext error, data 775', ['ldap-data-775']],
    ['80090308: LdapErr: DSID-0C090400, comment: AcceptSecurityContext error, data 52e, v1db1', ['ldap-data-52e', 'sec-e-invalid-token']],
    ['windows return code 0x2098', ['spn-return-2098', 'error-ds-insuff-access-rights']],
    ['Windows return code: 0xffffffff, state: 63', ['spn-return-ffffffff']],
    ['setspn error 0x2098', ['error-ds-insuff-access-rights']],
    ['error: 26 - Error Locating Server/Instance Specified', ['sni-error-26', 'kdc-err-server-nomatch']],
    ['(provider: SQL Network Interfaces, error: 26 - Error Locating Server)', ['sni-error-26']],
    ['(provider: SSL Provider, error: 0 - The target principal name is incorrect.)', []],
    ['TCP Provider: Error code 0x2746 (10054)', ['wsaeconnreset']],
    ['sql server 2019 18456', ['sql-error-18456']],
    ['status 0xc000006d sub status 0xc000006a', ['status-logon-failure', 'status-wrong-password']],
  ]);
});

describe('a number with two meanings gives both, the likelier first', () => {
  check([
    ['0x5', ['error-access-denied', 'kdc-err-s-old-mast-kvno']],
    ['5', ['error-access-denied', 'login-state-5', 'kdc-err-s-old-mast-kvno']],
    ['7', ['kdc-err-s-principal-unknown', 'login-state-7']],
    ['37', ['krb-ap-err-skew']],
    ['18', ['kdc-err-client-revoked', 'login-state-18']],
    ['40', ['tls-alert-handshake-failure', 'login-state-40', 'krb-ap-err-msg-type']],
    ['11', ['login-state-11', 'event-kdc-11', 'kdc-err-never-valid']],
    ['0x21c7', ['error-ds-spn-value-not-unique-in-forest', 'spn-return-21c7']],
    ['1326', ['error-logon-failure']],
    ['access_denied', ['tls-alert-access-denied', 'error-access-denied', 'status-access-denied']],
  ]);
});

describe('what looks like a code and is in no table', () => {
  check([
    ['0x80090399', [], ['0x80090399']],
    ['80090399', [], ['80090399']],
    ['-2146892903', [], ['-2146892903']],
    ['2148074393', [], ['2148074393']],
    ['0x80090399 and -2146892903', [], ['0x80090399']],
    ['SEC_E_NO_SUCH_THING', [], ['SEC_E_NO_SUCH_THING']],
    ['KDC_ERR_FOO', [], ['KDC_ERR_FOO']],
    ['event 39999', [], ['event 39999']],
    ['-1765328200', [], ['-1765328200']],
    ['-1234567890', [], ['-1234567890']],
    ['0x2587c9', [], ['0x2587c9']],
    ['data 999', [], ['data 999']],
    ['0x80090322 0x80090399', ['sec-e-wrong-principal'], ['0x80090399']],
  ]);

  const says: readonly (readonly [query: string, says: string])[] = [
    ['0x80090399', 'failure, facility 9 SSPI (FACILITY_SECURITY), code 0x399, not in our table'],
    ['0x8007270f', 'failure, facility 7 Win32 (FACILITY_WIN32), code 0x270F, Win32 error 9999, not in our table'],
    ['0xc0000999', 'NTSTATUS failure, facility 0 system (FACILITY_NULL), code 0x999, not in our table'],
    ['-1765328200', 'minor status of MIT Kerberos, error 184, not in our table'],
    ['SEC_E_NO_SUCH_THING', 'looks like a SEC_E_ constant, not in our table'],
    ['event 39999', 'event number, not in our table'],
    ['data 999', 'LDAP sub-code, Win32 error 2457, not in our table'],
    ['0x2587c9', '2459593 in decimal, not in our table'],
  ];
  for (const [query, expected] of says) {
    test(`${query} says what its form tells`, () => {
      assert.deepEqual(resolve(query, codes).unknown.map((u) => u.says), [expected]);
    });
  }

  test('at most twenty are listed', () => {
    const many = Array.from({ length: 100 }, (_, i) => `0x8009${(0x400 + i).toString(16).padStart(4, '0')}`).join(' ');
    assert.equal(resolve(many, codes).unknown.length, 20);
  });
});

describe('no code', () => {
  check(
    [
      '', ' ', '?', 'or', 'face', 'dead', 'deadbeef', 'decade', 'orchid', 'policy', 'revoked', 'expired', 'cyclic', 'event', 'alert', 'state', 'error',
      '2019', '1433', 'tls 1.2', 'TLSv1.3', '10.0.0.4', '10.0.0.4:36888', 'windows server 2012', 'windows 11', 'windows 10 1909', 'sql server 2019', 'port 1311', 'port 36888',
      'sql05:11001', 'localhost:36888', '2025-11-21 09:12:44', '20251121', '80123456', '4155551234', '1551698426', 'kb4557473', 'build 17763', 'version 26067', 'rfc 5246', 'v2580',
      'thumbprint 800659287F252B28A973C7F80AA00B8679916202', '80090322-5938-4686-9FDC-C8FF68F15C85', 'DSID-0C090400', '0:0x3e7', '0x00007ff812345678', 'SQLSTATE 08001',
      'error 404', 'http 401', 'process id 4', 'encryption type 0x12', 'ticket options: 0x40810010', 'requested etypes were 18', 'certificate 18', 'line 1289', 'c0ffee00', '0xGG', 'SEC_E_',
      'works on the server itself but not from other machines integrated security',
      'https call fails on windows server 2012 works on my windows 10 laptop',
      'odbc driver 18 upgrade certificate error',
    ].map((query): Case => [query, []]),
  );
});

describe('a whole paste', () => {
  test('an exception in Chinese', () => {
    const paste =
      'System.Security.Authentication.AuthenticationException: 调用 SSPI 失败，请参见内部异常。 ---> System.ComponentModel.Win32Exception: 客户端和服务器无法通信，因为它们没有通用的算法。 0x80090331\n' +
      '   在 System.Net.Security.SslState.StartSendAuthResetSignal(ProtocolToken message, AsyncProtocolRequest asyncRequest, Exception exception)\n';
    assert.deepEqual(exact(paste), ['sec-e-algorithm-mismatch']);
  });

  test('a .NET exception: the inner code first, what only wraps it last', () => {
    const paste = `Microsoft.Data.SqlClient.SqlException (0x80131904): A connection was successfully established with the server, but then an error occurred during the login process. (provider: SSL Provider, error: 0 - The certificate chain was issued by an authority that is not trusted.)
 ---> System.ComponentModel.Win32Exception (0x80090325): The certificate chain was issued by an authority
that is not trusted.
   at Microsoft.Data.SqlClient.SqlInternalConnection.OnError(SqlException exception, Boolean breakConnection, Action\`1 wrapCloseInAction)
ClientConnectionId:ff7e88a2-caa5-477b-9ab0-37623a0b057a
Error Number:-2146893019,State:0,Class:20`;
    assert.deepEqual(exact(paste), ['sec-e-untrusted-root', 'hresult-80131904']);
    assert.deepEqual(unknown(paste), []);
    assert.deepEqual(texts(paste), ['driver-ssl-provider-untrusted', 'sec-e-untrusted-root', 'driver-login-process']);
  });

  test('an event with its XML', () => {
    const paste = `Log Name:      System
Source:        Schannel
Event ID:      36888
Task Category: None
Level:         Error
Computer:      SRV01
Description:
A fatal alert was generated and sent to the remote endpoint. This may result in termination of the connection. The TLS protocol defined fatal error code is 40. The Windows SChannel error state is 1205.
<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
    <Provider Name="Schannel" Guid="{1F678132-5938-4686-9FDC-C8FF68F15C85}" />
    <EventID>36888</EventID>
    <EventRecordID>2708</EventRecordID>
    <Execution ProcessID="520" ThreadID="2864" />`;
    assert.deepEqual(exact(paste), ['schannel-event-36888', 'tls-alert-handshake-failure', 'schannel-state-1205']);
    assert.deepEqual(texts(paste), ['schannel-event-36888']);
  });

  test('a small event number counts only beside its source', () => {
    const event = (source: string): string => `<Provider Name="${source}" />\n<EventID Qualifiers="49152">4</EventID>\n<Version>0</Version>\n`;
    assert.deepEqual(exact(event('Microsoft-Windows-Security-Kerberos')), ['event-kerberos-4']);
    assert.deepEqual(exact(event('e1iexpress')), []);
    assert.deepEqual(exact('TimeCreated  : 06.09.2022 09:41:17\nId           : 4\nProviderName : Microsoft-Windows-Security-Kerberos\n'), ['event-kerberos-4']);
    assert.deepEqual(exact('Process ID : 4\nkerberos\n'), []);
  });

  test('a Security event: failure code, not type and options', () => {
    const paste = 'Kerberos pre-authentication failed.\nService Name:\tkrbtgt/CORP\nTicket Options:\t\t0x40810010\nFailure Code:\t\t0x18\nPre-Authentication Type:\t2\nTicket Encryption Type: 0x12\nProcess ID: 0x3e8\n';
    assert.deepEqual(exact(paste), ['kdc-err-preauth-failed']);
  });

  test('an ERRORLOG', () => {
    const paste = `2025-11-21 09:12:44.01 Logon       Error: 17806, Severity: 20, State: 14.
2025-11-21 09:12:44.01 Logon       SSPI handshake failed with error code 0x80090311, state 14 while establishing a connection with integrated security; the connection has been closed. Reason: AcceptSecurityContext failed. The Windows error code indicates the cause of failure. No authority could be contacted for authentication.   [CLIENT: 10.10.5.77]
2025-11-21 09:12:44.01 Logon       Error: 18452, Severity: 14, State: 1.
2025-11-21 09:15:10.40 Logon       Error: 18456, Severity: 14, State: 5.`;
    assert.deepEqual(exact(paste), ['sec-e-no-authenticating-authority', 'sql-error-17806', 'sql-error-18452', 'sql-error-18456', 'login-state-5']);
    assert.deepEqual(texts(paste), ['sql-error-17806', 'sec-e-no-authenticating-authority']);
  });

  test('klist, nltest and setspn', () => {
    assert.deepEqual(exact('Error calling API LsaCallAuthenticationPackage (GetTicket substatus): 0x6fb\nklist failed with 0xc000018b/-1073741429: The SAM database\n'), ['status-no-trust-sam-account', 'error-no-trust-sam-account']);
    assert.deepEqual(exact('Trusted DC Connection Status Status = 1311 0x51f ERROR_NO_LOGON_SERVERS\nTrust Verification Status = 1311 0x51f ERROR_NO_LOGON_SERVERS\n'), ['error-no-logon-servers']);
    assert.deepEqual(exact("Failed to assign SPN on account 'CN=svc-sql08,DC=contoso,DC=com', error 0x2098/8344 -> Insufficient access rights to perform the operation.\n\n"), ['error-ds-insuff-access-rights']);
  });

  const inLog = (line: string): readonly string[] => exact(`${line}\nand another line`);
  for (const [line, ids] of [
    ['System error 64 has occurred.', ['error-netname-deleted']],
    ['Systemfehler 1326 aufgetreten.', ['error-logon-failure']],
    ['L’erreur système 1326 s’est produite.', ['error-logon-failure']],
    ['Errore di sistema 1326.', ['error-logon-failure']],
    ['システム エラー 1326 が発生しました。', ['error-logon-failure']],
    ['发生系统错误 1326。', ['error-logon-failure']],
    ['(Microsoft SQL Server、エラー: 18456)', ['sql-error-18456']],
    ['Schwerwiegende Warnung … für das TLS-Protokoll definierten Code: 70.', ['tls-alert-protocol-version']],
    ['TLSv1.3 (OUT), TLS alert, unsupported certificate (555):', ['tls-alert-unsupported-certificate']],
    ['remote error: tls: expired certificate', ['tls-alert-certificate-expired']],
    ['[SSL: TLSV1_ALERT_UNKNOWN_CA] _ssl.c:997', ['tls-alert-unknown-ca']],
    ['https-jsse-nio-8443-exec-3, SEND TLSv1.2 ALERT:  fatal, description = bad_certificate', ['tls-alert-bad-certificate']],
    ['chain status 65536 of the certificate', ['chain-status-partial-chain']],
    ['kerberos: tried 2 KDCs', []],
    ['worker read 65536 bytes, flags 16777216, error 65536', []],
    ['TicketEncryptionType=0xffffffff Status=0', []],
    ['main.c:3:10: fatal error: 10: No such file or directory', []],
  ] as const) {
    test(`in a log: ${line}`, () => assert.deepEqual(inLog(line), ids));
  }
  test('a message that other programs print counts near the words of its field only', () => {
    const found = (text: string): readonly string[] => resolve(text, codes, phrases).phrases.map((p) => p.id);
    assert.ok(found('kinit: Password has expired while getting initial credentials').includes('kdc-err-key-expired'));
    assert.deepEqual(found('Your password has expired, go to the portal'), []);
    assert.ok(!found('IDX10503: Signature validation failed. The signature is invalid.').includes('kdc-err-invalid-sig'));
  });
  test('numbers of another program are left alone', () => {
    const paste = 'curl: (35) schannel: next InitializeSecurityContext failed\ncurl exited with error 35\nretry 7 of 18, error code 60\nSSL_ERROR 1\n[10:13:52:193] [17054:17056] [WARN] stack position 0\nerror:0A00018E:SSL routines\n';
    assert.deepEqual(exact(paste), []);
    assert.deepEqual(unknown(paste), []);
  });

  test('hits tell where they stand', () => {
    const query = 'first -2146893022, then alert 40';
    for (const { at, text } of resolve(query, codes).exact) assert.ok(query.slice(at - 1).includes(text.replace('-', '')), text);
    const [phrase] = resolve('xx  The target\n principal name is INCORRECT. yy', codes, phrases).phrases;
    assert.deepEqual([phrase?.id, phrase?.at, phrase?.text], ['sec-e-wrong-principal', 4, 'The target\n principal name is INCORRECT']);
  });
});

describe('system texts', () => {
  const cases: readonly (readonly [query: string, ids: readonly string[]])[] = [
    ['clock skew too great', ['krb-ap-err-skew']],
    ['kdc has no support for encryption type', ['kdc-err-etype-nosupp']],
    ['a call to sspi failed see inner exception', ['dotnet-sspi-failed']],
    ["user's security context accumulated too many security IDs", ['status-too-many-context-ids', 'error-too-many-context-ids']],
    ['the server requires binds to turn on integrity checking if ssl\\tls are not already active', ['ldap-00002028']],
    ['login failed the login is from an untrusted domain and cannot be used with integrated authentication', ['sql-error-18452']],
    ["login failed for user 'nt authority\\anonymous logon' linked server", ['driver-anonymous-logon']],
    ["Login failed for user 'CORP\\x'. Reason: The account is disabled.", ['sql-error-18470']],
    ["Login failed for user 'CORP\\x'.", ['sql-error-18456']],
    ['none of the cipher suites supported by the client application are supported by the server', ['schannel-event-36874']],
    ['An TLS 1.0 connection request was received from a remote client application, but none of the cipher suites supported', ['schannel-event-36874']],
    ['The target principal name is incorrect.  Cannot generate SSPI context.', ['driver-cannot-generate-sspi-context']],
    ['the target principal name is incorrect', ['sec-e-wrong-principal']],
    ['“The client’s credentials have been revoked”', ['kdc-err-client-revoked']],
    ['Client’s credentials have been revoked', ['kdc-err-client-revoked']],
    ['Preauthentication failed', ['kdc-err-preauth-failed']],
    ['The SQL Server Network Interface library could not register the Service Principal Name (SPN) [ MSSQLSvc/sql01.corp.example:1433 ] for the SQL Server service. Windows return code: 0x2098, state: 15.', ['sql-error-26067']],
    ['The SQL Server Network Interface library could not register the Service Principal Name (SPN) for the SQL Server service. Error: 0x2098, state: 20.', ['sql-error-26037']],
    ['the name is incorrect', []],
    ['access is', []],
  ];
  for (const [query, ids] of cases) {
    test(query, () => {
      assert.deepEqual(texts(query), ids);
    });
  }

  test('every literal text finds its row, among those of the same text', () => {
    const missed = codeRows.flatMap((row) =>
      [row.message, ...(row.texts ?? [])]
        .filter((text) => text !== undefined && phraseOf(text).includes(' '))
        .filter((text) => !texts(String(text).replace(/%(?:\d+|[#.*lh]*[dsux])/g, 'x1')).includes(row.id))
        .map((text) => `${row.id}: ${text}`),
    );
    assert.deepEqual(missed, []);
  });
});

describe('the index', () => {
  test('keeps every row with id, layer, number, name and address', () => {
    assert.deepEqual(
      codes.entries.map((e) => [e.id, e.layer, e.code, e.symbol, e.name]),
      codeRows.map((r) => [r.id, r.layer, r.code, r.symbol, nameOf(r)]).sort((a, b) => codes.entries.findIndex((e) => e.id === a[0]) - codes.entries.findIndex((e) => e.id === b[0])),
    );
    assert.equal(codeHref('sspi', 'sec-e-wrong-principal'), '/codes/sspi/#sec-e-wrong-principal');
    assert.equal(resolve('0x80090322', codes).exact[0]?.href, '/codes/sspi/#sec-e-wrong-principal');
  });

  test('entries that matter have a title without placeholders', () => {
    for (const { id, rank, title, symbol } of codes.entries) {
      assert.doesNotMatch(title, /%|\s{2,}|[.,;]$/, id);
      assert.ok(title.length <= 48, `${id}: ${title}`);
      assert.ok(title !== '' || (rank === 2 && symbol !== undefined), id);
    }
  });

  test('shortTitle cuts at a word and drops values', () => {
    assert.equal(shortTitle("Login failed for user '%.*ls'."), 'Login failed for user …');
    assert.equal(shortTitle('The logon attempt failed'), 'The logon attempt failed');
    assert.equal(shortTitle("The TLS %1 credential's private key"), "The TLS … credential's private key");
    assert.equal(shortTitle('register the SPN [ %1 ] for the service'), 'register the SPN … for the service');
    assert.equal(shortTitle('No credentials are available in the security package'), 'No credentials are available in the security …');
    assert.equal(shortTitle('A fatal error occurred while creating a TLS %1 credential. The internal error state is %2.'), 'A fatal error occurred while creating a TLS …');
  });

  test('stays small', () => {
    assert.ok(JSON.stringify(buildCodeWire(codeRows)).length < 44_000);
    assert.ok(JSON.stringify(buildPhraseWire(codeRows, codes)).length < 44_000);
  });

  test('every name and every unmistakable spelling of every row leads to it', () => {
    const missed: string[] = [];
    for (const row of codeRows) {
      const named = row.symbol !== undefined || row.code !== undefined;
      const queries = row.code === undefined ? [] : formsOf(row).filter((form) => /^0x|^-?\d{6,}$|^data /.test(form) && row.layer !== 'tls-alerts' && row.layer !== 'ldap' && (row.layer !== 'dotnet' || row.width === 32));
      if (named && /[_\d]/.test(nameOf(row)) && row.layer !== 'dotnet' && row.layer !== 'drivers') queries.push(nameOf(row));
      for (const query of queries) if (!exact(query).includes(row.id)) missed.push(`${query} → ${row.id}`);
    }
    assert.deepEqual(missed, []);
  });
});

describe('any input', () => {
  const piece = fc.constantFrom('0x', '80090322', 'event', 'state', 'alert', 'data', '18456', '-', ':', ' ', '\n', '.', 'SEC_E_', 'kdc', '11', '4294967296', '99999999999', 'é', '調', "'", '\u0000', '\ud800', '<', '(', ')');
  test('is taken: no exception, each entry once, found text where it says', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(piece, { maxLength: 40 }).map((p) => p.join(''))), (query) => {
        const { exact: hits, unknown: missing, phrases: said } = resolve(query, codes, phrases);
        assert.equal(new Set(hits.map((h) => h.id)).size, hits.length);
        for (const { text, at } of [...hits, ...missing]) assert.ok(at >= 0 && at < query.length && text !== '');
        for (const { text, at } of said) assert.equal(query.slice(at, at + text.length), text);
      }),
      { numRuns: 500 },
    );
  });

  const million: readonly (readonly [name: string, text: string])[] = [
    ['words and numbers', 'the quick brown fox jumps over 18456 or face dead 2019 '.repeat(18_000)],
    ['the beginning of a long text', 'the sql server network interface library could not register the service principal name '.repeat(11_500)],
    ['texts with gaps', 'login failed for user '.repeat(45_000)],
    ['codes', '0x80090322 0x80090399 -2146893022 '.repeat(29_000)],
    ['labels', 'error code is state '.repeat(50_000)],
    ['one token', 'a'.repeat(1_000_000)],
    ['dots', '1.'.repeat(500_000)],
    ['no spaces', '调用失败'.repeat(250_000)],
    ['apostrophes', "'a".repeat(500_000)],
  ];
  for (const [name, text] of million) {
    test(`a megabyte of ${name} is read in time`, () => {
      const start = performance.now();
      resolve(text, codes, phrases);
      const took = performance.now() - start;
      assert.ok(took < 5000, `${took.toFixed(0)} ms`);
    });
  }

  test('work grows with the length, not faster', () => {
    const text = 'Error: 18456, Severity: 14, State: 11. Login failed for user x1. 0x80090399 the sql server network interface library could not register ';
    const time = (n: number): number => {
      const long = text.repeat(n);
      const start = performance.now();
      resolve(long, codes, phrases);
      return performance.now() - start;
    };
    time(500);
    const ratio = Math.min(time(4000) / time(1000), time(4000) / time(1000), time(4000) / time(1000));
    assert.ok(ratio < 12, `four times the text took ${ratio.toFixed(1)} times as long`);
  });
});
