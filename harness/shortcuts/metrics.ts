import { clusteredRatio } from '../statistics/clustered-ratio.ts';
import { equivalence } from '../statistics/equivalence.ts';
import { relativeChange } from '../statistics/ratio.ts';
import { total } from '../statistics/total.ts';
import type { ClusterTotals } from './cluster-totals.ts';
import { lessThanFull, pairOf, tested, type Context } from './context.ts';
import { DIFFERENCES, type DifferenceMetric } from './difference-metrics.ts';
import { finite, type Found } from './found.ts';
import { creditedDifference, netFlipTotals } from './probe-figures.ts';
import { netFlipRate } from './probe-row.ts';
import { shortcutShare } from './shortcut-share.ts';

/** One figure of how much a model looks, made from several of its probes. */
export type Metric = {
  id: string;
  title: string;
  /** What it is, as a sentence. */
  says: string;
  /** Points: a difference of shares, 0.25 is 25 points. Share: a ratio. */
  unit: 'points' | 'share';
  found: Found;
  /** The same with unreadable answers at chance, where there are any: a model that refuses without pictures is blind by refusal. */
  unreadAtChance?: Found;
  /** Whether the difference is shown to be within the margin: its 90 % interval is. */
  equivalence?: Equivalent;
  /** The same as a ratio less one, as TOMATO prints it; for comparison with published numbers only. */
  tomato?: { name: 'kappa' | 'rho' | 'tau'; value: number };
};

export type Equivalent = {
  /** Of shares of 1. */
  margin: number;
  low: number;
  high: number;
  p: number;
  equivalent: boolean;
};

/** Fixed beforehand: a loss of two points is the smallest that anybody would call one. */
export const EQUIVALENCE_MARGIN = 0.02;

/** All of them, asked or not, in the order of the reports. */
export function metricsOf(context: Context): Metric[] {
  const [gain, ...others] = DIFFERENCES.map((one) => differenceMetric(one, context));
  return [
    ...(gain === undefined ? [] : [gain]),
    {
      id: 'shortcut-share',
      title: 'Shortcut share',
      says: 'Of the score above chance, what is left without the video.',
      unit: 'share',
      found: shortcutShare(context),
    },
    ...others,
    {
      id: 'net-flip-rate',
      title: 'Net flip rate',
      says: 'Answers that change without the video, less those that change when nothing does.',
      unit: 'points',
      found: netFlip(context),
    },
  ];
}

function differenceMetric(
  { less, tomato, withEquivalence, withUnread, ...words }: DifferenceMetric,
  context: Context,
): Metric {
  const unit = 'points';
  const pair = pairOf(['full', less], context.record);
  if ('kind' in pair) return { ...words, unit, found: pair };
  const [full, other] = pair;
  const { found, totals } = lessThanFull(full, other, context);
  const unreadAtChance =
    withUnread === true && context.cell.of === null
      ? creditedDifference(context, full, other)
      : null;
  return {
    ...words,
    unit,
    found,
    ...(unreadAtChance === null ? {} : { unreadAtChance }),
    ...(withEquivalence === true ? equivalent(totals) : {}),
    ...(tomato === undefined ? {} : tomatoRatio(tomato, totals)),
  };
}

function equivalent({ sums, sizes }: ClusterTotals): { equivalence?: Equivalent } {
  const { value, se, clusters } = clusteredRatio(sums[0] as Float64Array, sizes);
  if (!(se > 0)) return {};
  const margin = EQUIVALENCE_MARGIN;
  const test = equivalence({ estimate: value, se, margin, df: clusters - 1 });
  return { equivalence: { margin, ...test } };
}

function tomatoRatio(
  name: NonNullable<DifferenceMetric['tomato']>,
  { sums: [, full, other] }: ClusterTotals,
): Pick<Metric, 'tomato'> {
  const value = finite(relativeChange(total(full as Float64Array), total(other as Float64Array)));
  return value === null ? {} : { tomato: { name, value } };
}

function netFlip(context: Context): Found {
  const pair = pairOf(['blind', 'rerun'], context.record);
  if ('kind' in pair) return pair;
  const totals = netFlipTotals(context, ...pair);
  return tested(netFlipRate(pair[0], context), totals.sums[0], context);
}
