import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { SightlineError } from '../errors.ts';
import { systemClock } from '../run/clock.ts';
import type { Interrupt } from '../run/interrupt.ts';
import { queueRunVersionSchema } from '../schema/queue-run.ts';
import type { Connection } from './connection.ts';
import { COORDINATORS, RUNS, runKeys } from './keys.ts';
import { openRun } from './open-served.ts';
import type { Outbox } from './outbox.ts';
import { coordinatorsNow } from './run-scripts.ts';
import { refusalOf, type ServedRun } from './served-run.ts';
import type { Serving } from './serving.ts';
import { workerCount } from './worker-count.ts';
import type { WorkerOptions } from './worker-options.ts';
import type { WorkerReport } from './worker-report.ts';

const LOOK_EVERY_MS = 500;
/** A run that is taken out of the queue may come back, as after a restart of its server. */
const GONE_MS = 5000;
/** Before the first run there may be none yet, or none that this machine can serve. */
const PATIENCE_MS = 30_000;

/** A run of the queue, as this worker stands to it. */
type Standing = {
  text: string;
  served: ServedRun | null;
  /** It cannot be served here. */
  refused: boolean;
  looking: boolean;
  goneMs: number | null;
};

type Parts = {
  options: WorkerOptions;
  connection: Connection;
  outbox: Outbox;
  interrupt: Pick<Interrupt, 'drain' | 'abort'>;
};

/** Where a worker stands to every run of its queue: it takes them up, looks after them and leaves them. */
export class WorkerDesk {
  readonly #parts: Parts;
  readonly #serving: Serving;
  readonly #runs = new Map<string, Standing>();
  readonly #count;
  readonly #startedMs = systemClock.nowMs();
  #first: SightlineError | null = null;
  readonly #served = new Set<string>();
  readonly #refused: WorkerReport['refused'] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    const { options, connection, outbox, interrupt } = parts;
    const { terminal, leaseMs, concurrency, packetsFolder, repliesFolder } = options;
    this.#count = workerCount(terminal);
    this.#serving = {
      connection,
      outbox,
      environment: terminal.environment,
      // Containers may share the name of their host and each have a process 1.
      worker: `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`,
      leaseMs,
      concurrency,
      packetsFolder,
      repliesFolder,
      drain: interrupt.drain,
      abort: interrupt.abort,
      onLine: (line) => this.#count.line(line),
      onVideo: () => this.#count.video(),
      note: (text) => terminal.note(text),
    };
  }

  async work(): Promise<void> {
    const { connection, interrupt, options } = this.#parts;
    const { drain } = interrupt;
    while (!drain.aborted) {
      const runs = await Promise.race([connection.redis.hgetall(RUNS), ended(drain)]);
      if (runs === null) break;
      this.#meet(runs);
      if (options.untilIdle && (await this.#isIdle())) break;
      await systemClock.wait(LOOK_EVERY_MS, drain);
    }
  }

  /** Takes up new runs, looks after those that it serves, and leaves those that are gone. */
  #meet(runs: Record<string, string>): void {
    for (const [token, text] of Object.entries(runs)) {
      const standing = this.#runs.get(token);
      if (standing === undefined) void this.#open(token, text);
      else if (standing.text !== text) {
        // Asked for more, or differently.
        void this.#leave(token);
      } else standing.goneMs = null;
    }
    const nowMs = systemClock.nowMs();
    for (const [token, standing] of this.#runs) {
      if (!(token in runs)) standing.goneMs ??= nowMs;
      const gone = standing.goneMs !== null && nowMs - standing.goneMs > GONE_MS;
      if (gone) void this.#leave(token);
      else void this.#look(token, standing);
    }
  }

  async #open(token: string, text: string): Promise<void> {
    const standing: Standing = {
      text,
      served: null,
      refused: false,
      looking: false,
      goneMs: null,
    };
    this.#runs.set(token, standing);
    try {
      const { served, run } = await openRun({ token, text }, this.#parts.options, this.#serving);
      this.#parts.options.terminal.note(`serving ${run}`);
      this.#served.add(run);
      if (this.#runs.get(token) === standing) standing.served = served;
      else await served.close();
    } catch (error) {
      await this.#refuse(token, error, false);
    }
  }

  async #look(token: string, standing: Standing): Promise<void> {
    const { served, looking } = standing;
    if (served === null || looking) return;
    standing.looking = true;
    await served.look().catch(() => {});
    standing.looking = false;
    if (standing.served === null) return;
    const broken = served.broken();
    if (broken === null) {
      if (served.isEnded()) await this.#leave(token);
      return;
    }
    standing.served = null;
    await this.#refuse(token, broken, true);
    await served.close();
  }

  /** Told once, here and to the coordinator; the worker goes on with other runs. */
  async #refuse(token: string, error: unknown, fatal: boolean): Promise<void> {
    const { connection, options } = this.#parts;
    const why =
      error instanceof SightlineError
        ? error
        : new SightlineError('QUEUE_WORKER_MISMATCH', `this worker cannot: ${String(error)}`);
    this.#first ??= why;
    const standing = this.#runs.get(token);
    if (standing !== undefined) standing.refused = true;
    const run = nameOf(standing?.text ?? '');
    this.#refused.push({ run, code: why.code, message: why.message });
    options.terminal.note(`not serving a run: ${why.code}: ${why.message}`);
    if (why.hint !== undefined) options.terminal.note(`  ${why.hint}`);
    const text = JSON.stringify(refusalOf(why, fatal));
    await connection.redis
      .hset(runKeys(token).refusals, this.#serving.worker, text)
      .catch(() => {});
  }

  async #leave(token: string): Promise<void> {
    const standing = this.#runs.get(token);
    this.#runs.delete(token);
    await standing?.served?.close();
  }

  /** Nobody coordinates a run, and none has work that this worker could do. */
  async #isIdle(): Promise<boolean> {
    const { redis } = this.#parts.connection;
    if (this.#served.size === 0) {
      const patienceMs = this.#parts.options.patienceMs ?? PATIENCE_MS;
      const waited = systemClock.nowMs() - this.#startedMs > patienceMs;
      const unfit = [...this.#runs.values()].every(({ refused }) => refused);
      // A machine with a dear card is not kept for the next run, which might fit.
      if (waited && unfit) return true;
      if (this.#first === null) return false;
    }
    if (Number(await coordinatorsNow(redis, [COORDINATORS], [])) > 0) return false;
    const served = [...this.#runs.values()].flatMap((one) => one.served ?? []);
    return !(await Promise.all(served.map((one) => one.hasWork()))).includes(true);
  }

  async close(): Promise<Omit<WorkerReport, 'undelivered'>> {
    await Promise.all(Array.from(this.#runs.keys(), (token) => this.#leave(token)));
    return { runs: [...this.#served], ...this.#count.end(), refused: this.#refused };
  }

  /** @throws why it has served nothing. */
  throwUnserved(): void {
    const { options, interrupt } = this.#parts;
    const idle = options.untilIdle && !interrupt.drain.aborted;
    if (idle && this.#served.size === 0 && this.#first !== null) throw this.#first;
  }
}

/** As people know a run, also one that this version cannot read. */
function nameOf(text: string): string {
  try {
    return queueRunVersionSchema.parse(JSON.parse(text)).run;
  } catch {
    return 'a run that cannot be read';
  }
}

function ended(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
