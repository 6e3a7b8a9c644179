import { LSA, MSV1_0 } from '../../data/ntlm-policies.ts';
import type { Rich } from '../blocks.ts';
import type { Context } from '../context.ts';
import { hostNames } from '../readers/host-names.ts';
import { nslookup } from '../readers/nslookup.ts';
import { ping } from '../readers/ping.ts';
import type { At, Reading } from '../readers/reader.ts';
import type { RegistryDump } from '../readers/registry-dump.ts';
import type { Judge, Judgement } from './judgement.ts';
import { givenName, isOwn, isOwnName, lookedUp, ownNames } from './own-names.ts';
import type { Looked, OwnNames } from './own-names.ts';
import { dumpsOf, namesIn, registryReaders, shownValue, stateOf } from './registry-state.ts';
import type { State } from './registry-state.ts';
import { listed, pageOf } from './spn-words.ts';

/** Does the loopback check refuse the name that is in use? */
export const loopbackCheckJudge: Judge = {
  id: 'loopback-check',
  reads: [...registryReaders.map((r) => r.id), hostNames.id, ping.id, nslookup.id],
  judge: (readings, given) => judgeLoopback(readings, given),
};

const NAMES = 'BackConnectionHostNames';
const SWITCH = 'DisableLoopbackCheck';
const PAGE = pageOf('ntlm-loopback-check', 'loopback check');
const READ: Rich = ['Read both values: ', { code: `reg query HKLM\\${MSV1_0} /v ${NAMES}` }, ' and ', { code: `reg query HKLM\\${LSA} /v ${SWITCH}` }];

interface Settings {
  readonly list: State;
  readonly off: State;
}

function judgeLoopback(readings: readonly Reading[], given: Context): readonly Judgement[] {
  const dumps = dumpsOf(readings);
  const settings: Settings = { list: stateOf(dumps, MSV1_0, NAMES), off: stateOf(dumps, LSA, SWITCH) };
  const about = settings.list.state !== 'unsaid' || settings.off.state !== 'unsaid' || asked(dumps);
  // ping and hostname alone belong to other questions.
  if (!about) return [];
  const mixed = [settings.list, settings.off].find((s) => s.state === 'mixed');
  if (mixed?.state === 'mixed') {
    return [{ id: 'two-states', verdict: 'open', says: ['The text shows the loopback settings in two different states: two machines, or before and after a change.'], evidence: mixed.lines.map((line) => ({ line })), next: ['Paste one machine at a time, as it is now.'] }];
  }
  const wrong = wrongType(settings.list);
  if (wrong) return [wrong];
  const own = ownNames(readings);
  if (!own) return [{ id: 'two-machines', verdict: 'open', says: ['The text names two machines, so the name cannot be compared.'], evidence: [], next: ['Run all lines on the one machine where the logon fails.'] }];
  const names = candidates(readings, given, own);
  return names.length === 0 ? [withoutName(settings)] : names.slice(0, 3).map((name) => judgeName(name, settings, own));
}

function asked(dumps: readonly RegistryDump[]): boolean {
  return dumps.some((d) => d.queries.some((q) => q.name !== undefined && [NAMES, SWITCH].some((n) => n.toLowerCase() === q.name?.toLowerCase())));
}

/** The names in question: those that were looked up, the strangest first, then the reader's own. */
function candidates(readings: readonly Reading[], given: Context, own: OwnNames): readonly Looked[] {
  const looked = lookedUp(readings);
  const wanted = givenName(given);
  const strange = looked.filter((l) => isOwnName(l.name.value, own) !== 'own');
  if (wanted !== undefined) {
    const match = looked.find((l) => sameName(l.name.value, wanted));
    if (match) return [match];
    if (strange.length === 0) return [{ name: { value: wanted, line: 0 }, typed: true }];
  }
  return strange.length > 0 ? strange : looked.filter((l) => l.typed).slice(0, 1);
}

function sameName(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x === y || (x.split('.')[0] === y.split('.')[0] && (!x.includes('.') || !y.includes('.')));
}

/** The name as evidence, where it stands in the paste. */
function at({ line }: At<string>, means: string): readonly { line: number; means: string }[] {
  return line > 0 ? [{ line, means }] : [];
}

function judgeName({ name, address }: Looked, { list, off }: Settings, own: OwnNames): Judgement {
  const code = { code: name.value };
  const ownLine = own.full ?? own.short;
  const ownership = isOwnName(name.value, own);
  if (ownership === 'own') {
    const evidence = [...(ownLine ? [{ line: ownLine.line, means: 'own name' }] : []), ...at(name, 'asked for')];
    if (evidence.length === 0) return withoutName({ list, off });
    return {
      id: 'own-name',
      verdict: 'fine',
      says: [code, ' is the name of this machine: the loopback check does not refuse it.'],
      evidence,
      next: ['Look at name, domain part and password: ', pageOf('ntlm-bad-credentials', 'wrong user name or password'), '.'],
      against: ['ntlm-loopback-check'],
    };
  }
  const leads = address ? isOwn(address.value, own) : 'unsure';
  if (address && leads === 'other') {
    return {
      id: 'another-machine',
      verdict: 'fine',
      says: [code, ' leads to ', { code: address.value }, ', no address of this machine: the loopback check is about a machine that calls itself.'],
      evidence: [{ line: address.line }, ...own.addresses.slice(0, 3).map((a) => ({ line: a.line, means: 'own address' }))],
      next: ['Try it on the machine that the name leads to, or look at the credentials: ', pageOf('ntlm-bad-credentials', 'wrong user name or password'), '.'],
      against: ['ntlm-loopback-check'],
    };
  }
  const exceptions = list.state === 'set' ? namesIn(list.value) : undefined;
  const hit = exceptions?.names.find((n) => n.toLowerCase() === name.value.toLowerCase());
  if (hit !== undefined && list.state === 'set') {
    return {
      id: 'name-excepted',
      verdict: 'fine',
      says: [code, ' is one of the exceptions of the loopback check. An entry counts once the service, or Windows, has started again since.'],
      evidence: [{ line: list.line, means: 'exceptions' }, ...at(name, 'asked for')],
      next: ['The entry is there since before the last restart? Then look at the credentials: ', pageOf('ntlm-bad-credentials', 'wrong user name or password'), '.'],
      against: ['ntlm-loopback-check'],
    };
  }
  if (off.state === 'set' && off.number !== undefined && off.number !== 0) return switchedOff(off.line);
  if (exceptions?.cut) {
    return { id: 'exceptions-cut', verdict: 'open', says: ['The list of exceptions is cut off before ', code, ' could be found in it.'], evidence: [...evidenceOf(list)], next: ['Read the whole list: ', { code: `reg query HKLM\\${MSV1_0} /v ${NAMES}` }] };
  }
  if (list.state !== 'set' && list.state !== 'absent') return notShown(name, list);
  if (ownership === 'unsure' || leads === 'unsure') return unsure(name, ownership === 'unsure', list, own);
  return {
    id: 'alias-not-excepted',
    verdict: 'problem',
    says: [code, ` leads to this machine and is not its name${own.full ? ` (${own.full.value})` : own.short ? ` (${own.short.value.toUpperCase()})` : ''}; the loopback check refuses NTLM for it. `, ...(exceptions ? ['Exceptions: ', ...listed(exceptions.names), '.'] : ['There are no exceptions.'])],
    evidence: [...at(name, 'asked for'), ...(address ? [{ line: address.line, means: 'own address' }] : []), ...(ownLine ? [{ line: ownLine.line, means: 'own name' }] : []), ...evidenceOf(list)],
    next: ['Use the computer name, or add the alias, short and full, to the exceptions: ', PAGE, '.'],
    causes: ['ntlm-loopback-check'],
  };
}

function evidenceOf(state: State): readonly { line: number; means: string }[] {
  if (state.state === 'set') return [{ line: state.line, means: 'exceptions' }];
  return state.state === 'absent' ? [{ line: state.line, means: `${NAMES}: ${state.means}` }] : [];
}

/** A DWORD or a text of this name does nothing. */
function wrongType(list: State): Judgement | undefined {
  if (list.state !== 'set' || list.value.type === 'REG_MULTI_SZ' || namesIn(list.value)) return undefined;
  const shown = shownValue(list.value);
  // PowerShell shows a list of one name without a type, as it shows a text.
  if (list.value.type === 'untyped' && list.number === undefined) {
    return { id: 'type-not-shown', verdict: 'open', says: [{ code: NAMES }, ' is shown as ', { code: shown }, ' without its type; only a multi-string works.'], evidence: [{ line: list.line }], next: ['Read it with its type: ', { code: `reg query HKLM\\${MSV1_0} /v ${NAMES}` }] };
  }
  return {
    id: 'exceptions-of-wrong-type',
    verdict: 'problem',
    says: [{ code: NAMES }, ` has the wrong type${list.value.type === 'untyped' ? '' : ` (${list.value.type})`} and does nothing; it must be REG_MULTI_SZ with one name per line.`],
    evidence: [{ line: list.line, means: shown }],
    next: ['Write it again as a multi-string: ', PAGE, '.'],
    causes: ['ntlm-loopback-check'],
  };
}

function switchedOff(line: number): Judgement {
  return {
    id: 'check-off',
    verdict: 'open',
    says: ['The loopback check is switched off for all names (', { code: SWITCH }, '). It counts since the last restart of Windows; before that the check still refuses.'],
    evidence: [{ line }],
    next: ['Put the names into the exceptions and switch the check on again: ', PAGE, '.'],
  };
}

function notShown(name: At<string>, list: State): Judgement {
  return {
    id: 'exceptions-not-shown',
    verdict: 'open',
    says: [list.state === 'denied' ? 'Windows did not let this account read the exceptions, so ' : 'The text does not show the exceptions, so ', { code: name.value }, ' may be one of them.'],
    evidence: list.state === 'denied' ? [{ line: list.line }] : [],
    next: READ,
  };
}

function unsure(name: At<string>, ownName: boolean, list: State, own: OwnNames): Judgement {
  return {
    id: ownName ? 'own-name-not-shown' : 'address-not-shown',
    verdict: 'open',
    says: [{ code: name.value }, ownName ? ` is no exception; whether it is the ${own.short ? 'full ' : ''}name of this machine is not in the text.` : ' is no exception and not the name of this machine; whether it leads here is not in the text.'],
    evidence: evidenceOf(list),
    next: ['On the machine: ', { code: 'ipconfig /all' }, ' and ', { code: `ping -n 1 ${name.value}` }],
  };
}

function withoutName({ list, off }: Settings): Judgement {
  if (off.state === 'set' && off.number !== undefined && off.number !== 0) return switchedOff(off.line);
  const exceptions = list.state === 'set' ? namesIn(list.value) : undefined;
  return {
    id: 'name-not-known',
    verdict: 'open',
    says: exceptions ? ['The loopback check is on, except for ', ...listed(exceptions.names), '. Which name is in use, the text does not show.'] : [list.state === 'absent' ? 'The loopback check is on, without exceptions. Which name is in use, the text does not show.' : 'The text does not show the exceptions, nor the name in use.'],
    evidence: evidenceOf(list),
    next: ['Add the name that fails, on the same machine: ', { code: 'ping -n 1' }, ' with that name, and ', { code: 'ipconfig /all' }],
  };
}
