import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { ItemSet } from '../../../../harness/schema/item-set.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { rounded } from '../../../../harness/publish/rounded.ts';
import {
  compareRecords,
  sidesOf,
  type ReadRecord,
} from '../../../../site/src/model/comparison/compare-records.ts';
import {
  columnsOf,
  itemSetOf,
  namesOf,
} from '../../../../site/src/model/comparison/item-columns.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const USUAL = { probe: 'full', commonItems: false, differentProtocol: false };
const TASKS = new Map([
  ['nextqa', 'question-answering'],
  ['video-mme', 'question-answering'],
] as const);

const PAIRS = {
  'NExT-QA, 8,564 items': [
    'nextqa/test-sightline-baseline-tfidf-acf4a51e',
    'nextqa/test-sightline-baseline-logit-09a71ab3',
    'nextqa/test-sightline-baseline-bm25-7aa49b79',
  ],
  'Video-MME, with blind answers': [
    'video-mme/medium-639-scalegrid-64f-151k-internvl3-8b-bc8c0d80',
    'video-mme/medium-639-scalegrid-64f-151k-qwen3-vl-8b-d78db660',
  ],
};

describe('a comparison on the page', () => {
  it.each(Object.entries(PAIRS))(
    'says what sightline compare --json says: %s',
    async (_, records) => {
      const paths = records.map((record) => `results/${record}.json`);
      const asked = await promisify(execFile)(
        process.execPath,
        ['bin/sightline.js', 'compare', ...paths, '--json'],
        { cwd: root, maxBuffer: 1e8 },
      );
      const sides = sidesOf(
        await Promise.all(records.map((record) => asPageReads(record, 'names'))),
      );
      const report = compareRecords(sides, USUAL, TASKS);
      expect(rounded(report)).toEqual(JSON.parse(asked.stdout));
    },
  );

  it('needs no names for its figures', async () => {
    const records = PAIRS['Video-MME, with blind answers'];
    const [named, bare] = await Promise.all(
      (['names', 'places'] as const).map(async (names) => {
        const read = await Promise.all(records.map((record) => asPageReads(record, names)));
        return compareRecords(sidesOf(read), USUAL, TASKS);
      }),
    );
    const [own, other] = [named, bare].map((report) => report?.rows[0]?.pair);
    expect(other?.flips?.onlyBase.length).toBe(own?.flips?.onlyBase.length);
    expect({ ...other, flips: null }).toEqual({ ...own, flips: null });
  });

  it('refuses other items as the command does', async () => {
    const records = [PAIRS['NExT-QA, 8,564 items'][0], PAIRS['Video-MME, with blind answers'][0]];
    const read = await Promise.all(records.map((record) => asPageReads(record as string, 'names')));
    expect(() => compareRecords(sidesOf(read), USUAL, TASKS)).toThrow(
      'they are of different benchmarks',
    );
  });
});

/** Through the files that the page fetches. */
async function asPageReads(record: string, called: 'names' | 'places'): Promise<ReadRecord> {
  const path = `results/${record}.json`;
  const result = await json<Result>(path);
  const set = await json<ItemSet>(`results/items/${result.benchmark.itemSet}.json`);
  const columns = fetched(columnsOf(set));
  const names = called === 'names' ? fetched(namesOf(set)) : null;
  return { path, result, items: itemSetOf(columns, names) };
}

async function json<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(`${root}${file}`, 'utf8')) as T;
}

function fetched<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
