import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Terminal } from '../command.ts';
import { homeFolder } from '../home.ts';
import { buildSite } from '../publish/build-site.ts';
import { publishRun } from '../publish/publish-run.ts';
import { scoreTable, type ScoreRow } from '../publish/score-table.ts';
import { serveFolder } from '../publish/serve-folder.ts';
import type { RunsDone } from '../run/run-all-options.ts';
import { stopSignal } from '../stop-signal.ts';
import { askAll } from './ask.ts';
import { comparisonText, generatorComparisonText } from './comparison.ts';
import { COMPARED_GENERATORS, generatorAskings } from './generators.ts';
import { COMPARED_ANSWERS, questionAskings } from './reader.ts';
import { startReaderProcess } from './reader-process.ts';

/**
 * From nothing to a leaderboard: the sample suites of a model that is really asked over HTTP, and of
 * generators whose clips it really measures.
 */
export async function runDemo(
  terminal: Terminal,
  {
    serve,
    port,
    folder = join(homeFolder(terminal.workingFolder), '.demo'),
  }: { serve: boolean; port?: number; folder?: string },
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const started = performance.now();
  const runsFolder = join(folder, 'runs');
  const { folders: runs, rows } = await askSamples(terminal, runsFolder);
  terminal.print(scoreTable(byBenchmark(rows)));
  const shown = (path: string) => relative(terminal.workingFolder, path);
  const [answers, generators] = [COMPARED_ANSWERS, COMPARED_GENERATORS].map((names) =>
    names.map((name) => join(runsFolder, name)),
  ) as [string[], string[]];
  terminal.print(`\n${await comparisonText(answers, shown)}`);
  terminal.print(`\n${await generatorComparisonText(generators, shown)}`);
  for (const compared of [answers, generators])
    terminal.note(`npx sightline compare ${compared.map(shown).join(' ')} prints this again`);
  terminal.note(
    `npx sightline shortcuts ${shown(answers[1] as string)} says how much the model looked`,
  );
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

async function askSamples(terminal: Terminal, runsFolder: string): Promise<RunsDone> {
  const reader = await startReaderProcess();
  try {
    const askings = [...questionAskings(reader.url), ...generatorAskings(reader.url)];
    return await askAll(askings, { terminal, runsFolder });
  } finally {
    await reader.stop();
  }
}

/** All models of a benchmark together; the sort is stable, so each keeps its probes in order. */
function byBenchmark(rows: ScoreRow[]): ScoreRow[] {
  const order = [...new Set(rows.map((row) => row.benchmark))];
  return rows.toSorted((a, b) => order.indexOf(a.benchmark) - order.indexOf(b.benchmark));
}
