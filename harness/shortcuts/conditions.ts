import type { Counts } from '../schema/counts.ts';
import { isScored, type Outcome } from '../schema/outcome.ts';
import type { Estimate, ProbeResult } from '../schema/result.ts';
import type { Evidence, ProbeEvidence } from './evidence.ts';

/** What was asked of a record in one way: a probe, or one variant of it where each is a figure of its own. */
export type Condition = {
  probe: string;
  variant: string | null;
  /** Null where the outcomes are withheld. */
  evidence: ProbeEvidence | null;
  /** As the record says it, of all items. */
  counts: Counts;
  accuracy: Estimate | null;
  chance: number | null;
  breakdowns: ProbeResult['breakdowns'];
};

/** From what the model is shown all of to what it is shown none of; others follow by name. */
const ORDER = [
  'full',
  'rerun',
  'blind',
  'blind-placeholder',
  'noise',
  'options-only',
  'question-only',
  'subtitles-only',
  'frame-middle',
  'frame-random',
  'frame-oracle',
  'shuffle',
  'shuffle-travel',
  'reverse',
  'wrong-video',
  'rotate',
  'blind-rotate',
  'budget',
];

export function conditionsOf({ result, probes }: Evidence): Condition[] {
  const rank = (id: string) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
  const ids = Object.keys(result.probes).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return ids.flatMap((probe) => {
    const recorded = result.probes[probe] as ProbeResult;
    const evidence = probes.get(probe) ?? null;
    if (recorded.combine === 'apart') return variantsApart(probe, recorded, evidence);
    const { counts, accuracy, chance, breakdowns } = recorded;
    return [{ probe, variant: null, evidence, counts, accuracy, chance, breakdowns }];
  });
}

function variantsApart(
  probe: string,
  { variants = [] }: ProbeResult,
  evidence: ProbeEvidence | null,
): Condition[] {
  return variants.map(({ label, counts, accuracy, chance }, index) => ({
    probe,
    variant: label,
    evidence: evidence === null ? null : variantAlone(evidence, index),
    counts,
    accuracy,
    chance,
    breakdowns: {},
  }));
}

/** One variant as if it were a probe; whether single variants differ from `full` is not told. */
export function variantAlone(evidence: ProbeEvidence, index: number): ProbeEvidence {
  const variant = evidence.variants[index];
  const outcomes = variant?.outcomes ?? [];
  const ofScored = (is: (outcome: Outcome) => boolean) =>
    outcomes.map((outcome) => (isScored(outcome) ? Number(is(outcome)) : null));
  return {
    ...evidence,
    combine: 'mean',
    variants: variant === undefined ? [] : [variant],
    values: ofScored((outcome) => outcome === 'correct'),
    answered: ofScored((outcome) => outcome === 'correct' || outcome === 'wrong'),
    flips: outcomes.map(() => null),
  };
}
