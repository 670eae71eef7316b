import type { FigureKey } from '../../checklists/figures.ts';
import type { ScoringRuleId } from '../../checklists/scoring-rule.ts';
import { percent, pText } from '../../shortcuts/text/figure-text.ts';
import { intervalText } from '../text/figures.ts';
import { left, right, withoutEmpty, type Sheet } from '../text/sheet.ts';
import { averageOf, isAverage, RULES, type AdjustedFigure } from './adjusted.ts';
import type { GeneratorReport } from './report.ts';
import type { GeneratorRow } from './rows.ts';

/** The overall averages: a line a pair and rule, with what each rests on. */
export function averageSheet({ rows }: GeneratorReport): Sheet {
  const several = new Set(rows.map(({ benchmark }) => benchmark)).size > 1;
  return withoutEmpty({
    title: 'overall average',
    columns: [
      left('benchmark'),
      left('pair'),
      left('rule'),
      ...FIGURE_COLUMNS,
      right('base only/other only'),
      right('judged base'),
      right('judged other'),
    ],
    rows: rows.flatMap(({ benchmark, letters, pair }) =>
      RULES.map((rule, at) => {
        const { coverage, onlyBase, onlyOther } = pair.rules[rule];
        const figure = averageOf(pair.rules[rule]);
        const judged = [coverage.base, coverage.other].map((one) => `${one.judged}/${one.items}`);
        return [
          several && at === 0 ? benchmark : '',
          at === 0 ? pairText(letters) : '',
          rule,
          ...(figure === undefined ? FIGURE_COLUMNS.map(() => '') : figureCells(figure)),
          `${onlyBase}/${onlyOther}`,
          ...judged,
        ];
      }),
    ),
    fixed: 3,
  });
}

/** The other figures of a pair under one rule: dimensions and categories; with details all of them. */
export function figureSheet(
  { letters, pair }: GeneratorRow,
  { rule, details }: { rule: ScoringRuleId; details: boolean },
): Sheet {
  const shown = pair.rules[rule].figures.filter(
    ({ key }) =>
      !isAverage(key) &&
      (details || key.scope === 'overall' || (key.scope === 'category' && key.dimension === null)),
  );
  return {
    title: `${pairText(letters)}, rule ${rule}`,
    columns: [left('figure'), ...FIGURE_COLUMNS],
    rows: shown.map((figure) => [figureName(figure.key), ...figureCells(figure)]),
    fixed: 1,
  };
}

export function pairText([base, other]: [string, string]): string {
  return `${other} − ${base}`;
}

/** "science: free_fall: Rule Coherence"; a group without a dimension is the average over its own. */
export function figureName(key: FigureKey): string {
  const group = [
    ...('category' in key ? [key.category] : []),
    ...('task' in key ? [key.task] : []),
  ];
  return [...group, ...(key.dimension === null ? [] : [key.dimension])].join(': ') || 'average';
}

const FIGURE_COLUMNS = ['base', 'other', 'difference', 'p', 'Holm p', 'n'].map(right);

function figureCells({ base, other, p, adjusted, n, ...figure }: AdjustedFigure): string[] {
  const { difference, low, high } = figure;
  if (base === null || other === null || difference === null)
    return ['none', 'none', '', '', '', String(n)];
  const interval = intervalText({ difference, low, high });
  return [percent(base), percent(other), interval, pText(p), pText(adjusted), String(n)];
}
