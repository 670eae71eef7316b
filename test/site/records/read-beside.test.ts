import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readResults } from '../../../site/src/records/read-results.ts';
import { BrokenRecords, type RecordProblem } from '../../../site/src/records/record-problem.ts';
import { exampleBoard, writeResults } from '../support/example-board.ts';
import { makeFigure, makeSource } from '../support/make-reported.ts';

const board = {
  ...exampleBoard,
  itemSets: exampleBoard.itemSets.filter(({ benchmark }) => benchmark === 'nextqa'),
  floors: [],
  results: exampleBoard.results.filter(({ id }) => id === 'all-right'),
  beside: { reported: [], protocols: [], ledger: [] },
};
const entry = {
  date: '2026-11-20T00:00:00Z',
  benchmark: 'nextqa',
  result: 'all-right',
  action: 'withdraw',
  reason: 'The replies were another model’s.',
  by: 'Example Lab',
  before: 1,
  after: null,
  url: null,
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-beside-'));
  await writeResults(folder, board);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function problemsWith(file: string, text: string): Promise<RecordProblem[]> {
  await write(file, text);
  return readResults(folder).then(
    () => [],
    (error: unknown) => {
      if (error instanceof BrokenRecords) return error.problems;
      throw error;
    },
  );
}

async function write(file: string, text: string): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

it('reads sources, protocols and the ledger in the order of its lines', async () => {
  const source = makeSource({ figures: [makeFigure()] });
  const protocols = {
    schemaVersion: 1,
    benchmark: { id: 'nextqa', title: 'NExT-QA' },
    protocols: [],
    judges: [],
  };
  await write('reported/a-paper.json', JSON.stringify(source));
  await write('protocols/nextqa.json', JSON.stringify(protocols));
  const later = { ...entry, action: 'reinstate', before: null, after: 1 };
  await write('ledger.jsonl', `${JSON.stringify(entry)}\n\n${JSON.stringify(later)}\n`);
  expect(await readResults(folder)).toMatchObject({
    reported: [source],
    protocols: [protocols],
    ledger: [entry, later],
  });
});

describe('a source', () => {
  it.each<[string, object, string, RegExp]>([
    ['of another name', makeSource({ id: 'another' }), 'id', /not the file's name/],
    [
      'with percent for shares',
      makeSource({ figures: [makeFigure({ value: 50 })] }),
      'figures.0.value',
      /1/,
    ],
    [
      'with an address that runs',
      { ...makeSource(), source: { ...makeSource().source, url: 'javascript:alert(1)' } },
      'source.url',
      /URL/,
    ],
    ['with a field of its own', { ...makeSource(), score: 1 }, '', /score/],
  ])('%s is named with its field', async (_name, source, field, message) => {
    expect(await problemsWith('reported/a-paper.json', JSON.stringify(source))).toEqual([
      { file: 'reported/a-paper.json', field, message: expect.stringMatching(message) },
    ]);
  });
});

describe('the ledger', () => {
  const line = JSON.stringify(entry);

  it.each<[string, string, string, RegExp]>([
    ['that is no JSON', `${line}\n{`, 'line 2', /no JSON/],
    ['without a reason', line.replace(entry.reason, ''), 'line 1: reason', /1 character/],
    [
      'about a result that is not there',
      line.replace('all-right', 'gone'),
      'line 1: result',
      /there is no nextqa\/gone\.json/,
    ],
  ])('has no line %s', async (_name, text, field, message) => {
    expect(await problemsWith('ledger.jsonl', text)).toEqual([
      { file: 'ledger.jsonl', field, message: expect.stringMatching(message) },
    ]);
  });
});
