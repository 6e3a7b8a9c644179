import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostAliases, mistakenClasses, spnServices, type SpnService } from '../../../src/data/spn-services.ts';
import { spnSources } from '../../../src/data/spn-sources.ts';
import { serviceClass } from '../../../src/core/names.ts';

const services: readonly SpnService[] = spnServices;

test('each service class stands once and is a class', () => {
  assert.equal(new Set(services.map((s) => s.serviceClass.toLowerCase())).size, services.length);
  for (const s of services) assert.equal(serviceClass.refuses(s.serviceClass), undefined);
});

test('what HOST covers is on its alias list, and nothing else is', () => {
  for (const s of services.filter((x) => x.serviceClass !== 'HOST')) {
    assert.equal(s.coveredByHost, hostAliases.some((a) => a === s.serviceClass.toLowerCase()), s.serviceClass);
  }
  assert.equal(hostAliases.length, 53);
  assert.deepEqual([...hostAliases].sort(), [...hostAliases]);
});

test('each form begins with the class of its row', () => {
  for (const s of services) for (const form of s.form.split(', ')) assert.ok(form.startsWith(`${s.serviceClass}/`), form);
});

test('a mistaken class is no class of the table, and what it means is one', () => {
  for (const [wrong, right] of Object.entries(mistakenClasses)) {
    assert.ok(!services.some((s) => s.serviceClass.toLowerCase() === wrong), wrong);
    assert.ok(services.some((s) => s.serviceClass === right), right);
  }
});

test('sources have a title of their own, and addresses on https', () => {
  const all: readonly { readonly short: string; readonly title: string; readonly url?: string }[] = Object.values(spnSources);
  assert.equal(new Set(all.map((s) => s.title)).size, all.length);
  assert.equal(new Set(all.map((s) => s.short)).size, all.length);
  for (const { url } of all) assert.ok(url === undefined || /^https:\/\/[^\s]+$/.test(url), url);
});
