/** How Schannel events are printed: labels by display language, names in the event XML, and texts that tell the event without its number. */

/** Labels of the provider of an event, in lower case. */
export const sourceLabels = ['source', 'event source', 'providername', 'provider name', 'quelle', 'ereignisquelle', 'origen', 'origine', 'fonte', 'ソース', '来源', 'источник', 'källa', 'źródło', 'kaynak'] as const;

/** Labels in front of the text of an event, in lower case. */
export const descriptionLabels = ['description', 'message', 'beschreibung', 'descripción', 'descrizione', 'descrição', '説明', '描述', 'описание', 'beskrivning', 'opis', 'açıklama', 'nachricht'] as const;

/** Labels of the machine that logged the event, in lower case. */
export const computerLabels = ['computer', 'machinename', 'ordinateur', 'equipo', 'コンピューター', '计算机', 'компьютер', 'dator', 'komputer', 'computador', 'bilgisayar'] as const;

/** Labels of the time, in lower case. */
export const timeLabels = ['date', 'timecreated', 'timegenerated', 'datum', 'fecha', 'data', '日付', '日期', 'дата', 'tarih'] as const;

/** Labels in front of the event XML, in lower case. */
export const xmlLabels = ['event xml', 'ereignis-xml', "xml de l'événement", 'xml de l’événement', 'xml de evento', 'xml evento', 'イベント xml', '事件 xml'] as const;

/** Texts that name one event; Windows in English and German. In lower case. */
export const schannelPhrases = [
  { id: 36869, text: "credential's certificate does not have a private key information property" },
  { id: 36870, text: 'a fatal error occurred when attempting to access the tls ' },
  { id: 36870, text: 'a fatal error occurred when attempting to access the ssl ' },
  { id: 36870, text: 'schwerwiegender fehler beim versuch, auf den privaten schlüssel der ' },
  { id: 36871, text: 'a fatal error occurred while creating a tls ' },
  { id: 36871, text: 'a fatal error occurred while creating an ssl ' },
  { id: 36871, text: 'schwerwiegender fehler beim erstellen der client-anmeldeinformationen' },
  { id: 36871, text: 'schwerwiegender fehler beim erstellen der server-anmeldeinformationen' },
  { id: 36871, text: 'schwerwiegender fehler beim erstellen der tls-' },
  { id: 36873, text: 'no supported cipher suites were found when initiating' },
  { id: 36874, text: 'but none of the cipher suites supported by the client application are supported by the server' },
  { id: 36875, text: 'has requested tls client authentication, but no suitable client certificate could be found' },
  { id: 36875, text: 'has requested ssl client authentication, but no suitable client certificate could be found' },
  { id: 36876, text: 'the certificate received from the remote server has not validated correctly' },
  { id: 36877, text: 'the certificate received from the remote client application has not validated correctly' },
  { id: 36880, text: 'handshake completed successfully. the negotiated cryptographic parameters' },
  { id: 36881, text: 'the certificate received from the remote server has either expired or is not yet valid' },
  { id: 36882, text: 'the certificate received from the remote server was issued by an untrusted certificate authority' },
  { id: 36883, text: 'the certificate received from the remote server has been revoked' },
  { id: 36884, text: 'the certificate received from the remote server does not contain the expected name' },
  { id: 36886, text: 'no suitable default server credential exists on this system' },
  { id: 36887, text: 'a fatal alert was received from the remote endpoint' },
  { id: 36887, text: 'the following fatal alert was received' },
  { id: 36887, text: 'es wurde eine schwerwiegende warnung vom remoteendpunkt empfangen' },
  { id: 36888, text: 'a fatal alert was generated and sent to the remote endpoint' },
  { id: 36888, text: 'the following fatal alert was generated' },
  { id: 36888, text: 'es wurde eine schwerwiegende warnung generiert und an den remoteendpunkt gesendet' },
] as const satisfies readonly { readonly id: number; readonly text: string }[];

/** Words for the two sides of a credential in the text of an event, in lower case. */
export const roleWords = {
  client: ['client', 'cliente', 'クライアント', '客户端', 'клиент', 'klient'],
  server: ['server', 'serveur', 'servidor', 'サーバー', '服务器', 'сервер'],
} as const;
