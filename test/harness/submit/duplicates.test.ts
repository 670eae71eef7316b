import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { itemSetSchema, type ItemSet } from '../../../harness/schema/item-set.ts';
import { resultSchema, type Result } from '../../../harness/schema/result.ts';
import { likeness, NATURAL_AGREEMENT, verdictOn } from '../../../harness/submit/duplicates.ts';
import { random } from '../../../harness/random.ts';

const RESULTS = fileURLToPath(new URL('../../../results/', import.meta.url));

/** A record of these outcome letters, as far as likeness reads it. */
function recordOf(outcomes: string): Result {
  return { probes: { full: { outcomes } } } as unknown as Result;
}

/** Items, each with a video of its own. */
function itemsOf(n: number): ItemSet {
  return { clusters: Array.from({ length: n }, (_, index) => index) } as unknown as ItemSet;
}

/** Right where a draw says so; `difficulty` items are wrong for everybody alike. */
function model(n: number, name: string, { ability, shared }: { ability: number; shared: number }) {
  const [own, hard] = [random(1, name), random(1, 'difficulty')];
  return Array.from({ length: n }, () => {
    const isHard = hard.integer(1, 100) <= 100 * shared;
    const knows = own.integer(1, 100) <= 100 * ability;
    return !isHard && knows ? 'c' : 'w';
  }).join('');
}

const verdict = (a: string, b: string) => {
  const alike = likeness(recordOf(a), recordOf(b), itemsOf(a.length));
  return alike === null ? null : verdictOn(alike);
};

it('the same letters of another model are a copy', () => {
  const letters = model(500, 'a', { ability: 0.7, shared: 0 });
  expect(verdict(letters, letters)).toBe('exact');
});

it('a copy of which one answer in fifty was changed is nearly one', () => {
  const letters = model(500, 'a', { ability: 0.7, shared: 0 });
  const changed = Array.from(letters, (letter, index) => (index % 50 === 0 ? 'w' : letter)).join(
    '',
  );
  expect(verdict(letters, changed)).toBe('near');
});

it('two models of one ability are two, also where the same items are too hard for both', () => {
  for (const shared of [0, 0.1, 0.3]) {
    const [a, b] = ['a', 'b'].map((name) => model(500, name, { ability: 0.8, shared }));
    expect(verdict(a ?? '', b ?? '')).toBeNull();
  }
});

it('two models that have everything right, or on few items, are not accused', () => {
  expect(verdict('c'.repeat(2000), 'c'.repeat(2000))).toBeNull();
  expect(verdict(`${'c'.repeat(298)}ww`, `${'c'.repeat(298)}ww`)).toBeNull();
  expect(verdict('cwcwcwcwcw', 'cwcwcwcwcw')).toBeNull();
});

it('questions of one video count as one', () => {
  const letters = model(60, 'a', { ability: 0.6, shared: 0 });
  const items = { clusters: Array.from({ length: 60 }, () => 0) } as unknown as ItemSet;
  const alike = likeness(recordOf(letters), recordOf(letters), items);
  expect(alike === null ? null : verdictOn(alike)).toBeNull();
});

it('none of the published models is accused of being another, and their agreement stays below the limit', async () => {
  const records = await publishedModels();
  let pairs = 0;
  let highest = -1;
  for (const [index, a] of records.entries()) {
    for (const b of records.slice(index + 1)) {
      if (a.benchmark.itemSet !== b.benchmark.itemSet || a.model.id === b.model.id) continue;
      const alike = likeness(a, b, await itemSet(a.benchmark.itemSet));
      if (alike === null) continue;
      pairs += 1;
      highest = Math.max(
        highest,
        1 - (alike.differ * (1 - NATURAL_AGREEMENT)) / Math.max(alike.expected, 1e-9),
      );
      expect(verdictOn(alike), `${a.id} and ${b.id}`).toBeNull();
    }
  }
  expect(pairs).toBeGreaterThan(300);
  // docs/submissions.md tells it.
  expect(highest).toBeCloseTo(0.598, 3);
});

async function publishedModels(): Promise<Result[]> {
  const folders = ['nextqa', 'video-mme'].map(async (id) =>
    (await readdir(join(RESULTS, id))).map((name) => join(RESULTS, id, name)),
  );
  const files = (await Promise.all(folders)).flat();
  const records = await Promise.all(
    files.map(async (file) => resultSchema.parse(JSON.parse(await readFile(file, 'utf8')))),
  );
  return records.filter(({ model: { kind } }) => kind === 'model');
}

const sets = new Map<string, ItemSet>();
async function itemSet(hash: string): Promise<ItemSet> {
  const known = sets.get(hash);
  if (known !== undefined) return known;
  const text = await readFile(join(RESULTS, 'items', `${hash}.json`), 'utf8');
  const set = itemSetSchema.parse(JSON.parse(text));
  sets.set(hash, set);
  return set;
}
