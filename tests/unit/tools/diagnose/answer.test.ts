import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { diagnose } from '../../../../src/core/diagnose/diagnose.ts';
import { examples } from '../../../../src/data/diagnose-examples.ts';
import { answerFor, type Answer } from '../../../../src/tools/diagnose/answer.ts';
import { textOf, type Rich } from '../../../../src/core/blocks.ts';

const ask = (text: string, given = {}): Answer => answerFor(text, diagnose(text, given), given);
const words = (rich: Rich): string => rich.map((p) => (typeof p === 'string' ? p : 'code' in p ? p.code : 'strong' in p ? p.strong : p.text)).join('');

describe('the examples', () => {
  for (const { label, text } of examples) {
    test(`${label} gets causes, each with fix, page and checks`, () => {
      const answer = ask(text);
      assert.equal(answer.outcome, 'causes');
      for (const cause of answer.causes) {
        assert.ok(cause.fix && cause.tells && cause.first && cause.fit, cause.cause);
        assert.equal(cause.href, `/runbook/${cause.cause}/`);
        assert.ok(cause.checks.length > 0, `${cause.cause} has a check`);
        assert.ok(cause.reasons.length > 0 && cause.reasons.length <= 3);
      }
    });
  }
});

describe('names of the text', () => {
  const text = 'The Kerberos client received a KRB_AP_ERR_MODIFIED error from the server svc-sql05. The target name used was MSSQLSvc/sql05.corp.example:1433.';
  test('are offered as values, unless they are set the same way', () => {
    assert.deepEqual(ask(text).offers.map((o) => `${o.name} ${o.value}`), ['server sql05.corp.example', 'port 1433', 'account svc-sql05']);
    assert.deepEqual(ask(text, { server: 'SQL05.corp.example', port: '1433' }).offers.map((o) => o.name), ['account']);
  });
  test('fill the commands of the checks', () => {
    const lines = ask(text).causes[0]!.checks.flatMap((c) => c.commands).map((c) => textOf(c.lines));
    assert.ok(lines.some((l) => l.includes('MSSQLSvc/sql05.corp.example:1433')), lines.join('\n'));
  });
  test('that a rule refuses are not offered, and reach no command', () => {
    const hostile = 'Cannot connect to sql05&del. Server=a"b|c;Integrated Security=true. Cannot generate SSPI context. The target name used was MSSQLSvc/$(calc)`x:1433.';
    const answer = ask(hostile);
    for (const { value } of answer.offers) assert.match(value, /^[A-Za-z0-9._@\\$-]+$/);
    for (const command of answer.causes.flatMap((c) => c.checks.flatMap((k) => k.commands))) assert.doesNotMatch(textOf(command.lines), /calc|&del|a"b/);
  });
  test('an example in a command is marked as one', () => {
    const segments = ask('Cannot generate SSPI context').causes.flatMap((c) => c.checks.flatMap((k) => k.commands.flatMap((x) => x.lines.flat())));
    const values = segments.filter((s) => typeof s !== 'string');
    assert.ok(values.length > 0 && values.every((v) => v.example === true));
  });
});

describe('what is said', () => {
  test('a text that does not decide says so, and shows the check that does', () => {
    const answer = ask('The target principal name is incorrect. Cannot generate SSPI context.');
    assert.match(words(answer.lead), /does not decide/);
    assert.ok(answer.split, 'a split is shown');
    assert.ok(answer.split.check.commands.length > 0);
    assert.ok(answer.split.ways.some((w) => w.cause.cause === answer.causes[0]?.cause));
  });
  test('a text of another field is no sign of health', () => assert.match(words(ask('java.lang.NullPointerException').lead), /no sign of health/));
  test('nothing pasted', () => assert.equal(ask(' \n').outcome, 'empty'));
  test('every line of a short text is printed, in its number', () => {
    const { text } = ask('a\n\n0x80090322 SSPI\nb');
    assert.deepEqual(text.lines.map((l) => ('n' in l ? `${l.n} ${l.read}` : 'skipped')), ['1 false', '2 false', '3 true', '4 false']);
  });
  test('of a long text the neighbours of what was understood are printed, the rest is counted', () => {
    const lines = Array.from({ length: 1000 }, (_, i) => `line ${i}`);
    lines[500] = 'Clock skew too great (KRB_AP_ERR_SKEW)';
    const { text } = ask(lines.join('\n'));
    assert.deepEqual(text.lines.map((l) => ('n' in l ? l.n : `${l.skipped} after ${l.after}`)), ['499 after 0', 500, 501, 502, '498 after 502']);
    assert.equal(text.read, 1);
  });
  test('all that fired is listed with words, not figures', () => {
    for (const { push, rule, why, source } of ask(examples[0].text).weighed) {
      assert.match(push, /^[a-z ]+$/);
      assert.ok(rule && why && source);
    }
  });
});

describe('the SPN audit', () => {
  const list = (account: string, spn: string): string => `C:\\>setspn -L CORP\\${account}\nRegistered ServicePrincipalNames for CN=${account},DC=corp,DC=example:\n\t${spn}\n\n`;
  const further = (text: string): string => words(ask(text).further ?? []);
  test('is offered where SPNs are in question, with the number of accounts', () => {
    assert.match(further(`${list('svc-sql05', 'MSSQLSvc/sql05.corp.example:1433')}${list('svc-old', 'MSSQLSvc/sql05.corp.example:1433')}C:\\>`), /^The text has SPNs of 2 accounts: paste it into the SPN audit, which judges all of them and makes the repair plan\.$/);
    assert.match(further(`Cannot generate SSPI context\n${list('svc-sql05', 'MSSQLSvc/sql05.corp.example:1433')}C:\\>`), /SPNs of 1 account:/);
  });
  test('the text never goes into the address', () => {
    const links = (ask(list('svc-sql05', 'MSSQLSvc/sql05.corp.example:1433')).further ?? []).flatMap((p) => (typeof p === 'object' && 'link' in p ? [p.link] : []));
    assert.deepEqual(links, ['/tools/spn-audit/']);
  });
  test('is not offered for a text without SPNs, nor for one about something else', () => {
    assert.equal(ask('The target principal name is incorrect. Cannot generate SSPI context.').further, undefined);
    assert.equal(ask(`The certificate chain was issued by an authority that is not trusted (0x80090325)\n${list('svc-sql05', 'HTTP/sql05.corp.example')}C:\\>`).further, undefined);
  });
});
