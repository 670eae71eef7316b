import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { EndpointError } from '../errors.ts';
import { systemClock, type Clock } from './clock.ts';
import { logTail } from './log-tail.ts';
import { startGroup, type ProcessGroup } from './process-group.ts';

export type ModelServer = {
  log: string;
  /** Aborted when it ends by itself; the reason is an EndpointError with the end of its output. */
  died: AbortSignal;
  stop(): Promise<void>;
};

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
  const { size: logStart } = await output.stat();
  const group = startGroup(options.command, output.fd);
  await output.close();
  const url = `${options.baseUrl}/models`;
  const died = new AbortController();
  const stopping = new AbortController();
  let when = '';
  const look = async () => {
    const how = await untilItDies(group, url, { clock, unless: stopping.signal });
    if (how !== null) died.abort(ended(`${when}: ${how}`, log, await logTail(log, logStart)));
  };
  void look();
  const server = {
    log,
    died: died.signal,
    async stop() {
      stopping.abort();
      await group.stop(clock);
    },
  };
  try {
    await untilItAnswers(url, { ...options, clock, log, died: died.signal });
    when = ' in the middle of the run';
    return server;
  } catch (error) {
    await server.stop();
    if (signal.aborted) return server;
    throw error;
  }
}

/**
 * How the command ended once nobody answers any more; null when it was stopped. One that has put its
 * server into the background ends well and leaves it behind in its group.
 */
async function untilItDies(
  group: ProcessGroup,
  url: string,
  { clock, unless }: { clock: Clock; unless: AbortSignal },
): Promise<string | null> {
  const { words, isClean } = await group.ended;
  while (!unless.aborted) {
    const isBehind = isClean && group.isThere();
    if (!isBehind && !(await answers(url, unless))) return unless.aborted ? null : words;
    await clock.wait(ASK_EVERY_MS, unless);
  }
  return null;
}

function ended(how: string, log: string, tail: string[]): EndpointError {
  const output = tail.map((line) => `\n    ${line}`).join('');
  return new EndpointError('ENDPOINT_UNREACHABLE', `the model server ended${how}${output}`, {
    hint: `all of its output is in ${log}`,
  });
}

async function untilItAnswers(
  url: string,
  {
    baseUrl,
    timeoutMs,
    signal,
    clock,
    log,
    died,
  }: ServeOptions & { clock: Clock; log: string; died: AbortSignal },
): Promise<void> {
  const deadline = clock.nowMs() + timeoutMs;
  const wake = AbortSignal.any([signal, died]);
  while (!(await answers(url, signal))) {
    if (signal.aborted) return;
    died.throwIfAborted();
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
