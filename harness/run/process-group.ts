import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Clock } from './clock.ts';

/** How a command ended; it may have left others of its group behind. */
export type Ending = { words: string; isClean: boolean };

/** A command and all that it starts. */
export type ProcessGroup = {
  ended: Promise<Ending>;
  /** Whether anybody of it is left. */
  isThere(): boolean;
  /** Asks all of it to end, and ends what does not. */
  stop(clock: Clock): Promise<void>;
};

/** Between asking a group to end and ending it. */
const GRACE_MS = 3000;
const COLLECTED_MS = 500;
const LOOK_EVERY_MS = 20;

/** Starts a command of the shell; it does not outlive this process. @param output a file descriptor. */
export function startGroup(command: string, output: number): ProcessGroup {
  const child = spawn('/bin/sh', ['-c', command], {
    detached: true,
    stdio: ['ignore', output, output],
  });
  const lifeline = startLifeline(child);
  // Listened for before anything is awaited: a command that ends at once tells so only once.
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', ({ message }) => resolve({ words: message, isClean: false }));
    child.once('exit', (code, by) =>
      resolve({ words: by === null ? `exit code ${code}` : by, isClean: code === 0 }),
    );
  });
  // What is left behind by an exit that nobody saw coming would keep the graphics card.
  const kill = () => void killGroup(child, 'SIGKILL');
  process.once('exit', kill);
  return {
    ended,
    isThere: () => killGroup(child, 0),
    async stop(clock) {
      await stopGroup(child, clock);
      await ended;
      process.off('exit', kill);
      if (lifeline !== null) killGroup(lifeline, 'SIGKILL');
    },
  };
}

/**
 * A process that is killed outright cannot stop its server, which would keep the graphics card: somebody
 * beside it waits for the other end of a pipe to close, as only this process holds it.
 */
function startLifeline({ pid }: ChildProcess): ChildProcess | null {
  if (pid === undefined) return null;
  const end = `cat >/dev/null; kill -TERM -${pid}; sleep ${GRACE_MS / 1000}; kill -KILL -${pid}`;
  const lifeline = spawn('/bin/sh', ['-c', end], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without it a server is as it would be without a lifeline.
  lifeline.on('error', () => {});
  lifeline.stdin.on('error', () => {});
  (lifeline.stdin as Socket).unref();
  lifeline.unref();
  return lifeline;
}

/** The group and not the shell is waited for: it may have started the server and ended. */
async function stopGroup(child: ChildProcess, clock: Clock): Promise<void> {
  killGroup(child, 'SIGTERM');
  if (await isGone(child, GRACE_MS, clock)) return;
  killGroup(child, 'SIGKILL');
  // The system collects them at once; a container without an init never does.
  await isGone(child, COLLECTED_MS, clock);
}

async function isGone(child: ChildProcess, withinMs: number, clock: Clock): Promise<boolean> {
  const deadline = clock.nowMs() + withinMs;
  while (killGroup(child, 0)) {
    if (clock.nowMs() >= deadline) return false;
    await clock.wait(LOOK_EVERY_MS, new AbortController().signal);
  }
  return true;
}

/** False when there is nobody left in it. */
function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
