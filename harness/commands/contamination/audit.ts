import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';

/** Adds `audit` below a command. */
export function defineAudit(program: Command, terminal: Terminal): void {
  program
    .command('audit')
    .description('how many flagged items people found right, from the filled sheet of a check')
    .argument('<folder>', 'what check wrote with --out')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      `
Open audit.csv, write right, wrong or unsure into the column verdict of every row, save it as CSV, then
  sightline contamination audit DIR`,
    )
    .action(async (folder: string, flags: { json?: boolean }) => {
      const { auditCheck } = await import('../../publish/contamination/report-folder.ts');
      const report = await auditCheck(resolve(terminal.workingFolder, folder));
      const { contaminationText } = await import('../../contamination/report-text.ts');
      terminal.print(
        flags.json === true ? JSON.stringify(report, null, 2) : contaminationText(report),
      );
    });
}
