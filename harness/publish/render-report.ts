import { unknownName } from '../registry.ts';
import type { ShortcutReport } from '../shortcuts/report.ts';
import { reportCsv } from '../shortcuts/text/report-csv.ts';
import { reportMarkdown, type LicenceWords } from '../shortcuts/text/report-markdown.ts';
import { reportText, type TextOptions } from '../shortcuts/text/report-text.ts';
import { rounded } from './rounded.ts';

export type RenderOptions = TextOptions & {
  format: 'text' | 'json' | 'csv' | 'markdown';
  licences: LicenceWords;
};

/** @throws `USAGE` with the nearest name where no record has the breakdown. */
export function renderReport(report: ShortcutReport, options: RenderOptions): string {
  const { format, licences, ...shown } = options;
  if (shown.breakdown !== undefined) checkBreakdown(report, shown.breakdown);
  switch (format) {
    case 'text':
      return reportText(report, shown);
    case 'json':
      return JSON.stringify(rounded(report), null, 2);
    case 'csv':
      return reportCsv(report);
    case 'markdown':
      return reportMarkdown(report, { ...shown, licences });
  }
}

function checkBreakdown({ sets }: ShortcutReport, name: string): void {
  const records = sets.flatMap((set) => set.records);
  const known = new Set(records.flatMap(({ breakdowns }) => Object.keys(breakdowns)));
  if (!known.has(name)) throw unknownName('breakdown', name, [...known]);
}
