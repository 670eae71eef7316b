import { publishRun, type Publication } from '../publish/publish-run.ts';
import { rescore } from '../run/rescore.ts';
import { readRecords as read, type ReadRecord } from '../publish/read-records.ts';

export type PublishOptions = {
  /** The folder of records. */
  results: string;
  /** Who ran it. */
  runBy?: string;
  source?: { title: string; url: string | null };
  /** Publishes a run whose trials did not all get a reply, marked so. Default false. */
  allowIncomplete?: boolean;
  /** Why an earlier record is replaced, for the ledger. */
  reason?: string;
  /** Default: now. */
  publishedAt?: Date;
};

/**
 * Makes the public record of a finished run and writes it below `results`.
 *
 * @throws `RUN_INCOMPLETE` unless every trial has a reply or `allowIncomplete` is set.
 */
export function publish(runFolder: string, options: PublishOptions): Promise<Publication> {
  const { results, runBy, source, allowIncomplete, reason, publishedAt } = options;
  return publishRun(runFolder, results, {
    runBy: runBy ?? null,
    source: source ?? null,
    publishedAt: publishedAt ?? new Date(),
    allowIncomplete: allowIncomplete ?? false,
    ...(reason === undefined ? {} : { reason }),
  });
}

/**
 * Scores the kept replies of a run anew with today's extractor and scorer, and replaces its scores.
 * Nobody is asked; votes of a judge that are kept count.
 *
 * @param data the data folder. Left out: where it was when the run was made.
 * @throws `DATA_INVALID` when the data is not what the run was asked on.
 */
export async function score(runFolder: string, data?: string): Promise<ReadRecord> {
  await rescore(runFolder, data ?? null);
  const [record] = await read([runFolder]);
  if (record === undefined) throw new Error(`${runFolder} was scored and cannot be read`);
  return record;
}

/**
 * Reads run folders, published records (`results/<benchmark>/<id>.json`) and folders of either: each
 * with its items, whose order is that of the outcomes in `result`.
 *
 * @throws `CONFIG_INVALID` where there is neither, `RUN_MISMATCH` for scores that are not of today's rules.
 */
export function readRecords(...paths: string[]): Promise<ReadRecord[]> {
  return read(paths);
}
