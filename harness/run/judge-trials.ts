import { gatherOpen } from '../answers/judging/applied-judge.ts';
import { scoreTrial } from '../answers/outcome.ts';
import { voteId, voteOn, type OpenAnswer } from '../answers/judging/votes.ts';
import { scaledSize } from '../media/jpeg.ts';
import type { JudgePlan } from '../plan/judge-plan.ts';
import type { Trial } from '../plan/trials.ts';
import { withoutGold } from '../schema/item.ts';
import type { JournalLine } from '../schema/journal.ts';
import type { Judge, Judged } from '../schema/judge.ts';
import type { Part } from '../schema/prompt.ts';
import type { OwnShow } from './execute.ts';
import type { OpenRun } from './open-run.ts';
import type { Decode, Shown } from './show.ts';

/** A vote that is asked for as a trial is. */
export type VoteTrial = Trial & { answer: OpenAnswer; vote: number; tried: number };

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
      const { variant, repeat } = line;
      const id = voteId(answer, vote, found.tried);
      const { item } = answer.judged;
      return [{ id, item, probe, variant, repeat, answer, vote, tried: found.tried }];
    }),
  );
}

/** Shows a judge its question, with the frames that it wants to look at. */
export function judgeShow({ judge }: JudgePlan, trials: VoteTrial[], root: string): OwnShow {
  const answerOf = new Map(trials.map((trial) => [trial.id, trial.answer]));
  const judgedOf = ({ id }: Trial) => {
    const answer = answerOf.get(id);
    if (answer === undefined) throw new Error(`${id} is no vote`);
    return answer.judged;
  };
  return {
    needed: (trial) => judge.looks?.clips(judgedOf(trial)) ?? [],
    async show(trial, decode): Promise<Shown> {
      const judged = judgedOf(trial);
      const { parts, pixels } =
        judge.looks === undefined
          ? { parts: [{ type: 'text' as const, text: judge.question(judged) }], pixels: 0 }
          : await look(judge.looks, judged, { decode, root });
      const { system } = judge.prompt;
      return {
        item: withoutGold(judged.item),
        system,
        parts,
        manifest: null,
        record: null,
        pixels,
      };
    },
  };
}

async function look(
  looks: NonNullable<Judge['looks']>,
  judged: Judged,
  { decode, root }: { decode: Decode; root: string },
): Promise<{ parts: Part[]; pixels: number }> {
  const wanted = looks.clips(judged);
  const clips = await Promise.all(wanted.map(({ file, policy }) => decode(file, policy)));
  const sizes = clips.map(({ frames, manifest }, index) => {
    const { width, height } = scaledSize(manifest.stream, wanted[index]?.policy.longSide ?? 0);
    return frames.length * width * height;
  });
  const pixels = sizes.reduce((sum, size) => sum + size, 0);
  return { parts: await looks.parts(judged, { clips, root }), pixels };
}
