import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { lineReader } from '../http/lines.ts';

export type ProgramEvents = {
  onLine: (line: string) => void;
  /** It is gone; `why` says how, `started` whether it ever ran. */
  onEnd: (why: string, started: boolean) => void;
};

/** One life of the program. */
export type Program = {
  write(line: string): void;
  /** Ends it and all that it started. */
  kill(): Promise<void>;
};

/** How long it may take to end by itself. */
const GRACE_MS = 2000;

/**
 * Starts a program without a shell. Its stderr is the user's. It leads a process group of its own, so
 * that what it starts ends with it.
 */
export function startProgram(
  [program, ...args]: readonly [string, ...string[]],
  environment: Record<string, string | undefined>,
  events: ProgramEvents,
): Program {
  const child = spawn(program, args, {
    env: environment,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const { stdin, stdout } = child as ChildProcess & { stdin: Writable; stdout: Readable };
  const lines = lineReader(events.onLine);
  let ended = false;
  const end = (why: string, started: boolean) => {
    if (ended) return;
    ended = true;
    process.removeListener('exit', killNow);
    events.onEnd(why, started);
  };
  const killNow = () => signalGroup(child, 'SIGKILL');
  process.once('exit', killNow);
  child.once('error', (error) => end(error.message, child.pid !== undefined));
  // Not `exit`: what it wrote last is still to be read.
  child.once('close', (code, signal) => {
    lines.end();
    end(signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`, true);
  });
  stdout.on('data', lines.push);
  // It died with requests unread; `close` tells.
  stdin.on('error', () => undefined);
  return {
    write: (line) => void stdin.write(`${line}\n`),
    async kill() {
      if (!ended) {
        const closed = once(child, 'close');
        stdin.end();
        signalGroup(child, 'SIGTERM');
        const timer = setTimeout(killNow, GRACE_MS);
        await closed;
        clearTimeout(timer);
      }
      // What it started may have outlived it.
      killNow();
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Nobody is left.
  }
}
