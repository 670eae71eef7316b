import { join } from 'node:path';
import type { Terminal } from '../command.ts';
import { requestsOf, type RunWords } from '../plan/run-requests.ts';
import { runAll } from '../run/run-all.ts';
import type { RunsDone } from '../run/run-all-options.ts';
import type { ModelCard } from '../schema/model-card.ts';

/** Who is asked which suite, and who judges what no rule can decide. */
export type Asking = {
  words: RunWords;
  /** The folder of its runs, below the folder of all runs. */
  name: string;
  card?: ModelCard;
  judge?: { endpoint: string; card: ModelCard };
};

/** Asks as `sightline run` would, one after the other, and prints no table. */
export async function askAll(
  askings: readonly Asking[],
  { terminal, runsFolder }: { terminal: Terminal; runsFolder: string },
): Promise<RunsDone> {
  const done: RunsDone = { folders: [], rows: [] };
  for (const { words, name, card, judge } of askings) {
    terminal.note(`asking ${shownEndpoint(words.endpoint, terminal)}`);
    const requests = await requestsOf(words, terminal.workingFolder);
    const { folders, rows } = await runAll(
      requests.map((request) => ({ ...request, ...(card === undefined ? {} : { card }) })),
      {
        terminal,
        concurrency: 4,
        requireAll: true,
        format: 'none',
        resumeCommand: 'npx sightline demo (it begins anew)',
        runsFolder: join(runsFolder, name),
        ...(judge === undefined
          ? {}
          : { judging: { request: { ...judge, votes: 1, settings: {} } } }),
      },
    );
    done.folders.push(...folders);
    done.rows.push(...rows);
  }
  return done;
}

function shownEndpoint(endpoint: string, { workingFolder }: Terminal): string {
  return endpoint.replace(`${workingFolder}/`, '');
}
