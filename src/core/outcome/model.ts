/** What a prediction starts from and what it says. Plain data. */
import type { CauseId } from '../../data/causes.ts';
import type { MessageStyle } from '../../data/outcome-messages.ts';
import type { SpnSource } from '../../data/spn-sources.ts';
import type { Rich } from '../blocks.ts';
import type { Forest } from '../directory/model.ts';
import type { RunningService } from '../directory/service.ts';

/** An SPN that the client asks for. The conditions say when it is this one, any of them, where that is not known: "version 5.2.0 and 5.2.1". */
export interface AskedSpn {
  readonly spn: string;
  readonly conditions?: readonly string[];
}

/** How the driver behaves when Kerberos is not to be had. */
export interface DriverBehaviour {
  readonly label: string;
  /** Windows clients take the controller's time after a refusal for clock skew; others mostly do not. */
  readonly windows: boolean;
  /** Whether NTLM takes over: by Negotiate on Windows. `unsure` where it hangs on what is installed. */
  readonly fallsBack: 'yes' | 'no' | 'unsure';
  /** Whose sentences it shows. */
  readonly style: MessageStyle;
}

/** Where the client's user stands to the domain of the server. */
export type Trust = 'same-forest' | 'forest-trust' | 'external-trust' | 'not-trusted' | 'workgroup';

/** Why the user gets no tickets. */
export type UserState = 'ok' | 'wrong-password' | 'unknown' | 'disabled' | 'locked' | 'expired' | 'password-expired';

export interface ClientFacts {
  readonly logon: 'windows' | 'sql' | 'entra';
  /** On the server itself. `foreign-name`: by a name that is not the machine's own, such as an alias. */
  readonly place: 'remote' | 'local' | 'local-foreign-name';
  readonly trust: Trust;
  readonly user: UserState;
  readonly protectedUser: boolean;
  /** Policy "Restrict NTLM", wherever it is set. */
  readonly ntlm: 'allowed' | 'blocked';
  /** Minutes by which its clock differs from that of the domain controller. */
  readonly clockMinutes: number;
  /** Encryption types that the client's policy allows. */
  readonly types: TypePolicy;
  readonly controllerReachable: boolean;
  /** TryIPSPN = 1: the client tries Kerberos for an address. */
  readonly tryIpSpn: boolean;
  /** Windows remembers for 15 minutes that the SPN was not there. */
  readonly remembersMiss: boolean;
}

export type TypePolicy = 'default' | 'aes-only' | 'rc4-only';

export interface ServiceFacts {
  /** Absent: not known, so nobody can say whether the holder is the right one. */
  readonly runs?: RunningService;
  /** False: the password of the account was changed and the service not restarted. */
  readonly passwordCurrent: boolean;
  readonly types: TypePolicy;
  /** Minutes by which its clock differs from that of the domain controller. */
  readonly clockMinutes: number;
}

export interface ControllerFacts {
  /** What an account without msDS-SupportedEncryptionTypes gets: RC4 too before the updates of April 2026, AES only after them. */
  readonly unsetMeans: 'rc4-and-aes' | 'aes';
}

export interface Situation {
  readonly asks: readonly AskedSpn[];
  /** Why the driver asks for no SPN at all. */
  readonly noSpn?: Rich;
  /** Why the connection fails before authentication. */
  readonly stops?: Rich;
  readonly driver: DriverBehaviour;
  readonly client: ClientFacts;
  readonly service: ServiceFacts;
  readonly controller: ControllerFacts;
  readonly forest: Forest;
}

/** One link of the argument. */
export interface Reason {
  readonly says: Rich;
  readonly sources: readonly SpnSource[];
}

/** The steps of the exchange, in order. NTLM takes the place of the last ones. */
export type StepId = 'name' | 'logon' | 'ask' | 'ticket' | 'present' | 'accept' | 'ntlm' | 'ntlm-check';

/** A line in a log, or a number on the wire. */
export interface Trace {
  readonly where: 'client' | 'server' | 'dc';
  readonly says: Rich;
}

export interface Outcome {
  /** Stable kebab-case id: 'kerberos', 'ntlm-no-spn', 'wrong-key'. */
  readonly id: string;
  /** `none`: no Windows logon takes place. `open`: a fact is missing. */
  readonly result: 'kerberos' | 'ntlm' | 'failure' | 'none' | 'open';
  /** One sentence. */
  readonly says: Rich;
  /** The condition, where it is one of several. */
  readonly when?: Rich;
  /** Step at which it ends, for a failure. */
  readonly stopsAt?: StepId;
  /** RFC 4120 number that the controller or the service answers; 0 for none. */
  readonly kerberosError: number;
  /** What the person sees. */
  readonly message?: { readonly text: string; readonly remark?: string };
  readonly traces: readonly Trace[];
  readonly reasons: readonly Reason[];
  readonly causes: readonly CauseId[];
  readonly next?: Rich;
  /** The SPN that decided. */
  readonly spn?: string;
  /** Account whose key the ticket was made with. */
  readonly holder?: string;
}

export interface Prediction {
  /** More than one where a condition is not known or the sources disagree; the likelier one first. */
  readonly outcomes: readonly [Outcome, ...Outcome[]];
  /** Why there are several. */
  readonly contested?: Rich;
}
