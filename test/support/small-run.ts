import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planRun, type RunRequest } from '../../harness/plan/run-plan.ts';
import { benchmarks } from '../../harness/plan/benchmarks.ts';
import { readingOf } from '../../harness/plan/reading.ts';
import { makeResult } from '../../harness/publish/result.ts';
import { scoredBy } from '../../harness/publish/scored-by.ts';
import { readJournal } from '../../harness/run/journal.ts';
import { readManifest, readRunItems } from '../../harness/run/manifest.ts';
import { runAll } from '../../harness/run/run-all.ts';
import type { RunAllOptions } from '../../harness/run/run-all-options.ts';
import { readScores } from '../../harness/run/score-run.ts';
import { nextqaFolder } from './items.ts';
import { recordedTerminal } from './terminal.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A NExT-QA run without videos in a folder of its own; nothing is waited for between tries. */
export async function smallRun(url: string, more: Partial<RunRequest> = {}) {
  const data = more.data ?? (await nextqaFolder());
  const folder = await temporaryFolder();
  const recorded = recordedTerminal();
  const request: RunRequest = {
    benchmark: 'nextqa',
    split: 'val',
    data,
    endpoint: `openai:test-model@${url}`,
    protocol: 'sightline',
    probes: ['blind'],
    seed: 0,
    settings: {},
    ...more,
  };
  const run = (options: Partial<RunAllOptions> = {}, changed: Partial<RunRequest> = {}) =>
    runAll([{ ...request, ...changed }], {
      terminal: recorded.terminal,
      concurrency: 2,
      requireAll: false,
      format: 'json',
      resumeCommand: 'sightline run again',
      folder,
      retry: { attempts: 3, firstDelayMs: 0, maxDelayMs: 0 },
      ...options,
    });
  return { run, request, data, folder, plan: () => planRun(request), ...recorded };
}

/** The public record of a run folder, without what a second run may not share: dates and costs. */
export async function recordOf(folder: string): Promise<unknown> {
  const manifest = await readManifest(folder);
  const items = await readRunItems(folder);
  const reading = await readingOf(manifest.protocol, items);
  const benchmark = await benchmarks.load(manifest.benchmark);
  const { provenance, ...result } = makeResult(
    {
      manifest,
      items,
      scores: await readScores(folder),
      journal: (await readJournal(folder)).lines.values(),
      scored: scoredBy(reading),
    },
    benchmark.publishes,
    { runBy: null, source: null, publishedAt: new Date(0) },
  );
  // The commit and its dirty flag may change under a test while somebody works on the clone.
  const { level, endpoint, decoder } = provenance;
  return { ...result, provenance: { level, endpoint, decoder } };
}

/** Every line that was ever written, not only the last of each trial. */
export async function journalText(folder: string): Promise<string> {
  return readFile(join(folder, 'trials.jsonl'), 'utf8');
}
