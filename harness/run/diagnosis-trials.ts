import { decodeDiagnosis } from '../answers/diagnosing/diagnosis-code.ts';
import { reasoningText } from '../answers/diagnosing/reasoning-text.ts';
import { voteOn, votesOf, type OpenAnswer } from '../answers/judging/votes.ts';
import type { JudgePlan } from '../plan/judge-plan.ts';
import { random } from '../random.ts';
import type { DiagnosisLine } from '../schema/diagnosis.ts';
import type { JournalLine, ScoreLine } from '../schema/journal.ts';
import { isScored } from '../schema/outcome.ts';
import type { OpenRun } from './open-run.ts';

/** A scored reply of `full` as a diagnosing judge is asked about it, or why it is not. */
export type Diagnosable = {
  score: ScoreLine;
  answer: OpenAnswer | null;
  /** Null where it can be asked. */
  without: 'no-answer' | 'no-reasoning' | null;
};

type Who = Pick<JudgePlan, 'judge' | 'by'>;

/**
 * The scored replies of `full`, or so many of them drawn at random: a larger sample holds every smaller
 * one of the same seed, so that what is paid for counts on.
 */
export function diagnosable(
  run: OpenRun,
  scores: ScoreLine[],
  { plan, sample }: { plan: Who; sample: number | null },
): Diagnosable[] {
  const scored = scores.filter(
    ({ probe, repeat, outcome }) => probe === 'full' && repeat === 0 && isScored(outcome),
  );
  return drawn(scored, sample, run.manifest.seed).map((score) => {
    const line = run.lines.get(score.trial);
    const item = line === undefined ? undefined : run.questionOf(line)?.item;
    const { reply = null } = line ?? {};
    if (item === undefined || reply === null || score.answer === null || !plan.judge.judges(item))
      return { score, answer: null, without: 'no-answer' };
    const reasoning = reasoningText(reply, item.options);
    if (reasoning === null) return { score, answer: null, without: 'no-reasoning' };
    const judged = { item, answer: score.answer, reasoning };
    return { score, answer: votesOf(score.trial, judged, plan), without: null };
  });
}

/** One line an item: what the kept replies of the judge come to. */
export function diagnosisLines(
  replies: Diagnosable[],
  { judge }: Pick<Who, 'judge'>,
  lines: Map<string, JournalLine>,
): DiagnosisLine[] {
  return replies.map(({ score, answer, without }) => {
    const { trial, item, outcome } = score;
    const key = { trial, item, right: outcome === 'correct' };
    if (answer === null) return { ...key, diagnosis: null, without };
    const vote = voteOn(answer, 0, { judge, lines });
    return vote.state === 'read'
      ? { ...key, diagnosis: decodeDiagnosis(vote.verdict), without: null }
      : { ...key, diagnosis: null, without: vote.state === 'open' ? 'waiting' : 'unread' };
  });
}

function drawn(scores: ScoreLine[], sample: number | null, seed: number): ScoreLine[] {
  if (sample === null) return scores;
  const placed = scores.map((score) => ({
    score,
    place: random(seed, 'diagnosis', score.item).integer(0, 2 ** 31 - 1),
  }));
  return placed
    .toSorted(
      (one, other) => one.place - other.place || (one.score.item < other.score.item ? -1 : 1),
    )
    .slice(0, sample)
    .map(({ score }) => score);
}
