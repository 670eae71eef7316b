import { join, relative, resolve } from 'node:path';
import type { CommandModule, Terminal } from '../command.ts';
import { onlyOne, positive, whole } from '../flag-values.ts';
import { homeFolder } from '../home.ts';
import { defineItems } from './shortcuts/items.ts';

type Flags = {
  base?: string;
  allowDifferentProtocol?: boolean;
  probes?: boolean;
  breakdown?: string;
  results?: string;
  seed: number;
  draws: number;
  json?: boolean;
  csv?: boolean;
  markdown?: boolean;
  out?: string;
};

export const command: CommandModule = {
  summary: 'how much models answer without looking, and how much of a gain needs the video',
  define(program, terminal) {
    program
      .argument('<run...>', 'run folders, published records, or folders of them')
      .option('--base <run>', 'compare every other record with this one')
      .option('--allow-different-protocol', 'compare records that were not asked the same')
      .option('--probes', 'every probe of every record, however many there are')
      .option('--breakdown <name>', 'the metrics by the labels of a breakdown')
      .option('--results <folder>', 'where floors are looked for (default: results/ of the clone)')
      .option('--seed <n>', 'seed of everything random', whole, 0)
      .option('--draws <n>', 'resamples of the videos', positive, 2000)
      .option('--json', 'print the report as JSON, shares of 1')
      .option('--csv', 'print one figure a line')
      .option('--markdown', 'print tables for papers and issues')
      .option('-o, --out <file>', 'write it to a file instead')
      .addHelpText(
        'after',
        `
Checkpoints of one series are compared with its first step without being asked to.

Examples:
  sightline shortcuts runs/my-run
  sightline shortcuts runs/tuned --base runs/base
  sightline shortcuts results/video-mme --breakdown duration
  sightline shortcuts runs/a runs/b --markdown --out report.md
  sightline run … --probe full,blind,frame-middle,shuffle,wrong-video,rerun asks what it needs`,
      )
      .action((runs: string[], flags: Flags) => report(runs, flags, terminal));
    defineItems(program, terminal);
  },
};

async function report(runs: string[], flags: Flags, terminal: Terminal): Promise<void> {
  const { json, csv, markdown } = flags;
  const format = onlyOne({ json, csv, markdown }) ?? 'text';
  const place = (path: string) => resolve(terminal.workingFolder, path);
  const { readShortcutRecords } = await import('../publish/shortcut-records.ts');
  const { records, base, generators, floors, licences, terms } = await readShortcutRecords({
    paths: runs.map(place),
    base: flags.base === undefined ? null : place(flags.base),
    results:
      flags.results === undefined
        ? join(homeFolder(terminal.workingFolder), 'results')
        : place(flags.results),
    shown: (path) => relative(terminal.workingFolder, path) || '.',
  });
  if (generators > 0) terminal.note(`left out: ${generators} of generators of videos`);
  const { shortcutReport } = await import('../shortcuts/report.ts');
  const made = shortcutReport(records, {
    seed: flags.seed,
    draws: flags.draws,
    floors,
    ...(base === null ? {} : { base }),
    allowProtocol: flags.allowDifferentProtocol === true,
  });
  const { renderReport } = await import('../publish/render-report.ts');
  const text = renderReport(made, { format, licences, terms, ...shownOf(flags) });
  if (flags.out === undefined) {
    terminal.print(text);
    return;
  }
  const { writeAtomically } = await import('../atomic-write.ts');
  const file = place(flags.out);
  await writeAtomically(file, `${text}\n`);
  terminal.note(`wrote ${relative(terminal.workingFolder, file)}`);
}

function shownOf({ probes, breakdown }: Flags): { probes: boolean; breakdown?: string } {
  return { probes: probes === true, ...(breakdown === undefined ? {} : { breakdown }) };
}
