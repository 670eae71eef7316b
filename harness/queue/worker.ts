import { join } from 'node:path';
import { homeFolder } from '../home.ts';
import { systemClock } from '../run/clock.ts';
import { interruptible } from '../run/interrupt.ts';
import { connectQueue } from './connection.ts';
import { bringLeft, openOutbox } from './outbox.ts';
import { WorkerDesk } from './worker-desk.ts';
import type { WorkerOptions } from './worker-options.ts';

/**
 * Works for every run of a queue that this machine can serve, until it is told to stop.
 *
 * @throws what kept it from its only run, where it was to work until there is nothing left.
 */
export async function work(options: WorkerOptions): Promise<void> {
  const { terminal, address } = options;
  const connection = await connectQueue(address);
  const interrupt =
    options.interrupt ??
    interruptible((signal) =>
      terminal.note(
        signal === 'SIGINT'
          ? 'finishing the requests in flight; once more to stop at once'
          : `${signal}: finishing the requests in flight for 25 s at most`,
      ),
    );
  const folder = join(homeFolder(terminal.workingFolder), 'runs', '.undelivered');
  const outbox = openOutbox(connection.redis, folder, systemClock);
  const desk = new WorkerDesk({ options, connection, outbox, interrupt });
  try {
    terminal.note(`working for ${address.shown}; Ctrl-C stops after what is in flight`);
    const left = await bringLeft(connection.redis, folder);
    if (left > 0) terminal.note(`${left} replies of an earlier worker here are brought now`);
    await desk.work();
  } finally {
    const done = await desk.close();
    const kept = await outbox.close();
    if (kept > 0) terminal.note(`${kept} replies could not be brought; the next worker here does`);
    options.onReport?.({ ...done, undelivered: kept });
    connection.close();
    interrupt.release();
  }
  desk.throwUnserved();
}
