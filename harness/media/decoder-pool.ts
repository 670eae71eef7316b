import pLimit, { type LimitFunction } from 'p-limit';
import { DecoderChild } from './decoder-child.ts';
import type { Action, Actions, DecoderRequest, DecoderSettings } from './decoder-protocol.ts';

export type PoolSettings = DecoderSettings & { processes: number; timeLimitMs: number };

/** Decoder processes that are started when needed, kept for the next clip, replaced when they die. */
export class DecoderPool {
  readonly #settings: PoolSettings;
  readonly #limit: LimitFunction;
  readonly #children = new Set<DecoderChild>();
  readonly #idle: DecoderChild[] = [];
  readonly #asked: Record<Action, number> = { version: 0, list: 0, decode: 0, pack: 0 };
  #closed = false;

  constructor(settings: PoolSettings) {
    this.#settings = settings;
    this.#limit = pLimit(settings.processes);
  }

  /** Process ids, for tests that end them. */
  get pids(): number[] {
    return [...this.#children].flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  }

  /** How often each action was asked of a process, so that a test can tell what was done once. */
  get asked(): Readonly<Record<Action, number>> {
    return this.#asked;
  }

  /** Waits for a free process. The time limit counts from when the process has the request. */
  async ask<A extends Action>(
    request: Extract<DecoderRequest, { action: A }>,
    signal?: AbortSignal,
  ): Promise<Actions[A]['output']> {
    return this.#limit(async () => {
      signal?.throwIfAborted();
      if (this.#closed) throw new Error('the decoder is closed');
      const child = this.#child();
      this.#asked[request.action] += 1;
      try {
        return await child.ask<A>(request, { timeLimitMs: this.#settings.timeLimitMs, signal });
      } finally {
        if (child.alive) this.#idle.push(child);
      }
    });
  }

  /** Ends every process, also one that is decoding. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#children].map((child) => child.end()));
  }

  #child(): DecoderChild {
    for (let child = this.#idle.pop(); child !== undefined; child = this.#idle.pop()) {
      if (child.alive) return child;
    }
    const { backend, ffmpegPath, threads, memoryLimitBytes } = this.#settings;
    const child = new DecoderChild({ backend, ffmpegPath, threads, memoryLimitBytes });
    this.#children.add(child);
    void child.ended.then(() => this.#children.delete(child));
    return child;
  }
}
