import type { Command } from 'commander';
import type { CommandModule, Terminal } from '../command.ts';
import { readPort } from '../port.ts';

export const command: CommandModule = {
  summary: 'the whole product once: ask the sample model, publish, build the site and serve it',
  define(program: Command, terminal: Terminal) {
    program
      .option('--no-serve', 'stop when the site is built')
      .option('--port <n>', 'port of the site (default: a free one)', readPort)
      .addHelpText('after', '\nWrites below .demo/, never into results/.')
      .action(async (flags: { serve: boolean; port?: number }) => {
        const { runDemo } = await import('../demo/demo.ts');
        await runDemo(terminal, flags);
      });
  },
};
