import { cell } from '../data/cell.ts';
import type { ClipFinder } from '../data/clips.ts';
import type { Recipe } from '../data/items.ts';
import { letterAt, lettered } from '../data/options.ts';
import { RowFault } from '../data/row.ts';
import type { BenchmarkDescriptor } from '../schema/benchmark-descriptor.ts';
import type { Gold, Item, Option } from '../schema/item.ts';
import { z } from 'zod';

type Row = Record<string, unknown>;

/** How the rows of a described benchmark become items. */
export function descriptorRecipe(
  { columns, answers }: Pick<BenchmarkDescriptor, 'columns' | 'answers'>,
  context: { file: string; split: string; clips: ClipFinder },
): Recipe<Row> {
  let number = 0;
  return {
    file: context.file,
    schema: z.record(z.string(), z.unknown()),
    columns: {
      id: columns.id ?? '(row)',
      question: columns.question,
      answer: columns.answer ?? '(row)',
      ...(columns.options === undefined ? {} : { options: [columns.options].flat().join(', ') }),
    },
    build(row): Item {
      number += 1;
      const video = text(row, columns.video);
      const options = optionsOf(row, columns.options);
      return {
        id: columns.id === undefined ? String(number) : text(row, columns.id),
        cluster: columns.cluster === undefined ? video : text(row, columns.cluster),
        split: context.split,
        clip: { file: context.clips.videoAt(columns.video, video) },
        question: text(row, columns.question),
        ...(options === undefined ? {} : { options }),
        gold: goldOf(row, { column: columns.answer, answers, options }),
        tags: Object.fromEntries(
          Object.entries(columns.tags).map(([tag, column]) => [tag, optionalText(row, column)]),
        ),
      };
    },
  };
}

function text(row: Row, column: string): string {
  const parsed = cell.pipe(z.string().min(1)).safeParse(row[column]);
  if (parsed.success) return parsed.data;
  throw new RowFault({ field: column, expected: 'a text', received: row[column] });
}

function optionalText(row: Row, column: string): string {
  const value = row[column];
  if (value === null || value === '') return 'none';
  return typeof value === 'boolean' ? String(value) : text(row, column);
}

/** Columns that are empty at the end are options that the question does not have. */
function optionsOf(row: Row, columns: string[] | string | undefined): Option[] | undefined {
  if (columns === undefined) return undefined;
  if (typeof columns === 'string') return lettered(listOf(row, columns));
  for (const column of columns) {
    if (!(column in row))
      throw new RowFault({ field: column, expected: 'an option', received: undefined });
  }
  const last = columns.findLastIndex((column) => (row[column] ?? '') !== '');
  return lettered(columns.slice(0, last + 1).map((column) => text(row, column)));
}

function listOf(row: Row, column: string): string[] {
  const value = typeof row[column] === 'string' ? fromJson(row[column]) : row[column];
  const parsed = z.array(cell).safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RowFault({ field: column, expected: 'a list of options', received: row[column] });
}

function fromJson(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

type Answer = {
  column: string | undefined;
  answers: BenchmarkDescriptor['answers'];
  options: Option[] | undefined;
};

function goldOf(row: Row, { column, answers, options }: Answer): Gold {
  if (column === undefined) return { kind: 'hidden' };
  const answer = text(row, column);
  if (options === undefined) return { kind: 'text', references: [answer] };
  const fault = (expected: string) =>
    new RowFault({ kind: 'answer', field: column, expected, received: answer });
  switch (answers) {
    case 'letter': {
      const letter = /^\(?([A-Za-z])[.):]?$/.exec(answer)?.[1];
      if (letter === undefined) throw fault("an option's letter");
      return { kind: 'choice', letter: letter.toUpperCase() };
    }
    case 'text': {
      const matching = options.filter((option) => option.text === answer);
      const [only] = matching;
      if (only === undefined || matching.length > 1) throw fault("one option's text");
      return { kind: 'choice', letter: only.letter };
    }
    case 'index':
    case 'index-from-1': {
      const from = answers === 'index' ? 0 : 1;
      const index = /^\d+$/.test(answer) ? Number(answer) - from : -1;
      if (index < 0 || index >= options.length) {
        throw fault(`an index from ${from} to ${options.length - 1 + from}`);
      }
      return { kind: 'choice', letter: letterAt(index) };
    }
  }
}
