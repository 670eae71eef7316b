import type { ScoreLine } from '../schema/journal.ts';
import { decodeOutcomes, isScored, type Outcome } from '../schema/outcome.ts';
import { claimedOutcomes, type Claim } from './verify-claim.ts';
import type { AskedAgain, Saying } from './verify-figures.ts';

/** Where the second of two askings of one model is from, which together are the floor. */
export const FLOORS = {
  'asked-twice': 'asked twice now',
  'second-run': 'now and in a second run',
  record: "the record's own rerun",
} as const;
export type FloorFrom = keyof typeof FLOORS;

/** A probe of a sample, item by item. */
export type Pairs = {
  probe: string;
  compared: AskedAgain[];
  /** Asked, but with no scored outcome in one of the askings. */
  leftOut: number;
  /** Whether the answers of the record are at hand, not only what came of them. */
  hasAnswers: boolean;
};

/** What came of each item the how manieth time. */
export function sayingsOf(
  scores: ScoreLine[],
  { probe, repeat }: { probe: string; repeat: number },
): Map<string, Saying> {
  const own = scores.filter((line) => line.probe === probe && line.repeat === repeat);
  return new Map(own.map(({ item, outcome, answer }) => [item, { outcome, answer }]));
}

/** What a record says of each item, with the answers where its lines are at hand. */
export function claimedSayings(claim: Claim, probe: string): Map<string, Saying> {
  const answers = sayingsOf(claim.scores ?? [], { probe, repeat: 0 });
  return new Map(
    claimedOutcomes(claim, probe).map((outcome, index) => {
      const id = claim.items.ids[index] as string;
      return [id, { outcome, answer: answers.get(id)?.answer ?? null }];
    }),
  );
}

/**
 * The items of a sample, each as it is claimed and as it came back.
 *
 * @param asked `sample` are the ids that were asked; `first` and `second` what came back. Without a second
 *   asking the floor is how often the record's own rerun says what its `full` says.
 */
export function pairsOf(
  claim: Claim,
  probe: string,
  asked: { sample: Set<string>; first: Map<string, Saying>; second: Map<string, Saying> | null },
): Pairs {
  const claimed = claimedSayings(claim, probe);
  const rerun = asked.second === null ? claimedSayings(claim, 'rerun') : null;
  const compared: AskedAgain[] = [];
  let leftOut = 0;
  for (const [index, id] of claim.items.ids.entries()) {
    if (!asked.sample.has(id)) continue;
    const [one, two, said] = [asked.first.get(id), asked.second?.get(id), claimed.get(id)];
    const floor = rerun === null ? [one, two] : [said, rerun.get(id)];
    const again = rerun === null ? [one, two] : [one];
    if (![said, ...again, ...floor].every(isAnswer)) {
      leftOut += 1;
      continue;
    }
    compared.push({
      cluster: claim.items.clusters[index] as number,
      claimed: said as Saying,
      again: again as Saying[],
      floor: floor as [Saying, Saying],
    });
  }
  return { probe, compared, leftOut, hasAnswers: claim.scores !== null };
}

/** Whether a record tells how often its model agrees with itself. */
export function hasRerun({ result }: Pick<Claim, 'result'>): boolean {
  const letters = result.probes['rerun']?.outcomes;
  return typeof letters === 'string' && decodeOutcomes(letters).some(isScored);
}

function isAnswer(saying: { outcome: Outcome } | undefined): boolean {
  return saying !== undefined && isScored(saying.outcome);
}
