import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planRun } from '../../harness/plan/run-plan.ts';
import { publishRun, type Publication } from '../../harness/publish/publish-run.ts';
import { runBenchmark } from '../../harness/run/run-benchmark.ts';
import { recordings, type Extent } from './recorded-answers.ts';
import { makeShortcutItems } from './shortcut-items.ts';

/** The day on which the recorded answers were read; a date of today would change every record each time. */
const RECORDED_ON = new Date('2026-11-20T00:00:00Z');

/** Replays everything that is recorded below `data` and writes the records below `results`. */
export async function makeRecords(
  data: string,
  { results, extent }: { results: string; extent: Extent },
): Promise<Publication[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'sightline-records-'));
  const never = new AbortController().signal;
  try {
    const published: Publication[] = [];
    const blind: string[] = [];
    for (const { request, source } of await recordings(data, extent)) {
      const plan = await planRun(request);
      const folder = join(scratch, plan.id);
      await runBenchmark(plan, {
        folder,
        environment: {},
        concurrency: 64,
        requireAll: true,
        drain: never,
        abort: never,
        now: () => RECORDED_ON,
      });
      published.push(
        await publishRun(folder, results, {
          runBy: 'Sightline',
          source,
          publishedAt: RECORDED_ON,
          allowIncomplete: false,
        }),
      );
      if (request.probes.includes('blind')) blind.push(folder);
    }
    await makeShortcutItems(blind, results);
    return published;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
