/** Messages of SQL Server about logons, its certificate and its listeners: number and the words that name it in an English log. */
export const errorlogTexts = [
  { number: 17806, text: 'SSPI handshake failed with error code' },
  { number: 18452, text: 'The login is from an untrusted domain' },
  { number: 18452, text: 'The user is not associated with a trusted SQL Server connection' },
  { number: 18456, text: 'Login failed for user' },
  { number: 17836, text: 'Length specified in network packet payload did not match number of bytes read' },
  { number: 17835, text: 'Encryption is required to connect to this server' },
  { number: 17830, text: 'Network error code 0x' },
  { number: 17832, text: 'The login packet used to open the connection is structurally invalid' },
  { number: 17828, text: 'The prelogin packet used to open the connection is structurally invalid' },
  { number: 17182, text: 'TDSSNIClient initialization failed with error' },
  { number: 17190, text: 'Initializing the FallBack certificate failed' },
  { number: 26010, text: 'The server could not load the certificate it needs to initiate an SSL connection' },
  { number: 26011, text: 'The server was unable to initialize encryption because of a problem with a security library' },
  { number: 26012, text: 'The server has attempted to initialize SSL encryption when it has already been initialized' },
  { number: 26013, text: 'The certificate [Cert Hash(sha1)' },
  { number: 26014, text: 'Unable to load user-specified certificate [Cert Hash(sha1)' },
  { number: 26015, text: 'Unable to load user-specified certificate.' },
  { number: 26017, text: 'Unable to initialize SSL encryption because a valid certificate could not be found' },
  { number: 26018, text: 'A self-generated certificate was successfully loaded for encryption' },
  { number: 26022, text: 'Server is listening on [' },
  { number: 26023, text: 'Server TCP provider failed to listen on [' },
  // Printed without a number.
  { number: undefined, text: 'in the local computer store but the SQL Server service account does not have access to it' },
] as const satisfies readonly { readonly number: number | undefined; readonly text: string }[];

/** Words in front of the reason of a failed logon, in lower case. */
export const reasonWords = ['reason', 'ursache', 'grund', 'raison', 'motivo', 'razón', '理由', '原因'] as const;
