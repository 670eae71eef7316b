import { relative } from 'node:path';
import type { Terminal } from '../command.ts';
import type { JudgeRequest } from '../plan/judge-plan.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';
import type { JudgeOptions, JudgeState } from './judge-execution.ts';
import { judgeRun, type JudgedRun } from './judge-run.ts';
import type { Watch } from './limits.ts';
import { priceOf } from './prices.ts';
import { progress } from './progress.ts';

/** Whom a run is judged by, and by whose price table. */
export type Judging = { request: JudgeRequest; prices?: unknown };

/** Judges a run folder in front of somebody: progress, cost, and what they should know of the judge. */
export async function judgeFolder(
  folder: string,
  { request, prices }: Judging,
  {
    terminal,
    watch,
    ...options
  }: Omit<JudgeOptions, 'onStart' | 'onLine' | 'onRetry' | 'environment'> & {
    terminal: Terminal;
    watch: Watch;
  },
): Promise<JudgedRun | null> {
  const price = priceOf(parseEndpoint(request.endpoint).model, prices);
  const meter = watch.meter(price);
  let bar: ReturnType<typeof progress> | null = null;
  try {
    const judged = await judgeRun(folder, request, {
      ...options,
      environment: terminal.environment,
      onStart(state) {
        for (const line of notesOn(state)) terminal.note(line);
        const title = `${state.run.benchmark.title}, judged by ${state.plan.model.name}`;
        bar = progress({ title, probe: '', items: [] }, terminal, () =>
          price === null ? null : meter.costDollars(),
        );
        // No running score: a vote is no outcome.
        bar.start({ ...state, total: state.votes, lines: [], outcomeOf: () => 'unjudged' });
      },
      onLine(line) {
        bar?.line(line);
        meter.add(line);
      },
      onRetry: () => bar?.retry(),
    });
    if (judged === null) {
      const name = relative(terminal.workingFolder, folder) || folder;
      terminal.note(`${name} has no open-ended items: there is nothing to judge`);
    }
    return judged;
  } finally {
    (bar as ReturnType<typeof progress> | null)?.end();
  }
}

function notesOn({ run, plan, answers, votes, done }: JudgeState): string[] {
  const { by } = plan;
  return [
    `${answers} ${plan.judge.looks === undefined ? 'open-ended answers are right by no rule' : 'videos are to be graded'}; ${votes - done} votes are asked of ${by.model}`,
    ...(by.sameFamily
      ? [
          `warning: the judge ${by.model} is of the same family as ${run.manifest.model.name}, which it may favour; the result says so`,
        ]
      : []),
    ...(by.votes % 2 === 0
      ? [`${by.votes} votes can tie; an answer whose votes are tied stays unjudged`]
      : []),
  ];
}
