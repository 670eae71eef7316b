import { benjaminiHochberg } from '../../statistics/multiplicity.ts';
import { poissonBinomial, upperTail } from '../../statistics/poisson-binomial.ts';
import { isScored } from '../../schema/outcome.ts';
import type { Observation } from './panel.ts';
import { hitsNeeded, itemGuessFloor, type Answered, type Rule } from './rule.ts';

/** What the blind answers say of one item. */
export type Judgement = {
  /** Blind answers that are right. */
  hits: number;
  /** Blind answers that were scored; unreadable ones count as wrong. */
  answers: number;
  options: number;
  /** How many hits flag it. */
  needed: number;
  /** P(guesses flag it). */
  guessFloor: number;
  /** P(guesses hit so often or more). */
  p: number;
  /** The same, adjusted over all judged items by Benjamini-Hochberg. */
  q: number;
  flagged: boolean;
};

/** One entry an item. */
export type Judged = (Judgement | 'open-ended' | 'not-answered')[];

/** Judges every item that has options and at least one scored blind answer. */
export function judge(
  observations: Observation[],
  { optionCounts, rule }: { optionCounts: number[]; rule: Rule },
): Judged {
  const tallies = tally(observations, optionCounts);
  const judged = tallies.map((one) => {
    if (typeof one === 'string') return one;
    const needed = hitsNeeded(rule, one.answers);
    const p = upperTail(poissonBinomial(chances(one)), one.hits);
    const guessFloor = itemGuessFloor(rule, one);
    return { ...one, needed, guessFloor, p, q: 1, flagged: one.hits >= needed };
  });
  const some = judged.filter(isJudgement);
  benjaminiHochberg(some.map(({ p }) => p)).forEach((q, index) => {
    const item = some[index];
    if (item !== undefined) item.q = q;
  });
  return judged;
}

export function isJudgement(one: Judged[number]): one is Judgement {
  return typeof one !== 'string';
}

/** Hits and answers of each item, before there is a rule. */
export function tally(
  observations: Observation[],
  optionCounts: number[],
): ((Answered & { hits: number }) | 'open-ended' | 'not-answered')[] {
  return optionCounts.map((options, item) => {
    // With a single option every guess is right.
    if (options < 2) return 'open-ended';
    const scored = observations.flatMap(({ outcomes }) => {
      const outcome = outcomes[item];
      return outcome !== undefined && isScored(outcome) ? [outcome] : [];
    });
    if (scored.length === 0) return 'not-answered';
    const hits = scored.filter((outcome) => outcome === 'correct').length;
    return { hits, answers: scored.length, options };
  });
}

function chances({ answers, options }: Answered): number[] {
  return Array.from({ length: answers }, () => 1 / options);
}
