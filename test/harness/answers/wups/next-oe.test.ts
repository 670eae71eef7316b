import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { benchmark } from '../../../../benchmarks/nextqa/benchmark.ts';
import {
  answerWups,
  SAME_WORDS_TYPES,
  type AnswerWups,
  type WupsOptions,
} from '../../../../harness/answers/wups/answer-wups.ts';
import { wupsMeans, type WupsMean } from '../../../../harness/answers/wups/means.ts';
import { parseStopWords } from '../../../../harness/answers/wups/stop-words.ts';
import type { Item } from '../../../../harness/schema/item.ts';
import { loadItems } from '../../../support/load-items.ts';
import { describeWithRealData, realData } from '../../../support/real-data.ts';

const references = ({ gold }: Item) => (gold.kind === 'text' ? gold.references : []);
const type = ({ tags }: Item) => tags['type'] ?? '';

function means(items: Item[], score: AnswerWups, answer: (item: Item) => [string, string[]]) {
  return wupsMeans(
    items.map((item) => {
      const match = SAME_WORDS_TYPES.has(type(item)) ? 'words' : 'similarity';
      const [given, against] = answer(item);
      return { type: type(item), ...score(given, against, { match }) };
    }),
  );
}

/** Times 100, to two places, as the authors print it. */
function printed({ wups0, wups9 }: WupsMean): [number, number] {
  return [Math.round(1e4 * wups0) / 100, Math.round(1e4 * wups9) / 100];
}

function mostFrequent(items: Item[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const item of items) {
    const [answer = ''] = references(item);
    const count = counts.get(type(item)) ?? new Map<string, number>();
    counts.set(type(item), count.set(answer, (count.get(answer) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([key, count]) => [key, [...count].sort(([, a], [, b]) => b - a)[0]![0]]),
  );
}

describeWithRealData('WUPS over NExT-QA open-ended', () => {
  const load = async (split: string) => (await loadItems(benchmark, realData(), split)).items;
  const stopWords = async () =>
    parseStopWords(await readFile(join(realData(), 'next-oe', 'stopwords.txt'), 'utf8'));

  // NLTK 3.8 over the same files, stop words and parts of speech gives the same value for every item.
  it('of the second reference against the first is what people agree on', async () => {
    const twice = (await load('open-test')).filter((item) => references(item).length === 2);
    const options = { stopWords: await stopWords() };
    const second = (one: WupsOptions) =>
      means(twice, answerWups(one), (item) => {
        const [first = '', other = ''] = references(item);
        return [other, [first]];
      });
    const { overall, groups, types } = second(options);
    expect(overall.n).toBe(4632);
    expect(printed(overall)).toEqual([30.98, 22.28]);
    expect(Object.entries(groups).map(([key, mean]) => [key, ...printed(mean)])).toEqual(
      expect.arrayContaining([
        ['C', 21.05, 12.52],
        ['T', 24.59, 15.06],
        ['D', 60.23, 52.18],
      ]),
    );
    expect(printed(types['DB']!)).toEqual([77.86, 77.86]);
    expect(printed(types['DL']!)).toEqual([42.74, 29.11]);

    expect(printed(second({}).overall)).toEqual([31.24, 22.51]);
    expect(printed(second({ ...options, senses: 'any' }).overall)).toEqual([49.1, 25.11]);
    expect(printed(second({ ...options, unmatched: 'zero' }).overall)).toEqual([30.37, 22.1]);
  });

  it('of the most frequent answer of each type is the floor', async () => {
    const [val, test] = await Promise.all([load('open-val'), load('open-test')]);
    const score = answerWups({ stopWords: await stopWords() });
    const frequent = mostFrequent(val);
    const floor = (items: Item[]) =>
      means(items, score, (item) => [frequent.get(type(item)) ?? '', references(item)]).overall;
    expect([val.length, test.length]).toEqual([5343, 9178]);
    expect(printed(floor(val))).toEqual([13.59, 6.87]);
    expect(printed(floor(test))).toEqual([16.58, 8.04]);
  });

  it('of a reference against itself is 1, but for what consists of stop words', async () => {
    const val = await load('open-val');
    const score = answerWups({ stopWords: await stopWords() });
    const same = val.map((item) =>
      score(references(item)[0]!, references(item), { match: 'similarity' }),
    );
    expect(same.filter(({ wups0, wups9 }) => wups0 !== 1 || wups9 !== 1)).toHaveLength(1);
  });
});
