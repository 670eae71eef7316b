import { join, relative, resolve } from 'node:path';
import { Option } from 'commander';
import type { CommandModule, Terminal } from '../command.ts';
import { SightlineError } from '../errors.ts';
import { homeFolder } from '../home.ts';
import { positive } from '../flag-values.ts';
import { aboveZero, points, reported } from './compare/numbers.ts';

type Flags = {
  probe: string;
  delta?: number;
  power: number;
  items?: number;
  discordance?: number;
  designEffect: number;
  reported?: { base: number; other: number; rounding: number };
  benchmark?: string;
  split?: string;
  results?: string;
  json?: boolean;
};

export const command: CommandModule = {
  summary: 'how many items a difference needs, and what a split or two published numbers can show',
  define(program, terminal) {
    program
      .argument('[run...]', 'past runs or records, whose discordance is taken')
      .option('--delta <points>', 'the difference that is to be found', points)
      .addOption(
        new Option('--power <percent>', 'how often it is to be found')
          .argParser(points)
          .default(0.8, '80'),
      )
      .option('--items <n>', 'items of a split that nothing is recorded of', positive)
      .option(
        '--discordance <percent>',
        'of items that one model has right and the other not',
        points,
      )
      .option(
        '--design-effect <x>',
        'what several questions a video do to the variance',
        aboveZero,
        1,
      )
      .option('--reported <a,b>', 'two published scores in per cent: the range of p', reported)
      .option('-b, --benchmark <id>', 'past pairs from the records of a benchmark')
      .option('--split <name>', 'of the benchmark, for --reported')
      .option('--probe <id>', 'the probe whose answers are compared', 'full')
      .option('--results <folder>', 'where records are (default: results/ of the clone)')
      .option('--json', 'print it as JSON, shares of 1')
      .addHelpText(
        'after',
        `
Examples:
  sightline power runs/a runs/b --delta 2
  sightline power -b video-mme --delta 1
  sightline power --items 900 --discordance 20 --design-effect 1.3 --delta 2
  sightline power --reported 63.9,65.2 --benchmark video-mme`,
      )
      .action((runs: string[], flags: Flags) => power(runs, flags, terminal));
  },
};

async function power(runs: string[], flags: Flags, terminal: Terminal): Promise<void> {
  if (flags.reported !== undefined) return reportedNumbers(flags, terminal);
  if (runs.length > 0 || flags.benchmark !== undefined) return pastRuns(runs, flags, terminal);
  const { items, discordance } = flags;
  if (items === undefined || discordance === undefined) {
    throw new SightlineError('USAGE', 'there is nothing to go by', {
      hint: 'name past runs, a --benchmark with records, or --items with --discordance',
    });
  }
  const { planOf } = await import('../comparison/plan.ts');
  const { planTable } = await import('../comparison/text/power-text.ts');
  const { designEffect, power: aim, delta = null } = flags;
  const plan = planOf({ items, discordance, designEffect, power: aim, delta });
  print(terminal, flags, { plan }, () => planTable([{ name: 'as guessed', plan }]));
}

async function pastRuns(runs: string[], flags: Flags, terminal: Terminal): Promise<void> {
  const { bySet, pastPairsOf } = await import('../publish/past-records.ts');
  const { plansOf } = await import('../comparison/plan.ts');
  const { pastText } = await import('../comparison/text/power-text.ts');
  const { readInput } = await import('../publish/comparison-inputs.ts');
  const shown = (path: string) => relative(terminal.workingFolder, path) || '.';
  const sides = [];
  for (const run of runs) {
    sides.push(...(await readInput(resolve(terminal.workingFolder, run), shown)).sides);
  }
  const past =
    flags.benchmark === undefined
      ? bySet(sides, { probe: flags.probe })
      : await pastPairsOf(resultsOf(flags, terminal), flags.benchmark);
  if (past.length === 0) {
    throw new SightlineError('USAGE', 'no two of them answer the same items', {
      hint: 'name two runs or records over one item set, whose outcomes are published',
    });
  }
  const aim = { power: flags.power, delta: flags.delta ?? null };
  const made = past.map((one) => ({ ...one, plans: plansOf(one, aim) }));
  print(terminal, flags, made, () =>
    made.map(({ plans, ...one }) => pastText(one, plans)).join('\n\n'),
  );
}

async function reportedNumbers(flags: Flags, terminal: Terminal): Promise<void> {
  const { benchmark, split = null, reported: numbers } = flags;
  const { reportedBound } = await import('../comparison/reported.ts');
  const { reportedText } = await import('../comparison/text/power-text.ts');
  const { pastPairsOf, wholeSplit } = await import('../publish/past-records.ts');
  const results = resultsOf(flags, terminal);
  if (numbers === undefined || (benchmark === undefined && flags.items === undefined)) {
    throw new SightlineError('USAGE', '--reported needs --benchmark, or --items');
  }
  const set =
    flags.items === undefined && benchmark !== undefined
      ? await wholeSplit(results, { benchmark, split })
      : null;
  const items = flags.items ?? set?.ids.length ?? 0;
  const past = benchmark === undefined ? [] : await pastPairsOf(results, benchmark);
  const bound = reportedBound({ ...numbers, items, past });
  const where = [benchmark ?? 'a benchmark', set?.split ?? split].filter(Boolean).join(' ');
  print(terminal, flags, bound, () => reportedText(bound, where));
}

function print(terminal: Terminal, { json }: Flags, data: object, text: () => string): void {
  terminal.print(json === true ? JSON.stringify(data, null, 2) : text());
}

function resultsOf({ results }: Flags, { workingFolder }: Terminal): string {
  return results === undefined
    ? join(homeFolder(workingFolder), 'results')
    : resolve(workingFolder, results);
}
