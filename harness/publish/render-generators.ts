import { generatorCsv } from '../comparison/generators/csv.ts';
import type { GeneratorReport } from '../comparison/generators/report.ts';
import {
  generatorMarkdown,
  generatorText,
  type GeneratorTextOptions,
} from '../comparison/generators/text.ts';
import { keepsItemsBack, type BenchmarkFacts } from './benchmark-facts.ts';
import type { ComparisonFormat } from './render-comparison.ts';
import { rounded } from './rounded.ts';

/** Terminal and JSON tell everything; what is made to be handed on keeps to the licence. */
export function renderGenerators(
  report: GeneratorReport,
  {
    format,
    facts,
    ...options
  }: GeneratorTextOptions & {
    format: ComparisonFormat;
    facts: ReadonlyMap<string, BenchmarkFacts>;
  },
): string {
  switch (format) {
    case 'text':
      return generatorText(report, options);
    case 'json':
      return JSON.stringify(rounded(report), null, 2);
    case 'csv':
      return generatorCsv(handedOn(report, facts));
    case 'markdown':
      return generatorMarkdown(handedOn(report, facts), options);
  }
}

/** The totals of a few items would tell of single ones. */
function handedOn(
  report: GeneratorReport,
  facts: ReadonlyMap<string, BenchmarkFacts>,
): GeneratorReport {
  const bare = (rule: GeneratorReport['rows'][number]['pair']['rules']['official']) => ({
    ...rule,
    figures: rule.figures.filter(({ key }) => key.scope === 'overall'),
  });
  return {
    ...report,
    rows: report.rows.map((row) => {
      const { rules, ...pair } = row.pair;
      if (!keepsItemsBack(facts.get(pair.base.benchmark.id), [])) return row;
      const { official, strict, nan } = rules;
      const kept = { official: bare(official), strict: bare(strict), nan: bare(nan) };
      return { ...row, pair: { ...pair, rules: kept } };
    }),
  };
}
