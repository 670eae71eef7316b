import type { Quantity } from './quantities.ts';
import { circularOf, figureOf, metricOf, rowOf } from './report.ts';
import type { Truth } from './truth.ts';

/** By metric, what `full` is compared with. */
const LESS = {
  'visual-gain': 'blind',
  'multi-frame-gain': 'frame-middle',
  'multi-frame-gain-random': 'frame-random',
  'oracle-gap': 'frame-oracle',
  'order-sensitivity': 'shuffle',
  'reverse-sensitivity': 'reverse',
  'visual-anchoring': 'wrong-video',
};

/** What the report makes of several probes. A(x) is the accuracy under x, c the chance level. */
export const METRIC_QUANTITIES: Quantity[] = [
  ...Object.entries(LESS).map(([id, less]): Quantity => ({
    id: id.replaceAll('-', ' '),
    formula: `A(full) − A(${less})`,
    of: (evidence) => figureOf(metricOf(evidence, id)),
    truth: (truth) => truth.accuracy('full') - accuracyOf(truth, less),
  })),
  {
    id: 'shortcut share',
    formula: '(A(blind) − c) / (A(full) − c)',
    interval: 'percentile',
    of: (evidence) => figureOf(metricOf(evidence, 'shortcut-share')),
    truth: (truth) => {
      const seen = truth.accuracy('full') - truth.chance();
      return seen < 1e-12 ? Number.NaN : (truth.accuracy('blind') - truth.chance()) / seen;
    },
  },
  {
    id: 'net flip rate',
    formula: 'P(another answer without the video) − P(another answer when asked again)',
    of: (evidence) => figureOf(metricOf(evidence, 'net-flip-rate')),
    truth: (truth) => truth.flips('blind') - truth.flips('rerun'),
  },
  ...['shuffle', 'reverse', 'wrong-video', 'rotate'].map((probe): Quantity => ({
    id: `net flips of ${probe}`,
    formula: `P(another answer under ${probe}) − P(another answer when asked again)`,
    of: (evidence) => figureOf(rowOf(evidence, probe)?.netFlip),
    truth: (truth) => truth.flips(probe) - truth.flips('rerun'),
  })),
  ...['full', 'blind', 'wrong-video'].map((probe): Quantity => ({
    id: `${probe} above chance`,
    formula: `(A(${probe}) − c) / (1 − c)${probe === 'full' ? ': the share known' : ''}`,
    of: (evidence) => figureOf(rowOf(evidence, probe)?.corrected),
    truth: (truth) => above(truth.accuracy(probe), truth.chance()),
  })),
  {
    id: 'frame-oracle above chance',
    formula:
      '(A(frame-oracle) − c₄) / (1 − c₄), c₄ the mean of 1 − (1 − 1/K)⁴: the share known from a frame',
    of: (evidence) => figureOf(rowOf(evidence, 'frame-oracle')?.corrected),
    truth: (truth) => above(truth.accuracy('frame-oracle', 'best'), truth.chance(4)),
  },
  {
    id: 'full, unreadable at chance',
    formula: 'A(full) + P(unreadable) · c; given where an answer is unreadable',
    of: (evidence) => figureOf(rowOf(evidence, 'full')?.credited),
    truth: (truth) => truth.accuracy('full') + (1 - truth.answered('full')) * truth.chance(),
  },
  {
    id: 'full, mean over places',
    formula: 'mean of `full` and all its rotations: the favourite place is gone',
    of: (evidence) => circularOf(evidence, 'full')?.mean ?? null,
    truth: (truth) => truth.meanRight(['full', 'rotate']),
  },
  {
    id: 'full, right in all places',
    formula: 'CircularEval: known, or guessed with the product of the chances in all K places',
    of: (evidence) => circularOf(evidence, 'full')?.circular ?? null,
    truth: (truth) => truth.allRight(['full', 'rotate']),
  },
  {
    id: 'full, gap to all places',
    formula: 'A(full) − CircularEval',
    of: (evidence) => figureOf(circularOf(evidence, 'full')?.gap),
    truth: (truth) => truth.accuracy('full') - truth.allRight(['full', 'rotate']),
  },
  {
    id: 'blind, all places above chance',
    formula:
      '(CircularEval of `blind` − f) / (1 − f), f the mean of K⁻ᴷ: the share known without looking',
    of: (evidence) => figureOf(circularOf(evidence, 'blind')?.above),
    truth: (truth) =>
      above(
        truth.allRight(['blind', 'blind-rotate']),
        truth.mean(({ options }) => options ** -options),
      ),
  },
];

function above(accuracy: number, chance: number): number {
  return (accuracy - chance) / (1 - chance);
}

function accuracyOf(truth: Truth, probe: string): number {
  return truth.accuracy(probe, probe === 'frame-oracle' ? 'best' : 'mean');
}
