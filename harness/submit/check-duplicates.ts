import type { ItemSet } from '../schema/item-set.ts';
import type { Result } from '../schema/result.ts';
import { SUBMISSION_FILE, SUBMISSION_FILES, type Submission } from '../schema/submission.ts';
import { likeness, verdictOn } from './duplicates.ts';
import type { Others } from './others.ts';
import type { Problems } from './problem.ts';

/** That these are not the answers of another model, published or handed in. */
export function checkDuplicates(
  { record, items, submission }: { record: Result; items: ItemSet; submission: Submission | null },
  { published, submitted }: Others,
  problems: Problems,
): void {
  problems.looked('duplicates');
  for (const { folder, replies } of submitted) {
    if (submission === null || replies !== submission.replies.sha256) continue;
    const place = { file: SUBMISSION_FILE, field: 'replies.sha256' };
    problems.add('DUPLICATE', place, `the replies are those of the submission ${folder}`);
  }
  const records = [
    ...published.map((one) => ({ name: one.id, one })),
    ...submitted.flatMap(({ folder, record: one }) =>
      one === null ? [] : [{ name: `the submission ${folder}`, one }],
    ),
  ];
  for (const { name, one } of records) {
    if (one.model.id === record.model.id || one.benchmark.itemSet !== items.hash) continue;
    const alike = likeness(record, one, items);
    const verdict = alike === null ? null : verdictOn(alike);
    if (alike === null || verdict === null) continue;
    const { n, differ, expected, p } = alike;
    const message =
      `${differ} of ${n} items are right in one and wrong in the other, of ${name} (${one.model.name}); ` +
      `two models of these accuracies differ in about ${Math.round(expected)} (p ${p.toExponential(0)})`;
    const place = { file: SUBMISSION_FILES.record, field: 'probes.full.outcomes' };
    problems.add(verdict === 'exact' ? 'DUPLICATE' : 'NEAR_DUPLICATE', place, message);
  }
}
