/**
 * Spread of the recalls of each gold letter, the population standard deviation: what a preference
 * for a position does (RStd of Zheng et al. 2024, section 2.3). 0 for a model without one.
 *
 * @param recalls one a letter, shares of 1.
 */
export function recallSpread(recalls: readonly number[]): number {
  const mean = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
  const squares = recalls.reduce((sum, recall) => sum + (recall - mean) ** 2, 0);
  return Math.sqrt(squares / recalls.length);
}
