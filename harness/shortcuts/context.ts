import type { Floors } from '../schema/floors.ts';
import type { ClusterTotals } from './cluster-totals.ts';
import type { Evidence, ProbeEvidence } from './evidence.ts';
import { ratioFigure, undefinedFor, type Found } from './found.ts';
import { differenceTotals, type Place } from './probe-figures.ts';
import type { Resampling } from './resampling.ts';

/** What figures of one record in one cell are made from. */
export type Context = Place & {
  record: Evidence;
  floors: Floors | null;
  random: Resampling;
  /** `full` less each probe, made once for all figures that it is in. */
  differences: Map<ProbeEvidence, Difference>;
};

/** `full` less a probe, over the items scored in both. */
export type Difference = { found: Found; totals: ClusterTotals };

type Absent = Exclude<Found, { kind: 'figure' | 'undefined' }>;

/** The evidence of a probe of the record, or why there is none. */
export function evidenceFor(id: string, record: Evidence): ProbeEvidence | Absent {
  const evidence = record.probes.get(id);
  if (evidence !== undefined) return evidence;
  return id in record.result.probes ? { kind: 'withheld' } : { kind: 'not-asked', probes: [id] };
}

/** The evidence of both, or why one of them is not there; what was not asked is named together. */
export function pairOf(
  [one, other]: [string, string],
  record: Evidence,
): readonly [ProbeEvidence, ProbeEvidence] | Absent {
  const pair = [record.probes.get(one), record.probes.get(other)] as const;
  if (pair[0] !== undefined && pair[1] !== undefined) return [pair[0], pair[1]];
  const probes = [one, other].filter((id) => !(id in record.result.probes));
  return probes.length > 0 ? { kind: 'not-asked', probes } : { kind: 'withheld' };
}

/** `full` less a probe of the same record. */
export function lessThanFull(
  full: ProbeEvidence,
  probe: ProbeEvidence,
  context: Context,
): Difference {
  const known = context.differences.get(probe);
  if (known !== undefined) return known;
  const totals = differenceTotals(context, full.values, probe.values);
  const found =
    totals.n === 0
      ? undefinedFor('no item is scored in both ways')
      : tested(ratioFigure(totals, 0), totals.sums[0], context);
  context.differences.set(probe, { found, totals });
  return { found, totals };
}

/** With its p, which only figures of all items have. */
export function tested(
  found: Found,
  sums: Float64Array | undefined,
  { cell, random }: Pick<Context, 'cell' | 'random'>,
): Found {
  if (found.kind !== 'figure' || cell.of !== null || sums === undefined) return found;
  return { ...found, p: random.signFlipP(sums) };
}
