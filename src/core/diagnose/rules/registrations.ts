import { all, code, judged, not, type Rule } from '../rule.ts';

/** Where a service principal name is registered, as a command in the text shows it, and attempts to register one. */
export const registrationRules: readonly Rule[] = [
  {
    id: 'no-account-holds-it',
    when: judged('spn-missing', 'spn-not-in-domain'),
    gives: { 'kerb-spn-missing': 'fits', 'kerb-spn-wrong-account': 'against', 'kerb-spn-duplicate': 'against', 'kerb-account': 'against', 'kerb-encryption-type': 'against' },
    why: 'The query in the text found no account that holds the name. What the sentence of the error leaves open, a wrong or a second holder, would have shown there.',
    source: 'The output itself; Microsoft: setspn -Q',
  },
  {
    id: 'an-account-holds-it',
    when: judged('spn-on-one-account', 'spn-on-service-account', 'spn-on-wrong-account', 'spn-on-several-accounts', 'spn-holder-unclear'),
    gives: { 'kerb-spn-missing': 'against' },
    why: 'The query in the text found a holder: the name exists.',
    source: 'The output itself; Microsoft: setspn -Q',
  },
  {
    id: 'registration-without-right',
    when: all(code('sql-error-26037', 'sql-error-26067', 'sql-error-26038', 'sql-error-26068', 'spn-return-2098', 'error-ds-insuff-access-rights'), not(code('error-ds-spn-value-not-unique-in-forest'))),
    gives: { 'kerb-spn-registration-denied': 'points' },
    why: 'The service asked Active Directory to write its names and was refused.',
    source: 'Microsoft: Register a Service Principal Name, automatic registration',
  },
  {
    id: 'registration-exists-elsewhere',
    when: code('error-ds-spn-value-not-unique-in-forest'),
    gives: { 'kerb-spn-duplicate': 'points', 'kerb-spn-wrong-account': 'fits', 'kerb-spn-registration-denied': 'weak' },
    why: 'Active Directory refuses a name that another object of the forest already holds.',
    source: 'Microsoft: SPN and UPN uniqueness',
  },
];
