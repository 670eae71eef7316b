import type { CommandModule } from '../command.ts';

type Flags = { json?: boolean };

export const command: CommandModule = {
  summary: 'the replies that runs keep for each other: how many there are, or away with them',
  define(program, terminal) {
    const stats = program.command('stats').description('count the replies that are kept');
    const clear = program.command('clear').description('remove them; runs keep their own journals');
    for (const [sub, word] of [
      [stats, 'in'],
      [clear, 'removed from'],
    ] as const) {
      sub.option('--json', 'print the figures as JSON').action(async (flags: Flags) => {
        const { cacheStats, clearCache } = await import('../run/reply-cache.ts');
        const { repliesFolder } = await import('../run/flags.ts');
        const folder = repliesFolder(terminal.workingFolder);
        const found = await (sub === clear ? clearCache(folder) : cacheStats(folder));
        terminal.print(
          flags.json === true
            ? JSON.stringify({ folder, ...found }, null, 2)
            : `${found.replies} replies, ${(found.bytes / 1e6).toFixed(1)} MB ${word} ${folder}`,
        );
      });
      sub.exitOverride().copyInheritedSettings(program);
    }
  },
};
