/** Words of certutil by display language; codes, symbols and object identifiers are the same everywhere. In lower case. */

/** The private key worked in the test. */
export const keyTestPassed = ['encryption test passed', 'signature test passed', 'verschlüsselungstest wurde durchgeführt', 'signaturtest wurde durchgeführt', 'verschl\ufffdsselungstest wurde durchgef\ufffdhrt', 'test de chiffrement réussi', 'test de signature réussi'] as const;

/** The private key did not work in the test. */
export const keyTestFailed = ['encryption test failed', 'signature test failed', 'cannot find the certificate and private key for decryption'] as const;

/** There is a link to a key, but no key, or no link at all. */
export const keyMissing = ['missing stored keyset', 'no key provider information', 'fehlender gespeicherter schlüsselsatz'] as const;

/** First words of the lines that say how fetching an address ended. */
export const urlStates = {
  verified: ['verified', 'ok', 'überprüft', 'vérifié'],
  failed: ['failed', 'fehler', 'fehlgeschlagen', 'échec'],
  expired: ['expired', 'abgelaufen', 'expiré'],
  none: ['no urls', 'no crl', 'keine urls', 'aucune url'],
} as const;

/** The answer of a revocation check of the certificate itself. */
export const leafRevocation = {
  passed: ['leaf certificate revocation check passed'],
  revoked: ['leaf certificate is revoked'],
} as const;

/** Words for kinds of alternative names; DNS, IP, RFC822 and URL are the same in every language. */
export const altNameWords = {
  principal: ['principal', 'prinzipal', 'principale', 'субъект', 'プリンシパル', '主体'],
  directory: ['directory', 'verzeichnis', 'répertoire', 'directorio', 'indirizzo directory', 'адрес каталога', 'ディレクトリ', '目录'],
} as const;

/** Values of the subject type in the basic constraints. */
export const authorityWords = {
  yes: ['ca', 'zertifizierungsstelle', 'autorité de certification', 'entidad de certificación (ca)', 'entidad de certificación', 'ac', 'цс'],
  no: ['end entity', 'endeinheit', 'entité finale', 'entidad final', 'entità finale', 'конечный субъект'],
} as const;
