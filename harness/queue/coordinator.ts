import { ERROR_CODES, SightlineError, type ErrorCode } from '../errors.ts';
import type { Trial } from '../plan/trials.ts';
import type { Execution } from '../run/execute.ts';
import { isSettled } from '../schema/journal.ts';
import type { Presence, QueueRun, Refusal } from '../schema/queue-run.ts';
import { decodeEntry } from './entry.ts';
import { READ_AT_ONCE, type RunDesk, type RunState, type StoredEntry } from './run-desk.ts';
import { videosOf } from './videos.ts';

type Parts = {
  desk: RunDesk;
  run: QueueRun;
  /** Trials without a reply. */
  open: Trial[];
  execution: Execution;
  note(text: string): void;
};

/** How often the queue is compared with what is still open. */
const LOOK_EVERY_MS = 1000;
/** Videos at a time: a run may have a hundred thousand. */
const LOOK_AT_ONCE = 500;
/** Workers that come and go are not told about each time. */
const ALONE_LOOKS = 4;
/** After a second Ctrl-C: what workers have brought already is still read. */
const LAST_READS = 4;
const LAST_REPLIES_MS = 3000;

/** One run in the queue, from its first video to its last reply. */
export class Coordinator {
  readonly #parts: Parts;
  /** Trials that have had no line in this session. */
  readonly #left: Set<string>;
  readonly #videos: Map<string, string[]>;
  readonly #said = new Set<string>();
  #state: RunState = 'running';
  #workers: Presence[] = [];
  #alone = 0;
  /** A line was left out, so that the server takes a trial for told that is not. */
  #unread = false;
  /** Where the next look at the queue begins. */
  #cursor = 0;
  #lookedMs = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#left = new Set(parts.open.map(({ id }) => id));
    this.#videos = new Map(
      Array.from(videosOf(parts.open), ([video, trials]) => [video, trials.map(({ id }) => id)]),
    );
  }

  async carryOut(): Promise<void> {
    const { execution } = this.#parts;
    execution.onGate?.(() => this.#load());
    const over = new AbortController();
    // At once: what a limit of money is worth is decided by how soon workers hear of it.
    const hear = () => void this.#hear().catch(() => {});
    for (const signal of [execution.drain, execution.abort])
      signal.addEventListener('abort', hear, { once: true, signal: over.signal });
    const whole = this.#whole();
    // A server that is away answers nothing; whoever wants to stop is not kept waiting for it.
    await Promise.race([whole, givenUp(execution, over.signal)]).finally(() => over.abort());
    whole.catch(() => {});
  }

  async #whole(): Promise<void> {
    const { desk } = this.#parts;
    await this.#begin();
    try {
      let lastReads = LAST_READS;
      while (this.#left.size > 0) {
        const came = await this.#take();
        await this.#hear();
        await this.#look();
        if (this.#state === 'running' || came > 0) continue;
        if (this.#state === 'draining' && this.#workers.some(isAtWork)) continue;
        // Of workers that stop at once nobody waits for more than what they had on the way.
        lastReads -= 1;
        if (lastReads === 0) break;
      }
    } catch (error) {
      await desk.setState('draining').catch(() => {});
      throw error;
    }
    await desk.remove();
  }

  /** From the journal, whatever the server still knows. */
  async #begin(): Promise<void> {
    const { desk, run, execution } = this.#parts;
    const { lines } = execution.journal;
    const settled = () => [...lines.values()].filter(isSettled).map(({ trial }) => trial);
    // What failed in this session is not asked again in it.
    const done = () => this.#parts.open.map(({ id }) => id).filter((id) => !this.#left.has(id));
    do await this.#take();
    while (!(await desk.begin(run, [...new Set([...settled(), ...done()])])));
    await this.#fill();
    if (this.#state !== 'running') await desk.setState(this.#state);
  }

  /** Journals what was brought; gives the number of lines. */
  async #take(): Promise<number> {
    const { desk } = this.#parts;
    const entries = await desk.read();
    await Promise.all(entries.map((entry) => this.#keep(entry)));
    await desk.forget(entries.map(({ id }) => id));
    return entries.length;
  }

  async #keep(stored: StoredEntry): Promise<void> {
    const { execution } = this.#parts;
    const { journal } = execution;
    const entry = await decodeEntry(stored.field, stored.value).catch(() => null);
    if (entry === null) {
      this.#sayOnce('a line in the queue cannot be read and is left out; its trial is asked again');
      this.#unread = true;
      return;
    }
    const { line, manifest } = entry;
    const before = journal.lines.get(line.trial);
    // Brought twice, or answered by two workers of which the first counts.
    if (isSettled(before)) {
      this.#left.delete(line.trial);
      return;
    }
    if (manifest !== undefined) await execution.manifests.keep(manifest);
    await journal.append(line);
    this.#left.delete(line.trial);
    execution.onLine(line);
  }

  async #hear(): Promise<void> {
    const { execution, desk } = this.#parts;
    const wanted = execution.abort.aborted
      ? 'stopped'
      : execution.drain.aborted
        ? 'draining'
        : 'running';
    if (wanted === this.#state) return;
    this.#state = wanted;
    await desk.setState(wanted);
    this.#lookedMs = Number.NEGATIVE_INFINITY;
  }

  async #look(): Promise<void> {
    const { desk, execution } = this.#parts;
    const nowMs = execution.clock.nowMs();
    if (nowMs - this.#lookedMs < LOOK_EVERY_MS) return;
    this.#lookedMs = nowMs;
    const { there, ours, nowMs: serverMs } = await desk.beat();
    if (there && !ours) throw takenOver();
    if (!there || this.#unread) {
      if (!there) this.#sayOnce('the queue was emptied; it is filled again from the journal');
      this.#unread = false;
      await this.#begin();
    } else if (this.#state === 'running') await this.#refill();
    this.#workers = await desk.workers(serverMs);
    await this.#judge(await desk.refusals());
  }

  /** Videos with open trials that are neither in the queue nor with a worker: somebody removed them. */
  async #refill(): Promise<void> {
    const { desk } = this.#parts;
    const videos = [...this.#open().keys()];
    if (this.#cursor >= videos.length) this.#cursor = 0;
    const some = videos.slice(this.#cursor, this.#cursor + LOOK_AT_ONCE);
    this.#cursor += LOOK_AT_ONCE;
    const gone = await desk.missing(some);
    if (gone.length === 0) return;
    // What ended before that look has brought its lines before it.
    while ((await this.#take()) === READ_AT_ONCE);
    const open = this.#open();
    const lost = gone.flatMap((video) => {
      const trials = open.get(video);
      return trials === undefined ? [] : [[video, trials] as const];
    });
    await desk.put(new Map(lost));
  }

  async #fill(): Promise<void> {
    await this.#parts.desk.put(this.#open());
  }

  #open(): Map<string, string[]> {
    for (const [video, trials] of this.#videos) {
      const open = trials.filter((trial) => this.#left.has(trial));
      if (open.length === 0) this.#videos.delete(video);
      else if (open.length < trials.length) this.#videos.set(video, open);
    }
    return this.#videos;
  }

  /** What workers say of themselves; the run ends when the endpoint fails the last of them. */
  async #judge(refusals: Refusal[]): Promise<void> {
    for (const { code, message } of refusals) this.#sayOnce(`a worker: ${code}: ${message}`);
    this.#alone = this.#workers.length > 0 ? 0 : this.#alone + 1;
    if (this.#alone < ALONE_LOOKS || this.#state !== 'running') return;
    const fatal = refusals.find((one) => one.fatal);
    if (fatal !== undefined) throw errorOf(fatal);
    this.#sayOnce(
      'no worker serves this run yet; start one on any machine: npx sightline worker --queue URL --data FOLDER',
    );
  }

  #load() {
    const limits = new Map(this.#workers.map(({ bucket, limit }) => [bucket, limit]));
    const limit = [...limits.values()].reduce((sum, one) => sum + one, 0);
    const inFlight = this.#workers.reduce((sum, one) => sum + one.inFlight, 0);
    return {
      // Each worker tells of another moment, and one that was killed of its last.
      inFlight: Math.min(inFlight, limit),
      limit,
      waiting: 0,
      pausedMs: 0,
      workers: this.#workers.length,
    };
  }

  #sayOnce(text: string): void {
    if (this.#said.has(text)) return;
    this.#said.add(text);
    this.#parts.note(text);
  }
}

async function givenUp({ abort, clock }: Execution, over: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    if (abort.aborted) resolve();
    for (const signal of [abort, over])
      signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await clock.wait(LAST_REPLIES_MS, over);
}

/** One that has not heard that the run is drained may still begin something. */
function isAtWork({ busy, heard }: Presence): boolean {
  return busy > 0 || heard === 'running';
}

function errorOf({ code, message, hint }: Refusal): SightlineError {
  const known: ErrorCode = code in ERROR_CODES ? (code as ErrorCode) : 'RUN_INCOMPLETE';
  return new SightlineError(
    known,
    `the last worker stopped: ${message}`,
    hint === undefined ? {} : { hint },
  );
}

function takenOver(): SightlineError {
  return new SightlineError('RUN_MISMATCH', 'another command coordinates this run', {
    hint: 'a copy of its folder? remove queue.json there, and it is a run of its own',
  });
}
