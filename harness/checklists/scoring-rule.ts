/** What is done with what is not there. */
export type ScoringRule = {
  /** An item without a verdict: gone from every denominator, or Poor on all its questions. */
  withoutVerdict: 'left-out' | 'poor';
  /** A dimension that its checklist does not ask about: 0 in the mean, or no part of it. */
  missingDimension: 'zero' | 'left-out';
};

export const SCORING_RULES = {
  /** As the authors' script: failures raise the average, so read it beside its coverage. */
  official: { withoutVerdict: 'left-out', missingDimension: 'zero' },
  /** As `official`, but a failure is no way out. */
  strict: { withoutVerdict: 'poor', missingDimension: 'zero' },
  /** As `official`, but nobody is marked down for what nobody was asked. */
  nan: { withoutVerdict: 'left-out', missingDimension: 'left-out' },
} as const satisfies Record<string, ScoringRule>;
export type ScoringRuleId = keyof typeof SCORING_RULES;
