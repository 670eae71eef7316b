import type { Terminal } from '../command.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';
import { diagnoseRun, type DiagnosedRun, type DiagnosisRequest } from './diagnose-run.ts';
import type { JudgeOptions, JudgeState } from './judge-execution.ts';
import type { Watch } from './limits.ts';
import { priceOf } from './prices.ts';
import { voteProgress } from './vote-progress.ts';

/** Whom reasoning is diagnosed by, and by whose price table. */
export type Diagnosing = { request: DiagnosisRequest; prices?: unknown };

/** Diagnoses a run folder in front of somebody: progress, cost, and what they should know of the judge. */
export async function diagnoseFolder(
  folder: string,
  { request, prices }: Diagnosing,
  {
    terminal,
    watch,
    ...options
  }: Omit<JudgeOptions, 'onStart' | 'onLine' | 'onRetry' | 'environment'> & {
    terminal: Terminal;
    watch: Watch;
  },
): Promise<DiagnosedRun> {
  const price = priceOf(parseEndpoint(request.judge.endpoint).model, prices);
  const meter = watch.meter(price);
  let bar: ReturnType<typeof voteProgress> | null = null;
  try {
    return await diagnoseRun(folder, request, {
      ...options,
      environment: terminal.environment,
      onStart(state) {
        for (const line of notesOn(state)) terminal.note(line);
        const title = `${state.run.benchmark.title}, diagnosed by ${state.plan.model.name}`;
        bar = voteProgress(title, terminal, () => (price === null ? null : meter.costDollars()));
        // No running score: a diagnosis is no outcome.
        bar.start({ ...state, total: state.votes, lines: [], outcomeOf: () => 'unjudged' });
      },
      onLine(line) {
        bar?.line(line);
        meter.add(line);
      },
      onRetry: () => bar?.retry(),
    });
  } finally {
    (bar as ReturnType<typeof voteProgress> | null)?.end();
  }
}

function notesOn({ run, plan, answers, votes, done }: JudgeState): string[] {
  const { by } = plan;
  return [
    `${answers} scored replies of full give a reasoning to be diagnosed; ${votes - done} diagnoses are asked of ${by.model}`,
    ...(by.sameFamily
      ? [
          `warning: ${by.model}, which diagnoses, is of the same family as ${run.manifest.model.name}, which it may favour; the result says so`,
        ]
      : []),
  ];
}
