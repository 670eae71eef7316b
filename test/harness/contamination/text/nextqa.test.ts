import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCsv } from '../../../../harness/data/csv.ts';
import { coverageOf } from '../../../../harness/contamination/text/coverage.ts';
import { gramIndex } from '../../../../harness/contamination/text/gram-index.ts';
import { normalWords } from '../../../../harness/contamination/text/normal-words.ts';
import { textUnit, type QuestionText } from '../../../../harness/contamination/text/text-unit.ts';
import { describeWithRealData, realData } from '../../../support/real-data.ts';

async function questionsOf(split: string): Promise<QuestionText[]> {
  const questions: QuestionText[] = [];
  for await (const row of readCsv(join(realData(), 'nextqa', `${split}.csv`), split)) {
    if (!('value' in row)) throw new Error(`${split} has a broken row`);
    const value = row.value as Record<string, string>;
    const options = [0, 1, 2, 3, 4].map((index) => value[`a${index}`] ?? '');
    const answer = options[Number(value['answer'])] ?? '';
    questions.push({ question: value['question'] ?? '', options, answer });
  }
  return questions;
}

describeWithRealData('NExT-QA val as if it were the training data of the test split', () => {
  const asked = ({ question }: QuestionText) => question;
  const answered = ({ question, answer }: QuestionText) => `${question}\n${answer}`;
  const offered = ({ question, options }: QuestionText) => [question, ...options].join('\n');

  async function both() {
    return { val: await questionsOf('val'), test: await questionsOf('test') };
  }

  it('questions are too short for 13-grams', async () => {
    const { test } = await both();
    const share = (unit: (text: QuestionText) => string) => {
      const long = test.filter((one) => normalWords(unit(one)).length >= 13);
      return ((100 * long.length) / test.length).toFixed(1);
    };
    const lengths = test.map((one) => normalWords(one.question).length).sort((a, b) => a - b);
    expect([test.length, lengths[test.length / 2]]).toEqual([8564, 11]);
    expect([share(asked), share(answered), share(offered)]).toEqual(['39.8', '63.2', '94.0']);
  });

  it.each([
    [13, 0, 3412],
    [8, 761, 7118],
  ])('%i-grams flag %i of %i questions that have any', async (n, flagged, eligible) => {
    const { val, test } = await both();
    const index = gramIndex(
      test.map((one) => normalWords(one.question)),
      n,
    );
    const touched = new Set<number>();
    for (const one of val)
      for (const text of index.match(normalWords(one.question)).keys()) touched.add(text);
    const having = index.grams.filter((count) => count > 0);
    expect([touched.size, having.length]).toEqual([flagged, eligible]);
  });

  it('632 questions are the same words, 281 of them with the same answer', async () => {
    const { val, test } = await both();
    const same = (unit: (text: QuestionText) => string) => {
      const key = (one: QuestionText) => normalWords(unit(one)).join(' ');
      const known = new Set(val.map(key));
      return test.filter((one) => known.has(key(one))).length;
    };
    expect([same(asked), same(answered)]).toEqual([632, 281]);
  });

  it('of the whole unit, with its options, every item has 8-grams: 1,089 share one, 72 have most', async () => {
    const { val, test } = await both();
    const index = gramIndex(test.map((one) => normalWords(textUnit(one))));
    expect(Math.min(...index.grams)).toBeGreaterThan(0);
    const hits = new Map<number, Uint8Array>();
    for (const one of val) {
      for (const [text, found] of index.match(normalWords(textUnit(one)))) {
        const before = hits.get(text);
        hits.set(
          text,
          before === undefined ? found : found.map((hit, at) => hit | (before[at] ?? 0)),
        );
      }
    }
    const most = [...hits.values()].filter((found) => coverageOf(found, 8).fraction >= 0.7);
    expect([hits.size, most.length]).toEqual([1089, 72]);
  });
});
