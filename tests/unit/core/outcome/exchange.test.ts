import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchangeOf } from '../../../../src/core/outcome/exchange.ts';
import { predict } from '../../../../src/core/outcome/predict.ts';
import { computer, forest, linuxDriver, situation, SPN, svc, type Changes } from './situation.ts';

const nobody = forest({ ...svc, spns: [] }, computer);

/** Case, what differs, steps as `text state`, in order. */
const cases: readonly (readonly [string, Changes, readonly string[]])[] = [
  ['Kerberos', {}, ['name? done', 'log me on done', 'ticket for done', 'ticket done', 'here is my ticket done', 'KERBEROS done']],
  ['wrong account', { forest: forest({ ...svc, spns: [] }, { ...computer, spns: [SPN] }) }, ['name? done', 'log me on done', 'ticket for done', 'ticket done', 'here is my ticket fails', 'KERBEROS not-reached']],
  ['SPN missing', { forest: nobody }, ['name? done', 'log me on done', 'ticket for falls-back', 'NTLM done', 'is the password right? done', 'NTLM done']],
  ['SPN missing, no fallback', { forest: nobody, driver: linuxDriver }, ['name? done', 'log me on done', 'ticket for fails', 'ticket not-reached', 'here is my ticket not-reached', 'KERBEROS not-reached']],
  ['SPN missing, NTLM blocked', { forest: nobody, client: { ntlm: 'blocked' } }, ['name? done', 'log me on done', 'ticket for falls-back', 'NTLM fails', 'is the password right? not-reached', 'NTLM not-reached']],
  ['user disabled', { client: { user: 'disabled' } }, ['name? done', 'log me on fails', 'ticket for not-reached', 'ticket not-reached', 'here is my ticket not-reached', 'KERBEROS not-reached']],
  ['local', { client: { place: 'local' } }, ['name? done', 'NTLM done', 'is the password right? done', 'NTLM done']],
  ['not reached', { stops: ['SQL Server Browser does not answer.'] }, ['name? fails', 'log me on not-reached', 'ticket for not-reached', 'ticket not-reached', 'here is my ticket not-reached', 'KERBEROS not-reached']],
];

for (const [name, changes, steps] of cases) {
  test(name, () => {
    const drawn = exchangeOf(predict(situation(changes)).outcomes[0], 'x');
    assert.deepEqual(drawn?.messages.map((m) => `${m.text} ${m.state}`), steps);
    assert.ok(drawn.messages.every((m) => m.words !== '' && m.from < drawn.actors.length && m.to < drawn.actors.length));
  });
}

test('no exchange for a SQL login', () => {
  assert.equal(exchangeOf(predict(situation({ client: { logon: 'sql' } })).outcomes[0], 'x'), undefined);
});
