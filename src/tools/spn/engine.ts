import type { Inputs } from '../../core/inputs.ts';
import { addNote, type SpnsToAdd } from '../../core/spn-add-links.ts';
import { holderBlocks, holdersOfInstances, sameHolder, type PlacedHolder } from '../../core/spn-holder-blocks.ts';
import { connectionTable, instanceNotes, serverSpnTable, spnTable } from '../../core/sql-spn-blocks.ts';
import { topologyConnections } from '../../core/sql-topology-connections.ts';
import { aliasBlocks, topologyNotes } from '../../core/sql-topology-notes.ts';
import { topologySpns, type PlacedSpn, type SqlTopology } from '../../core/sql-topology.ts';
import type { Output } from '../tool.ts';
import { lookAndProve } from './look.ts';
import { readTopology } from './topology.ts';

/** Short names and addresses need a reason of their own to be registered. */
const worthAdding = ({ need, sources }: PlacedSpn): boolean => need === 'required' || (sources[0] !== 'sqlCheck' && sources[0] !== 'ipSpn');

/** The names to add, by the object that must hold them. What belongs to no single instance goes with the first, where all have one holder. */
function toAdd({ setup, instances }: SqlTopology, spns: readonly PlacedSpn[]): readonly SpnsToAdd[] {
  const holders = holdersOfInstances(instances);
  const [first] = holders;
  if (first === undefined) return [];
  const alike = holders.every((h) => h.holder !== undefined && sameHolder(first, h));
  const groups: { readonly placed: PlacedHolder; readonly spns: string[] }[] = [];
  for (const row of spns.filter(worthAdding)) {
    const owner = holders.find((h) => h.label === row.of || h.instance.fullName?.toLowerCase() === row.of.toLowerCase());
    const placed = alike ? first : owner;
    // A computer account cannot hold the name of a cluster or listener for the other nodes.
    const machine = placed?.holder?.kind === 'computer' || placed?.holder?.kind === 'computer-account';
    if (placed === undefined || (machine && (setup === 'fci' || owner === undefined))) continue;
    const group = groups.find((g) => g.placed === placed || (g.placed.holder !== undefined && placed.holder !== undefined && sameHolder(g.placed, placed)));
    if (group) group.spns.push(row.spn);
    else groups.push({ placed, spns: [row.spn] });
  }
  return groups.map(({ placed, spns: names }) => ({ spns: names, ...(placed.holder === undefined ? {} : { holder: placed.holder }) }));
}

/** The answer for SQL Server, in every set-up. */
export function runEngine(form: Inputs): Output {
  const setup = form.choice('setup', ['standalone', 'several', 'fci', 'ag', 'mirror']);
  const kind = form.choice('kind', ['default', 'named']);
  const protocols = form.choice('protocols', ['tcp', 'pipes', 'both', 'all']);
  const portKind = form.choice('portKind', ['static', 'dynamic']);
  const listenerKind = form.choice('listenerKind', ['vnn', 'dnn']);
  if (!setup || !kind || !protocols || !portKind || !listenerKind) {
    return { errors: form.errors, leftOut: Object.keys(form.errors).map((field) => ({ field, says: 'No output: an option is not known.' })), blocks: [] };
  }
  const tcp = protocols !== 'pipes';
  const { topology, dynamic } = readTopology(form, { setup, kind, dynamic: tcp && portKind === 'dynamic', tcp, pipes: protocols !== 'tcp', dac: protocols === 'all', listenerKind });
  if (form.refused('account')) form.leftOut.push({ field: 'account', says: 'Not said which account must hold the names: it is refused. Everything else is complete.' });

  const { instances } = topology;
  const spns = topologySpns(topology);
  if (spns.length === 0 && instances.every(({ instance }) => instance.address === undefined)) return { errors: form.errors, leftOut: form.leftOut, blocks: [] };
  const required = spns.filter((s) => s.need === 'required');
  const ask = required.length > 0 ? required : spns.filter((s) => s.sources[0] !== 'sqlCheck');
  const patterns = dynamic ? instances.flatMap(({ instance: { fullName, port } }) => (fullName === undefined || port !== undefined || !tcp ? [] : [`MSSQLSvc/${fullName}:*`])) : [];
  const several = instances.length > 1 || topology.routing.length > 0 || setup === 'ag';
  const group = new Set(instances.flatMap(({ instance }) => instance.names).filter((n) => n.as !== undefined).map((n) => n.name));
  const explicit = required.find((s) => group.has(s.of)) ?? required[0] ?? spns.find((s) => s.spn.includes('.'));
  return {
    errors: form.errors,
    leftOut: form.leftOut,
    blocks: [
      ...(spns.length > 0 ? [spnTable(spns, several)] : []),
      ...holderBlocks(topology),
      ...addNote(toAdd(topology, spns)),
      ...topologyNotes(topology),
      ...instanceNotes(instances.map((i) => i.instance), dynamic),
      ...connectionTable(topologyConnections(topology)),
      ...aliasBlocks(topology),
      ...(explicit === undefined ? [] : [serverSpnTable(explicit.spn)]),
      ...lookAndProve(spns.map((s) => s.spn), ask.map((s) => s.spn), [...new Set(patterns)]),
    ],
  };
}
