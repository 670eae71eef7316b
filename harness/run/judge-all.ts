import type { Terminal } from '../command.ts';
import { SightlineError } from '../errors.ts';
import type { ScoreRow } from '../publish/score-table.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';
import { withBeside } from './beside-rows.ts';
import { systemClock, type Clock } from './clock.ts';
import { diagnoseFolder, type Diagnosing } from './diagnose-folder.ts';
import { DIAGNOSES } from './diagnosis-file.ts';
import { interruptible } from './interrupt.ts';
import { JUDGEMENTS } from './judge-file.ts';
import { judgeFolder, type Judging } from './judge-folder.ts';
import type { JudgedRun } from './judge-run.ts';
import { watchLimits, type Limits } from './limits.ts';
import { priceOf } from './prices.ts';
import { rescore } from './rescore.ts';
import type { RetryPolicy } from './retry.ts';
import { scoreRows } from './score-rows.ts';
import { priceless, withResume } from './stopping.ts';

export type JudgeAllOptions = {
  terminal: Terminal;
  /** Null: nobody judges anew. */
  judging: Judging | null;
  /** Without `judging`: whether the votes that the run has count. */
  judge?: 'kept' | 'none';
  /** Diagnoses the reasoning of replies, after the judge. */
  diagnosing?: Diagnosing;
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
 * Judges runs one after the other, has them diagnosed, and gives their scores.
 *
 * @throws `RUN_INCOMPLETE` and `INTERRUPTED` with the command that goes on; `scores` is called before.
 */
export async function judgeAll(
  folders: string[],
  options: JudgeAllOptions,
  scores: (rows: ScoreRow[]) => void,
): Promise<void> {
  const { terminal, judging, judge, diagnosing, resumeCommand, ...others } = options;
  const { limits = {}, clock = systemClock, ...how } = others;
  if (limits.costDollars !== undefined) refusePriceless(judging, diagnosing);
  const interrupt = interruptible(() =>
    terminal.note('finishing the votes in flight; once more to stop at once'),
  );
  const watch = watchLimits(limits, clock, (limit) =>
    terminal.note(`${limit} is reached; finishing the votes in flight`),
  );
  const drain = AbortSignal.any([interrupt.drain, watch.drain]);
  const rows: ScoreRow[] = [];
  let missing = 0;
  let undiagnosed = 0;
  let unbegun = folders.length;
  try {
    for (const folder of folders) {
      if (drain.aborted) break;
      unbegun -= 1;
      const asking = { ...how, drain, abort: interrupt.abort, clock, terminal, watch };
      const judged = judging === null ? null : await judgeFolder(folder, judging, asking);
      missing += judged?.missing ?? 0;
      const own =
        judged === null ? await rescore(folder, how.data, judge) : await rowsOf(folder, judged);
      // Also at a limit: then nothing is asked, and what is missing is counted.
      const diagnosed =
        diagnosing === undefined ? null : await diagnoseFolder(folder, diagnosing, asking);
      undiagnosed += diagnosed?.missing ?? 0;
      rows.push(...(diagnosed === null ? own : await rowsOf(folder, diagnosed)));
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
  if (missing + undiagnosed + unbegun === 0) return;
  const limit = watch.reached();
  const what = [
    ...(missing > 0 || (judging !== null && undiagnosed === 0)
      ? [`${missing} votes of the judge have no reply`]
      : []),
    ...(undiagnosed > 0 ? [`${undiagnosed} diagnoses have no reply`] : []),
    ...(unbegun > 0 ? [`${unbegun} runs have not begun`] : []),
  ].join(', ');
  throw new SightlineError(
    'RUN_INCOMPLETE',
    `${what}${limit === null ? '' : `; stopped by ${limit}`}`,
    {
      hint: `the reasons are in ${undiagnosed > 0 ? DIAGNOSES : JUDGEMENTS}; ask for them again with: ${resumeCommand}`,
    },
  );
}

function refusePriceless(judging: Judging | null, diagnosing: Diagnosing | undefined): void {
  const asked = [
    ...(judging === null ? [] : [{ request: judging.request, prices: judging.prices }]),
    ...(diagnosing === undefined
      ? []
      : [{ request: diagnosing.request.judge, prices: diagnosing.prices }]),
  ];
  for (const { request, prices } of asked) {
    const { model } = parseEndpoint(request.endpoint);
    if (priceOf(model, prices) === null) throw priceless(model);
  }
}

async function rowsOf(
  folder: string,
  { run, scores }: Pick<JudgedRun, 'run' | 'scores'>,
): Promise<ScoreRow[]> {
  const rows = scoreRows(run.manifest, run.itemSet, scores);
  return withBeside(folder, rows, { items: run.itemSet, scores });
}
