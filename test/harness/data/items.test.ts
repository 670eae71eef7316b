import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { itemsOf, unnest } from '../../../harness/data/items.ts';
import { RowFault, type Row } from '../../../harness/data/row.ts';
import type { Item } from '../../../harness/schema/item.ts';

const schema = z.object({
  id: z.string(),
  question: z.string(),
  options: z.array(z.string()),
  answer: z.string(),
});

function build(row: z.infer<typeof schema>): Item {
  return {
    id: row.id,
    cluster: row.id,
    split: 'test',
    question: row.question,
    options: row.options.map((text, index) => ({ letter: 'ABC'.charAt(index), text })),
    gold: { kind: 'choice', letter: row.answer },
    tags: {},
  };
}

async function* rows(...values: unknown[]): AsyncGenerator<Row> {
  yield* values.map((value, index) => ({ value, line: index + 2 }));
}

const recipe = {
  file: 'rows.csv',
  schema,
  columns: { id: 'id', question: 'question', options: 'options', answer: 'answer' },
  build,
};
const good = { id: 'a', question: 'Which?', options: ['x', 'y'], answer: 'B' };

test.each([
  ['a missing column', { ...good, answer: undefined }, 'format', 'answer', 'string', 'nothing'],
  ['a value of another type', { ...good, id: 7 }, 'format', 'id', 'string', '7'],
  ['a bad entry', { ...good, options: ['x', 5] }, 'format', 'options[1]', 'string', '5'],
  ['no object', 'text', 'format', '(row)', 'object', 'text'],
  ['gold outside the options', { ...good, answer: 'C' }, 'answer', 'answer', 'one of A, B', 'C'],
  [
    'a blank question',
    { ...good, question: ' ' },
    'format',
    'question',
    'a question',
    'an empty text',
  ],
  ['one option', { ...good, options: ['x'] }, 'format', 'options', 'two options or more', ''],
])('%s is a problem with its place', async (_, row, kind, field, expected, received) => {
  const [problem] = await Array.fromAsync(itemsOf(rows(row), recipe));
  expect(problem).toMatchObject({ kind, file: 'rows.csv', line: 2, field, expected });
  expect(problem).toHaveProperty('received', expect.stringContaining(received));
});

test('of two rows with one id the first counts', async () => {
  const loaded = await Array.fromAsync(itemsOf(rows(good, good, { ...good, id: 'b' }), recipe));
  expect(loaded).toMatchObject([
    { id: 'a' },
    { kind: 'duplicate', line: 3, received: 'a' },
    { id: 'b' },
  ]);
});

test('a row that failed does not take its id with it', async () => {
  const loaded = await Array.fromAsync(itemsOf(rows({ ...good, answer: 'Z' }, good), recipe));
  expect(loaded).toMatchObject([{ kind: 'answer' }, { id: 'a' }]);
});

test('what was received is cut to 80 characters on one line', async () => {
  const [problem] = await Array.fromAsync(
    itemsOf(rows({ ...good, answer: `x\n${'y'.repeat(200)}` }), recipe),
  );
  expect(problem).toMatchObject({ received: `x ${'y'.repeat(77)}…` });
});

test('a bug while building is no row problem', async () => {
  const broken = { ...recipe, build: () => JSON.parse('{') as Item };
  await expect(Array.fromAsync(itemsOf(rows(good), broken))).rejects.toBeInstanceOf(SyntaxError);
});

describe('rows inside rows', () => {
  const nested = {
    file: 'rows.csv',
    schema: z.object({ video: z.string(), qa: z.array(z.record(z.string(), z.unknown())) }),
    list: 'qa',
    inner: ({ qa, ...outer }: { video: string; qa: Record<string, unknown>[] }) =>
      qa.map((one) => ({ ...outer, ...one })),
  };

  test('a problem names the field where the file has it', async () => {
    const source = rows({ video: 'v', qa: [good, { ...good, id: 'b', answer: 'Z' }] });
    const loaded = await Array.fromAsync(itemsOf(unnest(source, nested), recipe));
    expect(loaded).toMatchObject([{ id: 'a' }, { line: 2, field: 'qa[1].answer' }]);
  });

  test('a field of the outer row keeps its name', async () => {
    const refuses = {
      ...recipe,
      build(): Item {
        throw new RowFault({ field: 'video', expected: 'a path', received: 'v' });
      },
    };
    const source = rows({ video: 'v', qa: [good] }, { video: 1, qa: [] });
    const loaded = await Array.fromAsync(itemsOf(unnest(source, nested), refuses));
    expect(loaded).toMatchObject([
      { line: 2, field: 'video' },
      { line: 3, field: 'video', expected: 'string', received: '1' },
    ]);
  });
});
