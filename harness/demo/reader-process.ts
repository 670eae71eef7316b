import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ownModule } from '../own-module.ts';

export type ReaderProcess = { url: string; stop(): Promise<void> };

/** Starts the sample model as a process of its own on a free port, as a user would start a server. */
export async function startReaderProcess(): Promise<ReaderProcess> {
  const cli = fileURLToPath(ownModule('../cli', import.meta.url));
  const child = spawn(process.execPath, [cli, 'serve', 'reader', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const url = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([line]) => String(line)),
    exited.then(([code]) => {
      throw new Error(`the sample model ended with ${String(code)} before it answered`);
    }),
  ]);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
