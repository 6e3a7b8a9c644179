/** Labels of the own names of a machine, in lower case, without the dots behind them. */

/** ipconfig /all: the name of the machine. */
export const hostLabels = ['host name', 'hostname', "nom de l'hôte", 'nombre de host', 'nome host', 'nome do host', '主机名', 'ホスト名', '호스트 이름', 'имя компьютера', 'nazwa hosta', 'hostnaam', 'värddatornamn'] as const;

/** ipconfig /all: the domain behind it. */
export const suffixLabels = ['primary dns suffix', 'primäres dns-suffix', 'suffixe dns principal', 'sufijo dns principal', 'suffisso dns primario', 'sufixo dns primário', '主 dns 后缀', 'プライマリ dns サフィックス', 'основной dns-суффикс'] as const;

/** ipconfig of Windows XP and Server 2003, which do not write IPv4. */
export const oldAddressLabels = ['ip address', 'ip-adresse', 'adresse ip', 'dirección ip', 'indirizzo ip'] as const;

/** The line below the host name in systeminfo. */
export const systemLabels = ['os name', 'betriebssystemname'] as const;
