import { resolve } from 'node:path';
import type { CommandModule } from '../command.ts';
import { SightlineError } from '../errors.ts';
import { words } from '../flag-values.ts';
import type { ScoreRow } from '../publish/score-table.ts';
import { askingFlags, askingOptions, type AskingFlags } from '../run/flags.ts';
import { diagnoseFlags, diagnoseRequest, type DiagnoseFlags } from '../run/diagnose-flags.ts';
import { judgeFlags, judgeRequest, type JudgeFlags } from '../run/judge-flags.ts';
import { typedCommand } from '../run/typed-command.ts';

type Flags = {
  data?: string;
  config?: string;
  metrics?: string;
  json?: boolean;
  probe?: string[];
} & JudgeFlags &
  DiagnoseFlags &
  AskingFlags;

export const command: CommandModule = {
  summary: 'score the kept replies of runs again; asks nobody but a judge that is named',
  define(program, terminal) {
    program
      .argument('<run...>', 'run folders')
      .option('-d, --data <folder>', 'the data folder, when it has moved since the run')
      .option('--config <file>', 'instead of the next sightline.config.json, here or further up')
      .option('--metrics <file>', 'add the figures as flat JSON lines, for experiment trackers')
      .option('--json', 'print the scores as JSON');
    program.option(
      '--probe <list>',
      'add probes of the judge to runs of video generators: judge-blind,judge-shuffle=3',
      words,
    );
    judgeFlags(program).option('--no-judge', "leave the votes of the run's judge aside");
    diagnoseFlags(program);
    askingFlags(program)
      .addHelpText(
        'after',
        `
Examples:
  sightline score runs/my-run                                        # with the votes that its judge has given, if it has one
  sightline score runs/my-run --judge openai:gpt-4o --judge-votes 3  # asks the judge; the same command again goes on
  sightline score runs/my-run --judge openai:gpt-4o --dry-run
  sightline score runs/my-videos --judge openai:gpt-4o --probe judge-blind,judge-wrong-video
  sightline score runs/my-run --metrics metrics.jsonl                # a flat JSON line for experiment trackers
  sightline score runs/my-run --diagnose openai:gpt-4o --diagnose-sample 200  # does the reasoning carry the answer?

Open-ended answers that match a reference by rule are right without a judge; the others are put before it.`,
      )
      .action(async (runs: string[], flags: Flags) => {
        const { scoreJson } = await import('../publish/score-table.ts');
        const { scoreText } = await import('../publish/score-text.ts');
        const folders = runs.map((run) => resolve(terminal.workingFolder, run));
        const data = flags.data === undefined ? null : resolve(terminal.workingFolder, flags.data);
        const print = (rows: ScoreRow[]) =>
          terminal.print(
            flags.json === true ? JSON.stringify(rows.map(scoreJson), null, 2) : scoreText(rows),
          );
        const judging = await judgeRequest(flags, terminal);
        const diagnosing = await diagnoseRequest(flags, terminal);
        const addMetrics = async () => {
          if (flags.metrics === undefined) return;
          const { appendRunMetrics } = await import('../publish/run-metrics.ts');
          const file = resolve(terminal.workingFolder, flags.metrics);
          for (const folder of folders) await appendRunMetrics(folder, file, new Date());
        };
        const judge = flags.judge === false ? 'none' : 'kept';
        if (flags.probe !== undefined) {
          if (flags.dryRun === true) {
            throw new SightlineError(
              'USAGE',
              '--probe adds to a run, and --dry-run writes nothing',
              {
                hint: 'add the probes first: they cost nothing until a judge is asked',
              },
            );
          }
          const { addJudgeProbes } = await import('../run/add-judge-probes.ts');
          for (const folder of folders) await addJudgeProbes(folder, flags.probe, data);
        }
        if (judging === null && diagnosing === null) {
          const { rescore } = await import('../run/rescore.ts');
          const rows: ScoreRow[] = [];
          for (const folder of folders) rows.push(...(await rescore(folder, data, judge)));
          print(rows);
          await addMetrics();
          return;
        }
        if (flags.dryRun === true) {
          const { votesDryRun } = await import('../run/votes-dry-run.ts');
          const { found, text } = await votesDryRun(folders, { judging, diagnosing, data });
          terminal.print(flags.json === true ? JSON.stringify(found, null, 2) : text);
          return;
        }
        const { judgeAll } = await import('../run/judge-all.ts');
        const asking = askingOptions(flags, terminal.workingFolder);
        await judgeAll(
          folders,
          {
            terminal,
            judging,
            judge,
            data,
            resumeCommand: typedCommand(),
            ...asking,
            ...(diagnosing === null ? {} : { diagnosing }),
          },
          print,
        );
        await addMetrics();
      });
  },
};
