import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import { onlyOne } from '../../flag-values.ts';

type Flags = {
  data?: string;
  probe: string;
  json?: boolean;
  csv?: boolean;
  show: number;
  disagreements?: boolean;
};

/** Adds `extraction` below a command. */
export function defineExtraction(program: Command, terminal: Terminal): void {
  program
    .command('extraction')
    .description('rules that read the replies, and the same replies read by others')
    .argument('<run...>', 'run folders')
    .option('-d, --data <folder>', 'the data folder, when it has moved since the runs')
    .option('--probe <id>', 'whose replies', 'full')
    .option('--json', 'print the audits as JSON')
    .option('--csv', 'print a line a reply, without its text')
    .option('--show <n>', 'replies without an answer to show, or "all"', shown, 20)
    .option('--disagreements', 'show the replies that others read in another way, too')
    .action(async (runs: string[], flags: Flags) => {
      const format = onlyOne({ json: flags.json, csv: flags.csv }) ?? 'text';
      const { reportExtraction } = await import('../../publish/extraction-audit/report.ts');
      const place = (path: string) => resolve(terminal.workingFolder, path);
      await reportExtraction(runs.map(place), {
        probe: flags.probe,
        data: flags.data === undefined ? null : place(flags.data),
        format,
        show: flags.show,
        disagreements: flags.disagreements === true,
        terminal,
      });
    });
}

function shown(text: string): number {
  if (text === 'all') return Number.POSITIVE_INFINITY;
  if (/^\d+$/.test(text)) return Number(text);
  throw new SightlineError('USAGE', `--show takes a whole number or "all", not "${text}"`);
}
