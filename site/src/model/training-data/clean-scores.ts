import type { SubsetScore } from '../../../../harness/schema/contamination-report.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import type { Board } from '../board.ts';
import { points } from '../figures.ts';
import { LEVEL_TITLES } from './state-lines.ts';

/** The score of a row on all items and on those that a check found clear. */
export type CleanScore = {
  result: Result;
  level: string;
  corpus: string;
  all: SubsetScore['all'];
  clean: NonNullable<SubsetScore['clean']>;
  difference: SubsetScore['difference'];
};

export function cleanScores({ rows }: Pick<Board, 'rows'>): CleanScore[] {
  return rows.flatMap(({ result }) =>
    (result.contamination.checks ?? []).flatMap((check) => {
      if (check.level === 'behaviour' || check.scores === null) return [];
      const { all, clean, difference } = check.scores;
      if (clean === null) return [];
      const level = LEVEL_TITLES[check.level];
      return [{ result, level, corpus: check.corpus.name, all, clean, difference }];
    }),
  );
}

/** Whether scores stand on what was met before, as a title. */
export function cleanFinding(scores: readonly CleanScore[]): string {
  const known = scores.flatMap(({ difference }) => (difference === null ? [] : [difference]));
  if (known.length === 0) return 'Scores on clear items';
  const settled = known.filter(
    ({ low, high }) => low !== null && high !== null && (high < 0 || low > 0),
  );
  const [worst = 0] = known.map(({ value }) => value).sort((a, b) => Math.abs(b) - Math.abs(a));
  if (settled.length === 0) return 'No score differs on the clear items beyond its interval';
  return `On the clear items alone a score moves by ${points(worst)} points at most`;
}
