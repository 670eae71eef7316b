import type { ComparisonReport } from '../comparison-report.ts';
import type { PlotLine } from './forest-plot.ts';

/** Of one pair its labels too; of several, and of arms, a line each. */
export function plotLines({ rows, arms }: ComparisonReport): PlotLine[] {
  const several = new Set([...rows, ...arms].map(({ benchmark }) => benchmark)).size > 1;
  const pairs = rows.flatMap(({ benchmark, letters: [base, other], pair }): PlotLine[] => {
    const name = `${other} − ${base}`;
    const label = rows.length === 1 ? 'all items' : several ? `${benchmark}, ${name}` : name;
    const whole = { ...pair.overall, label, strong: true, exploratory: false };
    if (rows.length > 1) return [whole];
    const labels = Map.groupBy(pair.breakdowns, ({ breakdown }) => breakdown);
    return [
      whole,
      ...[...labels].flatMap(([heading, cells]) => [
        { heading },
        ...cells.map((cell) => ({ ...cell, strong: false })),
      ]),
    ];
  });
  return [
    ...pairs,
    ...arms.map(({ benchmark, arms: own }) => ({
      ...own,
      label: [several ? benchmark : '', `${own.other.name} − ${own.base.name}`]
        .filter(Boolean)
        .join(', '),
      detectable: null,
      strong: true,
      exploratory: false,
    })),
  ];
}
