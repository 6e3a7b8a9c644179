import type { CommandBlock } from '../../../src/core/blocks.ts';
import type { DirectoryAccount } from '../../../src/core/directory/model.ts';
import type { RunningService } from '../../../src/core/directory/service.ts';
import type { ControllerFacts, TypePolicy, UserState } from '../../../src/core/outcome/model.ts';

/** Why something is not compared: the domain controller of Samba, or the client and service of MIT Kerberos, do what Windows does not, or nobody says what Windows does. */
export interface Difference {
  /** `all`: the row proves nothing. `code`: that it is refused is compared, the number is not. */
  readonly what: 'all' | 'code';
  readonly why: string;
  readonly source: string;
}

/** A service that takes tickets, with the account whose key it has. The engine has to find that account from `account` and `host`. */
export interface OracleService extends RunningService {
  /** sAMAccountName. */
  readonly key: string;
  /** The password was changed and the service not restarted: it has the key of before. */
  readonly passwordCurrent?: false;
  readonly clockMinutes?: number;
  readonly types?: TypePolicy;
}

/** State of the directory, commands that change it, and a client that asks. */
export interface Situation {
  readonly id: string;
  readonly says: string;
  /** What Windows does there. */
  readonly windows: string;
  /** An SPN that two of them hold is forced past the rules of the directory. */
  readonly accounts: readonly DirectoryAccount[];
  /** Commands as the tools generate them, run one after the other. */
  readonly commands?: readonly CommandBlock[];
  /** SPNs that the client asks for, each for itself. */
  readonly asks: readonly string[];
  readonly client?: { readonly user?: UserState; readonly clockMinutes?: number; readonly types?: TypePolicy };
  readonly service?: OracleService;
  /** What an account without msDS-SupportedEncryptionTypes has. RC4 and AES where nothing is said. */
  readonly unsetMeans?: ControllerFacts['unsetMeans'];
  readonly differs?: Difference;
}

/** An account that changes its own SPNs. */
export interface SelfWrite {
  readonly id: string;
  readonly says: string;
  readonly windows: string;
  readonly account: DirectoryAccount;
  /** The generated command gave SELF read and write of servicePrincipalName; its undo took that back. */
  readonly granted?: 'kept' | 'taken-back';
  readonly spn: string;
  /** Somebody else's object, where it is not its own. */
  readonly on?: DirectoryAccount;
  /** Another account, which holds the SPN. */
  readonly taken?: DirectoryAccount;
  readonly differs?: Difference;
}

export interface Family<T> {
  readonly family: string;
  readonly rows: readonly T[];
}
