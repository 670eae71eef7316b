import { resolve } from 'node:path';
import type { CommandModule } from '../command.ts';

type Flags = { data?: string; json?: boolean };

export const command: CommandModule = {
  summary: 'score the kept replies of runs again; asks nothing',
  define(program, terminal) {
    program
      .argument('<run...>', 'run folders')
      .option('-d, --data <folder>', 'the data folder, when it has moved since the run')
      .option('--json', 'print the scores as JSON')
      .action(async (runs: string[], flags: Flags) => {
        const { rescore } = await import('../run/rescore.ts');
        const { scoreJson, scoreTable } = await import('../publish/score-table.ts');
        const rows = [];
        for (const run of runs) {
          rows.push(
            ...(await rescore(
              resolve(terminal.workingFolder, run),
              flags.data === undefined ? null : resolve(terminal.workingFolder, flags.data),
            )),
          );
        }
        terminal.print(
          flags.json === true ? JSON.stringify(rows.map(scoreJson), null, 2) : scoreTable(rows),
        );
      });
  },
};
