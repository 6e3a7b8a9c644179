/** Words of reg.exe by display language. Microsoft prints them; type names and keys are the same everywhere. */

/** Begin of an error line of reg.exe. */
export const regErrorWords = ['ERROR', 'FEHLER', 'ERREUR', 'ERRORE', 'ERRO', 'エラー', '错误', '錯誤'] as const;

/** Words of the error line that say that key or value does not exist, in lower case. */
export const regNotFoundWords = ['unable to find', 'nicht gefunden', 'nicht finden', 'pas trouvé', 'ne trouve pas', 'no ha podido encontrar', 'no ha encontrado', 'impossibile trovare', 'não conseguiu encontrar', '見つかりません', '找不到'] as const;

/** Words of the error line that say that reading is not allowed, in lower case. */
export const regDeniedWords = ['access is denied', 'zugriff verweigert', 'accès refusé', 'acceso denegado', 'accesso negato', 'acesso negado', 'アクセスが拒否', '拒绝访问'] as const;

/** Words of the line that counts what was found, in lower case: "End of search: 3 match(es) found." */
export const regCountWords = ['match', 'übereinstimm', 'correspondance', 'coincidencia', 'corrispondenz', 'correspondência', '一致', '匹配', '件'] as const;
