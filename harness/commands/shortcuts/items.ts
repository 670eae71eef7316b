import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import { onlyOne, positive, whole } from '../../flag-values.ts';
import type { ItemsReport } from '../../publish/shortcut-items/report.ts';

/** As it is typed: paths may be relative. */
type ItemsFlags = Omit<ItemsReport, 'terminal'>;

/** Adds `items` below a command. */
export function defineItems(program: Command, terminal: Terminal): void {
  program
    // Else the flags of the same name, such as --json, would be taken as those of the command above.
    .enablePositionalOptions()
    .command('items')
    .description('which items models answer without the video, beside what guessing gives')
    .argument('<run...>', 'run folders, published records, or folders of them, of several models')
    .option('--rule <k/m>', 'flag where k of m blind answers are right (default: from the floor)')
    .option('--rotations', 'count the answers under rotated options too (probe blind-rotate)')
    .option('--seed <n>', 'seed of everything random', whole, 0)
    .option('--draws <n>', 'draws of the placebo floor (default: 200)', positive)
    .option('-d, --data <folder>', 'the data folder, when it has moved since the runs')
    .option('--json', 'print the public records as JSON')
    .option('--csv', 'print a line an item')
    .option('--list', 'print the ids of the flagged items')
    .option(
      '--with-predictions',
      'predictions and right answers in --csv, where the licence allows',
    )
    .option('--with-text', 'questions and options in --csv, where the licence allows')
    .option('--hard <model>', 'write the items that models of other families do not answer blind')
    .option('-o, --out <file>', 'where --hard writes its list, for sightline run --items')
    .option('--record <folder>', 'write <folder>/shortcut-items/<item set>.json')
    .addHelpText(
      'after',
      `
Examples:
  sightline shortcuts items runs/model-a runs/model-b runs/model-c
  sightline shortcuts items results/video-mme/short-786-*.json --csv
  sightline shortcuts items runs/* --hard model-a --out hard.json, then sightline run … --items hard.json
  sightline shortcuts items runs/* --record results`,
    )
    .action(async (runs: string[], flags: ItemsFlags) => {
      checkFlags(flags);
      const { reportItems } = await import('../../publish/shortcut-items/report.ts');
      const place = (path: string) => resolve(terminal.workingFolder, path);
      await reportItems(runs.map(place), {
        ...flags,
        ...(flags.data === undefined ? {} : { data: place(flags.data) }),
        ...(flags.out === undefined ? {} : { out: place(flags.out) }),
        ...(flags.record === undefined ? {} : { record: place(flags.record) }),
        terminal,
      });
    });
}

function checkFlags({ json, csv, list, hard, out, ...flags }: ItemsFlags): void {
  onlyOne({ json, csv, list });
  if ((hard === undefined) !== (out === undefined)) {
    throw new SightlineError('USAGE', '--hard MODEL and --out FILE go together');
  }
  const extra = flags.withText === true ? '--with-text' : '--with-predictions';
  if ((flags.withText === true || flags.withPredictions === true) && csv !== true) {
    throw new SightlineError('USAGE', `${extra} adds columns to --csv`);
  }
}
