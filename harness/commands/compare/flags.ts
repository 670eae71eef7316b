import { Option, type Command } from 'commander';
import { SightlineError } from '../../errors.ts';
import { onlyOne, positive, whole } from '../../flag-values.ts';
import type { ComparisonFormat } from '../../publish/render-comparison.ts';
import { points } from './numbers.ts';

export type CompareFlags = {
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
  report?: string;
};

const MARGIN = 0.02;

/** Declares them, for the command and its help. */
export function compareFlags(program: Command): Command {
  return program
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
    .addOption(
      new Option('--margin <points>', 'of equivalence and of "no worse than"')
        .argParser(points)
        .default(MARGIN, '2'),
    )
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
    .option('--report <file>', 'also write one page (HTML) to attach to a paper');
}

/** @throws `USAGE` for what is no arm. */
export function armOf(text: string): { name: string; paths: string[] } {
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

/** @throws `USAGE` for what says nothing of generators, so that nobody takes it for done. */
export function refuseForGenerators(flags: CompareFlags): void {
  const given = {
    '--arm': flags.arm,
    '--shared-seeds': flags.sharedSeeds,
    '--gate': flags.gate,
    '--margin': flags.margin === MARGIN ? undefined : flags.margin,
    '--breakdown': flags.breakdown,
    '--flips': flags.flips,
    '--report': flags.report,
  };
  const found = Object.entries(given).find(([, value]) => value !== undefined);
  if (found === undefined) return;
  throw new SightlineError('USAGE', `${found[0]} is not for generators of videos`, {
    hint: 'they are compared as a table, --details, --json, --csv or --markdown',
  });
}

export function shownOf({ breakdown, details, flips }: CompareFlags) {
  return {
    details: details === true,
    flips: flips === true,
    ...(breakdown === undefined ? {} : { breakdown }),
  };
}

export function formatOf({ json, csv, markdown }: CompareFlags): ComparisonFormat {
  return onlyOne({ json, csv, markdown }) ?? 'text';
}

function added(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}
