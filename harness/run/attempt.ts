import { EndpointError, InapplicableProbe, MediaError, SightlineError } from '../errors.ts';
import { askedItem, shownItem } from '../plan/asked-item.ts';
import type { Trial } from '../plan/trials.ts';
import { random } from '../random.ts';
import type { Reply, Request } from '../schema/endpoint.ts';
import { withoutGold } from '../schema/item.ts';
import type { JournalLine, ShownRecord } from '../schema/journal.ts';
import type { ByteBudget } from './byte-budget.ts';
import type { Execution } from './execute.ts';
import type { Gate } from './gate.ts';
import { withRetry } from './retry.ts';
import { requestDigest, showTrial, type Decode, type Shown } from './show.ts';
import { estimateTokens, totalTokens, type TokenGuess } from './tokens.ts';

/** What the trials of an execution share. */
export type Shared = {
  execution: Execution;
  gate: Gate;
  guess: TokenGuess;
  /** Bounds the bodies that are in flight. */
  bodies: ByteBudget;
  /** Gives up what is in flight. */
  signal: AbortSignal;
  /** When the endpoint last answered anything, on the execution's clock. */
  answeredAtMs: number;
};

/** These end the run: every other trial would fail in the same way. */
const FATAL = new Set(['ENDPOINT_AUTH', 'UNSUPPORTED_PART']);

/** Thrown inside when the run ends before the trial was asked, or a limit stands before it. */
export const GIVEN_UP = Symbol('given up');

/** The journal line of a trial; null when it was given up. Throws what ends the run. */
export async function attempt(
  trial: Trial,
  decode: Decode,
  shared: Shared,
): Promise<JournalLine | null> {
  const { execution } = shared;
  const started = execution.now();
  const startedMs = execution.clock.nowMs();
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
  let record: ShownRecord | null = null;
  const ended = (
    reply: Reply | null,
    rest: { failure?: JournalLine['failure']; cached?: boolean } = {},
  ): JournalLine => ({
    ...line,
    attempts,
    latencyMs: Math.max(0, execution.now().getTime() - started.getTime()),
    digest,
    frames,
    ...(record === null ? {} : { shown: record }),
    cached: rest.cached ?? false,
    reply,
    failure: rest.failure ?? null,
  });
  try {
    const shown = await show(trial, decode, execution);
    record = shown.record;
    digest = requestDigest(execution.modelName, execution.settings, shown);
    if (shown.manifest !== null) frames = await execution.manifests.keep(shown.manifest);
    const key = execution.cache?.key(trial, digest);
    if (key !== undefined) {
      const known = await execution.cache?.replies.get(key);
      if (known) return ended(known, { cached: true });
    }
    const request = requestOf(trial, shown, execution);
    const reply = await ask(request, shown, {
      ...shared,
      onAttempt: (count) => (attempts = count),
    });
    shared.answeredAtMs = execution.clock.nowMs();
    if (key !== undefined) execution.cache?.replies.put(key, reply);
    return ended(reply);
  } catch (error) {
    if (error === GIVEN_UP || shared.signal.aborted) return null;
    if (!(error instanceof SightlineError)) throw error;
    if (endsRun(error, { execution, silent: shared.answeredAtMs < startedMs })) throw error;
    return ended(null, { failure: { code: error.code, message: error.message } });
  }
}

/** The request of a trial as an adapter gets it. */
export function requestOf(
  trial: Trial,
  { item, parts, system }: Shown,
  { settings, protocol }: Pick<Execution, 'settings' | 'protocol'>,
): Request {
  return {
    trial: trial.id,
    probe: trial.probe.id,
    variant: trial.variant,
    repeat: trial.repeat,
    item,
    parts,
    settings,
    fields: protocol.requestFields,
    ...(system === undefined ? {} : { system }),
  };
}

async function ask(
  request: Request,
  shown: Shown,
  {
    execution,
    gate,
    guess,
    bodies,
    signal,
    onAttempt,
  }: Shared & { onAttempt: (count: number) => void },
): Promise<Reply> {
  const estimate = estimateTokens(sizeOf(shown), request.settings);
  const bytes = bodyBytes(request);
  return withRetry(
    async (count) => {
      const hold = bytes === 0 ? null : await bodies.take(bytes);
      const expected = guess.of(estimate);
      const pass = await gate.enter(expected);
      if (pass === null) {
        hold?.release();
        throw GIVEN_UP;
      }
      onAttempt(count);
      try {
        const reply = await execution.endpoint.send(request, signal);
        const actual = totalTokens(reply.usage);
        if (actual !== null) guess.learn(estimate, actual);
        pass.leave({ how: 'answered', moreTokens: actual === null ? 0 : actual - expected });
        return reply;
      } catch (error) {
        // Before the place is free: nobody else is sent to a closed door.
        if (error instanceof EndpointError && FATAL.has(error.code)) gate.close();
        pass.leave(endingOf(error));
        throw error;
      } finally {
        hold?.release();
      }
    },
    execution.retry,
    {
      random: random(execution.seed, 'retry', request.trial),
      signal: AbortSignal.any([signal, execution.drain]),
      clock: execution.clock,
      onRetry: (error) => execution.onRetry?.(error.code),
    },
  );
}

function endingOf(error: unknown): { how: 'limited' | 'other'; retryAfterMs?: number } {
  if (!(error instanceof EndpointError)) return { how: 'other' };
  const { code, retryAfterMs } = error;
  return {
    how: code === 'ENDPOINT_BUSY' ? 'limited' : 'other',
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** A server that answered others in the meantime is there: the trouble is this trial's alone. */
function endsRun(
  error: SightlineError,
  { execution, silent }: { execution: Execution; silent: boolean },
): boolean {
  if (error instanceof InapplicableProbe) return false;
  if (error instanceof MediaError) return execution.requireAll;
  if (!(error instanceof EndpointError)) return true;
  return FATAL.has(error.code) || (error.code === 'ENDPOINT_UNREACHABLE' && silent);
}

function show(trial: Trial, decode: Decode, execution: Execution): Promise<Shown> {
  if (execution.own !== undefined) return execution.own.show(trial, decode);
  if (execution.kind === 'model')
    return showTrial(trial, execution.protocol, {
      seed: execution.seed,
      root: execution.root,
      decode,
      ...(execution.video === undefined ? {} : { video: execution.video }),
    });
  const { seed, protocol } = execution;
  const item = withoutGold(shownItem(askedItem(trial, { seed, protocol }), trial.probe));
  return Promise.resolve({ item, parts: [], manifest: null, record: null, pixels: 0 });
}

export function sizeOf({ system = '', parts, pixels }: Shown) {
  const texts = parts.map((part) => (part.type === 'text' ? part.text.length : 0));
  return { characters: texts.reduce((sum, length) => sum + length, system.length), pixels };
}

/** Base64 takes a third more; the body stands in memory beside the string it was made of. */
function bodyBytes({ parts }: Request): number {
  const bytes = parts.reduce(
    (sum, part) => sum + (part.type === 'text' ? 0 : part.data.byteLength),
    0,
  );
  return Math.ceil((bytes * 8) / 3);
}
