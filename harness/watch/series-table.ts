import { percent, points } from '../percent.ts';
import { placeWords } from '../publish/place-words.ts';
import { rounded } from '../publish/rounded.ts';
import { compareInputs } from '../comparison/report.ts';
import type { Row } from '../comparison/rows.ts';
import { evidenceOf } from '../shortcuts/evidence.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { Result } from '../schema/result.ts';
import { textTable } from '../table.ts';

/** A difference and its 95 % interval, paired and clustered by video; shares of 1. */
export type Change = { difference: number; low: number | null; high: number | null };

/** A checkpoint on one benchmark. */
export type SeriesRow = {
  place: string;
  step: number;
  score: { value: number; low: number | null; high: number | null; n: number } | null;
  sincePrevious: Change | null;
  sinceFirst: Change | null;
  complete: boolean;
  result: string;
};

/** A record of a checkpoint with its items. */
export type CheckpointRecord = { step: number; result: Result; items: ItemSet };

/** Benchmark by benchmark, in the order of the steps. Generated videos have scores and no differences. */
export function seriesRows(records: CheckpointRecord[]): SeriesRow[] {
  return [...Map.groupBy(records, placeOf)].flatMap(([place, own]) => {
    const sorted = own.toSorted((a, b) => a.step - b.step);
    const { first, previous } = changesOf(sorted);
    return sorted.map(({ step, result }, index) => ({
      place,
      step,
      score: scoreOf(result),
      sincePrevious: changeAt(previous, index),
      sinceFirst: changeAt(first, index),
      complete: result.completeness.complete,
      result: result.id,
    }));
  });
}

export function seriesTable(rows: SeriesRow[]): string {
  const right = (title: string) => ({ title, align: 'right' as const });
  return textTable(
    [
      { title: 'benchmark' },
      right('step'),
      right('score'),
      right('95 % interval'),
      right('n'),
      right('since the step before'),
      right('since the first'),
    ],
    rows.map((row, index) => [
      rows[index - 1]?.place === row.place ? '' : row.place,
      String(row.step),
      row.score === null ? 'none' : percent(row.score.value),
      row.score === null ? '' : intervalText(row.score, percent),
      String(row.score?.n ?? 0),
      changeText(row.sincePrevious),
      changeText(row.sinceFirst) + (row.complete ? '' : '  incomplete'),
    ]),
  );
}

export function seriesJson(rows: SeriesRow[]): SeriesRow[] {
  return rounded(rows);
}

function placeOf({ result: { benchmark } }: CheckpointRecord): string {
  const { id, split, itemSetName, subset } = benchmark;
  const place = { benchmark: id, split: itemSetName ?? split };
  return placeWords(subset === undefined ? place : { ...place, subset });
}

type Changes = { first: Row[]; previous: Row[] };

function changesOf(sorted: CheckpointRecord[]): Changes {
  const none = { first: [], previous: [] };
  if (sorted.length < 2 || sorted.some(({ items }) => items.checklists !== undefined)) return none;
  const inputs = sorted.map(({ step, result, items }) => {
    const name = `step ${step}`;
    return { name, sides: [{ name, path: name, evidence: evidenceOf(result, items), note: null }] };
  });
  if (inputs.some(({ sides: [side] }) => side?.evidence.probes.has('full') !== true)) return none;
  const { rows, series } = compareInputs(inputs);
  return { first: rows, previous: series?.previous ?? [] };
}

/** Both lists begin with the second checkpoint. */
function changeAt(rows: Row[], index: number): Change | null {
  const found = rows[index - 1]?.pair.overall;
  return found === undefined
    ? null
    : { difference: found.difference, low: found.low, high: found.high };
}

function scoreOf({ probes: { full } }: Result): SeriesRow['score'] {
  if (full === undefined) return null;
  const figure = full.checklists?.rules.official.overall.average ?? full.accuracy;
  if (figure === null) return null;
  const { value, low, high, n } = figure;
  return { value, low, high, n };
}

function changeText(change: Change | null): string {
  if (change === null) return '';
  return `${points(change.difference)} [${intervalText(change, points)}]`;
}

function intervalText(
  { low, high }: { low: number | null; high: number | null },
  text: (share: number) => string,
): string {
  return low === null || high === null ? 'no interval' : `${text(low)} to ${text(high)}`;
}
