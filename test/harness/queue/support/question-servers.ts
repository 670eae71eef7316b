import { chatServer, type Answer } from '../../../support/chat-server.ts';

export type Asked = {
  /** The number in the question's text, "what is in 7". */
  question: number;
  /** Which of the servers was asked. */
  server: number;
  /** How often this question has been asked by now, of all servers together. */
  times: number;
  /** Requests by now, to all servers together. */
  count: number;
};

/**
 * Model servers for a folder of `nextqaFolder`, one beside each worker. What they say follows from the
 * question alone, unless `answer` says something else.
 */
export async function questionServers(
  count: number,
  answer: (asked: Asked) => Answer | void | Promise<Answer | void> = () => {},
) {
  const times = new Map<number, number>();
  const atMs: number[] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  const one = (server: number) =>
    chatServer(async ({ text }) => {
      const question = Number(/what is in (\d+)/.exec(text)?.[1]);
      times.set(question, (times.get(question) ?? 0) + 1);
      atMs.push(performance.now());
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      try {
        const asked = { question, server, times: times.get(question) ?? 0, count: atMs.length };
        return (await answer(asked)) ?? answerTo(question);
      } finally {
        inFlight -= 1;
      }
    });
  const servers = await Promise.all(Array.from({ length: count }, (_, index) => one(index)));
  return {
    urls: servers.map(({ url }) => url),
    /** How often each question was asked. */
    times,
    /** Requests beyond the first of each question. */
    repeated: () => atMs.length - times.size,
    /** When each request came, in milliseconds. */
    atMs,
    inFlight: () => inFlight,
    mostInFlight: () => mostInFlight,
    headersOf: (server: number) => servers[server]?.requests.map(({ headers }) => headers) ?? [],
  };
}

export function answerTo(question: number): string {
  return `I choose ${'ABCDE'[question % 5]}.`;
}

/** So many turns of this process: others do something meanwhile, and no clock is waited for. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
