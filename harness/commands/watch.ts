import { join, relative, resolve } from 'node:path';
import type { CommandModule, Terminal } from '../command.ts';
import { SightlineError } from '../errors.ts';
import { positive, zeroOrMore } from '../flag-values.ts';
import { homeFolder } from '../home.ts';
import { askingFlags, durationMs, runnerOptions, type RunnerFlags } from '../run/flags.ts';
import { judgeFlags, judgeRequest, type JudgeFlags } from '../run/judge-flags.ts';
import { questionFlags, type QuestionFlags } from '../run/question-flags.ts';
import { typedCommand } from '../run/typed-command.ts';
import type { Watched } from '../watch/state.ts';

type Flags = {
  checkpoints: string;
  serveCommand: string;
  series: string;
  endpoint?: string;
  modelCard?: string;
  maxTokens?: number;
  temperature?: number;
  extraBody?: string;
  runs?: string;
  results?: string;
  runBy?: string;
  metrics?: string;
  pattern?: string;
  settle: number;
  every: number;
  attempts: number;
  maxCheckpoints?: number;
  allowIncomplete?: boolean;
  once?: boolean;
  json?: boolean;
} & QuestionFlags &
  RunnerFlags &
  JudgeFlags;

export const command: CommandModule = {
  summary: 'measure the checkpoints of a training run as they arrive, into a series',
  define(program, terminal) {
    program
      .requiredOption('--checkpoints <folder>', 'where training keeps its checkpoints')
      .requiredOption(
        '--serve-command <command>',
        'starts the server of one {checkpoint} at {port}',
      )
      .requiredOption('--series <name>', 'the training run; the step is read off the folder')
      .option(
        '-e, --endpoint <endpoint>',
        '<adapter>:{name}@<base URL with {port}>, or a name from the config',
      );
    questionFlags(program)
      .option('--model-card <file>', 'JSON with org, family, parametersB, weights')
      .option('--temperature <t>', "instead of the protocol's", zeroOrMore)
      .option('--max-tokens <n>', "instead of the protocol's", positive)
      .option('--extra-body <json>', 'further fields of every request; recorded')
      .option('--runs <folder>', 'where the runs are kept (default: runs/ of the clone)')
      .option('--results <folder>', 'where the records go (default: results/ of the clone)')
      .option('--run-by <name>', 'who ran it')
      .option('--metrics <file>', 'add the figures as flat JSON lines, for experiment trackers')
      .option(
        '--pattern <name>',
        'which folders are checkpoints: "sft-*"; * and ? stand for others',
      )
      .option('--settle <seconds>', 'unchanged for so long, a folder is complete', zeroOrMore, 60)
      .option('--every <seconds>', 'how often to look', zeroOrMore, 60)
      .option('--attempts <n>', 'how often a checkpoint that fails is tried', positive, 3)
      .option('--max-checkpoints <n>', 'end when so many are published', positive)
      .option('--allow-incomplete', 'publish runs with failed trials; the records are marked')
      .option('--once', 'measure what is there, and end')
      .option(
        '--serve-timeout <duration>',
        'how long a server may take to answer (default: 30m)',
        durationMs,
      )
      .option('--json', 'print the series as JSON');
    judgeFlags(program);
    askingFlags(program)
      .addHelpText('after', HELP)
      .action((flags: Flags) => watch(flags, terminal));
  },
};

const HELP = `
Checkpoints are folders whose names hold a step (checkpoint-1200, step_1200, global_step1200, epoch_3), or that --pattern
names; they go in the order of their steps. One is complete at once when it has config.json and an index of its weights
(model.safetensors.index.json) whose files are all there in full, and else when nothing in it has changed for --settle
seconds. {checkpoint}, {port}, {name} and {step} are filled into the command and the endpoint; {port} is a free one, and
{name} is the series. What is published is not asked again: after Ctrl-C or a kill the same command goes on. A checkpoint
that cannot be measured is tried again in later rounds, and then told with exit code 7. Limits (--max-cost, --max-time)
are of one checkpoint each. Another training run is another --series.

Examples:
  sightline watch --checkpoints OUT --series my-sft --suite nightly -d DATA --subset 300 \\
    --serve-command "vllm serve {checkpoint} --port {port} --served-model-name {name}" \\
    -e openai:{name}@http://127.0.0.1:{port}/v1 --metrics metrics.jsonl
  sightline watch … --once           # what is there now, for a scheduler that calls it again
  sightline watch … --once --dry-run # which checkpoints, and what the first would be asked`;

async function watch(flags: Flags, terminal: Terminal): Promise<void> {
  const { watchCheckpoints } = await import('../watch/watch.ts');
  const { checkPlaces, fillEndpoint, servedName } = await import('../watch/filling.ts');
  const { freePort } = await import('../watch/free-port.ts');
  const { openMetricsFile } = await import('../watch/metrics-file.ts');
  const { requestsOf } = await import('../plan/run-requests.ts');
  const { runConfig } = await import('../config/run-config.ts');
  const { systemClock } = await import('../run/clock.ts');
  const { interruptible } = await import('../run/interrupt.ts');
  const place = (path: string) => resolve(terminal.workingFolder, path);
  const home = homeFolder(terminal.workingFolder);
  const { endpoint, layers, pace, prices } = await runConfig(flags, terminal);
  checkPlaces(flags.serveCommand, endpoint);
  const judging = await judgeRequest(flags, terminal);
  const { serve, ...runner } = runnerOptions({ ...flags, ...pace }, terminal.workingFolder);
  const results = place(flags.results ?? join(home, 'results'));
  const interrupt = interruptible(() => {});
  const name = servedName(flags.series);
  try {
    const watched = await watchCheckpoints({
      terminal,
      root: place(flags.checkpoints),
      ...(flags.pattern === undefined ? {} : { pattern: flags.pattern }),
      settleMs: 1000 * flags.settle,
      everyMs: 1000 * flags.every,
      once: flags.once === true || flags.dryRun === true,
      ...(flags.maxCheckpoints === undefined ? {} : { most: flags.maxCheckpoints }),
      attempts: flags.once === true || flags.dryRun === true ? 1 : flags.attempts,
      serveCommand: flags.serveCommand,
      serveTimeoutMs: serve?.timeoutMs ?? 0,
      servedName: name,
      requestsOf: (filling) =>
        requestsOf(
          { ...flags, endpoint: fillEndpoint(endpoint, filling), step: filling.step },
          terminal.workingFolder,
          layers,
        ),
      runsFolder: place(flags.runs ?? join(home, 'runs')),
      publishing: {
        results,
        runBy: flags.runBy ?? null,
        allowIncomplete: flags.allowIncomplete === true,
        now: () => new Date(),
      },
      metrics: flags.metrics === undefined ? null : await openMetricsFile(place(flags.metrics)),
      runs: {
        ...runner,
        prices,
        requireAll: false,
        format: 'none',
        resumeCommand: typedCommand(),
        resultsFolder: results,
        ...(judging === null ? {} : { judging }),
      },
      freePort,
      clock: systemClock,
      drain: interrupt.drain,
    });
    if (flags.dryRun !== true) await tell(watched, flags, { terminal, results });
  } catch (error) {
    throw interrupt.drain.aborted ? interrupted() : error;
  } finally {
    interrupt.release();
  }
}

function interrupted(): SightlineError {
  return new SightlineError('INTERRUPTED', 'stopped; every reply so far is kept', {
    hint: `go on with: ${typedCommand()}`,
  });
}

/** @throws `RUN_INCOMPLETE` with the checkpoints that could not be measured, and why. */
async function tell(
  { published, unmeasured }: Watched,
  flags: Flags,
  { terminal, results }: { terminal: Terminal; results: string },
): Promise<void> {
  const { seriesJson, seriesRows, seriesTable } = await import('../watch/series-table.ts');
  const { readRecords } = await import('../publish/read-records.ts');
  const records = [];
  for (const { checkpoint, files } of published) {
    for (const { result, items } of await readRecords(files))
      records.push({ step: checkpoint.step, result, items });
  }
  const rows = seriesRows(records);
  if (flags.json === true) {
    const found = { series: flags.series, rows: seriesJson(rows), unmeasured };
    terminal.print(JSON.stringify(found, null, 2));
  } else if (rows.length > 0) terminal.print(seriesTable(rows));
  else terminal.note('no checkpoint has been measured');
  if (published.length > 0) {
    const shown = relative(terminal.workingFolder, results) || '.';
    terminal.note(`npx sightline site preview --results ${shown} shows the series`);
  }
  if (unmeasured.length === 0) return;
  const which = unmeasured.map(({ name, reason }) => `\n  ${name}: ${reason}`).join('');
  throw new SightlineError(
    'RUN_INCOMPLETE',
    `${unmeasured.length} checkpoints could not be measured:${which}`,
    { hint: `once the cause is gone: ${typedCommand()}` },
  );
}
