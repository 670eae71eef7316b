import { SightlineError } from '../errors.ts';
import type { Execution } from '../run/execute.ts';
import type { CarriedRun } from '../run/run-all-options.ts';
import { isSettled } from '../schema/journal.ts';
import type { QueueRun } from '../schema/queue-run.ts';
import { harnessVersion } from '../version.ts';
import { agreementOf } from './agreement.ts';
import { carry } from './carried.ts';
import type { Connection } from './connection.ts';
import { Coordinator } from './coordinator.ts';
import { openRunDesk } from './run-desk.ts';
import { runToken } from './token.ts';

export type Coordination = {
  connection: Connection;
  /** Names the command. */
  coordinator: string;
  /** A limit of the command is watched. */
  limited: boolean;
  stallTimeoutMs?: number;
  videoBaseUrl?: string;
  note: (text: string) => void;
};

/**
 * Has workers ask what `execute` would ask, with what `execute` is given: every reply is journalled here
 * as it comes, and the call ends when each open trial has a line, or as the execution is drained.
 *
 * @throws `RUN_MISMATCH` when somebody else coordinates the run, and what ended it for its last worker.
 */
export async function coordinate(
  { plan, request, folder, decoder }: CarriedRun,
  execution: Execution,
  coordination: Coordination,
): Promise<void> {
  const { journal } = execution;
  const open = plan.trials.filter(({ id }) => !isSettled(journal.lines.get(id)));
  const { stallTimeoutMs, videoBaseUrl } = coordination;
  const run: QueueRun = {
    version: (await harnessVersion()).version,
    run: plan.id,
    request: await carry(request),
    agreement: agreementOf(plan, decoder),
    asking: {
      limiter: execution.limiter,
      retry: execution.retry,
      requireAll: execution.requireAll,
      cache: execution.cache !== null,
      ...(stallTimeoutMs === undefined ? {} : { stallTimeoutMs }),
      ...(videoBaseUrl === undefined ? {} : { videoBaseUrl }),
    },
    limited: coordination.limited,
  };
  const token = await runToken(folder);
  const { connection, coordinator, note } = coordination;
  const desk = await openRunDesk(connection, { token, coordinator });
  try {
    await new Coordinator({ desk, run, open, execution, note }).carryOut();
  } catch (error) {
    if (error instanceof SightlineError) throw error;
    throw new SightlineError('QUEUE_UNREACHABLE', `the queue broke: ${String(error)}`, {
      cause: error,
      hint: 'every reply that was brought is kept',
    });
  } finally {
    desk.close();
  }
}
