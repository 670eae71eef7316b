import { csvText } from '../../result-table/csv-text.ts';
import { RESULT_COLUMNS } from '../../result-table/result-columns.ts';
import { resultLines } from '../../result-table/result-lines.ts';
import type { ExportFormat } from '../export-format.ts';
import { mixtureNotes } from '../mixture.ts';
import { recordRows } from '../tables/record-row.ts';
import { WIDE_COLUMNS } from '../tables/wide-columns.ts';

/** The columns of the site's own tables, in full precision; with `wide` those of the other tables. */
export const format: ExportFormat = {
  summary: 'one row a record and probe in full precision; --wide: one a record, with visual gain',
  makes: 'file',
  write(records, { wide }) {
    const results = records.map(({ result }) => result);
    const text = wide
      ? csvText({ columns: WIDE_COLUMNS, rows: recordRows(records) })
      : csvText({ columns: RESULT_COLUMNS, rows: resultLines(results) });
    return { files: [{ path: 'results.csv', text }], notes: mixtureNotes(results) };
  },
};
