import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { PastPairs } from './past-pairs.ts';

/** Two published scores, and nothing of single items: what p may be, and no more than that. */
export type ReportedBound = {
  base: number;
  other: number;
  difference: number;
  /** What rounding of both leaves open, ±. */
  rounding: number;
  items: number;
  cases: ReportedCase[];
  /** Over every discordance that two such scores can have. */
  possible: { low: number; high: number };
  /** Over those that pairs of recorded models had; null where there are none. */
  plausible: { low: number; high: number } | null;
};

export type ReportedCase = {
  name:
    | 'fewest possible'
    | 'seen, least'
    | 'seen, median'
    | 'seen, most'
    | 'unrelated answers'
    | 'most possible';
  discordance: number;
  designEffect: number;
  p: number;
};

/**
 * z = δ / √(p_d · deff / n), McNemar's test with the discordance p_d that nobody outside knows: between
 * |δ|, every item that differs going one way, and what two such scores can have at most.
 *
 * @param base and other: shares of 1.
 * @param past pairs on the same benchmark.
 */
export function reportedBound({
  base,
  other,
  rounding,
  items,
  past,
}: {
  base: number;
  other: number;
  rounding: number;
  items: number;
  past: PastPairs[];
}): ReportedBound {
  const difference = other - base;
  const size = Math.abs(difference);
  const most = Math.min(base + other, 2 - base - other);
  const seen = (end: 'low' | 'median' | 'high') => {
    const at = past.map((one) => [one.discordance[end], one.designEffect[end]] as const);
    const by = (k: 0 | 1) => at.map((pair) => pair[k]).sort((a, b) => a - b);
    const pick = (sorted: number[]) =>
      end === 'low' ? sorted[0] : end === 'high' ? sorted.at(-1) : sorted[sorted.length >> 1];
    return { discordance: pick(by(0)) as number, designEffect: pick(by(1)) as number };
  };
  const effects =
    past.length === 0 ? { low: 1, high: 1 } : { low: 1, high: seen('high').designEffect };
  const caseOf = (
    name: ReportedCase['name'],
    at: { discordance: number; designEffect: number },
  ): ReportedCase => {
    const discordance = Math.min(most, Math.max(size, at.discordance));
    return { name, ...at, discordance, p: pOf(size, { ...at, discordance, items }) };
  };
  const unrelated = base * (1 - other) + other * (1 - base);
  const extreme = (side: 'low' | 'high') => {
    const delta = Math.max(0, side === 'low' ? size + rounding : size - rounding);
    const discordance = side === 'low' ? delta : most;
    return pOf(delta, { discordance, designEffect: effects[side], items });
  };
  const cases: ReportedCase[] = [
    caseOf('fewest possible', { discordance: size, designEffect: effects.low }),
    ...(past.length === 0
      ? []
      : [
          caseOf('seen, least', seen('low')),
          caseOf('seen, median', seen('median')),
          caseOf('seen, most', seen('high')),
        ]),
    caseOf('unrelated answers', { discordance: unrelated, designEffect: effects.high }),
    caseOf('most possible', { discordance: most, designEffect: effects.high }),
  ];
  const between = cases.filter(({ name }) => name.startsWith('seen')).map(({ p }) => p);
  return {
    base,
    other,
    difference,
    rounding,
    items,
    cases,
    possible: { low: extreme('low'), high: extreme('high') },
    plausible:
      between.length === 0 ? null : { low: Math.min(...between), high: Math.max(...between) },
  };
}

function pOf(
  delta: number,
  how: { discordance: number; designEffect: number; items: number },
): number {
  if (delta === 0) return 1;
  const se = Math.sqrt((how.discordance * how.designEffect) / how.items);
  return Math.min(1, 2 * normalCdf(-delta / se, 0, 1));
}

/** What a reader may conclude. */
export function reportedVerdict({ possible, plausible }: ReportedBound): string {
  if (possible.high <= 0.05) return 'they differ, whichever items they differ on';
  if (possible.low > 0.05) return 'they cannot be separated, whichever items they differ on';
  if (plausible !== null && plausible.high <= 0.05) {
    return 'they differ if they disagree as often as recorded models do; only outcomes of single items can tell';
  }
  if (plausible !== null && plausible.low > 0.05) {
    return 'they cannot be separated if they disagree as often as recorded models do; only outcomes of single items can tell';
  }
  return 'two numbers cannot tell: it depends on how many items they differ on, and only outcomes of single items say that';
}
