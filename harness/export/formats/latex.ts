import { latexText, oneLine } from '../../latex-text.ts';
import type { ExportFormat } from '../export-format.ts';
import { mixtureNotes } from '../mixture.ts';
import { columnsFor, legendOf, type TextColumn } from '../tables/columns.ts';
import { recordRows, type RecordRow } from '../tables/record-row.ts';

/** A table for a paper, with booktabs; a rule stands between what does not compare. */
export const format: ExportFormat = {
  summary: 'a table for a paper (booktabs): scores, probes, chance and floors with intervals',
  makes: 'file',
  write(records) {
    const rows = recordRows(records);
    const columns = columnsFor(rows);
    const notes = mixtureNotes(rows.map(({ result }) => result));
    const made = rows.map(({ result }) => `${result.id} (${result.protocol.asked.slice(0, 12)})`);
    const comments = [
      'Made by sightline export latex from the records below; needs the package booktabs.',
      ...made,
      ...notes.map((note) => `Not one measurement: ${note}.`),
      ...legendOf(rows),
    ];
    const text = [
      ...comments.map((comment) => `% ${oneLine(comment)}`),
      String.raw`\begin{tabular}{${columns.map(({ align }) => align.charAt(0)).join('')}}`,
      String.raw`\toprule`,
      lineOf(columns.map(({ title }) => title)),
      ...rows.flatMap((row, at) => [
        ...(sameMeasurement(rows[at - 1], row) ? [] : [String.raw`\midrule`]),
        lineOf(columns.map((column) => cellOf(column, row))),
      ]),
      String.raw`\bottomrule`,
      String.raw`\end{tabular}`,
      '',
    ].join('\n');
    return { files: [{ path: 'results.tex', text }], notes };
  },
};

function lineOf(cells: string[]): string {
  return String.raw`${cells.join(' & ')} \\`;
}

function cellOf({ align, of }: TextColumn, row: RecordRow): string {
  const text = of(row);
  if (align === 'left') return latexText(text);
  return text === '' ? '--' : text.replaceAll('\u2212', '$-$').replaceAll('+', '$+$');
}

function sameMeasurement(before: RecordRow | undefined, { result }: RecordRow): boolean {
  return (
    before !== undefined &&
    before.result.benchmark.itemSet === result.benchmark.itemSet &&
    before.result.protocol.asked === result.protocol.asked
  );
}
