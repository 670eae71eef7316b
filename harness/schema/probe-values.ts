import { isScored, type Outcome } from './outcome.ts';
import type { Combine } from './probe.ts';

/**
 * What a probe says of each item, 0 to 1: over the scored variants their mean, or whether any is right.
 * Null where none was scored, and everywhere where each variant is a figure of its own.
 *
 * @param variants one list of outcomes a variant, in the order of the items.
 */
export function probeValues(variants: Outcome[][], combine: Combine): (number | null)[] {
  const [first = []] = variants;
  return first.map((_, item) => {
    const scored = variants
      .map((outcomes) => outcomes[item] as Outcome)
      .filter((outcome) => isScored(outcome));
    if (scored.length === 0 || (combine === 'apart' && variants.length > 1)) return null;
    const correct = scored.filter((outcome) => outcome === 'correct').length;
    return combine === 'best' ? Math.min(1, correct) : correct / scored.length;
  });
}

/**
 * What uniform guesses would score on each item under the same rule; null for an open-ended item. The
 * best of m guesses among K options is right with 1 − (1 − 1/K)^m.
 *
 * @param optionCounts one an item, 0 for open-ended ones.
 */
export function probeChances(
  variants: Outcome[][],
  combine: Combine,
  optionCounts: number[],
): (number | null)[] {
  return optionCounts.map((options, item) => {
    if (options === 0) return null;
    if (combine !== 'best') return 1 / options;
    const guesses = variants.filter((outcomes) => isScored(outcomes[item] as Outcome)).length;
    return 1 - (1 - 1 / options) ** guesses;
  });
}
