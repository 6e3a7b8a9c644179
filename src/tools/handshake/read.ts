import type { Inputs } from '../../core/inputs.ts';
import type { ServerKey } from '../../core/handshake/model.ts';
import { isoDate } from '../../core/form-rules.ts';
import { present } from '../../core/present.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { ProtocolName, SideName } from '../../data/windows-tls.ts';
import type { Values } from '../tool.ts';
import { bitOptions, clientPrograms, curveOptions, hashOptions, idOf, keyOptions, kindOptions, minimumOptions, nameOptions, profileOptions, serverPrograms, strongOptions, windowsOptions } from './options.ts';

/** One side as the form has it. */
export interface SaidSide {
  readonly kind: 'windows' | 'profile';
  /** Id of a Windows version, or 'unsaid'. */
  readonly windows: string;
  readonly profile: string;
  readonly program?: string;
  readonly paste: string;
}

export interface Said {
  readonly client: SaidSide;
  readonly server: SaidSide;
  readonly names?: readonly ProtocolName[];
  readonly strongCrypto?: boolean;
  readonly minimum?: ProtocolName;
  readonly key: ServerKey;
  readonly until?: string;
}

const values = (options: readonly { readonly value: string }[]): readonly [string, ...string[]] => options.map((o) => o.value) as [string, ...string[]];
const byId: ReadonlyMap<string, ProtocolName> = new Map(protocolNames.map((name) => [idOf(name), name]));

/** Sizes of the curves, as a certificate shows them. */
const CURVE_BITS: Readonly<Record<string, number>> = { 'P-256': 256, 'P-384': 384, 'P-521': 521 };

/** Reads the form; undefined, with the reasons on the form, where an option is refused. Hidden fields are not looked at. */
export function readForm(form: Inputs, input: Values): Said | undefined {
  const client = sideOf(form, input, 'client', values(clientPrograms));
  const server = sideOf(form, input, 'server', values(serverPrograms));
  const names = namesOf(form, input);
  const strong = client?.kind === 'windows' ? form.choice('cstrong', values(strongOptions)) : 'row';
  const minimum = form.choice('min', values(minimumOptions));
  const key = keyOf(form);
  const until = form.text('until', isoDate);
  if (form.refused('until')) form.leftOut.push({ field: 'until', says: 'The write-up has no end date: the date is refused.' });
  const refused = Object.keys(form.errors).filter((field) => field !== 'until');
  for (const field of refused) form.leftOut.push({ field, says: 'No answer: the option is not known.' });
  if (refused.length > 0 || client === undefined || server === undefined || key === undefined) return undefined;
  return {
    client, server, key,
    ...present({ names: names.length === 0 ? undefined : names, strongCrypto: strong === 'row' || strong === undefined ? undefined : strong === 'yes', minimum: minimum === undefined ? undefined : byId.get(minimum), until }),
  };
}

function sideOf(form: Inputs, input: Values, side: SideName, programs: readonly [string, ...string[]]): SaidSide | undefined {
  const p = side === 'client' ? 'c' : 's';
  const kind = form.choice(side, values(kindOptions));
  if (kind === undefined) return undefined;
  const onWindows = kind === 'windows';
  const windows = onWindows ? form.choice(`${p}win`, values(windowsOptions)) : 'unsaid';
  const profile = onWindows ? '' : form.choice(`${p}profile`, values(profileOptions(side)));
  const program = side === 'client' || onWindows ? form.choice(`${p}driver`, programs) : 'system';
  if (windows === undefined || profile === undefined || program === undefined) return undefined;
  const pasted = `${p}paste`;
  return {
    kind: onWindows ? 'windows' : 'profile', windows, profile,
    paste: onWindows && Object.hasOwn(input, pasted) ? String(input[pasted]) : '',
    ...(program === 'system' ? {} : { program }),
  };
}

/** Boxes that do not exist are refused: a version that is left out without a word would be a wrong answer. */
function namesOf(form: Inputs, input: Values): readonly ProtocolName[] {
  const given = (Object.hasOwn(input, 'cnames') ? String(input['cnames']) : '').split(',').map((name) => name.trim()).filter((name) => name !== '');
  const known = values(nameOptions);
  const odd = given.find((name) => !known.includes(name));
  if (odd !== undefined) form.errors['cnames'] = { rule: 'option', allows: `Of ${known.join(', ')}, with commas.`, reason: 'is not one of the options', given: odd.slice(0, 60) };
  const chosen = form.checks('cnames', known);
  return protocolNames.filter((name) => chosen.has(idOf(name)));
}

function keyOf(form: Inputs): ServerKey | undefined {
  const kind = form.choice('key', values(keyOptions));
  const hash = form.choice('hash', values(hashOptions));
  if (kind === undefined || hash === undefined) return undefined;
  if (kind === 'ECDSA') {
    const curve = form.choice('curve', values(curveOptions));
    return curve === undefined ? undefined : { kind, curve, bits: CURVE_BITS[curve] ?? 256, hash: hash as ServerKey['hash'] };
  }
  const bits = form.choice('bits', values(bitOptions));
  return bits === undefined ? undefined : { kind: kind as ServerKey['kind'], bits: Number(bits), hash: hash as ServerKey['hash'] };
}
