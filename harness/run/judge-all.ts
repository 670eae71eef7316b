import type { Terminal } from '../command.ts';
import { SightlineError } from '../errors.ts';
import type { ScoreRow } from '../publish/score-table.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';
import { systemClock, type Clock } from './clock.ts';
import { interruptible } from './interrupt.ts';
import { judgeFolder, type Judging } from './judge-folder.ts';
import { watchLimits, type Limits } from './limits.ts';
import { priceOf } from './prices.ts';
import { rescore } from './rescore.ts';
import type { RetryPolicy } from './retry.ts';
import { scoreRows } from './score-rows.ts';
import { priceless, withResume } from './stopping.ts';

export type JudgeAllOptions = {
  terminal: Terminal;
  judging: Judging;
  /** The data folder; null: where it was when the run was made. */
  data: string | null;
  concurrency: number | 'adaptive';
  requestsPerMinute?: number;
  tokensPerMinute?: number;
  repliesFolder?: string;
  packetsFolder?: string;
  stallTimeoutMs?: number;
  limits?: Limits;
  retry?: RetryPolicy;
  clock?: Clock;
  /** Printed when the judging ends early. */
  resumeCommand: string;
};

/**
 * Judges runs one after the other and gives their scores.
 *
 * @throws `RUN_INCOMPLETE` and `INTERRUPTED` with the command that goes on; `scores` is called before.
 */
export async function judgeAll(
  folders: string[],
  options: JudgeAllOptions,
  scores: (rows: ScoreRow[]) => void,
): Promise<void> {
  const { terminal, judging, resumeCommand, limits = {}, clock = systemClock, ...how } = options;
  const { model } = parseEndpoint(judging.request.endpoint);
  if (limits.costDollars !== undefined && priceOf(model, judging.prices) === null) {
    throw priceless(model);
  }
  const interrupt = interruptible(() =>
    terminal.note('finishing the votes in flight; once more to stop at once'),
  );
  const watch = watchLimits(limits, clock, (limit) =>
    terminal.note(`${limit} is reached; finishing the votes in flight`),
  );
  const drain = AbortSignal.any([interrupt.drain, watch.drain]);
  const rows: ScoreRow[] = [];
  let missing = 0;
  let unbegun = folders.length;
  try {
    for (const folder of folders) {
      if (drain.aborted) break;
      unbegun -= 1;
      const signals = { drain, abort: interrupt.abort };
      const judged = await judgeFolder(folder, judging, {
        ...how,
        ...signals,
        clock,
        terminal,
        watch,
      });
      missing += judged?.missing ?? 0;
      rows.push(
        ...(judged === null
          ? await rescore(folder, how.data)
          : scoreRows(judged.run.manifest, judged.run.itemSet, judged.scores)),
      );
    }
  } catch (error) {
    throw withResume(error, resumeCommand);
  } finally {
    watch.release();
    interrupt.release();
  }
  scores(rows);
  if (interrupt.drain.aborted) {
    throw new SightlineError('INTERRUPTED', 'stopped; every vote so far is kept', {
      hint: `go on with: ${resumeCommand}`,
    });
  }
  if (missing === 0 && unbegun === 0) return;
  const limit = watch.reached();
  const what = `${missing} votes of the judge have no reply${unbegun > 0 ? `, ${unbegun} runs have not begun` : ''}`;
  throw new SightlineError(
    'RUN_INCOMPLETE',
    `${what}${limit === null ? '' : `; stopped by ${limit}`}`,
    {
      hint: `the reasons are in judgements.jsonl; ask for them again with: ${resumeCommand}`,
    },
  );
}
