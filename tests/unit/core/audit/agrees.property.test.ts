import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { auditSpns } from '../../../../src/core/audit/audit.ts';
import { inputOf } from '../../../../src/core/audit/snapshot.ts';
import { predict } from '../../../../src/core/outcome/predict.ts';
import { situation } from '../outcome/situation.ts';
import { cases } from './forests.ts';

test('audit and prediction agree: good is Kerberos for a remote client of the forest, and nothing else is', () => {
  let compared = 0;
  fc.assert(
    fc.property(cases, ({ forest, services }) => {
      // Keys that are sure, so that the SPN alone decides.
      const aes = { ...forest, accounts: forest.accounts.map((a) => ({ ...a, supportedTypes: 24, aesKeys: true })) };
      for (const row of auditSpns(inputOf(aes, services)).rows) {
        if (row.need === 'extra') continue;
        const service = services.find((s) => `${s.host.value}${s.instance ? `\\${s.instance.value}` : ''}` === row.service);
        assert.ok(service?.account, row.service);
        const { outcomes } = predict(situation({ asks: [{ spn: row.spn }], forest: aes, service: { runs: { account: service.account.value, host: service.host.value } } }));
        const results = outcomes.map((o) => o.result);
        assert.equal(results.length === 1 && results[0] === 'kerberos', row.status === 'good', `${row.spn} ${row.status}: ${outcomes.map((o) => o.id).join()}`);
        if (row.status === 'missing' || row.status === 'netbios-only') assert.deepEqual(results, ['ntlm'], row.spn);
        if (row.status === 'wrong-account') assert.deepEqual(results, ['failure'], row.spn);
        compared += 1;
      }
    }),
    { numRuns: 200 },
  );
  assert.ok(compared > 1000, `${compared} rows`);
});

test('a disabled right holder is no Kerberos for either', () => {
  fc.assert(
    fc.property(cases, fc.constantFrom('disabled', 'locked', 'expired', 'passwordExpired'), ({ forest, services }, state) => {
      const off = { ...forest, accounts: forest.accounts.map((a) => ({ ...a, supportedTypes: 24, aesKeys: true, state: { [state]: true } })) };
      for (const row of auditSpns(inputOf(off, services)).rows) if (row.need !== 'extra') assert.notEqual(row.status, 'good', row.spn);
    }),
    { numRuns: 60 },
  );
});
