import type { JournalLine } from '../../schema/journal.ts';
import type { Judge, Judged } from '../../schema/judge.ts';
import type { JudgedBy } from '../../schema/judged-by.ts';
import { majority } from './majority.ts';
import { voteOn, votesOf, type OpenAnswer } from './votes.ts';

/** A judge with the votes that it has given: scores what rules leave open, and asks nothing. */
export type AppliedJudge = {
  by: JudgedBy;
  /** Null for an answer that is not its business. */
  score(
    trial: string,
    judged: Judged,
  ): { values: Record<string, number> } | { values: null; reason: string } | null;
};

/** @param lines of `judgements.jsonl`; votes under other settings or on another answer are passed over. */
export function applyJudge(
  { judge, by }: { judge: Judge; by: JudgedBy },
  lines: Map<string, JournalLine>,
): AppliedJudge {
  return {
    by,
    score(trial, judged) {
      if (!judge.judges(judged.item)) return null;
      const answer = votesOf(trial, judged, { judge, by });
      const votes = Array.from({ length: by.votes }, (_, vote) =>
        voteOn(answer, vote, { judge, lines }),
      );
      return majority(votes, judge.complete);
    },
  };
}

/** Gathers the answers that scoring would put before the judge; decides nothing. */
export function gatherOpen({ judge, by }: { judge: Judge; by: JudgedBy }): {
  open: OpenAnswer[];
  judge: AppliedJudge;
} {
  const open: OpenAnswer[] = [];
  return {
    open,
    judge: {
      by,
      score(trial, judged) {
        if (judge.judges(judged.item)) open.push(votesOf(trial, judged, { judge, by }));
        return null;
      },
    },
  };
}
