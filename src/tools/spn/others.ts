import type { Inputs } from '../../core/inputs.ts';
import { dnsDomain, hostName, instanceName, serviceAccount, serviceClass, tcpPort } from '../../core/names.ts';
import type { Rule } from '../../core/rule.ts';
import { addNote } from '../../core/spn-add-links.ts';
import { runsAsOf, serviceBlocks, serviceHolder } from '../../core/service-spn-blocks.ts';
import type { ServiceNames } from '../../core/service-spns-model.ts';
import { serviceSpns, type Service } from '../../core/service-spns.ts';
import type { Output } from '../tool.ts';
import { lookAndProve } from './look.ts';
import { complete, missing, readHost } from './reading.ts';

export type OtherKind = 'analysis' | 'reports' | 'web' | 'other';

/** A port or an instance name behind the colon. */
const suffixRule: Rule = {
  id: 'spn-suffix',
  allows: 'A port from 1 to 65535, or an instance name: letters, digits, $ and _, starting with a letter.',
  source: 'Microsoft: Active Directory Technical Specification [MS-ADTS] 2.2.21, Service Principal Name',
  refuses: (value) => (/^[0-9]+$/.test(value) ? tcpPort.refuses(value) : instanceName.refuses(value)),
};

function readServiceNames(form: Inputs): ServiceNames {
  const server = form.text('server', hostName);
  const domain = form.text('domain', dnsDomain);
  const names = form.lines('names', hostName).flatMap((host) => {
    const name = complete(form, 'names', host, domain);
    if (name === undefined) form.leftOut.push({ field: form.refused('names') ? 'names' : 'domain', says: `No SPN for ${host}: the full name needs the domain.` });
    // Clients write these names as they are typed into a browser or connection string, the short one too.
    return name === undefined ? [] : [...new Set([name, host])];
  });
  if (form.refused('names')) form.leftOut.push({ field: 'names', says: 'No SPN for what is refused under Other names; give names without a port. Everything else is complete.' });
  if (server === undefined) missing(form, 'server', 'No SPN for the server', 'its name');
  const { fullName, shortName } = server === undefined ? {} : readHost(form, server, domain);
  return { names, ...(fullName === undefined ? {} : { fullName }), ...(shortName === undefined ? {} : { shortName }) };
}

/** A field that may stay empty; a refused one is said to be left out. */
function optional(form: Inputs, field: string, rule: Rule, lost: string): string | undefined {
  const text = form.text(field, rule);
  if (form.refused(field)) form.leftOut.push({ field, says: `${lost} is refused and left out. Everything else is complete.` });
  return text;
}

function readService(form: Inputs, kind: OtherKind, names: ServiceNames, account: string | undefined): Service | undefined {
  const host = names.fullName ?? names.shortName ?? '';
  const runsAs = runsAsOf(account, host);
  const as = runsAs === undefined ? {} : { runsAs };
  if (kind === 'other') {
    const cls = form.text('class', serviceClass);
    const suffix = form.text('suffix', suffixRule);
    if (cls === undefined) missing(form, 'class', 'No SPN', 'the class');
    if (form.refused('suffix')) form.leftOut.push({ field: 'suffix', says: 'No SPN: the port or instance name is refused.' });
    if (cls === undefined || form.refused('suffix')) return undefined;
    const end = suffix === undefined ? {} : /^[0-9]+$/.test(suffix) ? { port: Number(suffix) } : { instance: suffix };
    return { ...names, kind, serviceClass: cls, ...end };
  }
  const portText = optional(form, 'otherPort', tcpPort, 'The port');
  const port = portText === undefined ? {} : { port: Number(portText) };
  if (kind === 'reports') return { ...names, kind, ...port, ...as };
  if (kind === 'web') {
    const mode = form.choice('kernel', ['kernel', 'pool', 'off']);
    const hosts = form.choice('farm', ['one', 'farm']);
    return mode && hosts ? { ...names, kind, kernelMode: mode !== 'off', useAppPoolCredentials: mode === 'pool', farm: hosts === 'farm', ...port, ...as } : undefined;
  }
  const instanceKind = form.choice('kind', ['default', 'named']);
  const instance = instanceKind === 'named' ? form.text('instance', instanceName) : undefined;
  if (instanceKind === 'named' && instance === undefined) missing(form, 'instance', 'No SPN', 'the name of the instance');
  if (instanceKind === undefined || (instanceKind === 'named' && instance === undefined)) return undefined;
  return { ...names, kind, ...port, ...(instance === undefined ? {} : { instance }) };
}

/** The answer for a service other than SQL Server. */
export function runOther(form: Inputs, kind: OtherKind): Output {
  const names = readServiceNames(form);
  const account = form.text('account', serviceAccount);
  const service = readService(form, kind, names, account);
  if (form.refused('account')) form.leftOut.push({ field: 'account', says: 'Not said which account must hold the names: it is refused. Everything else is complete.' });
  const given = names.fullName ?? names.shortName ?? names.names[0];
  if (service === undefined || given === undefined) return { errors: form.errors, leftOut: form.leftOut, blocks: [] };
  const host = names.fullName ?? names.shortName ?? '';
  const groups = serviceSpns(service);
  const spns = groups.flatMap((g) => g.spns);
  const adds = groups.map((group) => {
    const holder = serviceHolder(group, account, host);
    return { spns: group.spns.map((s) => s.spn), ...(holder === undefined ? {} : { holder }) };
  });
  const asked = [...spns.filter((s) => s.need === 'required').map((s) => s.spn), ...groups.flatMap((g) => g.covered)];
  return {
    errors: form.errors,
    leftOut: form.leftOut,
    blocks: [
      ...serviceBlocks(groups, account, host),
      ...addNote(adds),
      ...lookAndProve([...spns.map((s) => s.spn), ...groups.flatMap((g) => g.covered)], asked, []),
    ],
  };
}
