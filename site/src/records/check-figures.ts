import { countOutcomes, type Counts } from '../../../harness/schema/counts.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Outcome } from '../../../harness/schema/outcome.ts';
import type { Combine } from '../../../harness/schema/probe.ts';
import { probeChances, probeValues } from '../../../harness/schema/probe-values.ts';
import type { Estimate } from '../../../harness/schema/result.ts';
import { accuracy } from '../../../harness/statistics/accuracy.ts';
import type { Finding } from './record-problem.ts';

/** Records hold six decimals. */
const ROUNDED = 2e-6;

/** What a record says of a probe, of one of its variants or of one cell of a breakdown. */
export type Told = { counts: Counts; accuracy: Estimate | null; chance?: number | null };

export type Trials = {
  /** One list a variant, in the order of the items. */
  variants: Outcome[][];
  items: ItemSet;
  /** What the probe says of each item, and what guesses would. */
  values: (number | null)[];
  chances: (number | null)[];
};

/** Worked out once for a probe and all cells of its breakdowns: boards hold millions of trials. */
export function trialsOf(variants: Outcome[][], combine: Combine, items: ItemSet): Trials {
  const values = probeValues(variants, combine);
  return { variants, items, values, chances: probeChances(variants, combine, items.optionCounts) };
}

/**
 * The counts, the accuracy with its interval and the chance level again, from the outcomes of the
 * chosen items.
 */
export function checkFigures(
  field: string,
  told: Told,
  { chosen, ...trials }: Trials & { chosen: number[] },
): Finding[] {
  const { variants, items, values, chances } = trials;
  const outcomes = variants.flatMap((one) => chosen.map((item) => one[item] as Outcome));
  const scored = chosen.filter((item) => values[item] !== null);
  return [
    ...checkCounts(`${field}.counts`, told.counts, countOutcomes(outcomes)),
    ...checkEstimate(
      `${field}.accuracy`,
      told.accuracy,
      scored.length === 0
        ? null
        : accuracy(
            scored.map((item) => values[item] as number),
            scored.map((item) => items.clusters[item] ?? -1),
          ),
    ),
    // A record without one is right too: there is nothing to guess where answers are free.
    ...(told.chance === undefined || told.chance === null
      ? []
      : checkNumber(
          `${field}.chance`,
          told.chance,
          mean(scored.map((item) => chances[item] ?? null)),
        )),
  ];
}

/** Where outcomes are withheld, the headline figure from the counts alone. */
export function checkTotals(field: string, { counts, accuracy: told }: Told): Finding[] {
  const n = scoredOf(counts);
  if (told === null)
    return checkNumber(`${field}.accuracy`, null, n === 0 ? null : counts.correct / n);
  return [
    ...checkNumber(`${field}.accuracy.value`, told.value, n === 0 ? null : counts.correct / n),
    ...checkNumber(`${field}.accuracy.n`, told.n, n),
  ];
}

export function checkCounts(field: string, told: Counts, made: Counts): Finding[] {
  return (Object.keys(made) as (keyof Counts)[])
    .filter((name) => told[name] !== made[name])
    .map((name) => ({
      field: `${field}.${name}`,
      message: `${told[name]}, but the outcome string holds ${made[name]}`,
    }));
}

function checkEstimate(
  field: string,
  told: Estimate | null,
  made: ReturnType<typeof accuracy> | null,
): Finding[] {
  if (told === null || made === null) {
    return checkNumber(field, told?.value ?? null, made?.value ?? null);
  }
  return (Object.keys(made) as (keyof typeof made)[]).flatMap((name) =>
    checkNumber(`${field}.${name}`, told[name], made[name]),
  );
}

type Figure = number | string | null;

export function checkNumber(field: string, found: Figure, expected: Figure): Finding[] {
  if (isSameFigure(found, expected)) return [];
  return [{ field, message: `${found}, but the outcomes give ${expected}` }];
}

/** But for the rounding of records. */
export function isSameFigure(found: unknown, expected: unknown): boolean {
  return typeof found === 'number' && typeof expected === 'number'
    ? Math.abs(found - expected) < ROUNDED
    : found === expected;
}

function mean(values: (number | null)[]): number | null {
  if (values.length === 0 || values.includes(null)) return null;
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length;
}

/** The denominator: what was answered in any way, also wrongly or unreadably. */
export function scoredOf(counts: Counts): number {
  return counts.correct + counts.wrong + counts.unparsed + counts.refused + counts.truncated;
}
