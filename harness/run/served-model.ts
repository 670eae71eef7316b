import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import type { Interrupt } from './interrupt.ts';
import { startModelServer, type ModelServer } from './model-server.ts';
import type { PlannedRun } from './planned-runs.ts';
import type { RunAllOptions } from './run-all-options.ts';

/**
 * Starts the server of `--serve-command`, for the time of all runs; null where there is none.
 *
 * @throws `USAGE` when the endpoint does not say where it answers, and what starting it throws.
 */
export async function serverFor(
  runs: PlannedRun[],
  { serve, terminal, clock }: RunAllOptions,
  signal: AbortSignal,
): Promise<ModelServer | null> {
  const [first] = runs;
  if (serve === undefined || first === undefined) return null;
  const baseUrl = first.plan.endpoint.baseUrls?.[0];
  if (baseUrl === undefined) {
    throw new SightlineError('USAGE', '--serve-command needs to know where the server answers', {
      hint: 'name it in the endpoint: openai:<model>@http://127.0.0.1:8000/v1',
    });
  }
  terminal.note(
    `starting the model server; its output goes to ${join(first.folder, 'server.log')}`,
  );
  const server = await startModelServer({
    ...serve,
    baseUrl,
    folder: first.folder,
    signal,
    ...(clock === undefined ? {} : { clock }),
  });
  terminal.note(`the model server answers at ${baseUrl}`);
  return server;
}

/** Nobody answers any more once the server of the runs has died: nothing is tried again. */
export function endedBy(
  server: ModelServer | null,
  { drain, abort }: Pick<Interrupt, 'drain' | 'abort'>,
): Pick<Interrupt, 'drain' | 'abort'> {
  if (server === null) return { drain, abort };
  return {
    drain: AbortSignal.any([drain, server.died]),
    abort: AbortSignal.any([abort, server.died]),
  };
}
