import { EndpointError } from '../../errors.ts';
import { type Program, startProgram } from './program.ts';
import { lineId } from './wire.ts';

/** So many deaths in a row without a reply, and it is not started again. */
const MOST_DEATHS = 3;

/** One request as a line, and how the lines that come back for it are read. */
export type Exchange<T> = {
  line: (id: string) => string;
  /** `later`: it says something on the way, and the reply is still to come. */
  read: (line: string) => T | EndpointError | typeof LATER;
};

export const LATER = Symbol('later');

type Waiting = { take(line: string): void; reject(error: unknown): void };

export type Conversation = {
  ask: <T>(exchange: Exchange<T>, signal: AbortSignal) => Promise<T>;
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
    const to = lineId(line) ?? waiting.keys().next().value;
    if (to === undefined) return;
    waiting.get(to)?.take(line);
    listen();
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
    async ask<T>({ line, read }: Exchange<T>, signal: AbortSignal) {
      signal.throwIfAborted();
      if (fatal !== null) throw fatal;
      count += 1;
      const id = String(count);
      program ??= startProgram(words, environment, { onLine, onEnd });
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      // What it says to a request that was given up finds nobody waiting.
      const giveUp = () => settle(id, (one) => one.reject(signal.reason));
      signal.addEventListener('abort', giveUp, { once: true });
      const take = (text: string) => {
        const said = read(text);
        if (said === LATER) return;
        if (said instanceof EndpointError) return settle(id, (one) => one.reject(said));
        deaths = 0;
        settle(id, () => resolve(said));
      };
      waiting.set(id, { take, reject });
      listen();
      program.write(line(id));
      return promise.finally(() => signal.removeEventListener('abort', giveUp));
    },
    async close() {
      fatal = new EndpointError('ENDPOINT_UNREACHABLE', `${name} was closed`);
      await program?.kill();
    },
  };
}
