import type { Signature } from '../row.ts';

/** Clients that lack what the server demands: authentication methods of databases, TLS versions of old run times. */

export const oldClientSignatures: readonly Signature[] = [
  {
    id: 'auth-method-unknown-to-client',
    phrases: [
      // PostgreSQL: SCRAM (10) and SASL against drivers that know MD5 (5) only.
      'scram authentication requires libpq version', 'the authentication type 10 is not supported', 'authentication type 10 is not supported',
      'authentication method 10 not supported', 'authentication method not supported received 10', 'unknown authentication response 10',
      'only authenticationcleartextpassword and authenticationmd5password supported', 'unknown authenticationok message',
      'unsupported authentication method 10', 'scram sha 256 authentication is not supported by this driver', 'unknown auth type 10',
      'sasl authentication is not supported by this driver', 'unsupported authentication type 10', 'authtype 10 is not supported',
      'der authentifizierungstyp 10 wird nicht unterstützt', 'le type dauthentification 10 nest pas supporté', 'el tipo de autenticación 10 no está soportado',
      'тип аутентификации 10 не поддерживается', '不支持 10 验证类型', '不支援 10 驗證型別', '認証タイプ 10 はサポートされません',
      // MySQL 8: caching_sha2_password, and the password format of 4.1.
      'client does not support authentication protocol requested by server', 'the server requested authentication method unknown to the client',
      'server requested authentication method … unknown to the client', 'er_not_supported_auth_mode', 'authentication plugin … cannot be loaded',
      'authentication plugin … is not supported', 'unable to load authentication plugin … sha', 'unable to load authentication plugin … password',
      'not supported by any of the available plugins', 'this authentication plugin is not supported', 'unknown auth plugin caching_sha2_password',
      'consider upgrading mysql client', 'consider upgrading mariadb client', 'authentication method caching_sha2_password not supported',
      'authentication protocol requested by server is not supported', 'server requests authentication using unknown plugin', 'authentication plugin mysql_native_password is not loaded on the client',
      '客户端不支持服务器请求的身份验证协议',
      // MariaDB Connector/C: "Plugin … could not be loaded".
      'authentication plugin … could not be loaded', 'plugin caching_sha2_password could not be loaded', 'plugin sha256_password could not be loaded',
      'plugin mysql_native_password could not be loaded', 'plugin mysql_old_password could not be loaded', 'plugin mysql_clear_password could not be loaded',
      'plugin client_ed25519 could not be loaded', 'plugin parsec could not be loaded', 'plugin dialog could not be loaded',
      // Oracle.
      'ora 28040', 'no matching authentication protocol', 'ora 03134', 'connections to this server version are no longer supported', '没有匹配的验证协议',
      'kein passendes authentifizierungsprotokoll', 'aucun protocole dauthentification correspondant', 'no hay ningún protocolo de autenticación que coincida',
      // MongoDB.
      'unsupported op_query command … driver may require an upgrade', 'the client driver may require an upgrade',
      'requires wire version … but this version of … only supports up to', 'scram sha 256 is not a supported mechanism',
    ],
    says: 'The client does not know the authentication method that the server wants',
    causes: { 'driver-too-old': 'states' },
    stage: 'handshake',
    role: 'client',
    why: 'The driver or its library says that it has no such method; a version that has it is needed, or an account with another method.',
    source: 'PostgreSQL fe-auth.c, pgjdbc, node-postgres; MySQL CR_AUTH_PLUGIN_CANNOT_LOAD and ER_NOT_SUPPORTED_AUTH_MODE; Oracle ORA-28040; MongoDB OP_QUERY removal',
  },
  {
    id: 'client-without-encryption',
    phrases: [
      'client library does not support encryption', 'please upgrade your client library', 'invalid value for key encrypt', 'invalid value for key authentication',
      'keyword not supported authentication', 'keyword not supported trustservercertificate', 'keyword not supported trust server certificate',
      'ungültiger wert für schlüssel encrypt', 'valeur non valide pour la clé encrypt', 'valor no válido para la clave encrypt',
    ],
    says: 'The client library has no encryption, or does not know the setting',
    causes: { 'driver-too-old': 'states' },
    stack: 'tls',
    why: 'The library that connects lacks the feature; no setting of the server helps short of not asking for it.',
    source: 'Microsoft: SQL Server error 17835; Microsoft.Data.SqlClient, values of Encrypt and Authentication',
  },
  {
    id: 'encryption-not-enforceable',
    phrases: [
      'enforcing ssl encryption is not supported', 'ssl connection error ssl is required but the client library', 'the client library was not built with ssl',
      'ssl connection error ssl is not supported by the client', 'client was not compiled with ssl support', 'tls is not supported by this client library',
    ],
    says: 'The client library refuses because it believes it cannot enforce TLS',
    causes: { 'driver-too-old': 'fits', other: 'fits' },
    stack: 'tls',
    stage: 'local',
    role: 'client',
    why: 'It stops before it connects: the library was built against one that lacks the option, or checks its version wrongly.',
    source: 'perl5-dbi/DBD-mysql, dbdimp.c; MariaDB Connector/C',
  },
  {
    id: 'run-time-without-version',
    phrases: [
      'has no attribute protocol_tlsv1_2', 'has no attribute protocol_tls_client', 'has no attribute op_no_tlsv1', 'urllib3 v2 0 only supports openssl 1 1 1',
      'urllib3 v2 only supports openssl 1 1 1', 'tlsv1 2 sslcontext not available', 'tlsv1 3 sslcontext not available', 'unknown ssl method tlsv1_2',
      'unsupported ssl version tlsv1_2', 'undefined method … tlsv1_2', 'unknown option tlsv1 2', 'requested unsupported ssl version',
      'illegalargumentexception tlsv1 3', 'illegalargumentexception tlsv1 2', 'unable to find the socket transport ssl', 'unable to find the socket transport tls',
      'securityprotocoltype does not contain a definition for tls12', 'cannot convert value tls12', 'cannot convert value 3072',
      'unable to match the identifier name tls12', 'unable to match the identifier name tls13',
    ],
    says: 'The run time or its TLS library does not know this TLS version',
    causes: { 'driver-too-old': 'points', 'tls-no-common-protocol': 'fits' },
    stack: 'tls',
    stage: 'local',
    why: 'The name of the version is unknown to the library that the program was built with.',
    source: 'CPython ssl; urllib3 2.0 migration guide; OpenJDK SSLContext; PHP stream transports; .NET Framework before 4.5',
  },
];
