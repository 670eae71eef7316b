import type { z } from 'zod';
import type { Item, RowProblem } from '../schema/item.ts';
import { parseRow, problemOf, RowFault, type Row } from './row.ts';

/** How the rows of one file become items. */
export type Recipe<T> = {
  /** As it is named in problems. */
  file: string;
  schema: z.ZodType<T>;
  /** The columns that problems of a finished item are reported under. */
  columns: { id: string; question: string; options?: string; answer: string };
  /** The item, or null for a row of another split. Throws `RowFault`. */
  build(row: T): Item | null;
};

/**
 * Items in the order of the rows, and a problem for each row that cannot become one. What every
 * benchmark promises is checked here: unique ids, a question, two options or more, gold among them.
 */
export async function* itemsOf<T>(
  rows: AsyncIterable<Row | RowProblem>,
  recipe: Recipe<T>,
): AsyncGenerator<Item | RowProblem> {
  const ids = new Set<string>();
  for await (const row of rows) {
    if (!('value' in row)) {
      yield row;
      continue;
    }
    try {
      const item = recipe.build(parseRow(recipe.schema, row.value));
      if (item === null) continue;
      check(item, ids, recipe.columns);
      ids.add(item.id);
      yield item;
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      yield problemOf(error, recipe.file, row);
    }
  }
}

/** Rows inside rows: a list of videos with their questions becomes a list of questions. */
export async function* unnest<T>(
  rows: AsyncIterable<Row | RowProblem>,
  recipe: { file: string; schema: z.ZodType<T>; inner(row: T): Row['value'][]; list: string },
): AsyncGenerator<Row | RowProblem> {
  for await (const row of rows) {
    if (!('value' in row)) {
      yield row;
      continue;
    }
    try {
      const outer = parseRow(recipe.schema, row.value);
      const fields = new Set(Object.keys(outer as object));
      for (const [index, value] of recipe.inner(outer).entries()) {
        yield {
          value,
          line: row.line,
          place: (field) => (fields.has(field) ? field : `${recipe.list}[${index}].${field}`),
        };
      }
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      yield problemOf(error, recipe.file, row);
    }
  }
}

function check(item: Item, ids: Set<string>, columns: Recipe<unknown>['columns']): void {
  if (ids.has(item.id)) {
    const expected = 'an id that no row before it has';
    throw new RowFault({ kind: 'duplicate', field: columns.id, expected, received: item.id });
  }
  if (item.question.trim() === '') {
    const received = item.question;
    throw new RowFault({ field: columns.question, expected: 'a question', received });
  }
  if (item.options === undefined) return;
  const letters = item.options.map((option) => option.letter);
  if (letters.length < 2) {
    const field = columns.options ?? columns.question;
    throw new RowFault({ field, expected: 'two options or more', received: item.options });
  }
  if (item.gold.kind === 'choice' && !letters.includes(item.gold.letter)) {
    const expected = `one of ${letters.join(', ')}`;
    const received = item.gold.letter;
    throw new RowFault({ kind: 'answer', field: columns.answer, expected, received });
  }
}
