import { relative } from 'node:path';
import { UNJUDGED } from '../answers/judging/majority.ts';
import type { Terminal } from '../command.ts';
import type { JudgeRequest } from '../plan/judge-plan.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';
import type { ScoreLine } from '../schema/journal.ts';
import type { JudgeOptions, JudgeState } from './judge-execution.ts';
import { judgeRun, type JudgedRun } from './judge-run.ts';
import type { Watch } from './limits.ts';
import { priceOf } from './prices.ts';
import { voteProgress } from './vote-progress.ts';

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
  let bar: ReturnType<typeof voteProgress> | null = null;
  let judged: JudgedRun | null;
  try {
    judged = await judgeRun(folder, request, {
      ...options,
      environment: terminal.environment,
      onStart(state) {
        for (const line of notesOn(state)) terminal.note(line);
        const title = `${state.run.benchmark.title}, judged by ${state.plan.model.name}`;
        bar = voteProgress(title, terminal, () => (price === null ? null : meter.costDollars()));
        // No running score: a vote is no outcome.
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
  if (judged === null) {
    const name = relative(terminal.workingFolder, folder) || folder;
    terminal.note(`${name} has no open-ended items: there is nothing to judge`);
  } else for (const line of undecidedNotes(judged.scores)) terminal.note(line);
  return judged;
}

/** Answers that have all their votes and yet no verdict, by reason. */
function undecidedNotes(scores: readonly ScoreLine[]): string[] {
  const reasons = Map.groupBy(
    scores.flatMap(({ outcome, rule }) => (outcome === 'unjudged' ? undecided(rule) : [])),
    (reason) => reason,
  );
  const counts = Array.from(reasons, ([reason, own]) => `${own.length} ${reason}`);
  return counts.length === 0
    ? []
    : [
        `warning: no verdict could be read of some answers, which stay unjudged: ${counts.join(', ')}`,
      ];
}

function undecided(rule: string): string[] {
  if (rule === UNJUDGED.tied) return ['tied'];
  const unread = `${UNJUDGED.unread}: `;
  return rule.startsWith(unread) ? [rule.slice(unread.length)] : [];
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
