import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import { parseEndpoint } from '../../schema/endpoint-spec.ts';
import { systemClock, type Clock } from '../clock.ts';
import { interruptible } from '../interrupt.ts';
import type { JudgeOptions } from '../judge-execution.ts';
import { watchLimits, type Limits } from '../limits.ts';
import { priceOf } from '../prices.ts';
import { priceless, withResume } from '../stopping.ts';
import {
  askControls,
  type AuditState,
  type ControlRequest,
  type StabilityReport,
} from './ask-controls.ts';

export type StabilityOptions = Pick<
  JudgeOptions,
  | 'data'
  | 'concurrency'
  | 'requestsPerMinute'
  | 'tokensPerMinute'
  | 'repliesFolder'
  | 'packetsFolder'
  | 'stallTimeoutMs'
  | 'retry'
> & {
  terminal: Terminal;
  prices?: unknown;
  limits?: Limits;
  clock?: Clock;
  dryRun?: boolean;
  resumeCommand: string;
};

/**
 * Asks the controls of runs one after the other, and says before each how many votes it costs.
 *
 * @returns a report a run; none of a dry run.
 * @throws `RUN_INCOMPLETE` where a limit was reached, `INTERRUPTED`; the votes so far are kept.
 */
export async function stabilityOf(
  folders: string[],
  request: ControlRequest,
  {
    terminal,
    prices,
    limits = {},
    clock = systemClock,
    dryRun,
    resumeCommand,
    ...how
  }: StabilityOptions,
): Promise<StabilityReport[]> {
  const { model } = parseEndpoint(request.judge.endpoint);
  const price = priceOf(model, prices);
  if (limits.costDollars !== undefined && price === null) throw priceless(model);
  const interrupt = interruptible(() =>
    terminal.note('finishing the votes in flight; once more to stop at once'),
  );
  const watch = watchLimits(limits, clock, (limit) =>
    terminal.note(`${limit} is reached; finishing the votes in flight`),
  );
  const drain = AbortSignal.any([interrupt.drain, watch.drain]);
  const meter = watch.meter(price);
  const reports: StabilityReport[] = [];
  try {
    for (const folder of folders) {
      if (drain.aborted) break;
      const report = await askControls(folder, request, {
        ...how,
        clock,
        drain,
        abort: interrupt.abort,
        environment: terminal.environment,
        onLine: (line) => meter.add(line),
        onState(state) {
          terminal.note(callsText(state));
          return dryRun !== true;
        },
      });
      if (report !== null) reports.push(report);
    }
  } catch (error) {
    throw withResume(error, resumeCommand);
  } finally {
    watch.release();
    interrupt.release();
  }
  if (!drain.aborted) return reports;
  const limit = watch.reached();
  const message = limit === null ? 'stopped' : `stopped by ${limit}`;
  throw new SightlineError(
    limit === null ? 'INTERRUPTED' : 'RUN_INCOMPLETE',
    `${message}; every vote so far is kept in judge-audit.jsonl`,
    { hint: `go on with: ${resumeCommand}` },
  );
}

function callsText({ run, judge, answers, sampled, own, calls }: AuditState): string {
  const counts = Object.entries(calls);
  const sum = counts.reduce((total, [, count]) => total + count, own);
  const parts = [
    ...(own === 0 ? [] : [`${own} of its own first`]),
    ...counts.map(([control, count]) => `${count} ${control}`),
  ];
  return `${run}: ${sum} votes are asked of ${judge} about ${sampled} of ${answers} answers${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`;
}
