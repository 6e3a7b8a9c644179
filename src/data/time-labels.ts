/** Labels of the Windows time service by display language, in lower case. Codes, numbers and units are the same everywhere. */

/** Fields of `w32tm /query /status [/verbose]` in the order in which they are printed. */
export const timeStatusFields = [
  { field: 'leap', labels: ['leap indicator', 'sprungindikator', 'indicateur de dérive', 'indicador de salto', 'leap 指示符'] },
  { field: 'stratum', labels: ['stratum', 'couche', '层次'] },
  { field: 'precision', labels: ['precision', 'präzision', 'précision', 'precisión', '精度'] },
  { field: 'rootDelay', labels: ['root delay', 'stammverzögerung', 'délai de racine', '根延迟'] },
  { field: 'rootDispersion', labels: ['root dispersion', 'stammabweichung', 'dispersion de racine', '根分散'] },
  { field: 'reference', labels: ['referenceid', 'referenz-id', 'id de référence', '引用 id'] },
  {
    field: 'lastSync',
    labels: ['last successful sync time', 'letzte erfolgr. synchronisierungszeit', 'letzte erfolgreiche synchronisierungszeit', 'heure de la dernière synchronisation réussie', '上次成功同步时间'],
  },
  { field: 'source', labels: ['source', 'quelle', '源'] },
  { field: 'poll', labels: ['poll interval', 'abrufintervall', "intervalle d'interrogation", '轮询间隔'] },
  { field: 'phase', labels: ['phase offset', 'phasendifferenz', 'phasenoffset', 'décalage de phase', '相位偏移'] },
  { field: 'clockRate', labels: ['clockrate', 'taktfrequenz', "fréquence d'horloge"] },
  { field: 'state', labels: ['state machine', 'statuscomputer', "ordinateur d'état", '计算机状态'] },
  { field: 'flags', labels: ['time source flags', 'zeitquellenkennzeichen', 'indicateur de source de temps', '时间源标志'] },
  { field: 'role', labels: ['server role', 'serverrolle', 'rôle de serveur', '服务器角色'] },
  { field: 'lastError', labels: ['last sync error', 'letzter synchronierungsfehler', 'letzter synchronisierungsfehler', 'erreur lors de la dernière synchronisation', '上次同步错误'] },
  {
    field: 'sinceGood',
    labels: ['time since last good sync time', 'zeit seit der letzten erfolgr. synchronisierungszeit', "durée écoulée depuis l'heure de la dernière synchronisation réussie", '上次成功同步时间后的时间'],
  },
] as const satisfies readonly { field: string; labels: readonly string[] }[];

export type TimeStatusField = (typeof timeStatusFields)[number]['field'];

/** What w32tm prints in front of an error, in lower case: "The following error occurred: The service has not been started. (0x80070426)". */
export const timeErrorWords = [
  'the following error occurred',
  'folgender fehler ist aufgetreten',
  "l'erreur suivante s'est produite",
  'se produjo el siguiente error',
  'error:',
  'fehler:',
] as const;

/** Sources that are the clock of the machine itself, in lower case. */
export const ownClocks = ['local cmos clock', 'free-running system clock', 'lokale cmos-uhr', 'lokale cmos-systemuhr', 'freilaufende systemuhr', 'horloge cmos locale', 'reloj cmos local'] as const;

/** Time providers of a hypervisor, in lower case. */
export const hypervisorClocks = ['vm ic time synchronization provider'] as const;

/** Words for "time" in the line of `net time \\host`, in lower case. */
export const timeWords = ['time', 'zeit', 'uhrzeit', 'heure', 'hora', 'ora', 'tijd', 'tid', 'czas', 'godzina', 'čas', 'время', '时间', '時間', '時刻', '시간', 'saat', 'idő'] as const;

/** Codes of w32tm that say why nothing was measured. Microsoft: System error codes; Windows Sockets error codes, as HRESULT. */
export const timeErrors = [
  { code: 0x80070426, name: 'ERROR_SERVICE_NOT_ACTIVE', means: 'the time service is not started' },
  { code: 0x80070005, name: 'ERROR_ACCESS_DENIED', means: 'the prompt is not elevated' },
  { code: 0x800705b4, name: 'ERROR_TIMEOUT', means: 'no answer on UDP port 123' },
  { code: 0x80072af9, name: 'WSAHOST_NOT_FOUND', means: 'the name has no address' },
  { code: 0x80072afc, name: 'WSANO_DATA', means: 'the name has no address of that kind' },
  { code: 0x80072746, name: 'WSAECONNRESET', means: 'the machine refuses UDP port 123' },
  { code: 0x800706ba, name: 'RPC_S_SERVER_UNAVAILABLE', means: 'the other machine does not answer' },
] as const satisfies readonly { code: number; name: string; means: string }[];
