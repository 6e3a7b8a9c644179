/**
 * Labels of Windows events in the languages in which they are known for certain, in lower case. English and German labels: event reference of
 * Microsoft and published event texts; French and Spanish: labels of the Event Viewer.
 */

/** Head of an event, as the Event Viewer copies it and as Get-WinEvent and Get-EventLog list it. */
export const headLabels = {
  log: ['log name', 'logname', 'protokollname', 'nom du journal', 'nombre de registro', 'log'],
  source: ['source', 'providername', 'quelle', 'origen', 'event source'],
  when: ['date', 'timecreated', 'timegenerated', 'datum', 'fecha'],
  id: ['event id', 'id', 'eventid', 'ereignis-id', "id de l'événement", 'id. del evento', 'instanceid'],
  computer: ['computer', 'machinename', 'ordinateur', 'equipo', 'computername'],
  message: ['description', 'message', 'beschreibung', 'descripción'],
  other: [
    'level', 'leveldisplayname', 'user', 'keywords', 'task category', 'opcode', 'userid', 'entrytype', 'index', 'category', 'categorynumber', 'replacementstrings', 'timewritten', 'username',
    'recordid', 'processid', 'threadid', 'taskdisplayname', 'keywordsdisplaynames', 'version', 'event type', 'event category', 'time', 'type', 'providerid', 'containerlog', 'properties',
    'aufgabenkategorie', 'ebene', 'schlüsselwörter', 'benutzer', 'niveau', 'mots clés', 'catégorie de la tâche', 'utilisateur', 'nivel', 'palabras clave', 'usuario', 'categoría de la tarea',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Headings inside a security event: which part the lines below them are about. */
export const eventSections = {
  subject: ['subject', 'antragsteller', 'sujet', 'sujeto'],
  account: ['account information', 'account for which logon failed', 'kontoinformationen', 'konto, für das die anmeldung fehlgeschlagen ist'],
  service: ['service information', 'dienstinformationen'],
  controller: ['domain controller information', 'domänencontrollerinformationen'],
  network: ['network information', 'netzwerkinformationen'],
  other: [
    'additional information', 'failure information', 'process information', 'detailed authentication information', 'certificate information', 'ticket information', 'zusätzliche informationen',
    'fehlerinformationen', 'prozessinformationen', 'detaillierte authentifizierungsinformationen', 'zertifikatinformationen', 'ticketinformationen', 'weitere informationen',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Lines inside an event: label → what it holds. `ignored` lines are known and carry nothing for this purpose. */
export const eventFields = {
  account: ['account name', 'logon account', 'client name', 'kontoname', 'anmeldekonto', 'clientname'],
  domain: ['account domain', 'supplied realm name', 'client realm', 'kontodomäne', 'angegebener bereichsname', 'clientbereich'],
  service: ['service name', 'server name', 'dienstname', 'servername'],
  serviceRealm: ['server realm', 'serverbereich'],
  target: ['target name', 'zielname'],
  address: ['client address', 'source network address', 'clientadresse', 'quellnetzwerkadresse'],
  workstation: ['workstation name', 'source workstation', 'arbeitsstationsname', 'quellarbeitsstation'],
  code: ['result code', 'failure code', 'error code', 'status', 'ergebniscode', 'fehlercode'],
  extended: ['extended error', 'erweiterter fehler'],
  subStatus: ['sub status', 'unterstatus'],
  reason: ['failure reason', 'fehlerursache'],
  logonType: ['logon type', 'anmeldetyp'],
  package: ['authentication package', 'authentifizierungspaket'],
  process: ['logon process', 'anmeldeprozess'],
  ticketEncryption: ['ticket encryption type', 'ticketverschlüsselungstyp'],
  sessionEncryption: ['session encryption type'],
  supported: ['msds-supportedencryptiontypes'],
  keys: ['available keys'],
  advertised: ['advertized etypes', 'advertised etypes'],
  controllerDefault: ['defaultdomainsupportedenctypes'],
  ignored: [
    'security id', 'user id', 'service id', 'logon id', 'logon guid', 'client port', 'source port', 'ticket options', 'pre-authentication type', 'pre-authentication encryptiontype', 'transited services',
    'certificate issuer name', 'certificate serial number', 'certificate thumbprint', 'caller process id', 'caller process name', 'package name (ntlm only)', 'key length', 'response ticket hash',
    'request ticket hash', 'client time', 'server time', 'error text', 'file', 'line', 'sicherheits-id', 'benutzer-id', 'dienst-id', 'anmelde-id', 'anmelde-guid', 'clientport', 'quellport',
    'ticketoptionen', 'vorauthentifizierungstyp', 'übertragene dienste', 'zertifikatausstellername', 'seriennummer des zertifikats', 'zertifikatfingerabdruck', 'aufrufprozess-id', 'aufrufprozessname',
    'paketname (nur ntlm)', 'schlüssellänge', 'cipher(s)',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The same values by the names of the data in event XML. */
export const eventData: Readonly<Record<string, string>> = {
  TargetUserName: 'account', ClientName: 'account', TargetDomainName: 'domain', ClientRealm: 'domain', ServiceName: 'service', ServerName: 'service', ServerRealm: 'serviceRealm',
  TargetName: 'target', Targetname: 'target', Server: 'server', Target: 'target', Name: 'duplicate', Account: 'keyAccount', RequestedEtypes: 'requested', AvailableEtypes: 'available',
  IpAddress: 'address', WorkstationName: 'workstation', Workstation: 'workstation', Status: 'code', FailureCode: 'code', ErrorCode: 'code', ExtendedError: 'extended', SubStatus: 'subStatus',
  LogonType: 'logonType', AuthenticationPackageName: 'package', LogonProcessName: 'process', TicketEncryptionType: 'ticketEncryption', SessionKeyEncryptionType: 'sessionEncryption',
  AccountSupportedEncryptionTypes: 'accountSupported', ServiceSupportedEncryptionTypes: 'serviceSupported', AccountAvailableKeys: 'accountKeys', ServiceAvailableKeys: 'serviceKeys',
  ClientAdvertizedEncryptionTypes: 'advertised',
};

/**
 * Sentences by which an event is known without its head, in lower case, and what they begin. The longest are the message texts of the providers;
 * `KRB_AP_ERR_MODIFIED` and the like stand untranslated in every language.
 */
export const eventPhrases = [
  { kind: 'kerberos-error', phrase: 'a kerberos error message was received' },
  { kind: 'kerberos-error', phrase: 'eine kerberos-fehlermeldung wurde empfangen' },
  { kind: 'ap-modified', phrase: 'krb_ap_err_modified error from the server' },
  { kind: 'ap-modified', phrase: 'krb_ap_err_modified-fehler' },
  { kind: 'ap-modified', phrase: 'une erreur krb_ap_err_modified' },
  { kind: 'not-yet-valid', phrase: 'krb_ap_err_tkt_nyv error from the server' },
  { kind: 'token-too-big', phrase: 'the kerberos sspi package generated an output token of size' },
  { kind: 'pac-not-validated', phrase: 'the digitally signed privilege attribute certificate (pac)' },
  { kind: 'udp-trouble', phrase: 'the kerberos subsystem is having problems fetching tickets from your domain controller using the udp' },
  { kind: 'stored-password', phrase: 'the password stored in credential manager is invalid' },
  { kind: 'duplicate-name', phrase: 'the kdc encountered duplicate names' },
  { kind: 'duplicate-name', phrase: 'there are multiple accounts with name' },
  { kind: 'no-key', phrase: 'did not have a suitable key for generating a kerberos ticket' },
  { kind: 'no-key', phrase: 'while processing a tgs request for the target server' },
  { kind: 'no-key', phrase: 'while processing an as request for target service' },
  { kind: 'large-ticket', phrase: 'the size of the encrypted part of this ticket is' },
  { kind: 'rc4', phrase: 'the key distribution center (kdc) detected' },
  { kind: 'rc4', phrase: 'the key distribution center (kdc) blocked' },
  { kind: 'rc4', phrase: 'the key distribution center detected' },
  { kind: 'rc4', phrase: 'the key distribution center blocked' },
  { kind: 'tgt-request', phrase: 'a kerberos authentication ticket (tgt) was requested' },
  { kind: 'tgt-request', phrase: 'ein kerberos-authentifizierungsticket (tgt) wurde angefordert' },
  { kind: 'ticket-request', phrase: 'a kerberos service ticket was requested' },
  { kind: 'ticket-request', phrase: 'ein kerberos-dienstticket wurde angefordert' },
  { kind: 'pre-authentication', phrase: 'kerberos pre-authentication failed' },
  { kind: 'pre-authentication', phrase: 'fehler bei der kerberos-vorauthentifizierung' },
  { kind: 'ntlm-check', phrase: 'attempted to validate the credentials for an account' },
  { kind: 'ntlm-check', phrase: 'hat versucht, die anmeldeinformationen für ein konto zu' },
  { kind: 'logon-failed', phrase: 'an account failed to log on' },
  { kind: 'logon-failed', phrase: 'fehler beim anmelden eines kontos' },
] as const;

/** Kinds of events by provider and number. */
export const eventNumbers: Readonly<Record<'kerberos' | 'kdc' | 'security', Readonly<Record<number, string>>>> = {
  kerberos: { 3: 'kerberos-error', 4: 'ap-modified', 5: 'not-yet-valid', 6: 'token-too-big', 7: 'pac-not-validated', 10: 'udp-trouble', 14: 'stored-password', 27: 'smart-card-vpn' },
  kdc: {
    11: 'duplicate-name', 14: 'no-key', 16: 'no-key', 26: 'no-key', 27: 'no-key', 31: 'large-ticket',
    201: 'rc4', 202: 'rc4', 203: 'rc4', 204: 'rc4', 205: 'rc4', 206: 'rc4', 207: 'rc4', 208: 'rc4', 209: 'rc4',
  },
  security: { 4625: 'logon-failed', 4768: 'tgt-request', 4769: 'ticket-request', 4771: 'pre-authentication', 4776: 'ntlm-check' },
};
