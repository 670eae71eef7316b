import { intervalText } from '../../comparison/text/figures.ts';
import { wrapped } from '../../comparison/text/wrapped.ts';
import { percent } from '../../percent.ts';
import type { AgainstFull, ChecklistGroup } from '../../schema/checklist-figures.ts';
import { pText } from '../../shortcuts/text/figure-text.ts';
import { textTable } from '../../table.ts';
import type { BestOfReport } from './report.ts';

/** The report as people read it: a line a rule and way of choosing. */
export function bestOfText(report: BestOfReport): string {
  const { benchmark, split, model, videos, judges, rules, warnings } = report;
  const right = (title: string) => ({ title, align: 'right' as const });
  const rows = (['official', 'strict', 'nan'] as const).flatMap((rule) => {
    const { items, mean, bestByItself, flatteringGain, second } = rules[rule];
    const line = (what: string, by: string, ...figures: [ChecklistGroup, AgainstFull?]) => [
      what,
      by,
      ...averageCells(figures[0]),
      gainText(figures[1]),
      String(items),
    ];
    const [own, other] = [`A: ${judges.first}`, `B: ${judges.second}`];
    const lines = [
      line(`mean of ${videos}`, own, mean),
      line(`best of ${videos} (flatters)`, own, bestByItself, flatteringGain ?? undefined),
      ...(second === null
        ? []
        : [
            line(`mean of ${videos}`, other, second.mean),
            line('chosen by A', other, second.chosenByFirst, second.gain ?? undefined),
          ]),
    ];
    return lines.map((cells, at) => [at === 0 ? rule : '', ...cells]);
  });
  const incomplete = (['official', 'strict'] as const).map(
    (rule) => `${rules[rule].incomplete} under ${rule}`,
  );
  return [
    wrapped(`${benchmark} ${split}, ${model}, ${videos} videos an item: overall averages`),
    textTable(
      [
        { title: 'rule' },
        { title: 'videos' },
        { title: 'scored by' },
        right('average'),
        right('95 % interval'),
        right('gain over the mean'),
        right('n'),
      ],
      rows,
    ),
    '',
    wrapped(
      `items in no figure, because a video or a score of it is missing: ${incomplete.join(', ')}`,
    ),
    ...warnings.map((warning) => wrapped(`warning: ${warning}`)),
  ].join('\n');
}

function averageCells({ average }: ChecklistGroup): [value: string, interval: string] {
  if (average === null) return ['none', ''];
  const { value, low, high } = average;
  const interval = low === null || high === null ? 'none' : `${percent(low)} to ${percent(high)}`;
  return [percent(value), interval];
}

function gainText(gain: AgainstFull | undefined): string {
  return gain === undefined ? '' : `${intervalText(gain)}, p ${pText(gain.p)}`;
}
