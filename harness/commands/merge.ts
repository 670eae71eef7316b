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
        const { withBeside } = await import('../run/beside-rows.ts');
        const { scoreJson } = await import('../publish/score-table.ts');
        const { scoreText } = await import('../publish/score-text.ts');
        const folder = (path: string) => resolve(terminal.workingFolder, path);
        const out = folder(flags.out);
        const { manifest, items, scores } = await mergeShards(shards.map(folder), out);
        const own = scoreRows(manifest, items, scores);
        const rows = await withBeside(out, own, { items, scores });
        terminal.print(
          flags.json === true ? JSON.stringify(rows.map(scoreJson), null, 2) : scoreText(rows),
        );
      });
  },
};
