import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { positive, whole } from '../../flag-values.ts';

type Flags = { sheet?: string[]; seed: number; draws: number; json?: boolean };

/** Adds `agreement` below a command. */
export function defineAgreement(program: Command, terminal: Terminal): void {
  program
    .command('agreement')
    .description('people with each other, and the judge with people, from filled sheets')
    .argument('<folder>', 'the folder of a sample')
    .option('--sheet <file...>', 'filled sheets, instead of those in the folder')
    .option('--seed <n>', 'seed of everything random', whole, 0)
    .option('--draws <n>', 'resamples of the videos', positive, 2000)
    .option('--json', 'print the figures as JSON, shares of 1')
    .action(async (folder: string, flags: Flags) => {
      const place = (path: string) => resolve(terminal.workingFolder, path);
      const { readSample } = await import('../../run/judge-audit/read-sample.ts');
      const { agreementReport } = await import('../../judge-audit/agreement-report.ts');
      const { key, sheets } = await readSample(place(folder), {
        ...(flags.sheet === undefined ? {} : { files: flags.sheet.map(place) }),
        shown: (file) => relative(terminal.workingFolder, file),
      });
      const report = agreementReport(key, sheets, flags);
      if (flags.json === true) {
        const { rounded } = await import('../../publish/rounded.ts');
        terminal.print(JSON.stringify(rounded(report), null, 2));
        return;
      }
      const { agreementText } = await import('../../judge-audit/text/agreement-text.ts');
      terminal.print(agreementText(report));
    });
}
