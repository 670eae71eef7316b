import { SightlineError } from '../errors.ts';
import type { Item } from '../schema/item.ts';
import type { AnswerFile } from './answer-file.ts';
import type { Placed } from './place-answers.ts';

/** What was found in a file of answers. */
export type ImportSummary = {
  file: string;
  format: string;
  answers: number;
  blank: number;
  duplicates: number;
  /** Requests that failed there, left out. */
  failed: number;
  /** Against the items of a split; null where none was named. */
  items: { total: number; answered: number; unknown: string[] } | null;
  notes: string[];
};

/** @throws `DATA_INVALID` where not one item is known: the file belongs to something else. */
export function summarise(
  { file, split }: { file: string; split: string | null },
  { placed, read }: { placed: Placed; read: AnswerFile },
  items: Item[] | null,
): ImportSummary {
  const { lines, blank, duplicates } = placed;
  const { format, failed, notes } = read;
  const summary = { file, format, answers: lines.length, blank, duplicates, failed, notes };
  if (items === null) return { ...summary, items: null };
  const ids = new Set(items.map((item) => item.id));
  const named = new Set(lines.map(({ item }) => item));
  const unknown = [...named].filter((id) => !ids.has(id));
  const answered = named.size - unknown.length;
  if (answered === 0 && named.size > 0) {
    throw new SightlineError(
      'DATA_INVALID',
      `${file} answers no item of ${split}: it names ${unknown.slice(0, 3).join(', ')}; the data ${items[0]?.id ?? 'nothing'}`,
      { hint: 'the file belongs to another benchmark or split' },
    );
  }
  return { ...summary, items: { total: items.length, answered, unknown } };
}

/** For people. */
export function summaryText(summary: ImportSummary): string {
  const { items, notes } = summary;
  const rows: [string, string][] = [
    ['format', summary.format],
    ['answers', count(summary.answers)],
    ['blank', count(summary.blank)],
  ];
  if (summary.duplicates > 0)
    rows.push(['duplicates', `${count(summary.duplicates)}, the last of each counts`]);
  if (summary.failed > 0)
    rows.push(['failed requests', `${count(summary.failed)}, left out: they are no answers`]);
  if (items !== null) {
    rows.push(['items answered', `${count(items.answered)} of ${count(items.total)}`]);
    const shown = items.unknown.slice(0, 5).join(', ');
    rows.push([
      'items not in the data',
      `${count(items.unknown.length)}${shown && ` (${shown}${items.unknown.length > 5 ? ', …' : ''})`}`,
    ]);
  }
  const width = Math.max(...rows.map(([label]) => label.length));
  return [...rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`), ...notes].join('\n');
}

function count(value: number): string {
  return value.toLocaleString('en');
}
