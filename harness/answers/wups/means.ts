import type { WupsValues } from './answer-wups.ts';

export type WupsMean = WupsValues & { n: number };

export type WupsMeans = {
  overall: WupsMean;
  /** Causal, temporal, descriptive: by the first letter of the type. */
  groups: Record<string, WupsMean>;
  types: Record<string, WupsMean>;
};

/**
 * Means over items, not over types: that is how the authors of NExT-QA report WUPS_C, WUPS_T, WUPS_D and
 * WUPS (times 100). Keys stand in the order in which they first appear.
 */
export function wupsMeans(scores: (WupsValues & { type: string })[]): WupsMeans {
  return {
    overall: mean(scores),
    groups: meansBy(scores, ({ type }) => type.slice(0, 1)),
    types: meansBy(scores, ({ type }) => type),
  };
}

function meansBy<Score extends WupsValues>(
  scores: Score[],
  label: (score: Score) => string,
): Record<string, WupsMean> {
  const grouped = Map.groupBy(scores, label);
  return Object.fromEntries([...grouped].map(([key, some]) => [key, mean(some)]));
}

/** NaN for no scores at all, which have no mean. */
function mean(scores: WupsValues[]): WupsMean {
  const average = (key: keyof WupsValues) =>
    scores.reduce((sum, score) => sum + score[key], 0) / scores.length;
  return { n: scores.length, wups0: average('wups0'), wups9: average('wups9') };
}
