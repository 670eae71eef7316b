/** What may be said about training runs from `seeds` seeds an arm. */
export type SeedPolicy = {
  seeds: number;
  /** `checkpoint`: these weights only. `method`: how they were trained. */
  claim: 'checkpoint' | 'method';
  tests: ('paired-t' | 'wilcoxon')[];
  /** For the reader, beside the numbers. */
  note: string;
};

/**
 * One seed shows nothing about seeds; two to four are shown as points without a test; five allow a
 * paired t test and six a Wilcoxon test, whose p cannot go below .05 with fewer.
 */
export function seedPolicy(seeds: number): SeedPolicy {
  if (seeds < 2) {
    const note = 'no seed variance: the claim is about this checkpoint only';
    return { seeds, claim: 'checkpoint', tests: [], note };
  }
  if (seeds < 5)
    return { seeds, claim: 'checkpoint', tests: [], note: `${seeds} seeds: points, no test` };
  const tests: SeedPolicy['tests'] = seeds < 6 ? ['paired-t'] : ['paired-t', 'wilcoxon'];
  return { seeds, claim: 'method', tests, note: `${seeds} seeds: ${tests.join(' and ')}` };
}
