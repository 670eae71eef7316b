import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readResults } from '../../../site/src/records/read-results.ts';
import { BrokenRecords, type RecordProblem } from '../../../site/src/records/record-problem.ts';
import { exampleBoard, writeResults } from '../support/example-board.ts';
import { makeFloors } from '../support/make-floors.ts';

const FILE = 'nextqa/all-right.json';
const board = {
  ...exampleBoard,
  itemSets: exampleBoard.itemSets.filter(({ benchmark }) => benchmark === 'nextqa'),
  floors: [],
  results: exampleBoard.results.filter(({ id }) => id === 'all-right'),
};
const [record] = board.results;
const [itemSet] = board.itemSets;
if (record === undefined || itemSet === undefined) throw new Error('empty board');
const full = record.probes['full'];
if (full === undefined) throw new Error('no full probe');

const changedFull = (change: object) => ({
  ...record,
  probes: { ...record.probes, full: { ...full, ...change } },
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-results-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What is wrong with the folder once `file` holds `data`. */
async function problemsWith(file: string, data: unknown): Promise<RecordProblem[]> {
  await writeResults(folder, board);
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  await writeFile(join(folder, file), text);
  return problemsOf(folder);
}

function problemsOf(results: string): Promise<RecordProblem[]> {
  return readResults(results).then(
    () => [],
    (error: unknown) => {
      if (error instanceof BrokenRecords) return error.problems;
      throw error;
    },
  );
}

describe('a folder', () => {
  it('is read with its cards, item sets and results', async () => {
    await writeResults(folder, board);
    const { cards, itemSets, results } = await readResults(folder);
    expect(cards).toEqual(board.cards);
    expect(itemSets).toEqual(board.itemSets);
    expect(results).toEqual(board.results);
  });

  it('may be empty', async () => {
    expect(await readResults(folder)).toEqual({
      cards: [],
      itemSets: [],
      floors: [],
      results: [],
      reported: [],
      protocols: [],
      ledger: [],
    });
  });

  it('may lack the cards', async () => {
    await writeResults(folder, board);
    await rm(join(folder, 'benchmarks.json'));
    expect((await readResults(folder)).cards).toEqual([]);
  });

  it.each(['shortcut-items', '.git'])(
    'may hold %s, which has a format of its own and is passed over',
    async (name) => {
      await writeResults(folder, board);
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'paper.json'), '{"not": "a result"}');
      await writeFile(join(folder, 'README.md'), '# Results');
      expect((await readResults(folder)).results).toHaveLength(1);
    },
  );

  it('may not hold a folder that is no benchmark, said once and not for every field', async () => {
    await writeResults(folder, board);
    await mkdir(join(folder, 'scratch'));
    for (const name of ['a', 'b']) await writeFile(join(folder, 'scratch', `${name}.json`), '[1]');
    expect(await problemsOf(folder)).toEqual([
      { file: 'scratch', field: '', message: expect.stringMatching(/holds no results/) },
    ]);
  });

  it('may not hold names that cannot become addresses, or records outside of their folder', async () => {
    await writeResults(folder, board);
    await mkdir(join(folder, 'Old Results'));
    await writeFile(join(folder, 'stray.json'), JSON.stringify(record));
    expect(await problemsOf(folder)).toEqual([
      { file: 'stray.json', field: '', message: expect.stringMatching(/folder of its benchmark/) },
      { file: 'Old Results', field: '', message: expect.stringMatching(/holds no results/) },
    ]);
  });
});

describe('floors', () => {
  const floors = makeFloors(itemSet, { 'longest-option': 0.3 });
  const file = `floors/${itemSet.hash}.json`;

  it('are read with their item set', async () => {
    await writeResults(folder, { ...board, floors: [floors] });
    expect((await readResults(folder)).floors).toEqual([floors]);
  });

  it.each<[string, object, string, RegExp]>([
    [
      'of another split',
      { benchmark: { ...floors.benchmark, split: 'test' } },
      'benchmark.split',
      /^test, but/,
    ],
    [
      'of other items',
      { benchmark: { ...floors.benchmark, items: 9 } },
      'benchmark.items',
      /^9, but/,
    ],
    [
      'with another chance',
      { whole: { ...floors.whole, chance: 0.5 } },
      'whole.chance',
      /^0\.5, but the item set gives 0\.2/,
    ],
    [
      'of more items than can be guessed',
      { whole: { ...floors.whole, n: 99 } },
      'whole.n',
      /^99, but 12 items have options/,
    ],
    [
      'of a rule that nobody describes',
      { rules: {} },
      'whole.baselines.longest-option',
      /not described/,
    ],
    [
      'under another name',
      { benchmark: { ...floors.benchmark, itemSet: 'gone' } },
      'benchmark.itemSet',
      /not the file's name/,
    ],
    ['of no format', { schemaVersion: 2 }, 'schemaVersion', /1/],
  ])('%s are named with their field', async (_case, change, field, message) => {
    await mkdir(join(folder, 'floors'));
    const problems = await problemsWith(file, { ...floors, ...change });
    expect(problems.map((one) => one.file)).toContain(file);
    expect(problems.find((one) => one.field === field)?.message).toMatch(message);
  });
});

describe('a broken record is named with its field', () => {
  it.each<[string, unknown, string, RegExp]>([
    ['no JSON', '{', '', /no JSON/],
    [
      'a share above one',
      { ...record, probes: { full: { ...full, accuracy: { ...full.accuracy, value: 7 } } } },
      'probes.full.accuracy.value',
      /<=1/,
    ],
    ['a field that does not exist', { ...record, rank: 1 }, '', /rank/],
    [
      'a set of no items',
      { ...record, benchmark: { ...record.benchmark, items: 0 } },
      'benchmark.items',
      />0/,
    ],
    [
      'a name that would lead out of the folder',
      { ...record, id: '../../index' },
      'id',
      /not the file's name|Invalid|letters/,
    ],
    [
      'a figure that is no number',
      changedFull({ accuracy: { ...full.accuracy, high: null } }),
      'probes.full.accuracy.high',
      /number/,
    ],
    ['a later schema', { ...record, schemaVersion: 2 }, 'schemaVersion', /1/],
    ['another name than the file', { ...record, id: 'other' }, 'id', /not the file's name/],
    [
      'another benchmark than the folder',
      { ...record, benchmark: { ...record.benchmark, id: 'other' } },
      'benchmark.id',
      /folder of "nextqa"/,
    ],
    [
      'an item set that is not there',
      { ...record, benchmark: { ...record.benchmark, itemSet: 'gone' } },
      'benchmark.itemSet',
      /no items\/gone\.json/,
    ],
    [
      'outcomes of another length',
      { ...record, probes: { full: { ...full, outcomes: 'ccc' } } },
      'probes.full.outcomes',
      /3 letters for 12 items/,
    ],
    [
      'an outcome letter that means nothing',
      { ...record, probes: { full: { ...full, outcomes: 'ccccccccccc?' } } },
      'probes.full.outcomes',
      /"\?"/,
    ],
    [
      'an accuracy that is not that of the outcomes',
      changedFull({ accuracy: { ...full.accuracy, value: 0.77 } }),
      'probes.full.accuracy.value',
      /0\.77, but the outcomes give 1/,
    ],
    [
      'an interval that is not that of the outcomes',
      changedFull({ accuracy: { ...full.accuracy, low: 0.99 } }),
      'probes.full.accuracy.low',
      /0\.99, but the outcomes give/,
    ],
    [
      'an accuracy that is not that of the counts, where outcomes are withheld',
      changedFull({ outcomes: null, accuracy: { ...full.accuracy, value: 0.5 } }),
      'probes.full.accuracy.value',
      /0\.5, but the outcomes give 1/,
    ],
    [
      'counts that are not those of the outcomes',
      { ...record, probes: { full: { ...full, outcomes: 'cccccccccccf' } } },
      'probes.full.counts.correct',
      /12, but the outcome string holds 11/,
    ],
  ])('%s', async (_case, data, field, message) => {
    const problems = await problemsWith(FILE, data);
    expect(problems[0]?.file).toBe(FILE);
    expect(problems.find((one) => one.field === field)?.message).toMatch(message);
  });

  it('an item set whose columns differ in length', async () => {
    const problems = await problemsWith(`items/${itemSet.hash}.json`, {
      ...itemSet,
      clusters: [0],
    });
    expect(problems[0]).toMatchObject({ file: `items/${itemSet.hash}.json`, field: 'clusters' });
  });

  it('a second file with the same id', async () => {
    const problems = await problemsWith('nextqa/copy.json', record);
    expect(problems.map(({ field, message }) => `${field} ${message}`)).toEqual([
      'id "all-right" is not the file\'s name',
      'id "all-right" stands in another file already',
    ]);
  });

  it('a card without a paper', async () => {
    const [card] = board.cards;
    const problems = await problemsWith('benchmarks.json', [{ ...card, paper: undefined }]);
    expect(problems[0]).toMatchObject({ file: 'benchmarks.json', field: '0.paper' });
  });

  it('and all of them at once', async () => {
    await writeFile(join(folder, 'benchmarks.json'), '[]');
    await mkdir(join(folder, 'nextqa'));
    for (const name of ['a', 'b']) await writeFile(join(folder, 'nextqa', `${name}.json`), '[]');
    const error = await readResults(folder).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BrokenRecords);
    expect((error as BrokenRecords).message).toMatch(/nextqa\/a\.json.*\nnextqa\/b\.json/);
  });
});
