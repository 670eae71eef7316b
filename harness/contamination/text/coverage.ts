/** How much of a text stands elsewhere, in runs of n words. */
export type Coverage = {
  /** Runs of n words in the text, and how many of them were found. */
  grams: number;
  hits: number;
  /** Hits of grams: what PaLM compares with .7 (Chowdhery 2022, section 8). */
  fraction: number;
  /** Words inside some hit, of all words (Llama 3, section 5.1.4). */
  wordShare: number;
  /** Words of the longest unbroken stretch of hits (ConTAM, Singh 2024). */
  longestRun: number;
};

/** @param hits one a gram, in order: 0 for those that were not found. An empty one has no grams. */
export function coverageOf(hits: Uint8Array, n: number): Coverage {
  let [found, covered, run, longestRun] = [0, 0, 0, 0];
  let end = 0;
  for (let at = 0; at < hits.length; at += 1) {
    if (hits[at] === 0) {
      run = 0;
      continue;
    }
    found += 1;
    run = run === 0 ? n : run + 1;
    longestRun = Math.max(longestRun, run);
    covered += at + n - Math.max(end, at);
    end = at + n;
  }
  const words = hits.length === 0 ? 0 : hits.length + n - 1;
  return {
    grams: hits.length,
    hits: found,
    fraction: hits.length === 0 ? 0 : found / hits.length,
    wordShare: words === 0 ? 0 : covered / words,
    longestRun,
  };
}
