import { clusteredRatio } from '../statistics/clustered-ratio.ts';
import { equivalence } from '../statistics/equivalence.ts';
import { relativeChange } from '../statistics/ratio.ts';
import { total } from '../statistics/total.ts';
import type { ClusterTotals } from './cluster-totals.ts';
import { lessThanFull, pairOf, tested, type Context } from './context.ts';
import { finite, type Found } from './found.ts';
import { netFlipTotals } from './probe-figures.ts';
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

type Difference = Pick<Metric, 'id' | 'title' | 'says'> & {
  less: string;
  tomato?: 'kappa' | 'rho' | 'tau';
  withEquivalence?: true;
};

const DIFFERENCES: Difference[] = [
  {
    id: 'visual-gain',
    title: 'Visual gain',
    says: 'Full video less no video.',
    less: 'blind',
  },
  {
    id: 'multi-frame-gain',
    title: 'Multi-frame gain',
    says: 'Full video less its middle frame.',
    less: 'frame-middle',
    tomato: 'kappa',
  },
  {
    id: 'multi-frame-gain-random',
    title: 'Over a random frame',
    says: 'Full video less one of its frames at random.',
    less: 'frame-random',
  },
  {
    id: 'oracle-gap',
    title: 'Oracle gap',
    says: 'Full video less the best of several single frames; guesses raise the best by themselves.',
    less: 'frame-oracle',
    tomato: 'rho',
  },
  {
    id: 'order-sensitivity',
    title: 'Order sensitivity',
    says: 'Full video less shuffled frames.',
    less: 'shuffle',
    tomato: 'tau',
    withEquivalence: true,
  },
  {
    id: 'reverse-sensitivity',
    title: 'Reverse sensitivity',
    says: 'Full video less reversed frames.',
    less: 'reverse',
  },
  {
    id: 'visual-anchoring',
    title: 'Visual anchoring',
    says: 'Full video less another video.',
    less: 'wrong-video',
  },
];

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
  { less, tomato, withEquivalence, ...words }: Difference,
  context: Context,
): Metric {
  const unit = 'points';
  const pair = pairOf(['full', less], context.record);
  if ('kind' in pair) return { ...words, unit, found: pair };
  const [full, other] = pair;
  const { found, totals } = lessThanFull(full, other, context);
  return {
    ...words,
    unit,
    found,
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
  name: NonNullable<Difference['tomato']>,
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
