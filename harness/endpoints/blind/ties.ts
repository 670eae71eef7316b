import { random } from '../../random.ts';

/** Scores are sums of floating-point numbers, so that equal ones may differ in their last bits. */
const RELATIVE_TOLERANCE = 1e-9;

/** Which options have the highest score. */
export function best(scores: number[]): number[] {
  const highest = Math.max(...scores);
  return scores.flatMap((score, option) => {
    const margin = RELATIVE_TOLERANCE * Math.max(Math.abs(highest), Math.abs(score));
    return highest - score <= margin ? [option] : [];
  });
}

/** The answer: the option with the highest score; ties are broken by the item id. Null without options. */
export function chosenOption(
  scores: number[],
  { id, seed }: { id: string; seed: number },
): number | null {
  const tied = best(scores);
  if (tied.length < 2) return tied[0] ?? null;
  return tied[random(seed, 'tie', id).integer(0, tied.length - 1)] ?? null;
}

/** What breaking ties at random would score on average: 1 of the tied options, if the right one is among them. */
export function expectedCredit(scores: number[], right: number): number {
  const tied = best(scores);
  return tied.includes(right) ? 1 / tied.length : 0;
}
