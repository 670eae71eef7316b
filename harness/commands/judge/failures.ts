import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { positive, whole } from '../../flag-values.ts';

type Flags = { items: number; auditors: number; seed: number; sheet?: string[]; json?: boolean };

/** Adds `failures` below a command. */
export function defineFailures(program: Command, terminal: Terminal): void {
  program
    .command('failures')
    .description(
      'the rows on which people agree and the judge differs, for auditors; once they have filled their sheets: the causes',
    )
    .argument('<folder>', 'the folder of a labelled sample; the audit is its folder failures')
    .option('--items <n>', 'disagreements at most, by model and verdict', positive, 100)
    .option('--auditors <n>', 'people, each with a sheet', positive, 2)
    .option('--seed <n>', 'seed of everything random', whole, 0)
    .option('--sheet <file...>', 'filled sheets of raters, instead of those in the folder')
    .option('--json', 'print the causes as JSON')
    .action(async (folder: string, flags: Flags) => {
      const place = (path: string) => resolve(terminal.workingFolder, path);
      const shown = (file: string) => relative(terminal.workingFolder, file);
      const { beginFailures, readFailures } = await import('../../run/judge-audit/failures.ts');
      const audit = join(place(folder), 'failures');
      const begun = await beginFailures(place(folder), {
        ...flags,
        audit,
        shown,
        ...(flags.sheet === undefined ? {} : { files: flags.sheet.map(place) }),
      });
      if (begun !== null) {
        terminal.note(
          `wrote ${begun.drawn} of ${begun.found} disagreements to ${shown(audit)}; fill the causes, then the same command again`,
        );
        return;
      }
      const report = await readFailures(audit, shown);
      if (flags.json === true) {
        const { rounded } = await import('../../publish/rounded.ts');
        terminal.print(JSON.stringify(rounded(report), null, 2));
        return;
      }
      const { failureText } = await import('../../judge-audit/text/failure-text.ts');
      terminal.print(failureText(report));
    });
}
