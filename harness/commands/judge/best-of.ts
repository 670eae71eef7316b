import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';

type Flags = { json?: boolean };

/** Adds `best-of` below a command. */
export function defineBestOf(program: Command, terminal: Terminal): void {
  program
    .command('best-of')
    .description('what the best of several videos of each item is worth, by a second judge too')
    .argument('<run>', 'a run folder of a generator, with --repeat, whose judge chooses')
    .argument('[second]', 'the same videos, scored by another judge')
    .option('--json', 'print the figures as JSON, shares of 1')
    .addHelpText(
      'after',
      `
A judge that chooses the best of several videos and then scores its choice flatters it: some of its
errors are among the best. What another judge gives the same choice is what it is worth.

Examples:
  sightline run -b ruler-bench -d DATA -e openai-videos:sora --repeat 4 --out runs/a --judge openai:gpt-4o
  cp -r runs/a runs/b && sightline score runs/b --judge google:gemini-2.5-pro
  sightline judge best-of runs/a runs/b
  sightline judge best-of runs/a                     # one judge alone: marked as flattering`,
    )
    .action(async (run: string, second: string | undefined, flags: Flags) => {
      const { readRun } = await import('../../publish/read-run.ts');
      const { bestOfReport } = await import('../../publish/best-of/report.ts');
      const read = async (path: string) => {
        const folder = resolve(terminal.workingFolder, path);
        const { record } = await readRun(folder);
        return { name: relative(terminal.workingFolder, folder) || '.', record };
      };
      const report = bestOfReport(
        await read(run),
        second === undefined ? null : await read(second),
      );
      if (flags.json === true) {
        const { rounded } = await import('../../publish/rounded.ts');
        terminal.print(JSON.stringify(rounded(report), null, 2));
        return;
      }
      const { bestOfText } = await import('../../publish/best-of/text.ts');
      terminal.print(bestOfText(report));
    });
}
