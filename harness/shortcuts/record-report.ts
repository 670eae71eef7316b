import type { Floors } from '../schema/floors.ts';
import type { Result } from '../schema/result.ts';
import { benjaminiHochberg } from '../statistics/multiplicity.ts';
import { budgetCurve, type BudgetCurve } from './budget-curve.ts';
import { labelCells, sizeOf, wholeCell, type Cell } from './cells.ts';
import { circularOf, type Circular } from './circular.ts';
import { conditionsOf } from './conditions.ts';
import type { Context } from './context.ts';
import type { Evidence } from './evidence.ts';
import { metricsOf, type Metric } from './metrics.ts';
import { probeRow, type ProbeRow } from './probe-row.ts';
import type { Resampling } from './resampling.ts';
import { missingOf, type Missing } from './missing.ts';

/** All items of a record, or those of one label. */
export type CellReport = { probes: ProbeRow[]; metrics: Metric[] };

/** Fewer than 30 items or 5 videos are small: their intervals are not to be relied on. */
export type LabelReport = CellReport & { items: number; clusters: number; small: boolean };

export type RecordReport = CellReport & {
  id: string;
  /** Where it was read, as it was named; null where it was not. */
  path: string | null;
  model: Pick<Result['model'], 'id' | 'name' | 'kind' | 'series'>;
  protocol: Pick<Result['protocol'], 'id' | 'title' | 'asked' | 'scored'>;
  circular: Circular[];
  budget: BudgetCurve | null;
  /** By breakdown and label. */
  breakdowns: Record<string, Record<string, LabelReport>>;
  /** What metrics lack, and how to get it; null where they lack nothing. */
  missing: Missing | null;
  notes: string[];
};

/** A record of one item set, with its name for people. */
export type NamedEvidence = { evidence: Evidence; path: string | null };

export function recordReport(
  { evidence, path }: NamedEvidence,
  { floors, random }: { floors: Floors | null; random: Resampling },
): RecordReport {
  const { result, items } = evidence;
  const conditions = conditionsOf(evidence);
  const contextOf = (cell: Cell): Context => ({
    items,
    cell,
    record: evidence,
    floors,
    random,
    differences: new Map(),
  });
  const cellReport = (context: Context): CellReport => {
    const probes = conditions.flatMap((condition) => probeRow(condition, context) ?? []);
    return { probes, metrics: metricsOf(context) };
  };
  const whole = contextOf(wholeCell(items));
  const { probes, metrics } = cellReport(whole);
  const { model, protocol, id } = result;
  return {
    id,
    path,
    model: { id: model.id, name: model.name, kind: model.kind, series: model.series },
    protocol: {
      id: protocol.id,
      title: protocol.title,
      asked: protocol.asked,
      scored: protocol.scored,
    },
    probes: adjusted(probes),
    metrics,
    circular: (['full', 'blind'] as const).flatMap((of) => circularOf(of, whole) ?? []),
    budget: budgetCurve(whole),
    breakdowns: breakdownsOf(evidence, (cell) => cellReport(contextOf(cell))),
    missing: missingOf(evidence, metrics, path),
    notes: notesOf(evidence),
  };
}

function breakdownsOf(
  { items, probes }: Evidence,
  cellReport: (cell: Cell) => CellReport,
): RecordReport['breakdowns'] {
  const breakdowns: RecordReport['breakdowns'] = {};
  if (probes.size === 0) return breakdowns;
  for (const cell of labelCells(items)) {
    if (cell.of === null) continue;
    const { breakdown, label } = cell.of;
    (breakdowns[breakdown] ??= {})[label] = { ...sizeOf(items, cell), ...cellReport(cell) };
  }
  return breakdowns;
}

/** One family: the differences of all probes of the record from `full`. */
function adjusted(rows: ProbeRow[]): ProbeRow[] {
  const p = rows.map(({ difference }) =>
    difference?.kind === 'figure' ? (difference.p ?? null) : null,
  );
  const q = benjaminiHochberg(p.filter((value) => value !== null));
  let next = 0;
  return rows.map((row, index) => (p[index] == null ? row : { ...row, q: q[next++] ?? null }));
}

function notesOf({ result, probes }: Evidence): string[] {
  const withheld = Object.keys(result.probes).filter((id) => !probes.has(id));
  const { complete } = result.completeness;
  const shared = Object.entries(result.probes).filter(([, { shared: reason }]) => reason !== null);
  return [
    ...(withheld.length === 0
      ? []
      : [
          `the single outcomes of ${withheld.join(', ')} are not published: what pairs them cannot be made`,
        ]),
    ...(complete ? [] : ['some trials failed: they are in no denominator']),
    ...(result.model.kind === 'baseline' ? ['a rule that sees no video: itself a floor'] : []),
    ...shared.map(([id, { shared: reason }]) => `${id} is shared by several records: ${reason}`),
  ];
}
