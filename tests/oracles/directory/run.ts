// npm run oracles runs this for the set "directory": every situation in a real directory, compared with what the engine says.
// --self-test: one situation of each family with a wrong expectation; each must come out as a disagreement.
import type { NotRun, Report, Row } from '../report.ts';
import { differences, type Facts } from './answer.ts';
import { falsified, falsifiedWrite } from './falsify.ts';
import { startLab, whyNoNamespaces, type Lab } from './lab.ts';
import { observe } from './observe.ts';
import { predictionOf } from './prediction.ts';
import { selfWriteRow, situationRow } from './rows.ts';
import { observedSelfWrite, type SelfWriteResult } from './self-writes.ts';
import type { SelfWrite, Situation } from './situation.ts';
import { situations } from './situations/index.ts';
import { selfRegistration } from './situations/self-registration.ts';

const set = 'directory';
/** DefaultDomainSupportedEncTypes: what the controller assumes for an account without a value. KB 5073381. */
const ASSUMED = { 'rc4-and-aes': 0x27, aes: 0x18 } as const;

interface Asked {
  readonly family: string;
  readonly situation: Situation;
}

const all: readonly Asked[] = situations.flatMap(({ family, rows }) => rows.map((situation) => ({ family, situation })));

async function everything(lab: Lab): Promise<Report> {
  const rows = new Map<Asked, Row>();
  const tried: boolean[] = [];
  for (const unsetMeans of ['rc4-and-aes', 'aes'] as const) {
    await lab.request('serve', { defaultTypes: ASSUMED[unsetMeans] });
    for (const asked of all.filter(({ situation }) => (situation.unsetMeans ?? 'rc4-and-aes') === unsetMeans)) {
      const observed = await observe(lab, asked.situation);
      rows.set(asked, situationRow(asked.family, asked.situation, observed));
      tried.push(...falsifiedAgainst(asked.situation, observed));
    }
  }
  const own: Row[] = [];
  for (const write of selfRegistration.rows) {
    const observed = await observedSelfWrite(lab, write);
    own.push(selfWriteRow(selfRegistration.family, write, observed));
    tried.push(...wrongWrites(write, observed).map((row) => row.result === 'disagreed'));
  }
  const inOrder = all.flatMap((asked) => rows.get(asked) ?? []);
  return { set, rows: [...inOrder, ...own], falsified: { tried: tried.length, reported: tried.filter(Boolean).length } };
}

/** For each wrong expectation, whether the comparison reports it. */
function falsifiedAgainst({ differs }: Situation, observed: Facts): readonly boolean[] {
  const codeToo = differs?.what !== 'code';
  return falsified(observed, codeToo).map((wrong) => differences(wrong, observed, codeToo).length > 0);
}

function wrongWrites({ differs: _differs, ...write }: SelfWrite, observed: SelfWriteResult): readonly Row[] {
  return falsifiedWrite(observed).map((wrong, i) => ({ ...selfWriteRow(selfRegistration.family, write, observed, wrong), id: `${write.id}, wrong expectation ${i + 1}` }));
}

async function selfTest(lab: Lab): Promise<Report> {
  const rows: Row[] = [];
  await lab.request('serve', { defaultTypes: ASSUMED['rc4-and-aes'] });
  for (const { family, rows: candidates } of situations) {
    const situation = candidates.find((s) => s.differs === undefined && s.unsetMeans === undefined);
    if (situation === undefined) continue;
    const observed = await observe(lab, situation);
    falsified(predictionOf(situation), true).forEach((wrong, i) => rows.push({ ...situationRow(family, situation, observed, wrong), id: `${situation.id}, wrong expectation ${i + 1}` }));
  }
  for (const write of selfRegistration.rows.slice(0, 3)) rows.push(...wrongWrites(write, await observedSelfWrite(lab, write)));
  return { set, rows, falsified: { tried: rows.length, reported: rows.filter((r) => r.result === 'disagreed').length } };
}

async function run(): Promise<Report | NotRun> {
  const notRun = whyNoNamespaces();
  if (notRun !== undefined) return { set, notRun };
  const lab = await startLab();
  try {
    return await (process.argv.includes('--self-test') ? selfTest(lab) : everything(lab));
  } finally {
    lab.stop();
  }
}

console.log(JSON.stringify(await run()));
