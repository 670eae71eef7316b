import { accuracy, type Accuracy } from '../statistics/accuracy.ts';
import { clusterIndex, clusterSums } from '../statistics/clusters.ts';
import { meanWithInterval } from '../statistics/paired-difference.ts';
import { signFlipTest, type SignFlips } from '../statistics/sign-flip.ts';
import { wilson } from '../statistics/wilson.ts';
import type { Outcome } from '../schema/outcome.ts';

/** What came of a question once. */
export type Saying = { outcome: Outcome; answer: string | null };

/** A question of the sample: as the record has it, and as it came back. Scored every time. */
export type AskedAgain = {
  /** Of its video. */
  cluster: number;
  claimed: Saying;
  /** The first is the score; a second one is there unless the floor comes from elsewhere. */
  again: Saying[];
  /** Two askings of one and the same model. */
  floor: [Saying, Saying];
};

/** Whether only what came of an answer must be the same, or the answer too. */
export type Compared = 'outcomes' | 'answers';

/** An end is NaN where the answers say nothing about the spread. */
type Difference = { value: number; low: number; high: number };

export type AgreementFigures = {
  n: number;
  clusters: number;
  agreement: Accuracy;
  floor: Accuracy;
  /** Agreement less floor; low and high are one-sided bounds of 95 %. */
  difference: Difference;
  /** Standard error of that, 0 where nothing varies. */
  se: number;
};

export type AccuracyFigures = {
  /** Correct in the record less correct in the first asking; low and high at 95 %. */
  difference: Difference;
  claimed: number;
  again: number;
  se: number;
  /** Two-sided: whether a claim and an asking that could have changed places differ so much. */
  p: number;
};

/** Of fewer videos with any difference a t interval is too narrow: one in five wrong where one in twenty may be. */
const FEW_DIFFERENT = 5;

/**
 * How often the record says what the model says, against how often the model says the same twice. Of a model
 * that is what it says, the claim is one more asking, so that the difference is 0 on average whatever its
 * temperature.
 *
 * @param compared one a question, one at least.
 */
export function agreementFigures(compared: AskedAgain[], of: Compared): AgreementFigures {
  const clusters = compared.map(({ cluster }) => cluster);
  const agreement = compared.map(
    ({ claimed, again }) =>
      again.filter((one) => isSame(claimed, one, of)).length / Math.max(1, again.length),
  );
  const floor = compared.map(({ floor: [one, two] }) => Number(isSame(one, two, of)));
  const differences = agreement.map((share, index) => share - (floor[index] as number));
  const fit = meanWithInterval(differences, clusters, 0.9);
  return {
    n: compared.length,
    clusters: fit.clusters,
    agreement: accuracy(agreement, clusters),
    floor: accuracy(floor, clusters),
    difference: { value: fit.difference, ...oneSidedBounds(differences, clusters) },
    se: fit.se > 0 ? fit.se : 0,
  };
}

/**
 * What the record scores beside what was scored now, on the same questions.
 *
 * @param flips over as many clusters as the questions have.
 */
export function accuracyFigures(compared: AskedAgain[], flips: SignFlips): AccuracyFigures {
  const clusters = compared.map(({ cluster }) => cluster);
  const correct = (saying: Saying | undefined) => Number(saying?.outcome === 'correct');
  const differences = compared.map(({ claimed, again }) => correct(claimed) - correct(again[0]));
  const fit = meanWithInterval(differences, clusters);
  const index = clusterIndex(clusters);
  const mean = (sayings: (Saying | undefined)[]) =>
    sayings.reduce((sum, one) => sum + correct(one), 0) / compared.length;
  return {
    difference: { value: fit.difference, low: fit.low, high: fit.high },
    claimed: mean(compared.map(({ claimed }) => claimed)),
    again: mean(compared.map(({ again }) => again[0])),
    se: fit.se > 0 ? fit.se : 0,
    p: signFlipTest(flips, clusterSums(differences, index)).p,
  };
}

/** Two answers without any are the same one: what counts is whether anything changed. */
function isSame(one: Saying, two: Saying, of: Compared): boolean {
  if (one.outcome !== two.outcome) return false;
  return of === 'outcomes' || normalised(one.answer) === normalised(two.answer);
}

function normalised(answer: string | null): string | null {
  return answer?.trim().toLowerCase() ?? null;
}

/**
 * By t over the videos, as `nonInferiority` has it; where hardly any video differs, by Wilson with the videos as trials, which holds
 * also where nothing differs at all: no difference in ten videos shows little.
 */
function oneSidedBounds(differences: number[], clusters: number[]): { low: number; high: number } {
  const fit = meanWithInterval(differences, clusters, 0.9);
  const sums = clusterSums(differences, clusterIndex(clusters));
  const different = sums.filter((sum) => sum !== 0).length;
  if (different >= FEW_DIFFERENT) return { low: fit.low, high: fit.high };
  const beyond = (share: number) =>
    wilson(Math.max(0, share) * fit.clusters, fit.clusters, 0.9).high;
  return { low: -beyond(-fit.difference), high: beyond(fit.difference) };
}
