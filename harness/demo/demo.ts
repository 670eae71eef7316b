import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Terminal } from '../command.ts';
import { requestsOf } from '../plan/run-requests.ts';
import { buildSite } from '../publish/build-site.ts';
import { publishRun } from '../publish/publish-run.ts';
import { scoreTable, type ScoreRow } from '../publish/score-table.ts';
import { serveFolder } from '../publish/serve-folder.ts';
import { runAll, type RunsDone } from '../run/run-all.ts';
import type { ModelCard } from '../schema/model-card.ts';
import { stopSignal } from '../stop-signal.ts';
import { comparisonText } from './comparison.ts';
import { startReaderProcess } from './reader-process.ts';

const DEMO_FOLDER = fileURLToPath(new URL('../../.demo/', import.meta.url));

/** Rules that look at nothing stand beside the model, so that its score can be read. */
const BASELINES = ['baseline:random', 'baseline:longest-option', 'baseline:majority-letter'];

const READER_ENDPOINT = 'openai:sightline-reader';

const READER: ModelCard = {
  id: 'sightline-reader',
  name: 'Sample reader',
  org: 'Sightline',
  family: 'reader',
  weights: 'open',
};

/** From nothing to a leaderboard: the sample suite of a model that is really asked over HTTP. */
export async function runDemo(
  terminal: Terminal,
  { serve, port, folder = DEMO_FOLDER }: { serve: boolean; port?: number; folder?: string },
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const started = performance.now();
  const runsFolder = join(folder, 'runs');
  const { folders: runs, rows } = await askModels(terminal, runsFolder);
  terminal.print(scoreTable(byBenchmark(rows)));
  const shown = (path: string) => relative(terminal.workingFolder, path);
  const [reader, longest] = [READER_ENDPOINT, 'baseline:longest-option'].map((endpoint) =>
    join(runsFolder, slug(endpoint)),
  ) as [string, string];
  terminal.print(`\n${await comparisonText([longest, reader], shown)}`);
  terminal.note(`npx sightline compare ${shown(longest)} ${shown(reader)} prints this again`);
  terminal.note(`npx sightline shortcuts ${shown(reader)} says how much the model looked`);
  const results = join(folder, 'results');
  for (const run of runs) {
    await publishRun(run, results, {
      runBy: 'demo',
      source: null,
      publishedAt: new Date(),
      allowIncomplete: false,
    });
  }
  const site = join(folder, 'site');
  await buildSite({ results, out: site });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const where = relative(terminal.workingFolder, folder);
  terminal.note(
    `${runs.length} results in ${where}/results, the site in ${where}/site, after ${seconds} s`,
  );
  if (!serve) return;
  const stopped = stopSignal();
  const server = await serveFolder({ folder: site, port: port ?? 0 });
  terminal.note(`the leaderboard is at ${server.url} (Ctrl-C ends it)`);
  await stopped;
  await server.close();
}

async function askModels(terminal: Terminal, runsFolder: string): Promise<RunsDone> {
  const reader = await startReaderProcess();
  const endpoints = [`${READER_ENDPOINT}@${reader.url}`, ...BASELINES];
  const done: RunsDone = { folders: [], rows: [] };
  try {
    for (const endpoint of endpoints) {
      const requests = await requestsOf(
        {
          endpoint,
          suite: 'sample',
          ...(endpoint.startsWith('baseline:') ? { probe: ['full'] } : {}),
        },
        terminal.workingFolder,
      );
      terminal.note(`asking ${endpoint}`);
      const card = endpoint.startsWith('openai:') ? { card: READER } : {};
      const asked = requests.map((request) => ({ ...request, ...card }));
      const { folders, rows } = await runAll(asked, {
        terminal,
        concurrency: 4,
        requireAll: true,
        format: 'none',
        resumeCommand: 'npm run demo (it begins anew)',
        runsFolder: join(runsFolder, slug(endpoint.split('@')[0] ?? endpoint)),
      });
      done.folders.push(...folders);
      done.rows.push(...rows);
    }
  } finally {
    await reader.stop();
  }
  return done;
}

/** The folder of a model's runs. */
function slug(endpoint: string): string {
  return endpoint.replace(/^.*:/, '');
}

/** All models of a benchmark together; the sort is stable, so each keeps its probes in order. */
function byBenchmark(rows: ScoreRow[]): ScoreRow[] {
  const order = [...new Set(rows.map((row) => row.benchmark))];
  return rows.toSorted((a, b) => order.indexOf(a.benchmark) - order.indexOf(b.benchmark));
}
