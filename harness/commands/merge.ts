import { resolve } from 'node:path';
import type { CommandModule } from '../command.ts';

type Flags = { out: string; json?: boolean };

export const command: CommandModule = {
  summary: 'make one run of the shards that several machines asked',
  define(program, terminal) {
    program
      .argument('<shard...>', 'the run folders of all shards')
      .requiredOption('-o, --out <folder>', 'the folder of the whole run; must not exist yet')
      .option('--json', 'print the scores as JSON')
      .action(async (shards: string[], flags: Flags) => {
        const { mergeShards } = await import('../run/merge.ts');
        const { scoreRows } = await import('../run/score-rows.ts');
        const { scoreJson, scoreTable } = await import('../publish/score-table.ts');
        const folder = (path: string) => resolve(terminal.workingFolder, path);
        const merged = await mergeShards(shards.map(folder), folder(flags.out));
        const rows = scoreRows(merged.manifest, merged.items, merged.scores);
        terminal.print(
          flags.json === true ? JSON.stringify(rows.map(scoreJson), null, 2) : scoreTable(rows),
        );
      });
  },
};
