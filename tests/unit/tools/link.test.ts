import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toolHref } from '../../../src/tools/link.ts';
import type { Field } from '../../../src/tools/tool.ts';

const option = (value: string) => ({ value, label: value });
const fields: readonly Field[] = [
  { id: 'action', label: 'Do', kind: 'choice', initial: 'find', options: [option('find'), option('move')] },
  { id: 'place', label: 'Place', kind: 'select', initial: 'right', options: [option('right'), option('other')] },
  { id: 'whatIf', label: 'What if', kind: 'checks', initial: '', options: [option('local'), option('try-ip')] },
  { id: 'spns', label: 'SPN', kind: 'lines', initial: '' },
  { id: 'holder', label: 'Holder', kind: 'text', initial: '' },
  { id: 'text', label: 'Text', kind: 'paste', initial: '' },
];
const tool = { id: 'setspn', fields };

const addresses: readonly [string, Readonly<Record<string, string>> | undefined, string][] = [
  ['no values', undefined, '/tools/setspn/'],
  ['an empty list of values', {}, '/tools/setspn/'],
  ['options', { action: 'move', place: 'other' }, '/tools/setspn/#action=move&place=other'],
  ['several boxes', { whatIf: 'local,try-ip' }, '/tools/setspn/#whatIf=local%2Ctry-ip'],
  ['no box', { whatIf: '' }, '/tools/setspn/#whatIf='],
  ['lines, blanks, signs of an address', { spns: 'MSSQLSvc/sql05.corp.example:1433\nHTTP/web01', holder: 'CORP\\a&b=c #1' }, '/tools/setspn/#spns=MSSQLSvc%2Fsql05.corp.example%3A1433%0AHTTP%2Fweb01&holder=CORP%5Ca%26b%3Dc%20%231'],
];
for (const [name, values, href] of addresses) test(`address with ${name}`, () => assert.equal(toolHref(tool, values), href));

const refused: readonly [string, Readonly<Record<string, string>>, RegExp][] = [
  ['an unknown field', { acount: 'CORP\\svc-sql05' }, /acount: there is no such field/],
  ['a name that every object has', { toString: 'x' }, /toString: there is no such field/],
  ['a paste', { text: 'C:\\>' }, /text: a paste/],
  ['an unknown option of a choice', { action: 'remove' }, /action: there is no option remove/],
  ['an empty option of a select', { place: '' }, /place: there is no option/],
  ['one unknown box among known ones', { whatIf: 'local,offline' }, /whatIf: there is no option offline/],
];
for (const [name, values, message] of refused) test(`refuses ${name}`, () => assert.throws(() => toolHref(tool, values), message));
