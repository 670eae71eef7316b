import { onTestFinished } from 'vitest';
import { queueAddress } from '../../../../harness/queue/address.ts';
import { overQueue } from '../../../../harness/queue/run-over-queue.ts';
import { work } from '../../../../harness/queue/worker.ts';
import type { WorkerReport } from '../../../../harness/queue/worker-report.ts';
import type { RunRequest } from '../../../../harness/plan/run-plan.ts';
import type { Interrupt } from '../../../../harness/run/interrupt.ts';
import type { RunAllOptions } from '../../../../harness/run/run-all-options.ts';
import { smallRun } from '../../../support/small-run.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { recordedTerminal } from '../../../support/terminal.ts';

/** What ends a run or a worker, in the hands of a test. */
export function interruption() {
  const drain = new AbortController();
  const abort = new AbortController();
  const interrupt: Interrupt = {
    drain: drain.signal,
    abort: abort.signal,
    cause: () => null,
    release() {},
  };
  return { drain: () => drain.abort(), abort: () => abort.abort(), interrupt };
}

/** A small run whose videos go over a queue to workers of this process. */
export async function queuedRun(url: string, queue: string, more: Partial<RunRequest> = {}) {
  const small = await smallRun(url, more);
  return {
    ...small,
    async coordinate(options: Partial<RunAllOptions> = {}) {
      using over = await overQueue(queue, [small.request], {
        terminal: small.terminal,
        ...(options.limits === undefined ? {} : { limits: options.limits }),
      });
      return await small.run({ ...options, carryOut: over.carryOut });
    },
    /** Stopped with the test. `ended` tells what it threw, or null. */
    async worker(
      how: {
        untilIdle?: boolean;
        patienceMs?: number;
        data?: string;
        environment?: object;
        endpointUrls?: string[];
        knownUrls?: string[];
        leaseMs?: number;
      } = {},
    ) {
      const folder = await temporaryFolder();
      const recorded = recordedTerminal({ ...how.environment });
      const stop = interruption();
      const reports: WorkerReport[] = [];
      const ended = work({
        terminal: { ...recorded.terminal, workingFolder: folder },
        address: queueAddress(queue, {}),
        data: how.data ?? small.data,
        dataOf: {},
        endpointUrls: how.endpointUrls ?? null,
        knownUrls: how.knownUrls ?? [],
        concurrency: null,
        leaseMs: how.leaseMs ?? 2000,
        untilIdle: how.untilIdle ?? false,
        ...(how.patienceMs === undefined ? {} : { patienceMs: how.patienceMs }),
        onReport: (report) => reports.push(report),
        packetsFolder: folder,
        repliesFolder: folder,
        interrupt: stop.interrupt,
      }).then(
        () => null,
        (error: unknown) => error,
      );
      onTestFinished(async () => {
        stop.abort();
        stop.drain();
        await ended;
      });
      return { ...recorded, ...stop, ended, reports };
    },
  };
}
