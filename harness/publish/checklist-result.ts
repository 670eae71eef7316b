import { isGraded } from '../checklists/graded-items.ts';
import { encodeRatings } from '../checklists/ratings-text.ts';
import { recordFigures, shownOf } from '../checklists/record-figures.ts';
import type { ChecklistResult } from '../schema/checklist-figures.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { ScoreLine } from '../schema/journal.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { judgementsOf } from './judgements.ts';

type Probes = RunManifest['probes'];

/** The ratings of a probe and all their figures; null where the items have no checklists. */
export function checklistResult(
  probe: Probes[number],
  scores: readonly ScoreLine[],
  { items, probes }: { items: ItemSet; probes: Probes },
): ChecklistResult | null {
  if (!isGraded(items)) return null;
  const judgements = judgementsOf(probe, scores, { items });
  const beside = probe.id === 'full' ? undefined : probes.find(({ id }) => id === 'full');
  const full = beside === undefined ? undefined : judgementsOf(beside, scores, { items });
  return {
    ratings: judgements.map(encodeRatings),
    ...recordFigures(judgements, items, shownOf(probe.id, full)),
  };
}

/** Without what tells of single items: ratings, and the totals of few items. */
export function withheldRatings({ rules, ...result }: ChecklistResult): ChecklistResult {
  const { official, strict, nan } = rules;
  const bare = (figures: typeof official) => ({ ...figures, categories: {} });
  return {
    ...result,
    ratings: null,
    rules: { official: bare(official), strict: bare(strict), nan: bare(nan) },
  };
}
