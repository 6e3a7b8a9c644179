/**
 * Sentences that setspn prints, in the languages in which they were seen. The readers go by structure first (names behind CN=, SPNs,
 * hexadecimal codes); these settle what the structure leaves open. Lower case; a sentence counts when a line contains it.
 *
 * Sources: setspn command reference (English); consoles quoted in public repositories (German, French, Russian, Chinese, Japanese, Spanish).
 */
export const setspnSentences = [
  { means: 'found', texts: ['existing spn found', '既存の spn が見つかりました', '发现存在 spn'] },
  { means: 'none', texts: ['no such spn found', 'такое spn не найдено'] },
  { means: 'duplicate', texts: ['duplicate spn found, aborting'] },
  { means: 'updated', texts: ['updated object', 'aktualisiertes objekt', '更新的对象'] },
] as const satisfies readonly { means: string; texts: readonly string[] }[];

export type SetspnEnd = (typeof setspnSentences)[number]['means'];

/** Words for a forest in the line that says where setspn looks. */
export const forestWords = ['forest', 'gesamtstruktur', 'forêt', 'bosque', 'foresta', 'floresta', 'лес', '林', 'フォレスト'] as const;

/** Parts of words that say that SPNs are removed, in the line that names the object. */
export const removalWords = ['unregister', 'aufgehoben', 'annulation', 'désinscription', 'anulando', 'отмена', '取消', '解除'] as const;

/** Progress that setspn prints over itself: the words before the number. Where carriage returns were lost they stand many times in one line. */
export const progressWords = ['processing entry', "traitement de l'entrée", 'operation will be performed forestwide'] as const;

/** Words of the last line of setspn -X. */
export const countWords = ['group of duplicate spn', 'groups of duplicate spn', 'spn en double'] as const;
