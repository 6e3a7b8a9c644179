/**
 * How SQL Server reports the registration of its SPNs, in ERRORLOG and in the Application log, in the wordings of its versions. Lower case,
 * single blanks. `deregister` words of other languages only tell a removal from an addition where the SPN and a code stand in the line.
 *
 * Sources: Database Engine events and errors, 26000 to 27999; CSS SQL Server blog (wording of SQL Server 2005 and 2008).
 */
export const registrationTexts = [
  { what: 'registered', number: 26059, text: 'successfully registered the service principal name' },
  { what: 'deregistered', number: 26060, text: 'successfully deregistered the service principal name' },
  { what: 'register-failed', number: 26067, text: 'could not register the service principal name' },
  { what: 'deregister-failed', number: 26068, text: 'could not deregister the service principal name' },
  { what: 'attempt', number: 26076, text: 'is attempting to register a service principal name' },
  { what: 'no-host-name', number: 26061, text: 'fully qualified domain name of the computer while composing the service principal name' },
  { what: 'no-library', number: 26039, text: 'was unable to load spn related library' },
  { what: 'no-port', number: 26058, text: 'there are no tcp listening ports configured' },
  { what: 'listener', number: 26084, text: 'started listening on listener network name' },
  { what: 'listener', number: 26069, text: 'started listening on virtual network name' },
] as const satisfies readonly { what: string; number: number; text: string }[];

export type RegistrationWhat = (typeof registrationTexts)[number]['what'];

export const deregisterWords = ['deregister', 'aufheb', 'aufgehoben', 'annul', 'désinscri', 'desinscri', 'anular', 'отмен', '取消', '注销', '解除'] as const;
