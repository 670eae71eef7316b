import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { positive, whole } from '../../flag-values.ts';
import { homeFolder } from '../../home.ts';

type Flags = {
  out: string;
  items: number;
  minimum: number;
  raters: number;
  seed: number;
  probe: string;
  data?: string;
};

/** Adds `sample` below a command. */
export function defineSample(program: Command, terminal: Terminal): void {
  program
    .command('sample')
    .description('a stratified, blinded sample of judged answers, for people to label')
    .argument('<run...>', 'run folders with a judge')
    .requiredOption('-o, --out <folder>', 'a new folder; never publish it')
    .option('--items <n>', 'answers in all', positive, 150)
    .option('--minimum <n>', 'of each model and verdict, as far as there are any', whole, 10)
    .option('--raters <n>', 'people, each with a sheet in an order of its own', positive, 2)
    .option('--seed <n>', 'seed of everything random', whole, 0)
    .option('--probe <id>', 'whose answers', 'full')
    .option('-d, --data <folder>', 'the data folder, when it has moved since the runs')
    .action(async (runs: string[], flags: Flags) => {
      const place = (path: string) => resolve(terminal.workingFolder, path);
      const { data, out, ...how } = flags;
      const { makeSample } = await import('../../run/judge-audit/sample.ts');
      const { requireEmpty, writeSample } = await import('../../run/judge-audit/write-sample.ts');
      const { sampleNotes, strataText } = await import('../../run/judge-audit/sample-notes.ts');
      await requireEmpty(place(out));
      const sample = await makeSample({
        ...how,
        runs: runs.map(place),
        data: data === undefined ? null : place(data),
        packetsFolder: join(homeFolder(terminal.workingFolder), '.cache', 'packets'),
      });
      await writeSample(place(out), sample);
      terminal.print(strataText(sample));
      for (const note of sampleNotes(sample)) terminal.note(note);
      const shown = relative(terminal.workingFolder, place(out)) || '.';
      terminal.note(
        `wrote ${sample.items.length} answers to ${shown}; then: npx sightline judge agreement ${shown}`,
      );
    });
}
