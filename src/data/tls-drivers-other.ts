/** Drivers for MySQL, PostgreSQL, MongoDB, Redis, RabbitMQ and mail. */
import type { TlsDriver } from './tls-drivers.ts';
import type { ProtocolName } from './windows-tls.ts';

const TLS_10_TO_12: readonly ProtocolName[] = ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'];
const TLS_12_AND_13: readonly ProtocolName[] = ['TLS 1.2', 'TLS 1.3'];
const NOTHING = 'Nothing to do.';
const WINDOWS_TLS_13 = 'where Windows has TLS 1.3';

export const otherDrivers: readonly TlsDriver[] = [
  {
    id: 'mailkit-1', kind: 'driver', peers: 'other', family: 'MailKit', name: 'MailKit', versions: '1.0.1 to 2.3.1', from: '1.0.1', before: '2.3.2',
    stack: 'schannel', newest: 'TLS 1.2', offers: TLS_10_TO_12, fixed: true, enable: 'Nothing to do for TLS 1.2; client.SslProtocols sets the list.',
    remarks: ['SSL 3.0 is out of the list since 1.0.1.'],
    confidence: 'certain', sources: ['mailkit'],
  },
  {
    id: 'mailkit-2.3.2', kind: 'driver', peers: 'other', family: 'MailKit', name: 'MailKit', versions: '2.3.2 to 2.8', from: '2.3.2', before: '2.9',
    stack: 'schannel', newest: 'TLS 1.2', offers: ['TLS 1.1', 'TLS 1.2'], fixed: true, enable: NOTHING,
    remarks: [],
    confidence: 'certain', sources: ['mailkit'],
  },
  {
    id: 'mailkit-2.9', kind: 'driver', peers: 'other', family: 'MailKit', name: 'MailKit', versions: '2.9', from: '2.9', before: '2.10',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: ['TLS 1.1', 'TLS 1.2', 'TLS 1.3'], fixed: true, enable: NOTHING,
    remarks: [],
    confidence: 'certain', sources: ['mailkit'],
  },
  {
    id: 'mailkit-2.10', kind: 'driver', peers: 'other', family: 'MailKit', name: 'MailKit', versions: '2.10 to 4.10', from: '2.10', before: '4.11',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: TLS_12_AND_13, fixed: true, enable: NOTHING,
    remarks: ['A mail server without TLS 1.2 is out of reach until client.SslProtocols names its version.'],
    confidence: 'certain', sources: ['mailkit'],
  },
  {
    id: 'mailkit', kind: 'driver', peers: 'other', family: 'MailKit', name: 'MailKit', versions: '4.11 and later', from: '4.11',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: 'system', offersWords: 'what Schannel has on; 4.15 on .NET Framework what ServicePointManager says', enable: 'Nothing to do; client.SslProtocols restricts the list.',
    remarks: [
      'SslHandshakeException carries the reason. The usual one is TLS from the first byte on a port for STARTTLS, or the other way round (465, 993, 995 against 587, 143, 110).',
      'CheckCertificateRevocation is true by default: a revocation server out of reach looks like a failed handshake.',
    ],
    confidence: 'certain', sources: ['mailkit'],
  },
  {
    id: 'mongo-old', kind: 'driver', peers: 'other', family: 'MongoDB C# driver', name: 'MongoDB C# driver', versions: 'before 2.3.0', before: '2.3.0',
    stack: 'schannel', newest: 'TLS 1.2', newestWhen: 'once SslSettings.EnabledSslProtocols names it', offers: ['SSL 3.0', 'TLS 1.0'], fixed: true, enable: 'Set SslSettings.EnabledSslProtocols, or update.',
    remarks: [],
    contested: 'The source read says that SSL 3.0 was in the list; the versions beside it are those of SslProtocols.Default.',
    confidence: 'likely', sources: ['mongodb'],
  },
  {
    id: 'mongo', kind: 'driver', peers: 'other', family: 'MongoDB C# driver', name: 'MongoDB C# driver', versions: '2.3.0 to 2.23', from: '2.3.0', before: '2.24',
    stack: 'schannel', newest: 'TLS 1.2', offers: TLS_10_TO_12, fixed: true, enable: 'Nothing to do for TLS 1.2; SslSettings.EnabledSslProtocols sets the list.',
    remarks: [],
    confidence: 'certain', sources: ['mongodb'],
  },
  {
    id: 'mongo2', kind: 'driver', peers: 'other', family: 'MongoDB C# driver', name: 'MongoDB C# driver', versions: '2.24 to 2.x', from: '2.24', before: '3.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: [...TLS_10_TO_12, 'TLS 1.3'], fixed: true, enable: NOTHING,
    remarks: [],
    confidence: 'likely', sources: ['mongodb'],
  },
  {
    id: 'mongo3', kind: 'driver', peers: 'other', family: 'MongoDB C# driver', name: 'MongoDB C# driver', versions: '3.0 and later', from: '3.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: TLS_12_AND_13, fixed: true, enable: NOTHING,
    remarks: [],
    confidence: 'likely', sources: ['mongodb'],
  },
  {
    id: 'connnet-6', kind: 'driver', peers: 'other', family: 'MySQL Connector/NET', name: 'MySQL Connector/NET', versions: '6.0 to 6.9', from: '6.0', before: '6.10',
    stack: 'schannel', newest: 'TLS 1.0', offers: ['SSL 3.0', 'TLS 1.0'], offersWords: 'SSL 3.0 and TLS 1.0 (source of 2013), later TLS 1.0 alone', fixed: true, enable: 'Update Connector/NET: the list stands in its code.',
    lost: { id: 'connector-net-6', name: 'MySQL Connector/NET 6.x' },
    remarks: ['No registry value reaches it: the code names the versions.'],
    confidence: 'certain', sources: ['connectorNetHistory'],
  },
  {
    id: 'connnet-8a', kind: 'driver', peers: 'other', family: 'MySQL Connector/NET', name: 'MySQL Connector/NET', versions: '7.0.3, and 8.0.8 to 8.0.18', from: '7.0.3', before: '8.0.19',
    stack: 'schannel', newest: 'TLS 1.2', offers: TLS_10_TO_12, offersWords: 'TLS 1.2 first, then 1.1, then 1.0', fixed: true, enable: 'Nothing to do for TLS 1.2; 8.0.19 brings TlsVersion.',
    remarks: ['8.0.8 made SslMode=Required the default, 8.0.13 made Preferred the default for the classic protocol.'],
    confidence: 'certain', sources: ['connectorNet', 'connectorNetHistory'],
  },
  {
    id: 'connnet-8b', kind: 'driver', peers: 'other', family: 'MySQL Connector/NET', name: 'MySQL Connector/NET', versions: '8.0.19 to 8.0.27', from: '8.0.19', before: '8.0.28',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: 'with TlsVersion, on .NET Framework 4.8 or .NET Core 3.0 and later, where Windows has TLS 1.3', offers: ['TLS 1.2'], fixed: true, enable: 'TlsVersion="Tlsv1.2,Tlsv1.3" in the connection string for TLS 1.3.',
    remarks: ['The list holds for the whole process: the first connection with TlsVersion sets it for all later ones.', '8.0.26 calls TLS 1.0 and 1.1 deprecated, 8.0.28 removes them.'],
    confidence: 'certain', sources: ['connectorNet'],
  },
  {
    id: 'connnet-8c', kind: 'driver', peers: 'other', family: 'MySQL Connector/NET', name: 'MySQL Connector/NET', versions: '8.0.28 to 9.x', from: '8.0.28',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: 'with TlsVersion, where Windows has TLS 1.3', offers: ['TLS 1.2'], fixed: true, enable: 'TlsVersion="Tlsv1.2,Tlsv1.3" in the connection string for TLS 1.3.',
    remarks: [
      'Without TlsVersion a server that has TLS 1.3 only refuses it (source of 9.1.0).',
      'SslMode Preferred and Required take any certificate; VerifyCA and VerifyFull check it.',
      'With PEM files the routine that compares the host name is never called in the source read: do not count on VerifyFull there.',
    ],
    confidence: 'certain', sources: ['connectorNet'],
  },
  {
    id: 'mysqlconnector-old', kind: 'driver', peers: 'other', family: 'MySqlConnector', name: 'MySqlConnector', versions: 'before 0.37.0', before: '0.37.0',
    stack: 'schannel', newest: 'TLS 1.1', newestWhen: 'on Windows', offers: ['TLS 1.0', 'TLS 1.1'], fixed: true, enable: 'Update it: it has no TLS 1.2 on Windows.',
    lost: { id: 'mysqlconnector-036', name: 'MySqlConnector before 0.37.0' },
    remarks: [],
    confidence: 'likely', sources: ['mysqlConnector'],
  },
  {
    id: 'mysqlconnector', kind: 'driver', peers: 'other', family: 'MySqlConnector', name: 'MySqlConnector', versions: '0.64.0 and later', from: '0.64.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: 'where Windows has TLS 1.3; on .NET Framework 4.8 from 2.3.0', offers: 'system', enable: 'Nothing to do; TlsVersion restricts the list.',
    remarks: [
      'SslMode Preferred (the default) and Required take any certificate; VerifyCA and VerifyFull check it.',
      '2.1.6 corrected an unintended step down. TlsCipherSuites works on Linux only.',
    ],
    confidence: 'certain', sources: ['mysqlConnector'],
  },
  {
    id: 'npgsql-old', kind: 'driver', peers: 'other', family: 'Npgsql', name: 'Npgsql', versions: 'before 4.0', before: '4.0',
    stack: 'other', newest: 'TLS 1.2', offers: TLS_10_TO_12, offersWords: 'TLS code of its own by default, or SslStream', fixed: true, enable: 'Update it.',
    remarks: ['4.0 went over to SslStream, 4.1 took the switch away.'],
    contested: 'Which versions its own TLS code offers was not read.',
    confidence: 'likely', sources: ['npgsql'],
  },
  {
    id: 'npgsql-46', kind: 'driver', peers: 'other', family: 'Npgsql', name: 'Npgsql', versions: '4.0 to 5.0', from: '4.0', before: '6.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: 'system', enable: NOTHING,
    remarks: ['SSL Mode is Disable by default; Require checks the certificate.'],
    confidence: 'certain', sources: ['npgsql'],
  },
  {
    id: 'npgsql-67', kind: 'driver', peers: 'other', family: 'Npgsql', name: 'Npgsql', versions: '6.0 and 7.0', from: '6.0', before: '8.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: 'system', enable: NOTHING,
    remarks: ['SSL Mode is Prefer by default. Require does not check any more and demands Trust Server Certificate=true.', 'Failures read “Exception while performing SSL handshake”.'],
    confidence: 'certain', sources: ['npgsql'],
  },
  {
    id: 'npgsql-8', kind: 'driver', peers: 'other', family: 'Npgsql', name: 'Npgsql', versions: '8.0 and later', from: '8.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: 'system', enable: NOTHING,
    remarks: [
      'SSL Mode=Require checks nothing, as in PostgreSQL; VerifyCA and VerifyFull check.',
      '9.0 adds SslNegotiation=direct for PostgreSQL 17. 10.0 checks against the given root certificate alone when one is given.',
    ],
    confidence: 'certain', sources: ['npgsql'],
  },
  {
    id: 'rabbit', kind: 'driver', peers: 'other', family: 'RabbitMQ .NET client', name: 'RabbitMQ .NET client', versions: '5.x', from: '5.0', before: '6.0',
    stack: 'schannel', newest: 'TLS 1.2', newestWhen: 'once Ssl.Version names it', offers: ['TLS 1.0'], fixed: true, enable: 'Set Ssl.Version to SslProtocols.Tls12, or update to 6.0 or later.',
    lost: { id: 'rabbitmq-5', name: 'RabbitMQ .NET client 5.x', who: 'RabbitMQ .NET client 5.x in its default setting' },
    remarks: [],
    contested: 'The guide of RabbitMQ says TLS 1.0 for 5.x; the source has the list of the system from 2020-01-29 (the line of 6.0).',
    confidence: 'likely', sources: ['rabbitmq', 'rabbitmqSource'],
  },
  {
    id: 'rabbit6', kind: 'driver', peers: 'other', family: 'RabbitMQ .NET client', name: 'RabbitMQ .NET client', versions: '6.0 and later', from: '6.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: 'system', enable: NOTHING,
    remarks: [
      'On .NET Framework with the system defaults off the first try throws; the client then tries TLS 1.2 by name.',
      'With an amqps:// address the host name is not compared until AcceptablePolicyErrors is set back.',
    ],
    confidence: 'certain', sources: ['rabbitmqSource', 'rabbitmq'],
  },
  {
    id: 'redis', kind: 'driver', peers: 'other', family: 'StackExchange.Redis', name: 'StackExchange.Redis', versions: '2.x and 3.x', from: '2.0', before: '4.0',
    stack: 'schannel', newest: 'TLS 1.3', newestWhen: WINDOWS_TLS_13, offers: 'system', offersWords: 'what Schannel has on; on .NET Framework the list of the framework that the program targets', enable: 'Nothing to do; sslProtocols=Tls12|Tls13 restricts the list.',
    remarks: ['TLS is off unless ssl=true; known Azure addresses switch it on by themselves.'],
    confidence: 'certain', sources: ['redis'],
  },
];
