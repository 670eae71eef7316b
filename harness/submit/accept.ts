import { join } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { benchmarks } from '../plan/benchmarks.ts';
import { appendToLedger } from '../publish/ledger.ts';
import { writeCards } from '../publish/publish-run.ts';
import { readConfig } from '../read-config.ts';
import { itemSetSchema } from '../schema/item-set.ts';
import { resultSchema } from '../schema/result.ts';
import { SUBMISSION_FILES } from '../schema/submission.ts';
import { requireAccepted } from './refusal.ts';
import type { Validation } from './validate.ts';

export type AcceptOptions = {
  results: string;
  now: Date;
  /** Who accepts it; a name. */
  by: string;
  reason: string | null;
  /** Where it was discussed. */
  url: string | null;
};

/**
 * Puts the record of a submission that the maintainer's stage has let through into the results, with a line
 * of the ledger.
 *
 * @returns the file of the record.
 * @throws `SUBMISSION_REFUSED`
 */
export async function acceptSubmission(
  path: string,
  validation: Validation,
  { results, now, by, reason, url }: AcceptOptions,
): Promise<string> {
  requireAccepted(validation);
  const { record, stage } = validation;
  if (record === null || stage !== 'maintainer') throw new Error('accepted before it was scored');
  const items = await readConfig(join(path, SUBMISSION_FILES.items), itemSetSchema);
  const set = join(results, 'items', `${items.hash}.json`);
  const file = join(results, record.benchmark.id, `${record.id}.json`);
  await writeAtomically(set, `${JSON.stringify(items)}\n`);
  const text = JSON.stringify(resultSchema.parse(record), null, 2);
  await writeAtomically(file, `${text}\n`);
  await writeCards(results, await benchmarks.load(record.benchmark.id));
  const full = record.probes['full'];
  await appendToLedger(results, {
    date: now.toISOString(),
    benchmark: record.benchmark.id,
    result: record.id,
    action: 'add',
    reason:
      reason ??
      `Submitted by ${record.provenance.runBy ?? 'somebody'}; its replies were scored again.`,
    by,
    before: null,
    after:
      full?.checklists === undefined
        ? (full?.accuracy?.value ?? null)
        : (full.checklists.rules.official.overall.average?.value ?? null),
    url,
  });
  return file;
}
