import { loadItems } from '../plan/items.ts';
import { SightlineError } from '../errors.ts';
import { publishesOf } from '../publish/hidden-split.ts';
import { readRun } from '../publish/read-run.ts';
import { makeResult } from '../publish/result.ts';
import { SMALLEST_CELL } from '../publish/shown-labels.ts';
import { openRun } from '../run/open-run.ts';
import { scoreOpened } from '../run/rescore.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { Result } from '../schema/result.ts';
import { SUBMISSION_FILES } from '../schema/submission.ts';
import { withAnswers, withoutAnswers } from './kept-answers.ts';
import { isRefused, type Problems } from './problem.ts';
import { checkRescored } from './rescored.ts';

export type HiddenRun = {
  /** As it was handed in, without a score. */
  record: Result;
  items: ItemSet;
  benchmark: Benchmark;
  /** The private folder: the same rows with their answers. */
  data: string;
};

/**
 * Scores the replies of a rebuilt run against answers that the submitter has not seen. First everything that
 * needs no answer: the record as it was handed in must come of the same replies without them. Only what
 * nothing refuses is scored, so that a refusal tells nothing of the answers.
 *
 * @param count is called right before the answers are looked at; what it throws leaves them unseen.
 * @returns the record with its totals; null where it is refused.
 * @throws `DATA_MISSING` where the data holds no answers.
 */
export async function scoreHidden(
  runFolder: string,
  run: HiddenRun,
  { problems, count }: { problems: Problems; count: () => Promise<void> },
): Promise<Result | null> {
  const { record, items, data, benchmark } = run;
  const how = { record, items, data, asSeen: withoutAnswers };
  const claimed = await checkRescored(runFolder, how, problems);
  if (claimed === null || isRefused(problems)) return null;
  await checkWhole(run, problems);
  checkSizes(claimed.result, problems);
  if (isRefused(problems)) return null;
  await count();
  // Votes that were handed in were given without the answers.
  await scoreOpened(runFolder, withAnswers(await openRun(runFolder, data)), 'none');
  const read = await readRun(runFolder);
  const { runBy, source, publishedAt } = record.provenance;
  return makeResult(read.record, publishesOf(benchmark, items.split), {
    runBy,
    source,
    publishedAt: new Date(publishedAt),
  });
}

/** A score of a few items of a choice of one's own would say what their answers are. */
async function checkWhole(
  { items, benchmark, data }: HiddenRun,
  problems: Problems,
): Promise<void> {
  const { split } = items;
  const whole = await loadItems({ benchmark, split, dataFolder: data, skipInvalid: true });
  const kept = whole.items.filter(({ gold }) => gold.kind === 'hidden').length;
  if (kept > 0) {
    throw new SightlineError(
      'DATA_MISSING',
      `${data} has no answer to ${kept} of ${whole.items.length} items of ${benchmark.title} ${split}`,
      { hint: 'name the private folder, whose rows hold the answers, with --data' },
    );
  }
  if (whole.items.length === items.ids.length) return;
  const message = `${items.ids.length} of ${whole.items.length} items: a hidden split is scored whole`;
  problems.add('ITEMS_LEFT_OUT', { file: SUBMISSION_FILES.items, field: 'ids' }, message);
}

/** Nor may a probe, or a variant of it, be answered on a few items only. */
function checkSizes({ probes }: Result, problems: Problems): void {
  for (const [id, { counts, variants }] of Object.entries(probes)) {
    const totals = variants?.map(({ label, counts: own }) => ({ label, own })) ?? [
      { label: '', own: counts },
    ];
    for (const { label, own } of totals) {
      const answered = own.correct + own.wrong + own.unjudged;
      if (answered === 0 || answered >= SMALLEST_CELL) continue;
      const field = `probes.${id}${label === '' ? '' : ` ${label}`}`;
      const message = `${answered} answers: a total of fewer than ${SMALLEST_CELL} would say what single answers are`;
      problems.add('ITEMS_LEFT_OUT', { file: SUBMISSION_FILES.record, field }, message);
    }
  }
}
