import { answerKinds } from '../publish/answer-kinds.ts';
import { checklistResult } from '../publish/checklist-result.ts';
import { withMetrics } from '../publish/metrics.ts';
import { outcomesOf } from '../publish/outcomes.ts';
import { contaminationRecord } from '../contamination/record-state.ts';
import { declaredFor } from '../contamination/declared-for.ts';
import type { ScoreRow } from '../publish/score-table.ts';
import { summarise } from '../publish/summarise.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { ScoreLine } from '../schema/journal.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { agreementOf } from './agreement.ts';

/** What is printed of a run: a row a probe, or a row a variant where each is a figure of its own. */
export function scoreRows(
  manifest: Pick<RunManifest, 'benchmark' | 'split' | 'model' | 'probes' | 'repeats'>,
  items: ItemSet,
  scores: ScoreLine[],
): ScoreRow[] {
  const { repeats } = manifest;
  const place = { id: manifest.benchmark, split: manifest.split };
  const trainedOn = declaredFor(manifest.model.trainedOn ?? [], place);
  const contamination = contaminationRecord({ trainedOn });
  return manifest.probes.flatMap((probe) => {
    // Repeats of a generator are other videos, which need not agree.
    const graded = items.checklists !== undefined;
    const agreement = graded ? null : agreementOf(probe.id, scores, { items, repeats });
    const { combine, answers } = probe;
    const variants = outcomesOf(probe, scores, items);
    const row = (name: string, own: typeof variants): ScoreRow => {
      const combined = { variants: own.map(({ outcomes }) => outcomes), combine, answers };
      const kinds = answerKinds(combined, items);
      const labels = new Set(own.map(({ label }) => label));
      const asked = probe.variants.filter(({ label }) => labels.has(label));
      const checklists = checklistResult({ ...probe, variants: asked }, scores, {
        items,
        probes: manifest.probes,
      });
      return {
        model: manifest.model.name,
        benchmark: manifest.benchmark,
        split: items.name ?? manifest.split,
        ...(items.subset === undefined ? {} : { subset: items.subset }),
        probe: name,
        summary: withMetrics(summarise(combined, items), {
          probe: { ...probe, variants: asked },
          scores,
          items,
        }),
        ...(kinds.length === 0 ? {} : { kinds }),
        ...(agreement === null ? {} : { agreement }),
        ...(checklists === null ? {} : { checklists }),
        ...(probe.id === 'full' && contamination.state === 'overlap' ? { contamination } : {}),
      };
    };
    // Variants that have no common figure stand for themselves.
    return combine === 'apart' && variants.length > 1
      ? variants.map((variant) => row(`${probe.id} ${variant.label}`, [variant]))
      : [row(probe.id, variants)];
  });
}
