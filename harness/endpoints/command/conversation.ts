import { EndpointError } from '../../errors.ts';
import type { Reply, Request } from '../../schema/endpoint.ts';
import { type Program, startProgram } from './program.ts';
import { readLine, requestLine } from './wire.ts';

/** So many deaths in a row without a reply, and it is not started again. */
const MOST_DEATHS = 3;

type Waiting = { resolve(reply: Reply): void; reject(error: unknown): void };

export type Conversation = {
  ask: (request: Request, signal: AbortSignal) => Promise<Reply>;
  close: () => Promise<void>;
};

export type Command = {
  words: [string, ...string[]];
  environment: Record<string, string | undefined>;
  /** Longest silence of the program while it is asked something. */
  stallTimeoutMs: number;
};

/** Asks a program line by line, and starts it again when it dies. Replies may come in any order. */
export function conversation({ words, environment, stallTimeoutMs }: Command): Conversation {
  const [name] = words;
  // In the order asked.
  const waiting = new Map<string, Waiting>();
  let program: Program | null = null;
  let deaths = 0;
  let fatal: EndpointError | null = null;
  let count = 0;
  let silence: NodeJS.Timeout | undefined;

  const settle = (id: string, act: (one: Waiting) => void) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one !== undefined) act(one);
    listen();
  };
  const listen = () => {
    clearTimeout(silence);
    if (waiting.size === 0) return;
    silence = setTimeout(() => void program?.kill(), stallTimeoutMs);
    silence.unref();
  };
  const onLine = (line: string) => {
    if (line.trim() === '') return;
    const { id, outcome } = readLine(line);
    const to = id ?? waiting.keys().next().value;
    if (to === undefined) return;
    if (outcome instanceof EndpointError) return settle(to, (one) => one.reject(outcome));
    deaths = 0;
    settle(to, (one) => one.resolve(outcome));
  };
  const onEnd = (why: string, started: boolean) => {
    program = null;
    deaths += 1;
    if (!started || deaths >= MOST_DEATHS) {
      const what = started ? `died ${deaths} times in a row without a reply` : 'cannot be started';
      fatal = new EndpointError('ENDPOINT_UNREACHABLE', `${name} ${what}: ${why}`, {
        hint: 'try the program by hand; what it wrote to stderr stands above',
      });
    }
    const failure = new EndpointError('ENDPOINT_BROKEN', `${name} died: ${why}`, {
      retryable: true,
    });
    const left = [...waiting.keys()];
    for (const id of left) settle(id, (one) => one.reject(fatal ?? failure));
  };
  return {
    async ask(request, signal) {
      signal.throwIfAborted();
      if (fatal !== null) throw fatal;
      count += 1;
      const id = String(count);
      program ??= startProgram(words, environment, { onLine, onEnd });
      const { promise, resolve, reject } = Promise.withResolvers<Reply>();
      // What it says to a request that was given up finds nobody waiting.
      const giveUp = () => settle(id, (one) => one.reject(signal.reason));
      signal.addEventListener('abort', giveUp, { once: true });
      waiting.set(id, { resolve, reject });
      listen();
      program.write(requestLine(id, request));
      return promise.finally(() => signal.removeEventListener('abort', giveUp));
    },
    async close() {
      fatal = new EndpointError('ENDPOINT_UNREACHABLE', `${name} was closed`);
      await program?.kill();
    },
  };
}
