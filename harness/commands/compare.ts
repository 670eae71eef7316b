import { relative, resolve } from 'node:path';
import type { CommandModule, Terminal } from '../command.ts';
import type { ReportOptions } from '../comparison/options.ts';
import { SightlineError } from '../errors.ts';
import type { ReadInput } from '../publish/comparison-inputs.ts';
import type { ComparisonFormat } from '../publish/render-comparison.ts';

type Flags = {
  probe: string;
  arm?: string[];
  sharedSeeds?: boolean;
  gate?: string[];
  margin: number;
  commonItems?: boolean;
  allowDifferentProtocol?: boolean;
  breakdown?: string;
  details?: boolean;
  flips?: boolean;
  seed: number;
  draws: number;
  json?: boolean;
  csv?: boolean;
  markdown?: boolean;
  out?: string;
};

export const command: CommandModule = {
  summary: 'whether runs differ, by how much, and what their items could have shown',
  define(program, terminal) {
    program
      .argument(
        '[run...]',
        'run folders, published records, or folders of them; the first is the base',
      )
      .option('--probe <id>', 'the probe that is compared', 'full')
      .option(
        '--arm <name=run,run…>',
        'training seeds of one way of training; the first arm is the base',
        added,
      )
      .option('--shared-seeds', 'the arms have the same training seeds, in the order given')
      .option(
        '--gate <claim>',
        'exit with 8 unless it is shown, e.g. "B >= A - 2"; may be repeated',
        added,
      )
      .option('--margin <points>', 'of equivalence and of "no worse than"', points, 0.02)
      .option('--common-items', 'compare the items that both have, and say so')
      .option('--allow-different-protocol', 'compare what was not asked the same, and say so')
      .option('--breakdown <name>', 'only the labels of this breakdown; with many pairs of each')
      .option('--details', 'everything of every pair, however many there are')
      .option('--flips', 'list the items that only one side has right, by id')
      .option('--seed <n>', 'seed of everything random', whole, 0)
      .option('--draws <n>', 'resamples of the videos', positive, 2000)
      .option('--json', 'print everything as JSON, shares of 1')
      .option('--csv', 'print one difference a line')
      .option('--markdown', 'print tables for papers and issues')
      .option('-o, --out <file>', 'write it to a file instead')
      .addHelpText('after', EXAMPLES)
      .action((runs: string[], flags: Flags) => compare(runs, flags, terminal));
  },
};

const EXAMPLES = `
A difference is the other run less the base, B − A. With more than two, each is compared with the
first. Checkpoints of one series are compared with its first step and with the step before. Replies of
run folders are read anew by today's rules first, in memory.

Examples:
  sightline compare runs/base runs/tuned
  sightline compare runs/base runs/tuned --gate "B >= A - 2" --flips
  sightline compare runs/suite-base runs/suite-tuned
  sightline compare --arm base=runs/b1,runs/b2,runs/b3 --arm tuned=runs/t1,runs/t2,runs/t3
  sightline compare results/video-mme/a.json results/video-mme/b.json --allow-different-protocol`;

async function compare(runs: string[], flags: Flags, terminal: Terminal): Promise<void> {
  const format = formatOf(flags);
  const { report } = await reportOf(runs, flags, terminal);
  const { renderComparison } = await import('../publish/render-comparison.ts');
  const text = renderComparison(report, { format, ...shownOf(flags) });
  if (flags.out === undefined) terminal.print(text);
  else {
    const { writeAtomically } = await import('../atomic-write.ts');
    const file = resolve(terminal.workingFolder, flags.out);
    await writeAtomically(file, `${text}\n`);
    terminal.note(`wrote ${relative(terminal.workingFolder, file)}`);
  }
  const failed = report.gates.filter(({ passed }) => !passed);
  if (failed.length === 0) return;
  const { gateLine } = await import('../comparison/text/gates-text.ts');
  throw new SightlineError('GATE_FAILED', failed.map(gateLine).join('\n'), {
    hint: 'a gate passes when the bound of the interval satisfies it: more items, or a wider margin fixed beforehand',
  });
}

async function reportOf(runs: string[], flags: Flags, terminal: Terminal) {
  const { readInput } = await import('../publish/comparison-inputs.ts');
  const { benchmarkFacts } = await import('../publish/benchmark-facts.ts');
  const shown = (path: string) => relative(terminal.workingFolder, path) || '.';
  const read = (path: string) => readInput(resolve(terminal.workingFolder, path), shown);
  if (flags.arm !== undefined) {
    if (runs.length > 0) {
      throw new SightlineError('USAGE', `${runs[0]} stands beside --arm`, {
        hint: 'name runs in arms, or without any',
      });
    }
    const arms = [];
    for (const { name, paths } of flags.arm.map(armOf)) {
      const own: ReadInput[] = [];
      for (const path of paths) own.push(await read(path));
      arms.push({ name, runs: own });
    }
    const { compareArmInputs } = await import('../comparison/arm-report.ts');
    const facts = await benchmarkFacts(arms.flatMap((arm) => arm.runs));
    return { report: compareArmInputs(arms, optionsOf(flags, facts)), facts };
  }
  const inputs: ReadInput[] = [];
  for (const path of runs) inputs.push(await read(path));
  const { compareInputs } = await import('../comparison/report.ts');
  const facts = await benchmarkFacts(inputs);
  return { report: compareInputs(inputs, optionsOf(flags, facts)), facts };
}

function optionsOf(
  flags: Flags,
  facts: Awaited<ReturnType<typeof import('../publish/benchmark-facts.ts').benchmarkFacts>>,
): ReportOptions {
  return {
    probe: flags.probe,
    margin: flags.margin,
    seed: flags.seed,
    draws: flags.draws,
    permissions: {
      commonItems: flags.commonItems === true,
      differentProtocol: flags.allowDifferentProtocol === true,
    },
    sharedSeeds: flags.sharedSeeds === true,
    gates: flags.gate ?? [],
    tasks: new Map(Array.from(facts, ([id, { task }]) => [id, task])),
  };
}

function armOf(text: string): { name: string; paths: string[] } {
  const at = text.indexOf('=');
  const [name, paths] = [
    text.slice(0, at),
    text
      .slice(at + 1)
      .split(',')
      .filter(Boolean),
  ];
  if (at > 0 && paths.length > 0 && new Set(paths).size === paths.length) return { name, paths };
  throw new SightlineError('USAGE', `"${text}" is no arm`, {
    hint: 'write it as name=run,run,run, each run once',
  });
}

function shownOf({ breakdown, details, flips }: Flags) {
  return {
    details: details === true,
    flips: flips === true,
    ...(breakdown === undefined ? {} : { breakdown }),
  };
}

function formatOf({ json, csv, markdown }: Flags): ComparisonFormat {
  const chosen = Object.entries({ json, csv, markdown }).flatMap(([name, is]) =>
    is === true ? [name as ComparisonFormat] : [],
  );
  if (chosen.length > 1) {
    const names = chosen.map((name) => `--${name}`).join(' and ');
    throw new SightlineError('USAGE', `${names} cannot be printed together`);
  }
  return chosen[0] ?? 'text';
}

function added(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

function whole(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new SightlineError('USAGE', `"${text}" is no whole number`);
}

function positive(text: string): number {
  const value = whole(text);
  if (value > 0) return value;
  throw new SightlineError('USAGE', `"${text}" is not above zero`);
}

function points(text: string): number {
  const value = Number(text);
  if (value > 0 && value < 100) return value / 100;
  throw new SightlineError('USAGE', `"${text}" is no number of points`);
}
