/**
 * What SQL Server logs when it starts. In other display languages the words differ; addresses, pipes and quoted names do not, and the words of a
 * sentence that hold one of them are enough to tell what it is.
 *
 * Sources: Database Engine events and errors (17069, 17101, 17104, 17149, 17663, 17664, 26018 to 26048, 49910); ERRORLOG files of SQL Server 2012 to 2022.
 */
export const startTexts = [
  { what: 'account', text: 'the service account is' },
  { what: 'server', text: 'server name is' },
  { what: 'node', text: 'netbios name of the local node that is running the server is' },
  { what: 'authentication', text: 'authentication mode is' },
  { what: 'process', text: 'server process id is' },
] as const;

export type StartWhat = (typeof startTexts)[number]['what'];

/** Before the quoted account or server name in logs of other languages. German, French, Spanish, Italian, Portuguese, Chinese, Japanese. */
export const foreignStartWords = [
  { what: 'account', words: ['dienstkonto', 'compte de service', 'cuenta de servicio', 'account del servizio', 'account di servizio', 'conta de serviço', '服务帐户', '服务账户', 'サービス アカウント'] },
  { what: 'server', words: ['servername', 'nom du serveur', 'nom de serveur', 'nombre del servidor', 'nombre de servidor', 'nome del server', 'nome server', 'nome do servidor', '服务器名称', '服务器名', 'サーバー名'] },
] as const satisfies readonly { what: StartWhat; words: readonly string[] }[];

/** The dedicated administrator connection: English says where it listens, other languages its name or its port only. */
export const adminTexts = { remote: 'dedicated admin connection support was established for listening remotely on port', local: 'dedicated admin connection support was established for listening locally on port' } as const;
