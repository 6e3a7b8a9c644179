/** What console programs of Windows print in several display languages, in lower case where case does not matter. */

/** The line behind a command that worked, in lower case, without its full stop. */
export const doneWords = [
  'the command completed successfully',
  'der befehl wurde erfolgreich ausgeführt',
  'der befehl wurde ausgeführt',
  "la commande s'est terminée correctement",
  'se ha completado el comando correctamente',
  'el comando se completó correctamente',
  'comando eseguito',
  'esecuzione comando riuscita',
  'comando concluído com êxito',
  'de opdracht is voltooid',
  '命令成功完成',
  'コマンドは正常に終了しました',
] as const;

/** Prefixes of the verbose stream of PowerShell, in lower case. */
export const verboseWords = ['verbose', 'ausführlich', 'commentaires', 'detallado', 'dettagliato', 'detalhado'] as const;

/** Prefixes of the warning stream of PowerShell, in lower case. */
export const warningWords = ['warning', 'warnung', 'avertissement', 'advertencia', 'avviso', 'aviso', 'waarschuwing'] as const;

/** ping: the line that says that a name has no address, up to the name, and what stands behind it. */
export const pingNotFound = [
  { before: 'ping request could not find host ', after: '. please check' },
  { before: 'ping-anforderung konnte host ', after: ' nicht finden' },
  { before: "la requête ping n'a pas pu trouver l'hôte ", after: '. vérifiez' },
  { before: 'la solicitud de ping no pudo encontrar el host ', after: '. compruebe' },
  { before: "impossibile trovare l'host ", after: '. verificare' },
  { before: 'a solicitação ping não pôde encontrar o host ', after: '. verifique' },
  { before: 'żądanie polecenia ping nie może znaleźć hosta ', after: '. sprawdź' },
  { before: 'при проверке связи не удалось обнаружить узел ', after: '. проверьте' },
  { before: 'ping 请求找不到主机 ', after: '。请检查' },
  { before: 'ping 要求ではホスト ', after: ' が見つかりませんでした' },
] as const satisfies readonly { before: string; after: string }[];

/** ping: a request without an answer, in lower case. */
export const pingTimeouts = [
  'request timed out',
  'zeitüberschreitung der anforderung',
  "délai d'attente de la demande dépassé",
  'tiempo de espera agotado para esta solicitud',
  'richiesta scaduta',
  'esgotado o tempo limite do pedido',
  'time-out bij opdracht',
  'upłynął limit czasu żądania',
  'превышен интервал ожидания для запроса',
  '请求超时',
  '要求がタイムアウトしました',
] as const;

/** nslookup: labels of the DNS server, in lower case. */
export const dnsServerLabels = ['server', 'default server', 'serveur', 'serveur par défaut', 'servidor', 'servidor predeterminado', 'servidor padrão', 'standardserver', 'server predefinito', '服务器', '默认服务器', 'サーバー', 'сервер'] as const;

/** nslookup: labels of a name that was found, in lower case. */
export const dnsNameLabels = ['name', 'nom', 'nombre', 'nome', 'naam', '名称', '名前', 'имя', 'имя '] as const;

/** nslookup: labels of addresses, in lower case. */
export const dnsAddressLabels = ['address', 'addresses', 'adresse', 'adressen', 'adresses', 'dirección', 'direcciones', 'indirizzo', 'endereço'] as const;

/** nslookup: labels of other names, in lower case. */
export const dnsAliasLabels = ['aliases', 'alias'] as const;

/** nslookup: the remark above an answer from a cache, in lower case, without its colon. */
export const dnsRemarks = [
  'non-authoritative answer',
  'nicht autorisierende antwort',
  'nicht autorisierte antwort',
  'réponse ne faisant pas autorité',
  'respuesta no autoritativa',
  'risposta da un server non autorevole',
  'não é resposta autoritativa',
  'niet-bindend antwoord',
  '非权威应答',
  '権限のない回答',
] as const;

/** nslookup: why a query failed. The reason is English on each Windows; a line without one is about time. */
export const dnsReasons = [
  { text: 'non-existent domain', means: 'no such name' },
  { text: 'nxdomain', means: 'no such name' },
  { text: 'server failed', means: 'server failed' },
  { text: 'servfail', means: 'server failed' },
  { text: 'query refused', means: 'refused' },
  { text: 'refused', means: 'refused' },
  { text: 'no response from server', means: 'no answer' },
  { text: 'unspecified error', means: 'other' },
] as const satisfies readonly { text: string; means: string }[];

/** nslookup: a DNS server that did not answer, in lower case. */
export const dnsTimeouts = [
  'dns request timed out',
  'timeout was',
  'timed-out',
  'timed out',
  'zeitüberschreitung bei',
  'zeitlimit beträgt',
  'délai de la requête',
  'tiempo de espera',
  'no servers could be reached',
] as const;
