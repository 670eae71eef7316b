import { unknownName } from '../registry.ts';
import type { RecordReport } from '../shortcuts/record-report.ts';
import type { ShortcutReport } from '../shortcuts/report.ts';
import { reportCsv } from '../shortcuts/text/report-csv.ts';
import { reportMarkdown, type LicenceWords } from '../shortcuts/text/report-markdown.ts';
import { reportText, type TextOptions } from '../shortcuts/text/report-text.ts';
import { keepsItemsBack } from './benchmark-facts.ts';
import { rounded } from './rounded.ts';
import type { ShortcutRecords } from './shortcut-records.ts';

export type RenderOptions = TextOptions & {
  format: 'text' | 'json' | 'csv' | 'markdown';
  licences: LicenceWords;
  terms: ShortcutRecords['terms'];
};

/**
 * Terminal and JSON tell everything; what is made to be handed on keeps to the licence.
 *
 * @throws `USAGE` with the nearest name where no record has the breakdown.
 */
export function renderReport(report: ShortcutReport, options: RenderOptions): string {
  const { format, licences, terms, ...shown } = options;
  if (shown.breakdown !== undefined) checkBreakdown(report, shown.breakdown);
  switch (format) {
    case 'text':
      return reportText(report, shown);
    case 'json':
      return JSON.stringify(rounded(report), null, 2);
    case 'csv':
      return reportCsv(handedOn(report, terms));
    case 'markdown':
      return reportMarkdown(handedOn(report, terms), { ...shown, licences });
  }
}

/** Without labels, whose totals may be those of single items, where the licence keeps items back. */
function handedOn(report: ShortcutReport, terms: RenderOptions['terms']): ShortcutReport {
  const sets = report.sets.map((set) => {
    const own = terms.get(set.benchmark.id);
    const keepsBack = (record: RecordReport) => keepsItemsBack(own, [record.model.kind]);
    const kept = new Set(set.records.filter(keepsBack).map(({ id }) => id));
    if (kept.size === 0) return set;
    return {
      ...set,
      records: set.records.map((one) => (kept.has(one.id) ? { ...one, breakdowns: {} } : one)),
      comparisons: set.comparisons.map((one) =>
        kept.has(one.base) || kept.has(one.tuned) ? { ...one, breakdowns: {} } : one,
      ),
      notes: [...set.notes, 'labels are left out where the licence keeps single items back'],
    };
  });
  return { ...report, sets };
}

function checkBreakdown({ sets }: ShortcutReport, name: string): void {
  const records = sets.flatMap((set) => set.records);
  const known = new Set(records.flatMap(({ breakdowns }) => Object.keys(breakdowns)));
  if (!known.has(name)) throw unknownName('breakdown', name, [...known]);
}
