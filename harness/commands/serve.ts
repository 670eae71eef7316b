import { Argument } from 'commander';
import type { CommandModule } from '../command.ts';
import { cannotListen, readPort } from '../port.ts';
import { stopSignal } from '../stop-signal.ts';

/** `sightline serve reader`: a server for trying things out, until it is stopped. */
export const command: CommandModule = {
  summary: 'start the sample model, an OpenAI-compatible server that looks at what it is sent',
  define(program, terminal) {
    program
      .addArgument(new Argument('<what>', 'what to serve').choices(['reader']))
      .option('--port <number>', 'port to listen on; 0 takes a free one', readPort, 0)
      .option('--host <address>', 'address to listen on', '127.0.0.1')
      .action(async (_what: string, options: { port: number; host: string }) => {
        const { startReader } = await import('../reader/server.ts');
        const stopped = stopSignal();
        const reader = await startReader(options).catch((error: unknown) => {
          throw cannotListen(options, error);
        });
        terminal.print(reader.url);
        terminal.note(
          `ask it with --endpoint openai:sightline-reader@${reader.url}; Ctrl-C stops it`,
        );
        await stopped;
        await reader.close();
      });
  },
};
