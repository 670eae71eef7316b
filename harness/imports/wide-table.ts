import { z } from 'zod';
import { SightlineError } from '../errors.ts';
import type { AnswerFile, Content } from './answer-file.ts';
import { readRow } from './read-rows.ts';

/** Column of the item id, and for each probe the column of its answers. */
export type Columns = { item: string; probes: [probe: string, column: string][] };

/** `item=sample_id&full=64f_151k&blind=textonly`; `USAGE` where it names no item or no answers. */
export function columnsOf(mapping: string): Columns {
  const { item, ...probes } = Object.fromEntries(new URLSearchParams(mapping));
  const pairs = Object.entries(probes);
  if (item !== undefined && pairs.length > 0) return { item, probes: pairs };
  throw new SightlineError('USAGE', `"#${mapping}" does not say which columns to read`, {
    hint: 'write #item=<column>&full=<column>, and &<probe>=<column> for other probes',
  });
}

/** A table with one column a probe. A blank is an answer that was empty. */
export function readWideTable({ file, rows }: Content, columns: Columns): AnswerFile {
  const names = [columns.item, ...columns.probes.map(([, column]) => column)];
  const schema = z.looseObject(Object.fromEntries(names.map((name) => [name, z.string()])));
  const answers = rows.flatMap((row) => {
    const cells = readRow(schema, row, file);
    return columns.probes.map(([probe, column]) => ({
      item: String(cells[columns.item]),
      probe,
      variant: '',
      text: String(cells[column]),
      line: row.line,
    }));
  });
  return { format: 'table', answers, failed: 0, notes: [] };
}
