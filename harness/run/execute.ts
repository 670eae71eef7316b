import pLimit from 'p-limit';
import { EndpointError, MediaError, SightlineError } from '../errors.ts';
import type { Trial } from '../plan/trials.ts';
import { random } from '../random.ts';
import { withoutGold } from '../schema/item.ts';
import type { Adapter, Endpoint, Reply } from '../schema/endpoint.ts';
import type { JournalLine } from '../schema/journal.ts';
import type { ModelSettings, Protocol } from '../schema/protocol.ts';
import type { ManifestStore } from './frame-store.ts';
import type { Journal } from './journal.ts';
import { withRetry, type RetryPolicy } from './retry.ts';
import { requestDigest, showTrial, type Decode, type Shown } from './show.ts';

export type Execution = {
  trials: Trial[];
  protocol: Protocol;
  endpoint: Endpoint;
  /** Only a `model` is shown anything; recorded answers and baselines are looked up by the item. */
  kind: Adapter['kind'];
  modelName: string;
  settings: ModelSettings;
  seed: number;
  root: string;
  journal: Journal;
  decode: Decode;
  manifests: ManifestStore;
  concurrency: number;
  retry: RetryPolicy;
  /** Stop at the first clip that cannot be shown. */
  requireAll: boolean;
  now: () => Date;
  /** Aborted: trials that have not begun are left for the next time. */
  drain: AbortSignal;
  /** Aborted: requests in flight are given up too. */
  abort: AbortSignal;
  onLine(line: JournalLine): void;
};

/** These end the run: every other trial would fail in the same way. */
const FATAL = new Set(['ENDPOINT_AUTH', 'ENDPOINT_UNREACHABLE', 'UNSUPPORTED_PART']);

/**
 * Asks every trial that has no reply yet, and journals what comes back before anything else happens
 * to it. A failure of one trial is a line in the journal; a failure of the endpoint ends the run with
 * what was paid for on disk.
 */
export async function execute(execution: Execution): Promise<void> {
  const open = execution.trials.filter(
    (trial) => (execution.journal.lines.get(trial.id)?.reply ?? null) === null,
  );
  const limit = pLimit(execution.concurrency);
  const stop = new AbortController();
  let fatal: unknown;
  await Promise.all(
    open.map((trial) =>
      limit(async () => {
        if (stop.signal.aborted || execution.drain.aborted) return;
        try {
          const line = await attempt(
            trial,
            execution,
            AbortSignal.any([stop.signal, execution.abort]),
          );
          if (line === null) return;
          await execution.journal.append(line);
          execution.onLine(line);
        } catch (error) {
          fatal ??= error;
          stop.abort();
        }
      }),
    ),
  );
  if (fatal !== undefined) throw fatal;
}

/** The journal line of a trial; null when it was given up. Throws what ends the run. */
async function attempt(
  trial: Trial,
  execution: Execution,
  signal: AbortSignal,
): Promise<JournalLine | null> {
  const started = execution.now();
  const line = {
    trial: trial.id,
    item: trial.item.id,
    probe: trial.probe.id,
    variant: trial.variant,
    repeat: trial.repeat,
    at: started.toISOString(),
  };
  let attempts = 0;
  let digest: string | null = null;
  let frames: string | null = null;
  const ended = (reply: Reply | null, failure: JournalLine['failure']): JournalLine => ({
    ...line,
    attempts,
    latencyMs: Math.max(0, execution.now().getTime() - started.getTime()),
    digest,
    frames,
    cached: false,
    reply,
    failure,
  });
  try {
    const shown = await show(trial, execution);
    digest = requestDigest(execution.modelName, execution.settings, shown);
    if (shown.manifest !== null) frames = await execution.manifests.keep(shown.manifest);
    const { item, parts, system } = shown;
    const { settings, protocol } = execution;
    const request = { ...line, item, parts, settings, fields: protocol.requestFields };
    const reply = await withRetry(
      (count) => {
        attempts = count;
        return execution.endpoint.send(
          system === undefined ? request : { ...request, system },
          signal,
        );
      },
      execution.retry,
      { random: random(execution.seed, 'retry', trial.id), signal },
    );
    return ended(reply, null);
  } catch (error) {
    if (signal.aborted) return null;
    if (!(error instanceof SightlineError)) throw error;
    if (error instanceof MediaError ? execution.requireAll : FATAL.has(error.code)) throw error;
    if (!(error instanceof MediaError || error instanceof EndpointError)) throw error;
    return ended(null, { code: error.code, message: error.message });
  }
}

function show(trial: Trial, execution: Execution): Promise<Shown> {
  if (execution.kind === 'model') return showTrial(trial, execution.protocol, execution);
  return Promise.resolve({ item: withoutGold(trial.item), parts: [], manifest: null });
}
