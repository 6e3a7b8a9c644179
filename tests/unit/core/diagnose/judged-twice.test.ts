import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weighJudgements } from '../../../../src/core/diagnose/evidence.ts';
import type { JudgementSeen } from '../../../../src/core/diagnose/seen.ts';
import type { CauseId } from '../../../../src/data/causes.ts';

const said = (judge: string, lines: readonly number[], causes: readonly CauseId[]): JudgementSeen => ({ judge, id: `${judge}-says`, verdict: 'problem', says: ['x'], next: ['y'], evidence: lines.map((line) => ({ line })), causes });
const fine = (judge: string, lines: readonly number[]): JudgementSeen => ({ judge, id: `${judge}-says`, verdict: 'fine', says: ['x'], next: ['y'], evidence: lines.map((line) => ({ line })), against: ['kerb-spn-missing'] });

const cases: readonly { readonly name: string; readonly judgements: readonly JudgementSeen[]; readonly fires: readonly string[] }[] = [
  { name: 'the same cause of the same lines', judgements: [said('a', [2, 3], ['kerb-spn-duplicate']), said('b', [3, 2], ['kerb-spn-duplicate'])], fires: ['a-says states'] },
  { name: 'the same with a line of another output', judgements: [said('a', [2, 3], ['kerb-spn-duplicate']), said('b', [2, 3, 9], ['kerb-spn-duplicate'])], fires: ['a-says states'] },
  { name: 'of other lines', judgements: [said('a', [2, 3], ['kerb-spn-duplicate']), said('b', [3, 9], ['kerb-spn-duplicate'])], fires: ['a-says states', 'b-says states'] },
  { name: 'the second is surer', judgements: [said('a', [2], ['kerb-spn-missing', 'kerb-spn-wrong-account']), said('b', [2, 9], ['kerb-spn-wrong-account'])], fires: ['a-says points', 'a-says fits', 'b-says states'] },
  { name: 'the second is less sure', judgements: [said('a', [2], ['kerb-spn-missing']), said('b', [2, 9], ['kerb-spn-missing', 'kerb-spn-wrong-account'])], fires: ['a-says states', 'b-says fits'] },
  { name: 'twice against', judgements: [fine('a', [2]), fine('b', [2, 9])], fires: ['a-says against'] },
  { name: 'one for, one against', judgements: [said('a', [2], ['kerb-spn-missing']), fine('b', [2])], fires: ['a-says states', 'b-says against'] },
  { name: 'two findings of one judge', judgements: [said('a', [2], ['kerb-spn-missing']), said('a', [2], ['kerb-spn-missing'])], fires: ['a-says states', 'a-says states'] },
  { name: 'without lines', judgements: [fine('a', []), fine('b', [])], fires: ['a-says against', 'b-says against'] },
];

for (const { name, judgements, fires } of cases) test(`what two judges say: ${name}`, () => assert.deepEqual(weighJudgements(judgements).map((f) => `${f.rule} ${f.push}`), fires));
