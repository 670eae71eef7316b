import { planJudge } from '../plan/judge-plan.ts';
import type { JournalLine } from '../schema/journal.ts';
import type { Ballot } from './ask-votes.ts';
import { sizeOf } from './attempt.ts';
import { readVotes } from './judge-file.ts';
import type { Judging } from './judge-folder.ts';
import { judgeShow, openAnswers, voteTrials } from './judge-trials.ts';
import { openRun } from './open-run.ts';
import { costOf, priceOf } from './prices.ts';
import { shortened } from './shortened.ts';
import { estimateTokens } from './tokens.ts';

export type JudgeDryRun = {
  run: string;
  /** Answers that rules leave open, and the votes on them that are there already. */
  answers: number;
  judged: number;
  requests: number;
  /** Without the pictures of a judge that looks. */
  tokens: { input: number; output: number };
  costDollars: number | null;
  firstRequest: unknown;
};

/** What judging a run would ask. Sends nothing, writes nothing. */
export async function judgeDryRun(
  folder: string,
  { request, prices }: Judging,
  data: string | null,
): Promise<JudgeDryRun> {
  const run = await openRun(folder, data);
  const plan = await planJudge(request, run.manifest);
  const answers = openAnswers(run, plan);
  return votesAhead({ run, plan, answers }, { lines: await readVotes(folder), prices });
}

/** What asking for the votes that the journal has not would cost. */
export async function votesAhead(
  { run, plan, answers }: Pick<Ballot, 'run' | 'plan' | 'answers'>,
  { lines, prices }: { lines: Map<string, JournalLine>; prices: unknown },
): Promise<JudgeDryRun> {
  const trials = voteTrials(answers, { plan, run, lines });
  const price = priceOf(plan.endpoint.model, prices);
  const tokens = { input: 0, output: 0 };
  let firstRequest: unknown = null;
  if (plan.judge.looks === undefined) {
    const own = judgeShow(plan, trials, {
      protocol: run.manifest.protocol,
      seed: run.manifest.seed,
      root: run.manifest.data,
    });
    for (const trial of trials) {
      const shown = await own.show(trial, () => Promise.reject(new Error('it looks at nothing')));
      const estimate = estimateTokens(sizeOf(shown), plan.by.settings);
      tokens.input += estimate.input;
      tokens.output += estimate.output;
      firstRequest ??= shortened({ ...shown, model: plan.by.model, settings: plan.by.settings });
    }
  }
  const costDollars =
    price === null
      ? null
      : costOf({ inputTokens: tokens.input, outputTokens: tokens.output }, price);
  const votes = answers.length * plan.by.votes;
  return {
    run: run.manifest.run,
    answers: answers.length,
    judged: votes - trials.length,
    requests: trials.length,
    tokens,
    costDollars,
    firstRequest,
  };
}

export function judgeDryRunText(
  found: JudgeDryRun,
  answers = 'answers   {n} that rules leave open',
): string {
  const cost =
    found.costDollars === null ? 'no price is known' : `$${found.costDollars.toFixed(2)}`;
  return [
    `run       ${found.run}`,
    answers.replace('{n}', String(found.answers)),
    `requests  ${found.requests} (${found.judged} votes are there already)`,
    `tokens    about ${found.tokens.input} in, ${found.tokens.output} out, within a factor of three`,
    `cost      ${cost}`,
    'first request',
    JSON.stringify(found.firstRequest, null, 2),
  ].join('\n');
}
