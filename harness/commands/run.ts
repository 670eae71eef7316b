import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandModule, Terminal } from '../command.ts';
import { pixelSize, positive, whole, zeroOrMore } from '../flag-values.ts';
import type { RunWords } from '../plan/run-requests.ts';
import { diagnoseFlags, diagnoseRequest, type DiagnoseFlags } from '../run/diagnose-flags.ts';
import { judgeFlags, judgeRequest, type JudgeFlags } from '../run/judge-flags.ts';
import { questionFlags } from '../run/question-flags.ts';
import { typedCommand } from '../run/typed-command.ts';
import { runnerFlags, runnerOptions, type RunnerFlags } from '../run/flags.ts';
import { queueFlags, queueUrl, type QueueFlags } from '../queue/flags.ts';
import type { overQueue as OverQueue } from '../queue/run-over-queue.ts';

/** What is typed: the words that plan the runs, and how they are carried out. */
type RunFlags = Omit<RunWords, 'endpoint'> & {
  endpoint?: string;
  config?: string;
  out?: string;
  requireAll?: boolean;
  metrics?: string;
  json?: boolean;
} & RunnerFlags &
  QueueFlags &
  JudgeFlags &
  DiagnoseFlags;

export const command: CommandModule = {
  summary: 'ask a benchmark, or a suite of them, of an endpoint; the same command again goes on',
  define(program: Command, terminal: Terminal) {
    program.option(
      '-e, --endpoint <endpoint>',
      '<adapter>:<model>[@<base URL>], or a name from the config',
    );
    questionFlags(program)
      .option(
        '-o, --out <folder>',
        'the run folder; with --suite the folder of its runs (default: runs/…)',
      )
      .option('--model-card <file>', 'JSON with org, family, parametersB, weights, revision')
      .option('--series <name>', 'the training run that this checkpoint belongs to')
      .option('--step <n>', 'its training step', whole)
      .option(
        '--temperature <t>',
        "instead of the protocol's; none sends no temperature",
        numberOrNone,
      )
      .option('--top-p <p>', "instead of the protocol's", zeroOrMore)
      .option('--max-tokens <n>', "instead of the protocol's", positive)
      .option('--reasoning-effort <word>', 'as the model names it, e.g. low, medium, high')
      .option('--model-seed <n>', "the model's own seed", whole)
      .option('--seconds <n>', 'of a video generator: how long a video it is asked for', positive)
      .option(
        '--size <WxH>',
        'of a video generator: width and height in pixels, 1280x720',
        pixelSize,
      )
      .option('--extra-body <json>', 'further fields of every request; recorded')
      .option(
        '--shared-probe <probe=reason>',
        "the probe's answers also stand in other runs; may be repeated",
        (value: string, before: string[] | undefined) => [...(before ?? []), value],
      )
      .option('--skip-invalid', 'leave rows out that break the format, and count them')
      .option('--require-all', 'stop at the first video that is missing or unreadable')
      .option('--metrics <file>', 'add the figures as a flat JSON line, for experiment trackers')
      .option('--json', 'print the scores as JSON');
    judgeFlags(program);
    diagnoseFlags(program);
    queueFlags(program, 'have workers ask, on any number of machines (sightline worker)');
    runnerFlags(program)
      .addHelpText(
        'after',
        `
Examples:
  sightline run -b nextqa --split val -d DATA -e openai:my-model@http://127.0.0.1:8000/v1 --probe full,blind,frame-middle
  sightline run --suite sample -e baseline:longest-option
  sightline run -b video-mme -d DATA -e openai:gpt-5 --dry-run
  sightline run -b video-mme -d DATA -e openai:gpt-5 --max-cost 20 --tokens-per-minute 400000
  sightline run -b videokr-eval -d DATA -e openai:my-model@http://127.0.0.1:8000/v1 --judge openai:gpt-4o --judge-votes 3
  sightline run -b ruler-bench -d DATA -e videos:GENERATED/my-generator
  sightline run -b ruler-bench -d DATA -e openai-videos:my-generator@http://127.0.0.1:8091/v1 --seconds 4 --size 1280x720 --dry-run
  sightline run -b ruler-bench -d DATA -e baseline:first-frame-held
  sightline run -b video-mme -d DATA -e openai:my-model@http://127.0.0.1:8000/v1 --subset 300 --dry-run
  sightline run -b video-mme -d DATA -e openai:my-model@http://127.0.0.1:8000/v1 --queue redis://10.0.0.5:6379
  sightline run … --shard 1/4 on each of four machines, then sightline merge runs/…-shard-* --out runs/whole

--subset takes whole videos with the shares of all breakdowns, the same ones whoever asks, and a smaller subset is the
beginning of a larger one. It goes with --items (a part of the list), --shard and probes with items of their own, and
not with --limit. A record of it is marked and never ranked; records over the same subset are compared as any.

A benchmark of video generators asks an endpoint that makes videos (sightline list endpoints). They are kept as
videos/<task>/<index>.mp4 in the run folder, each with a .json beside it. The same command goes on after any end:
work that was begun and paid for is waited for, and not begun again. A folder of videos made elsewhere has
<task>/<index>.mp4 (.webm, .mov, .mkv) in it; changed, it is another run. A program (command:…) gets
{"id", "type": "generate", "prompt", "image"?, "video"?, "target", "seconds"?, "size"?, "job"?, "fields"} a line and answers
{"id", "done": true, "inputs": {"image": "passed" | "not-taken"}}, {"id", "refusal"} or {"id", "error", "retryable"?};
before that {"id", "job"} names work that it must not begin twice. What a video costs stands in sightline.config.json:
"prices": {"<model>": {"videoSecond": 0.1}}, or "video" for one price a video.

Keys come from the environment: OPENAI_API_KEY for OpenAI, SIGHTLINE_API_KEY for a server named with @URL.`,
      )
      .action(async (flags: RunFlags) => {
        const { runAll } = await import('../run/run-all.ts');
        const { requestsOf } = await import('../plan/run-requests.ts');
        const { runConfig } = await import('../config/run-config.ts');
        const { endpoint, layers, pace, prices } = await runConfig(flags, terminal);
        const said = { ...flags, endpoint };
        const judging = await judgeRequest(flags, terminal);
        const diagnosing = await diagnoseRequest(flags, terminal);
        const requests = await requestsOf(said, terminal.workingFolder, layers);
        const runner = runnerOptions({ ...flags, ...pace }, terminal.workingFolder);
        const url = flags.dryRun === true ? null : queueUrl(flags, terminal.environment);
        using queue = url === null ? null : await openQueue(url, requests, { terminal, ...runner });
        await runAll(requests, {
          terminal,
          ...runner,
          ...(queue === null ? {} : { carryOut: queue.carryOut }),
          prices,
          requireAll: flags.requireAll === true,
          format: flags.json === true ? 'json' : 'table',
          // What the user types again to go on: the same words.
          resumeCommand: typedCommand(),
          ...(judging === null ? {} : { judging }),
          ...(flags.metrics === undefined
            ? {}
            : { metrics: resolve(terminal.workingFolder, flags.metrics) }),
          ...(diagnosing === null ? {} : { diagnosing }),
          ...(flags.out === undefined
            ? {}
            : {
                [flags.suite === undefined ? 'folder' : 'runsFolder']: resolve(
                  terminal.workingFolder,
                  flags.out,
                ),
              }),
        });
      });
  },
};

async function openQueue(...how: Parameters<typeof OverQueue>) {
  const { overQueue } = await import('../queue/run-over-queue.ts');
  return overQueue(...how);
}

/** Some models accept no temperature at all. */
function numberOrNone(text: string): number | 'none' {
  return text === 'none' ? text : zeroOrMore(text);
}
