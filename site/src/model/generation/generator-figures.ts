import type {
  ChecklistFigure,
  ChecklistResult,
  RuleFigures,
} from '../../../../harness/schema/checklist-figures.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import type { ScoringRuleId } from '../../../../harness/checklists/scoring-rule.ts';

type Judged = Pick<Result, 'probes'>;

/** What a judge said of the videos; null for a result that is not of a generator. */
export function checklistsOf(result: Judged, probe = 'full'): ChecklistResult | null {
  return result.probes[probe]?.checklists ?? null;
}

export function figuresUnder(
  result: Judged,
  rule: ScoringRuleId,
  probe = 'full',
): RuleFigures | null {
  return checklistsOf(result, probe)?.rules[rule] ?? null;
}

/** The headline of a generator: the overall average. Null where a category lacks a score. */
export function overall(
  result: Judged,
  rule: ScoringRuleId = 'official',
  probe = 'full',
): ChecklistFigure | null {
  return figuresUnder(result, rule, probe)?.overall.average ?? null;
}

/** In the order of the rubric, over all results. */
export function dimensionsOf(results: readonly Judged[]): string[] {
  return [...new Set(results.flatMap((result) => Object.keys(dimensionFigures(result))))];
}

function dimensionFigures(result: Judged): RuleFigures['overall']['dimensions'] {
  return figuresUnder(result, 'official')?.overall.dimensions ?? {};
}
