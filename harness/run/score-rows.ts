import { outcomesOf } from '../publish/outcomes.ts';
import type { ScoreRow } from '../publish/score-table.ts';
import { summarise } from '../publish/summarise.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { ScoreLine } from '../schema/journal.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { agreementOf } from './agreement.ts';

/** What is printed of a run: a row a probe. */
export function scoreRows(
  manifest: Pick<RunManifest, 'benchmark' | 'split' | 'model' | 'probes' | 'repeats'>,
  items: ItemSet,
  scores: ScoreLine[],
): ScoreRow[] {
  const { repeats } = manifest;
  return manifest.probes.map((probe) => {
    const agreement = agreementOf(probe.id, scores, { items, repeats });
    const { combine, answers } = probe;
    const variants = outcomesOf(probe, scores, items).map(({ outcomes }) => outcomes);
    return {
      model: manifest.model.name,
      benchmark: manifest.benchmark,
      split: items.name ?? manifest.split,
      probe: probe.id,
      summary: summarise({ variants, combine, answers }, items),
      ...(agreement === null ? {} : { agreement }),
    };
  });
}
