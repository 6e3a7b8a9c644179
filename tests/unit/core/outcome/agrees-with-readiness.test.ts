import assert from 'node:assert/strict';
import { test } from 'node:test';
import { behavioursOf, switchesOf } from '../../../../src/core/encryption-readiness/controller.ts';
import { forecast } from '../../../../src/core/encryption-readiness/forecast.ts';
import { ticketType } from '../../../../src/core/outcome/ticket-types.ts';
import { controllerLevels } from '../../../../src/data/rc4-hardening.ts';

const none = switchesOf([]);

for (const mask of [0, 0x4, 0x8, 0x10, 0x18, 0x1c]) {
  for (const keys of ['likely', 'missing'] as const) {
    for (const { id: level } of controllerLevels) {
      test(`prediction and readiness agree: 0x${mask.toString(16)}, AES keys ${keys}, ${level}`, () => {
        const { ticket } = forecast({ name: 'svc', line: 1, kind: 'user', types: { value: mask, line: 1 } }, keys, level, none);
        const behaviours = behavioursOf(level, none).all;
        const predicted = new Set(behaviours.map((b) => ticketType({ ...(mask === 0 ? {} : { supportedTypes: mask }), aesKeys: keys === 'likely' }, { unsetMeans: b.assumed === 0x18 ? 'aes' : 'rc4-and-aes' }) ?? 'refused'));
        // What the sources leave open for accounts without AES keys before AES is enforced, readiness says; the prediction takes the stricter reading.
        if (ticket === 'depends' || ticket === 'issued') assert.ok(mask === 0 || keys === 'missing', ticket);
        else assert.deepEqual([...predicted], [ticket]);
      });
    }
  }
}
