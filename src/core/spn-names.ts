/** Rules for SPNs and their parts. Import the rules from names.ts. */
import { hasForbidden } from './characters.ts';
import { HOST_MAX, labels, badLength } from './host-names.ts';
import { instance, tcpPort } from './instance-names.ts';
import type { Rule } from './rule.ts';

const SPN = 'Microsoft: Active Directory Technical Specification [MS-ADTS] 2.2.21, Service Principal Name';

/** Not a limit of Active Directory, which declares none: longer than any SPN that a service writes. */
const SPN_MAX = 512;

const CLASS_CHAR = /^[A-Za-z0-9._-]$/;
/** With underscore, which host names may not have: computers and domain controllers hold such SPNs. */
const SPN_HOST_CHAR = /^[A-Za-z0-9._-]$/;
const STORED_CHAR = /^[A-Za-z0-9._:/\\,$@-]$/;
const PATTERN_CHAR = /^[A-Za-z0-9._:/$*-]$/;
const DIGITS = /^[0-9]+$/;

/** The class of an SPN: `MSSQLSvc`, `MSOLAPSvc.3`. */
export const serviceClass: Rule = {
  id: 'service-class',
  allows: 'Letters A–Z, digits, dot, hyphen and underscore, such as MSSQLSvc or HTTP.',
  source: SPN,
  refuses: (value) => badLength(value, 64) ?? hasForbidden(value, CLASS_CHAR) ?? (/^[A-Za-z0-9]/.test(value) ? undefined : 'does not start with a letter or digit'),
};

function spnHost(value: string): string | undefined {
  if (value === '') return 'has no host after the class';
  const bad = badLength(value, HOST_MAX) ?? hasForbidden(value, SPN_HOST_CHAR) ?? labels(value);
  return bad && `has a host that ${bad}`;
}

function spnSuffix(value: string): string | undefined {
  if (value === '') return 'ends its host with a colon: a port or an instance name is missing';
  if (value.includes(':')) return 'has two colons: a suffix is a port or an instance name, never both';
  const bad = DIGITS.test(value) ? tcpPort.refuses(value) : instance(value);
  return bad && `has ${DIGITS.test(value) ? 'a port' : 'an instance name'} that ${bad}`;
}

/** An SPN as this site writes it: `MSSQLSvc/sql05.corp.example:1433`. `parseSpn` gives its parts. */
export const spnString: Rule = {
  id: 'spn',
  allows: 'CLASS/HOST, CLASS/HOST:PORT or CLASS/HOST:INSTANCE, for domain controllers also with /NAME at the end.',
  source: SPN,
  refuses: (value) => {
    const wrong = badLength(value, SPN_MAX);
    if (wrong) return wrong;
    const [cls = '', target, name, ...more] = value.split('/');
    if (target === undefined) return hasForbidden(value, SPN_HOST_CHAR) ?? 'has no slash between class and host';
    if (cls === '') return 'has no class before the slash';
    const badClass = serviceClass.refuses(cls);
    if (badClass) return `has a class that ${badClass}`;
    const colon = target.indexOf(':');
    const bad = spnHost(colon < 0 ? target : target.slice(0, colon)) ?? (colon < 0 ? undefined : spnSuffix(target.slice(colon + 1)));
    if (bad) return bad;
    if (more.length > 0) return 'has more than two slashes';
    return name === undefined ? undefined : name === '' ? 'ends with a slash' : spnName(name);
  },
};

function spnName(value: string): string | undefined {
  const bad = badLength(value, HOST_MAX) ?? hasForbidden(value, SPN_HOST_CHAR);
  return bad && `has a service name that ${bad}`;
}

/** An SPN as a directory may hold it, right or wrong, to search for or delete: `MSSQLSvc/SQL05\SALES:50141`. */
export const storedSpn: Rule = {
  id: 'stored-spn',
  allows: 'CLASS/… with letters A–Z, digits and . _ - : / \\ , $ @ only, up to 512 characters.',
  source: SPN,
  refuses: (value) => {
    const bad = badLength(value, SPN_MAX) ?? hasForbidden(value, STORED_CHAR);
    if (bad) return bad;
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*\/./.test(value)) return 'does not start with CLASS/';
    return value.endsWith('\\') ? 'ends with a backslash' : undefined;
  },
};

/** What `setspn -Q` searches for; `*` stands for any text: `MSSQLSvc/sql05*`. */
export const spnPattern: Rule = {
  id: 'spn-pattern',
  allows: 'An SPN in which * stands for any text, such as MSSQLSvc/* or */sql05*.',
  source: 'Microsoft: setspn command reference',
  refuses: (value) => {
    const bad = badLength(value, SPN_MAX) ?? hasForbidden(value, PATTERN_CHAR);
    if (bad) return bad;
    return /^(?:\*|[A-Za-z0-9][A-Za-z0-9._*-]*)\/./.test(value) ? undefined : 'does not start with CLASS/ or */';
  },
};
