import type { ComparisonReport } from '../comparison/comparison-report.ts';
import { reportPage } from '../comparison/page/page.ts';
import { reportCsv } from '../comparison/text/report-csv.ts';
import { reportMarkdown } from '../comparison/text/report-markdown.ts';
import { reportText, type TextOptions } from '../comparison/text/report-text.ts';
import { withheldItems } from '../comparison/withheld.ts';
import { unknownName } from '../registry.ts';
import { harnessVersion } from '../version.ts';
import { keepsItemsBack, licenceWords, type BenchmarkFacts } from './benchmark-facts.ts';
import { rounded } from './rounded.ts';

export type ComparisonFormat = 'text' | 'json' | 'csv' | 'markdown';

type Facts = ReadonlyMap<string, BenchmarkFacts>;

/**
 * Terminal and JSON tell everything; what is made to be handed on keeps to the licence.
 *
 * @throws `USAGE` with the nearest name where no pair has the breakdown.
 */
export function renderComparison(
  report: ComparisonReport,
  { format, facts, ...options }: TextOptions & { format: ComparisonFormat; facts: Facts },
): string {
  const { breakdown } = options;
  if (breakdown !== undefined) checkBreakdown(report, breakdown);
  switch (format) {
    case 'text':
      return reportText(report, options);
    case 'json':
      return JSON.stringify(rounded(report), null, 2);
    case 'csv':
      return reportCsv(handedOn(report, facts));
    case 'markdown':
      return reportMarkdown(handedOn(report, facts), options);
  }
}

/** @param command the words that make the report again. */
export async function renderComparisonPage(
  report: ComparisonReport,
  { facts, command, madeAt }: { facts: Facts; command: string; madeAt: Date },
): Promise<string> {
  const { rows } = report;
  const ids = new Set(rows.map(({ pair }) => pair.base.benchmark.id));
  return reportPage(handedOn(report, facts), {
    command,
    madeAt,
    harness: await harnessVersion(),
    licences: Array.from(ids, (id) => licenceWords(id, facts.get(id))),
  });
}

function handedOn(report: ComparisonReport, facts: Facts): ComparisonReport {
  return withheldItems(report, ({ pair: { base, other } }) =>
    keepsItemsBack(facts.get(base.benchmark.id), [base.model.kind, other.model.kind]),
  );
}

function checkBreakdown({ rows }: ComparisonReport, name: string): void {
  const known = new Set(rows.flatMap(({ pair }) => pair.breakdowns.map((cell) => cell.breakdown)));
  if (!known.has(name)) throw unknownName('breakdown', name, [...known]);
}
