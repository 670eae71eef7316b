import { MINIMUM_SPAN, type MinimumSpan } from './span.ts';

/** What counts as a span, and as reaching a threshold. */
export type GroundingRule = {
  /** The shortest span that counts; null for any. */
  minimum: MinimumSpan | null;
  /** How far below a threshold an overlap may be and reach it. */
  tolerance: number;
};

export const GROUNDING_RULES = {
  sightline: { minimum: MINIMUM_SPAN, tolerance: 1e-9 },
  /**
   * As NExT-GQA's script: doubles as they come. Gold spans are on a grid of tenths of a second, so that
   * many overlaps are exactly ½ on paper and not in a double.
   */
  authors: { minimum: null, tolerance: 0 },
} as const satisfies Record<string, GroundingRule>;

export function reaches(overlap: number, threshold: number, { tolerance }: GroundingRule): boolean {
  return overlap >= threshold - tolerance;
}
