import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ownModule } from '../own-module.ts';
import { ClipFailure } from './clip-failure.ts';
import type {
  Action,
  Actions,
  DecoderReply,
  DecoderRequest,
  DecoderSettings,
} from './decoder-protocol.ts';
import { limited } from './memory-limit.ts';
import { killGroup } from './process-group.ts';

/**
 * What Node maps writable at start without using it, which RLIMIT_DATA counts all the same. The limit
 * stands this much higher; the watchdog holds the memory in use to the limit itself.
 */
const RESERVED_BYTES = 1.5 * 2 ** 30;

const ENTRY = fileURLToPath(ownModule('decoder-process', import.meta.url));

export type Patience = { timeLimitMs: number; signal?: AbortSignal | undefined };

/** The parent's end of a decoder process. One request at a time. */
export class DecoderChild {
  readonly #process: ChildProcess;
  /** How the process ended, in words. */
  readonly ended: Promise<string>;
  #onEnd: ((end: string) => void) | null = null;
  #stderr = '';
  #alive = true;
  #ending = false;

  constructor(settings: DecoderSettings) {
    this.#process = start(settings);
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-10_000);
    });
    const { promise, resolve } = Promise.withResolvers<string>();
    this.ended = promise;
    const end = (how: string) => {
      this.#alive = false;
      this.#onEnd?.(how);
      resolve(how);
    };
    this.#process.once('error', (error) => end(error.message));
    this.#process.once('close', (code, signal) => end(signal ?? `exit code ${code}`));
    this.#hold(false);
  }

  get alive(): boolean {
    return this.#alive && this.#process.connected;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /**
   * @throws ClipFailure the process's own, or `DECODER_…` when it dies or takes too long: then it is
   * gone when this rejects. An abort rejects with the signal's reason.
   */
  async ask<A extends Action>(
    request: Extract<DecoderRequest, { action: A }>,
    patience: Patience,
  ): Promise<Actions[A]['output']> {
    const reply = await this.#exchange(request, patience);
    if (reply.ok) return reply.output;
    // A process that ran out once has little left for the next clip.
    if (reply.code === 'DECODER_MEMORY') await this.end();
    throw new ClipFailure(reply.code, reply.reason);
  }

  async #exchange(
    request: DecoderRequest,
    { timeLimitMs, signal }: Patience,
  ): Promise<DecoderReply> {
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<DecoderReply>();
    const timer = setTimeout(() => {
      const limit = `${timeLimitMs / 1000} s`;
      reject(new ClipFailure('DECODER_TIMEOUT', `the decoder took longer than ${limit}`));
    }, timeLimitMs);
    const abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    this.#process.once('message', resolve);
    this.#onEnd = (end) => reject(this.#death(end));
    this.#stderr = '';
    this.#hold(true);
    try {
      this.#process.send(request, (error) => {
        if (error !== null) this.kill();
      });
      return await promise;
    } catch (error) {
      await this.end();
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      this.#process.off('message', resolve);
      this.#onEnd = null;
      this.#hold(false);
    }
  }

  /** Kills the process with all that it started, and waits until it is gone. */
  async end(): Promise<void> {
    this.#hold(true);
    // A reply that comes in the meantime must not let the program end while this waits.
    this.#ending = true;
    this.kill();
    await this.ended;
  }

  kill(): void {
    const { pid } = this.#process;
    if (this.#alive && pid !== undefined) killGroup(pid);
  }

  #death(end: string): ClipFailure {
    const memory = /out of memory|cannot allocate memory|bad_alloc|allocation failed/i;
    if (memory.test(this.#stderr)) {
      return new ClipFailure('DECODER_MEMORY', 'it needs more memory to decode than allowed');
    }
    const said = this.#stderr.split('\n').find((line) => /error|fatal|assert/i.test(line));
    const told = said === undefined ? '' : `: ${said.trim()}`;
    return new ClipFailure('DECODER_CRASHED', `the decoder process died (${end})${told}`);
  }

  /** An idle process does not keep the program running. */
  #hold(busy: boolean): void {
    if (this.#ending) return;
    const word = busy ? 'ref' : 'unref';
    this.#process[word]();
    this.#process.channel?.[word]();
    (this.#process.stderr as Socket | null)?.[word]();
  }
}

function start(settings: DecoderSettings): ChildProcess {
  const command = [process.execPath, ENTRY, JSON.stringify(settings)] as const;
  const [program, ...args] = limited(command, settings.memoryLimitBytes + RESERVED_BYTES);
  return spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    // A group of its own, to be killed with the programs it starts; Ctrl-C is for the parent alone.
    detached: process.platform !== 'win32',
  });
}
