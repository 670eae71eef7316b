import type {
  AgainstFull,
  ChecklistGroup,
  ChecklistResult,
  RuleFigures,
} from '../schema/checklist-figures.ts';
import type { Coverage } from './coverage.ts';
import { compareGenerators } from './comparison.ts';
import { type FigureKey, type FigureScope } from './figures.ts';
import { questionCounts, rubricOf, type GradedSet } from './graded-items.ts';
import type { Resampling } from './intervals.ts';
import { probeScores, type Judgements } from './probe-scores.ts';
import { decodeRatings } from './ratings-text.ts';
import { scoreTable } from './score-table.ts';
import type { ScoringRuleId } from './scoring-rule.ts';
import { averageDifference, groupOf } from './told-figures.ts';

/** The figures of a record: the same from the same ratings on every machine. */
export type RecordFigures = Omit<ChecklistResult, 'ratings'>;

type Shown = {
  /** What `full` has, of a probe that is read beside it. */
  full?: Judgements;
  /** Whether the figures of each task are told. */
  tasks: boolean;
};

/** Of one item set all figures are held against the same resamples. */
export function resamplingOf({ hash }: Pick<GradedSet, 'hash'>): Resampling {
  return { seed: 0, key: hash };
}

/**
 * All figures of a probe, of each rule. Intervals are clipped to what a share can be: the percentile
 * interval of a few items reaches further.
 */
export function recordFigures(
  judgements: Judgements,
  items: GradedSet,
  { full, tasks }: Shown,
): RecordFigures {
  const rules = byRule((rule) => ruleFigures(judgements, items, { rule, tasks }));
  if (full === undefined) return { rules };
  return { rules, againstFull: byRule((rule) => againstFull([judgements, full], items, rule)) };
}

/**
 * The figures of a published record again, by probe, from its ratings and its item set alone. Probes
 * whose ratings are withheld are left out.
 *
 * @param probes those of the record.
 * @throws RangeError where ratings are not of these items.
 */
export function figuresAgain(
  probes: Readonly<Record<string, { checklists?: Pick<ChecklistResult, 'ratings'> | undefined }>>,
  items: GradedSet,
): Map<string, RecordFigures> {
  const read = Object.entries(probes).flatMap(([id, { checklists }]) =>
    checklists?.ratings == null ? [] : [[id, judgementsIn(checklists.ratings, items)] as const],
  );
  const full = read.find(([id]) => id === 'full')?.[1];
  return new Map(read.map(([id, own]) => [id, recordFigures(own, items, shownOf(id, full))]));
}

/** What a record tells of a probe. */
export function shownOf(probe: string, full: Judgements | undefined): Shown {
  if (probe === 'full') return { tasks: true };
  return { tasks: false, ...(full === undefined ? {} : { full }) };
}

/** @throws RangeError where ratings are not of these items. */
export function judgementsIn(ratings: readonly string[], items: GradedSet): Judgements {
  const questions = questionCounts(items);
  return ratings.map((one) => decodeRatings(one, questions));
}

function byRule<T>(make: (rule: ScoringRuleId) => T): Record<ScoringRuleId, T> {
  return { official: make('official'), strict: make('strict'), nan: make('nan') };
}

function ruleFigures(
  judgements: Judgements,
  items: GradedSet,
  { rule, tasks }: { rule: ScoringRuleId; tasks: boolean },
): RuleFigures {
  const { scores, coverage, byCategory } = probeScores(judgements, items, rule);
  const rubric = rubricOf(items);
  const scopes: FigureScope[] = ['overall', 'category', ...(tasks ? (['task'] as const) : [])];
  const table = scoreTable(scores, rubric, { ...resamplingOf(items), scopes });
  const group = (dimensions: readonly string[], keyOf: (one: string | null) => FigureKey) =>
    groupOf(table, dimensions, keyOf);
  return {
    coverage,
    overall: group(rubric.dimensions, (dimension) => ({ scope: 'overall', dimension })),
    categories: Object.fromEntries(
      Object.entries(rubric.categories).map(([category, dimensions]) => {
        const own = scores.filter((one) => one.category === category);
        const names = [...new Set(own.map(({ task }) => task))];
        const taskGroup = (task: string): ChecklistGroup =>
          group(dimensions, (dimension) => ({ scope: 'task', category, task, dimension }));
        return [
          category,
          {
            coverage: byCategory[category] as Coverage,
            ...group(dimensions, (dimension) => ({ scope: 'category', category, dimension })),
            ...(tasks
              ? { tasks: Object.fromEntries(names.map((task) => [task, taskGroup(task)])) }
              : {}),
          },
        ];
      }),
    ),
  };
}

function againstFull(
  [own, full]: readonly [Judgements, Judgements],
  items: GradedSet,
  rule: ScoringRuleId,
): AgainstFull | null {
  const [a, b] = [own, full].map((one) => probeScores(one, items, rule).scores);
  const { figures } = compareGenerators(a ?? [], b ?? [], {
    rubric: rubricOf(items),
    resampling: resamplingOf(items),
    scopes: ['overall'],
  });
  return averageDifference(figures);
}
