import { oneLine } from '../../latex-text.ts';
import type { ExportFormat } from '../export-format.ts';
import { mixtureNotes } from '../mixture.ts';
import { columnsFor, legendOf } from '../tables/columns.ts';
import { recordRows } from '../tables/record-row.ts';

/** A table for a README or an issue. */
export const format: ExportFormat = {
  summary: 'a table for a README: scores, probes, chance and floors with intervals',
  makes: 'file',
  write(records) {
    const rows = recordRows(records);
    const columns = columnsFor(rows);
    const notes = mixtureNotes(rows.map(({ result }) => result));
    const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
    const text = [
      line(columns.map(({ title }) => title)),
      line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
      ...rows.map((row) =>
        line(columns.map(({ align, of }) => (align === 'left' ? markdownText(of(row)) : of(row)))),
      ),
      '',
      ...[...notes.map((note) => `Not one measurement: ${note}.`), ...legendOf(rows)].flatMap(
        (note) => [markdownText(note), ''],
      ),
    ].join('\n');
    return { files: [{ path: 'results.md', text }], notes };
  },
};

/** Words as Markdown prints them: no cell ends, no link, no tag, nobody is called. */
function markdownText(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '&#64;')
    .replaceAll(/\b(https?|ftp):/gi, '$1&#58;')
    .replaceAll(/\bwww\./gi, 'www&#46;')
    .replaceAll(/[\\`*_[\]|~$]/g, (sign) => `\\${sign}`);
}
