import type { Evidence } from '../shortcuts/evidence.ts';
import { moments } from '../statistics/moments.ts';

/** How well a subset told what past records scored on the whole; shares of 1. */
export type SubsetTracking = {
  records: number;
  models: number;
  /** Whether all of them were asked as the run is; else none was, and other protocols have to do. */
  sameProtocol: boolean;
  /** Score on the subset less score on the whole. */
  level: Spread;
  /**
   * The same of the difference between two models that were asked alike, as its size: root mean square
   * and the greatest. Null without two.
   */
  change: { pairs: number; rms: number; most: number } | null;
};

/** The standard deviation is null for a single value. */
type Spread = { mean: number; sd: number | null; low: number; high: number };

type Told = { model: string; asked: string; whole: number; part: number };

/**
 * From the outcomes of records over the whole: what each scored on it, and on the subset alone. Records
 * of the same protocol are taken where there are any.
 *
 * @param ids of the subset.
 * @param asked hash of the protocol of the run.
 * @returns null where nothing past tells.
 */
export function subsetTracking(
  past: readonly Evidence[],
  { ids, asked }: { ids: ReadonlySet<string>; asked: string },
): SubsetTracking | null {
  const told = past.flatMap((one) => toldBy(one, ids) ?? []);
  const alike = told.filter((one) => one.asked === asked);
  const used = alike.length > 0 ? alike : told;
  if (used.length === 0) return null;
  const pairs = used.flatMap((one, index) =>
    used
      .slice(index + 1)
      .filter((other) => other.asked === one.asked && other.model !== one.model)
      .map((other) => other.part - one.part - (other.whole - one.whole)),
  );
  return {
    records: used.length,
    models: new Set(used.map(({ model }) => model)).size,
    sameProtocol: alike.length > 0,
    level: spreadOf(used.map(({ part, whole }) => part - whole)),
    change: pairs.length === 0 ? null : sizeOf(pairs),
  };
}

/** Null where single outcomes are withheld, where nothing is scored, and of generated videos. */
function toldBy({ result, items, probes }: Evidence, ids: ReadonlySet<string>): Told | null {
  const full = probes.get('full');
  if (full === undefined || items.checklists !== undefined) return null;
  const whole = meanOf(full.values);
  const part = meanOf(full.values.filter((_, item) => ids.has(items.ids[item] as string)));
  if (whole === null || part === null) return null;
  return { model: result.model.id, asked: result.protocol.asked, whole, part };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const scored = values.filter((value) => value !== null);
  return scored.length === 0 ? null : moments(scored).mean;
}

function spreadOf(values: number[]): Spread {
  const { mean, variance } = moments(values);
  return {
    mean,
    sd: values.length < 2 ? null : Math.sqrt(variance),
    low: Math.min(...values),
    high: Math.max(...values),
  };
}

/** Which of the two comes first is arbitrary, and with it the sign. */
function sizeOf(errors: number[]): NonNullable<SubsetTracking['change']> {
  return {
    pairs: errors.length,
    rms: Math.sqrt(moments(errors.map((error) => error ** 2)).mean),
    most: Math.max(...errors.map(Math.abs)),
  };
}
