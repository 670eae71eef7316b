import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunRequest } from '../../harness/plan/run-plan.ts';
import { readJournal } from '../../harness/run/journal.ts';
import { runAll } from '../../harness/run/run-all.ts';
import type { RunAllOptions } from '../../harness/run/run-all-options.ts';
import type { JournalLine } from '../../harness/schema/journal.ts';
import { SAMPLE } from './generation-run.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { recordedTerminal } from './terminal.ts';

const PROGRAM = fileURLToPath(new URL('generator-program.ts', import.meta.url));

/** A video of the sample, to be made again and again. */
export const SAMPLE_VIDEO = join(SAMPLE, 'generated/keeps-the-rule/free_fall/1.mp4');

/** An endpoint string of the test program; `log` is a file that it appends to. */
export function generatorSpec(behaviour: string, log: string, source = SAMPLE_VIDEO): string {
  return `command:'${process.execPath}' '${PROGRAM}' ${behaviour} '${log}' '${source}'`;
}

/** What the program was asked, in order: "create free_fall/1". */
export async function askedOf(log: string): Promise<string[]> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { what, name } = JSON.parse(line) as { what: string; name: string };
      return `${what} ${name}`;
    });
}

/** A run of a generator on the sample, in a folder of its own; nothing is waited for between tries. */
export async function generatorRun(endpoint: string, more: Partial<RunRequest> = {}) {
  const folder = join(await temporaryFolder(), 'run');
  const recorded = recordedTerminal({ PATH: process.env['PATH'] ?? '' });
  const request: RunRequest = {
    benchmark: 'ruler-bench',
    data: SAMPLE,
    endpoint,
    protocol: 'sightline',
    probes: ['full'],
    seed: 0,
    settings: {},
    limit: 3,
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
      retry: { attempts: 2, firstDelayMs: 0, maxDelayMs: 0 },
      ...options,
    });
  const lines = async (): Promise<Map<string, JournalLine>> => (await readJournal(folder)).lines;
  return { run, folder, lines, ...recorded };
}
