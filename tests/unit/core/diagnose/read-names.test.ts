import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readNames } from '../../../../src/core/diagnose/read-names.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';

const names = (text: string): string[] => readNames(prepare(text).lines).map((n) => `${n.kind} ${n.value}`);

describe('names in the layouts of logs', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['nginx', '2024/03/04 [info] 7#7: *12 SSL_do_handshake() failed while SSL handshaking, client: 10.44.7.19, server: 0.0.0.0:443', ['address 10.44.7.19', 'port 443']],
    ['Apache', '[ssl:info] [pid 3120] [client 10.3.9.14:50122] AH01964: Connection to child 64 established (server crm.corp.example:443)', ['server crm.corp.example', 'port 443', 'address 10.3.9.14']],
    ['HAProxy behind syslog', 'Jan 15 04:10:05 lb1 haproxy[1422]: 10.2.0.31:40118 [15/Jan/2024:04:10:05.004] fe_https/1: SSL handshake failure', ['address 10.2.0.31', 'client lb1']],
    ['Postfix', 'Sep  3 14:20:09 mx1 postfix/smtpd[20114]: connect from mfp3.corp.example[10.12.0.44]', ['client mx1', 'client mfp3.corp.example', 'address 10.12.0.44']],
    ['Kafka', 'INFO Failed authentication with /10.30.4.11 (channelId=10.30.4.2:9093-10.30.4.11:41838-77)', ['address 10.30.4.11', 'address 10.30.4.2', 'port 9093']],
    ['Hadoop', 'Host Details : local host is: "edge01.corp.example/10.0.7.12"; destination host is: "nn01.corp.example":8020;', ['server nn01.corp.example', 'port 8020', 'client edge01.corp.example', 'address 10.0.7.12']],
    ['Ansible', 'fatal: [10.0.0.31]: UNREACHABLE! => {"changed": false}', ['address 10.0.0.31']],
    ['the log of a kernel', '[86228.816530] CIFS: VFS: \\\\fs02.corp.example Send error in SessSetup = -126', ['server fs02.corp.example']],
    ['JSON of a Go program', '{"broker": "kafka3.corp.example:9093", "error": "x"}', ['server kafka3.corp.example', 'port 9093']],
    ['key=value', 'EventID=4769 Computer=DC04.fabrikam.com TargetUserName=t.weiss@FABRIKAM.COM IpAddress=::ffff:10.9.1.140 ruser= rhost=10.50.1.8', ['realm FABRIKAM.COM', 'account t.weiss@FABRIKAM.COM', 'dc DC04.fabrikam.com', 'address 10.9.1.140', 'address 10.50.1.8']],
    ['Oracle over JDBC', 'jdbc:oracle:thin:@ora1.corp.example:1521/ERP', ['server ora1.corp.example', 'port 1521']],
    ['Oracle’s own description', '(ADDRESS=(PROTOCOL=TCP)(HOST=ora1.corp.example)(PORT=1521))', ['server ora1.corp.example', 'port 1521']],
    ['event XML on one line', '<Channel>Application</Channel><Computer>sqlpod-0</Computer><Security /></System>', ['client sqlpod-0']],
    ['netlogon.log', '05/14 09:21:30 [LOGON] [1844] CORP: SamLogon: Transitive Network logon of CORP\\jdoe from WS17 (via SQL05) Entered', ['account CORP\\jdoe', 'client WS17', 'server SQL05']],
    ['a connection string with one word', 'conn.Open "Provider=SQLOLEDB;Data Source=SQLFIN01;Initial Catalog=Budget"', ['server SQLFIN01']],
    ['a prompt', 'dev@lab-vm:~$ kinit j.mora@CORP.EXAMPLE', ['realm CORP.EXAMPLE', 'account j.mora@CORP.EXAMPLE', 'client lab-vm']],
    ['an account with a dot', 'C:\\>net use P: \\\\fic02\\partage /user:CORP\\m.roux *', ['server fic02', 'account CORP\\m.roux']],
    ['a SQL Server in a box', 'Impossible de se connecter à SQL02\\PROD.', ['server SQL02', 'instance PROD']],
  ];
  for (const [about, text, expected] of rows) test(about, () => assert.deepEqual(names(text).sort(), [...expected].sort()));

  test('IIS: columns by the head, and as IIS writes them without one', () => {
    const line = '2024-05-06 09:14:40 10.1.1.21 GET /_vti_bin/sites.asmx - 80 CORP\\jdoe 10.1.6.77 - portal.corp.example 200 0 0 46';
    const expected = ['account CORP\\jdoe', 'address 10.1.1.21', 'address 10.1.6.77', 'port 80'];
    assert.deepEqual(names(line).sort(), expected);
    const head = '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs-host sc-status sc-substatus sc-win32-status time-taken';
    assert.deepEqual(names(`${head}\n${line}`).sort(), [...expected, 'server portal.corp.example'].sort());
  });
});

describe('what is no name', () => {
  const none = [
    '2022-11-15T08:20:11.004Z\tERROR\tkafka/client.go:212\tSASL handshake failed',
    '\tat sun.security.ssl.Alert.createSSLException(Alert.java:131)',
    'Connection to child 64 established',
    'npm WARN ERESOLVE react-tabs@3.2.3 needs react@18.3.1',
    'Server: nginx',
    'Cannot connect to the database.',
    ' * Performing LDAP DSE lookup on: 10.0.0.1',
    'HKLM\\SYSTEM\\CurrentControlSet',
  ];
  for (const text of none) test(text, () => assert.deepEqual(names(text), []));
});
