import { decodePart } from './decode.ts';
import { contextVariables, derivedVariables, type ContextName, type VariableName } from '../data/context.ts';
import { check, type Refusal, type Rule } from './rule.ts';
// Not by way of names.ts: every page loads this file, and should not load the rules for SPNs and accounts with it.
import { dnsDomain, hostName } from './host-names.ts';
import { instanceName, tcpPort } from './instance-names.ts';

/** What the reader has set. A variable that is not set is absent, never an empty string. */
export type Context = Partial<Record<ContextName, string>>;

/** A variable as a page shows it. `examples` lists the variables whose example stands in for a value that is not set. */
export interface Shown {
  readonly text: string;
  readonly examples: readonly ContextName[];
}

/**
 * The account variable goes unquoted into commands of all shells, so it takes less than Active Directory does:
 * no blank, no apostrophe. The setspn tool takes every legal name and quotes it.
 */
const plainAccount: Rule = {
  id: 'context-account',
  allows: 'DOMAIN\\name, name@domain or name, from letters, digits, dot, hyphen, underscore; a managed account ends in $',
  source: 'Naming conventions in Active Directory; narrowed so that it needs no quotes in any shell',
  refuses(value) {
    if (value.length > 104) return 'is longer than 104 characters';
    const odd = /[^A-Za-z0-9._$@\\-]/u.exec(value);
    if (odd) return `has ${odd[0] === ' ' ? 'a blank' : `the character ${odd[0]}`}; use the setspn tool, which quotes it`;
    if (!/^(?:[A-Za-z0-9._-]+\\)?[A-Za-z0-9._-]+\$?$/.test(value) && !/^[A-Za-z0-9._-]+\$?@[A-Za-z0-9.-]+$/.test(value)) {
      return 'is none of DOMAIN\\name, name@domain, name';
    }
    return undefined;
  },
};

const rules = { host: hostName, instance: instanceName, port: tcpPort, domain: dnsDomain, account: plainAccount } as const;

export function isContextName(name: string): name is ContextName {
  return contextVariables.some((v) => v.name === name);
}

/**
 * Takes one typed value. Blanks round it are cut; an empty value clears the variable.
 *
 *     setVariable({}, 'port', ' 1433 ')   // { context: { port: '1433' } }
 *     setVariable({}, 'port', '14 33')    // { refusal: { rule: 'tcp-port', … } }
 */
export function setVariable(context: Context, name: ContextName, typed: string): { context: Context } | { refusal: Refusal } {
  const value = typed.trim();
  const { [name]: _old, ...rest } = context;
  if (value === '') return { context: rest };
  const row = contextVariables.find((v) => v.name === name);
  const refusal = row && check(rules[row.rule], value);
  return refusal ? { refusal } : { context: { ...rest, [name]: value } };
}

/** Keeps what the rules allow; for values that come from storage or from a link, which anybody can write. */
export function sanitise(values: Readonly<Record<string, unknown>>): { context: Context; refused: ContextName[] } {
  let context: Context = {};
  const refused: ContextName[] = [];
  for (const { name } of contextVariables) {
    const value = values[name];
    if (typeof value !== 'string') continue;
    const result = setVariable(context, name, value);
    if ('context' in result) context = result.context;
    else refused.push(name);
  }
  return { context, refused };
}

const exampleOf = (name: ContextName): string => contextVariables.find((v) => v.name === name)!.example;

/** The full name of a host: one that already has a dot stays as it is. */
function complete(host: string, domain: string): string {
  return host.includes('.') ? host : `${host}.${domain}`;
}

/**
 * The text of a variable on a page: the reader's value, or the example.
 *
 *     show({ server: 'sql09' }, 'fqdn')   // { text: 'sql09.corp.example', examples: ['domain'] }
 */
export function show(context: Context, name: VariableName): Shown {
  const used = new Set<ContextName>();
  const get = (n: ContextName): string => {
    const value = context[n];
    if (value === undefined) used.add(n);
    return value ?? exampleOf(n);
  };
  const text = ((): string => {
    switch (name) {
      case 'fqdn': {
        const server = get('server');
        return server.includes('.') ? server : complete(server, get('domain'));
      }
      case 'dc':
      case 'listener': {
        const host = get(name);
        return host.includes('.') ? host : complete(host, get('domain'));
      }
      case 'realm':
        return get('domain').toUpperCase();
      case 'netbios': {
        const account = get('account');
        const before = account.includes('\\') ? account.split('\\')[0] : undefined;
        return before ?? (get('domain').split('.')[0] ?? '').toUpperCase();
      }
      case 'sam': {
        const account = get('account');
        return account.includes('\\') ? (account.split('\\')[1] ?? account) : (account.split('@')[0] ?? account);
      }
      default:
        return get(name);
    }
  })();
  return { text, examples: [...used] };
}

/** All names that `{{…}}` and `<Var>` accept. */
export const variableNames: readonly VariableName[] = [
  ...contextVariables.map((v) => v.name),
  ...derivedVariables.map((v) => v.name),
];

/**
 * Reads and writes the fragment of a link that carries the context on purpose.
 *
 *     toFragment({ server: 'sql05', port: '1433' })      // 'ctx.server=sql05&ctx.port=1433'
 *     fromFragment('fix&ctx.server=sql05')               // { context: { server: 'sql05' }, rest: 'fix' }
 */
export function toFragment(context: Context): string {
  return contextVariables
    .flatMap(({ name }) => (context[name] === undefined ? [] : [`ctx.${name}=${encodeURIComponent(context[name])}`]))
    .join('&');
}

export function fromFragment(fragment: string): { context: Context; refused: ContextName[]; rest: string } {
  const given: Record<string, string> = {};
  const rest: string[] = [];
  for (const part of fragment.split('&')) {
    const match = /^ctx\.([a-z]+)=(.*)$/s.exec(part);
    if (match?.[1] && isContextName(match[1])) given[match[1]] = decodePart(match[2] ?? '');
    else if (part) rest.push(part);
  }
  return { ...sanitise(given), rest: rest.join('&') };
}
