import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const CLI = fileURLToPath(new URL('../../../../harness/cli.ts', import.meta.url));
const SAID_WITHIN_MS = 40_000;

export type SightlineProcess = {
  pid: number;
  /** What it has written to stderr so far. */
  stderr(): string;
  stdout(): string;
  /** Once stderr holds this; an error with everything that was said when the process ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** To the process and everything that it has started. */
  signal(name: NodeJS.Signals): void;
  /** Its exit code, null when a signal ended it. */
  ended: Promise<number | null>;
};

/**
 * The command line as a process of its own, killed with the test if it still runs.
 *
 * @param where the folder that it works in, and what its environment has beside the test's own.
 */
export function sightline(
  words: string[],
  where: { cwd: string; environment?: Record<string, string> },
): SightlineProcess {
  const child = spawn(process.execPath, [CLI, ...words], {
    cwd: where.cwd,
    env: { ...process.env, ...where.environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  let stdout = '';
  let over = false;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    changed();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      over = true;
      changed();
      resolve(code);
    });
  });
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(-(child.pid ?? 0), name);
    } catch {
      // It has ended by itself.
    }
  };
  onTestFinished(async () => {
    signal('SIGKILL');
    await ended;
  });
  return {
    pid: child.pid ?? 0,
    stderr: () => stderr,
    stdout: () => stdout,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const finish = (act: () => void) => {
          clearTimeout(timer);
          listeners.delete(look);
          act();
        };
        const fail = (why: string) =>
          finish(() => reject(new Error(`${why} ${String(pattern)}; it said:\n${stderr}`)));
        const timer = setTimeout(() => fail('too long without'), SAID_WITHIN_MS);
        const look = () => {
          const found = pattern.exec(stderr);
          if (found !== null) finish(() => resolve(found));
          else if (over) fail('it ended without');
        };
        listeners.add(look);
        look();
      }),
    signal,
    ended,
  };
}
