import { gatherOpen } from '../answers/judging/applied-judge.ts';
import { scoreTrial } from '../answers/outcome.ts';
import { voteId, voteOn, type OpenAnswer } from '../answers/judging/votes.ts';
import type { JudgePlan } from '../plan/judge-plan.ts';
import type { Trial } from '../plan/trials.ts';
import { withoutGold } from '../schema/item.ts';
import type { JournalLine, ShownRecord } from '../schema/journal.ts';
import type { OwnShow } from './execute.ts';
import { lookAt, wantedClips, type Sight } from './judge-sight.ts';
import type { OpenRun } from './open-run.ts';
import type { Shown } from './show.ts';

/** A vote that is asked for as a trial is. */
export type VoteTrial = Trial & {
  answer: OpenAnswer;
  vote: number;
  tried: number;
  /** Of the trial that is judged: what a probe of the judge put in its place. */
  shown?: ShownRecord;
};

/** The answers of a run that its rules leave open: what scoring would put before the judge. */
export function openAnswers(run: OpenRun, plan: JudgePlan): OpenAnswer[] {
  const { open, judge } = gatherOpen(plan);
  const reading = { ...run.reading, judge };
  for (const line of run.lines.values()) {
    const question = run.questionOf(line);
    if (question !== null) scoreTrial(line, question, reading);
  }
  return open;
}

/** The votes that wait for their first, second, … try. */
export function voteTrials(
  answers: OpenAnswer[],
  { plan, run, lines }: { plan: JudgePlan; run: OpenRun; lines: Map<string, JournalLine> },
  tried?: number,
): VoteTrial[] {
  const { judge, by } = plan;
  const probeOf = new Map(run.probes.map((probe) => [probe.id, probe]));
  return answers.flatMap((answer) =>
    Array.from({ length: by.votes }, (_, vote) => vote).flatMap((vote): VoteTrial[] => {
      const found = voteOn(answer, vote, { judge, lines });
      if (found.state !== 'open' || (tried !== undefined && found.tried !== tried)) return [];
      const line = run.lines.get(answer.trial);
      const probe = probeOf.get(line?.probe ?? '');
      if (line === undefined || probe === undefined) return [];
      const { variant, repeat, shown } = line;
      const id = voteId(answer, vote, found.tried);
      const { item } = answer.judged;
      const trial = { id, item, probe, variant, repeat, answer, vote, tried: found.tried };
      return [shown === undefined ? trial : { ...trial, shown }];
    }),
  );
}

/** Shows a judge its question, with what it wants to look at. */
export function judgeShow({ judge }: JudgePlan, trials: VoteTrial[], sight: Sight): OwnShow {
  const trialOf = new Map(trials.map((trial) => [trial.id, trial]));
  const voteOf = ({ id }: Trial) => {
    const trial = trialOf.get(id);
    if (trial === undefined) throw new Error(`${id} is no vote`);
    return { trial, judged: trial.answer.judged };
  };
  const { looks } = judge;
  const { protocol } = sight;
  return {
    needed(trial) {
      if (looks === undefined) return [];
      return wantedClips(voteOf(trial), { looks, protocol }).flatMap(({ policy, ...clip }) =>
        policy === null ? [] : [{ ...clip, policy }],
      );
    },
    async show(trial, decode): Promise<Shown> {
      const vote = voteOf(trial);
      const item = withoutGold(vote.judged.item);
      const { system } = judge.prompt;
      if (looks !== undefined) {
        return { item, system, ...(await lookAt(vote, { looks, decode, sight })) };
      }
      const text = judge.question(vote.judged);
      return {
        item,
        system,
        parts: [{ type: 'text', text }],
        manifest: null,
        record: null,
        pixels: 0,
      };
    },
  };
}
