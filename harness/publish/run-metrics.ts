import { appendMetrics } from './append-metrics.ts';
import { metricsLine } from './metrics-line.ts';
import { readRun } from './read-run.ts';
import { makeResult } from './result.ts';

/**
 * Adds what a run folder holds now to a file of metrics. What stays on this machine may tell everything.
 *
 * @throws `RUN_INCOMPLETE` for a shard, and what else `readRun` throws.
 */
export async function appendRunMetrics(runFolder: string, file: string, now: Date): Promise<void> {
  const { record } = await readRun(runFolder);
  const attribution = { runBy: null, source: null, publishedAt: now };
  const result = makeResult(record, 'text', attribution);
  const made = { time: now.toISOString(), run: record.manifest.run };
  await appendMetrics(file, metricsLine(result, made));
}
