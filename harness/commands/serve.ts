import { Argument, InvalidArgumentError } from 'commander';
import type { CommandModule } from '../command.ts';
import { SightlineError } from '../errors.ts';

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

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function readPort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError('a port is a number from 0 to 65535.');
}

function cannotListen(
  { port, host }: { port: number; host: string },
  error: unknown,
): SightlineError {
  const reason = error instanceof Error ? error.message : String(error);
  return new SightlineError('USAGE', `cannot listen on ${host}:${port}: ${reason}`, {
    hint: 'choose another --port (0 takes a free one) or --host',
    cause: error,
  });
}
