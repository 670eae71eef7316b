import { randomUUID } from 'node:crypto';
import { SightlineError } from '../errors.ts';
import { resolveBenchmark } from '../plan/benchmarks.ts';
import { adapters } from '../plan/endpoints.ts';
import type { RunRequest } from '../plan/run-plan.ts';
import { systemClock } from '../run/clock.ts';
import { execute } from '../run/execute.ts';
import type { RunAllOptions } from '../run/run-all-options.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';
import { queueAddress } from './address.ts';
import { connectQueue } from './connection.ts';
import { coordinate, type Coordination } from './coordinate.ts';
import { COORDINATORS } from './keys.ts';
import { programRefused } from './open-served.ts';
import { COORDINATOR_MS } from './run-desk.ts';
import { commandBeat } from './run-scripts.ts';

export type OverQueue = Disposable & { carryOut: NonNullable<RunAllOptions['carryOut']> };

/** How the runs of a command are carried out, as far as workers must know. */
type Handing = Pick<RunAllOptions, 'terminal' | 'limits' | 'stallTimeoutMs' | 'videoBaseUrl'>;

/**
 * Opens a queue for the runs of one command. Runs that ask no model, of recorded answers and baselines,
 * are carried out here.
 *
 * @throws `USAGE` for what workers cannot do, and what `connectQueue` throws.
 */
export async function overQueue(
  url: string,
  requests: RunRequest[],
  { terminal, limits = {}, stallTimeoutMs, videoBaseUrl }: Handing,
): Promise<OverQueue> {
  const address = queueAddress(url, terminal.environment);
  for (const request of requests) await refuseUnfit(request);
  const connection = await connectQueue(address);
  for (const note of connection.notes) terminal.note(note);
  const over = new AbortController();
  const coordinator = randomUUID();
  const { redis } = connection;
  const beating = async () => {
    while (!over.signal.aborted) {
      await commandBeat(redis, [COORDINATORS], [coordinator, COORDINATOR_MS]).catch(() => {});
      await systemClock.wait(COORDINATOR_MS / 3, over.signal);
    }
    // Whoever works until there is nothing left may go.
    await redis.zrem(COORDINATORS, coordinator).catch(() => {});
    connection.close();
  };
  const beats = beating();
  const note = (text: string) => terminal.note(text);
  const coordination: Coordination = {
    connection,
    coordinator,
    note,
    limited: Object.keys(limits).length > 0,
    ...(stallTimeoutMs === undefined ? {} : { stallTimeoutMs }),
    ...(videoBaseUrl === undefined ? {} : { videoBaseUrl }),
  };
  return {
    async carryOut(run, execution) {
      if (execution.kind !== 'model') {
        note('nothing is asked of a model: this run needs no worker, and is carried out here');
        return execute(execution);
      }
      return coordinate(run, execution, coordination);
    },
    [Symbol.dispose]() {
      over.abort();
      if (redis.status !== 'ready') connection.close();
      beats.catch(() => {});
    },
  };
}

async function refuseUnfit({ benchmark, endpoint }: RunRequest): Promise<void> {
  const { adapter } = parseEndpoint(endpoint);
  if ((await adapters.load(adapter)).kind !== 'model') return;
  if (adapter === 'command') throw programRefused();
  const { id, task } = await resolveBenchmark(benchmark);
  if (task !== 'generation') return;
  throw new SightlineError('USAGE', `${id} has videos made, which a queue does not hand out`, {
    hint: 'leave --queue out; --shard 1/4 on each of four machines, then sightline merge',
  });
}
