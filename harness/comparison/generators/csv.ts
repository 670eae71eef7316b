import { csvLine } from '../../csv-line.ts';
import { RULES } from './adjusted.ts';
import type { GeneratorReport } from './report.ts';

const HEADER =
  'benchmark,base,other,base_record,other_record,probe,rule,scope,category,task,dimension,base_value,other_value,difference,low,high,se,p,p_adjusted,n';

/** One difference a line, shares of 1, with a header; an empty dimension is the average over all. */
export function generatorCsv({ rows, probe }: GeneratorReport): string {
  const lines = rows.flatMap(({ benchmark, letters, pair }) =>
    RULES.flatMap((rule) =>
      pair.rules[rule].figures.map(({ key, ...figure }) => {
        const { base, other, difference, low, high, se, p, adjusted, n } = figure;
        return [
          benchmark,
          ...letters,
          pair.base.record,
          pair.other.record,
          probe,
          rule,
          key.scope,
          'category' in key ? key.category : '',
          'task' in key ? key.task : '',
          key.dimension ?? '',
          ...[base, other, difference, low, high, se, p, adjusted, n].map(written),
        ];
      }),
    ),
  );
  return [HEADER, ...lines.map(csvLine)].join('\n');
}

function written(value: number | null): string {
  return value === null ? '' : String(Math.round(value * 1e6) / 1e6);
}
