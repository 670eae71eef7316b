import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { EndpointError } from '../errors.ts';
import { systemClock, type Clock } from './clock.ts';

export type ModelServer = { log: string; stop(): Promise<void> };

export type ServeOptions = {
  /** For the shell. */
  command: string;
  /** Where it will answer. */
  baseUrl: string;
  /** Its output goes to `server.log` in here. */
  folder: string;
  timeoutMs: number;
  /** Aborted: it is not waited for any longer. */
  signal: AbortSignal;
  clock?: Clock;
};

const ASK_EVERY_MS = 500;
/** Between asking the server to end and ending it. */
const GRACE_MS = 3000;
const COLLECTED_MS = 500;
const LOOK_EVERY_MS = 20;

/**
 * Starts the user's model server in a process group of its own and waits until it answers.
 *
 * @throws EndpointError `ENDPOINT_UNREACHABLE` when it ends, or says nothing in time; then it is gone.
 */
export async function startModelServer(options: ServeOptions): Promise<ModelServer> {
  const { clock = systemClock, signal, folder } = options;
  await mkdir(folder, { recursive: true });
  const log = join(folder, 'server.log');
  const output = await open(log, 'a');
  const child = spawn('/bin/sh', ['-c', options.command], {
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  const lifeline = startLifeline(child);
  // Listened for before anything is awaited: a command that ends at once tells so only once.
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, by) => resolve(by === null ? `exit code ${code}` : by));
  });
  await output.close();
  const server = {
    log,
    async stop() {
      await stop(child, ended, clock);
      if (lifeline !== null) killGroup(lifeline, 'SIGKILL');
    },
  };
  // What is left behind by an exit that nobody saw coming would keep the graphics card.
  const kill = () => void killGroup(child, 'SIGKILL');
  process.once('exit', kill);
  void ended.then(() => process.off('exit', kill));
  try {
    await untilItAnswers(options, ended, clock);
    return server;
  } catch (error) {
    await server.stop();
    if (signal.aborted) return server;
    throw error;
  }
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

async function untilItAnswers(
  { baseUrl, timeoutMs, signal, folder }: ServeOptions,
  ended: Promise<string>,
  clock: Clock,
): Promise<void> {
  const deadline = clock.nowMs() + timeoutMs;
  let over: string | null = null;
  const waker = new AbortController();
  const watch = async () => {
    over = await ended;
    waker.abort();
  };
  void watch();
  const wake = AbortSignal.any([signal, waker.signal]);
  const log = join(folder, 'server.log');
  while (!(await answers(`${baseUrl}/models`, signal))) {
    if (signal.aborted) return;
    if (over !== null) {
      throw new EndpointError('ENDPOINT_UNREACHABLE', `the model server ended: ${String(over)}`, {
        hint: `its output is in ${log}`,
      });
    }
    if (clock.nowMs() >= deadline) {
      throw new EndpointError(
        'ENDPOINT_UNREACHABLE',
        `the model server did not answer at ${baseUrl} within ${Math.round(timeoutMs / 1000)} s`,
        { hint: `its output is in ${log}; --serve-timeout gives it more time` },
      );
    }
    await clock.wait(ASK_EVERY_MS, wake);
  }
}

/** Anything below 500 is an answer: a key may be wanted, the list of models may not exist. */
async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]),
    });
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false;
  }
}

/** The group and not the shell is waited for: it may have started the server and ended. */
async function stop(child: ChildProcess, ended: Promise<string>, clock: Clock): Promise<void> {
  killGroup(child, 'SIGTERM');
  if (!(await isGone(child, GRACE_MS, clock))) {
    killGroup(child, 'SIGKILL');
    // The system collects them at once; a container without an init never does.
    await isGone(child, COLLECTED_MS, clock);
  }
  await ended;
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
