import { describe, expect, it } from 'vitest';
import type { Result } from '../../../harness/schema/result.ts';
import {
  CONTAMINATION_WORDS,
  contaminationOf,
} from '../../../site/src/model/contamination-words.ts';
import {
  commonChips,
  parameterWords,
  protocolChips,
} from '../../../site/src/model/protocol-words.ts';
import { facetOptions, facetsOf } from '../../../site/src/model/row-facets.ts';
import { bandLetter, rankRange } from '../../../site/src/model/standing/place-words.ts';
import { exampleBoard } from '../support/example-board.ts';

const resultOf = (id: string): Result => {
  const found = exampleBoard.results.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const chips = (result: Result): string[] => {
  const { shown, asked } = protocolChips(result);
  return [...shown, ...asked].map(({ value }) => value);
};

describe('how a row was asked', () => {
  it('names everything that a protocol fixes', () => {
    expect(chips(resultOf('wide-8b-short'))).toEqual([
      '32 frames',
      'linspace',
      '768 px',
      'no subtitles',
      'as frames',
      'sightline',
      'a1f09c7',
      'c03d9ef',
    ]);
  });

  it('tells what does not apply from what is kept, and from what nobody knows', () => {
    const wide = resultOf('wide-8b-short');
    expect(chips(resultOf('random-short'))).toEqual(['n/a, sees no video', 'prompt n/a']);
    const kept: Result = {
      ...wide,
      protocol: { ...wide.protocol, promptHash: null, frames: { sampler: 'undisclosed' } },
    };
    expect(chips(kept)).toEqual(
      expect.arrayContaining([
        'frames not disclosed',
        'sampler not disclosed',
        'size not disclosed',
        'prompt not disclosed',
      ]),
    );
    const file: Result = { ...wide, protocol: { ...wide.protocol, transport: 'video' } };
    expect(chips(file)).toEqual(expect.arrayContaining(['sampler n/a', 'size n/a']));
    const model = { ...wide.model, parametersB: null };
    expect(parameterWords({ ...model, weights: 'closed' })).toBe('size not disclosed');
    expect(parameterWords({ ...model, weights: 'open' })).toBe('size unknown');
    expect(parameterWords(resultOf('random-short').model)).toBe('n/a');
  });

  it('says once what all models have in common, but frames and the asked hash in every row', () => {
    const [one, other] = [resultOf('wide-8b-short'), resultOf('recorded-128-short')];
    expect(commonChips([one, resultOf('random-short')]).map(({ value }) => value)).not.toContain(
      '32 frames',
    );
    expect(commonChips([one, other]).map(({ value }) => value)).toEqual(['as frames', 'c03d9ef']);
    expect(commonChips([])).toEqual([]);
  });
});

describe('what rows are chosen by', () => {
  it('is of models only, with the values that occur', () => {
    const short = exampleBoard.results.filter(({ benchmark }) => benchmark.split === 'short');
    const options = facetOptions(short);
    expect(options.map(({ facet }) => facet)).toEqual(['open', 'size', 'proto', 'src']);
    const sizes = options.find(({ facet }) => facet === 'size')?.options ?? [];
    expect(sizes.map(({ value }) => value)).toEqual(['s', 'm', 'l', 'xl', 'u']);
    const models = short.filter(({ model }) => model.kind === 'model');
    expect(sizes.reduce((sum, { rows }) => sum + rows, 0)).toBe(models.length);
  });

  it('puts sizes on the lower side of their bounds', () => {
    const wide = resultOf('wide-8b-short');
    const size = (parametersB: number | null) =>
      facetsOf({ ...wide, model: { ...wide.model, parametersB } }).size;
    expect([0.5, 4, 4.1, 10, 40, 400, null].map(size)).toEqual([
      's',
      's',
      'm',
      'm',
      'l',
      'xl',
      'u',
    ]);
  });
});

it('places are ranges with a letter', () => {
  expect(rankRange({ rank: { low: 2, high: 6 } })).toBe('2–6');
  expect(rankRange({ rank: { low: 3, high: 3 } })).toBe('3');
  expect([0, 25, 26, 701].map(bandLetter)).toEqual(['A', 'Z', 'AA', 'ZZ']);
});

it('contamination is a state of models, and unknown is said to be no sign of either', () => {
  expect(contaminationOf(resultOf('random-short'))).toBeNull();
  expect(contaminationOf(resultOf('wide-8b-short'))).toBe('unknown');
  expect(CONTAMINATION_WORDS.unknown).toContain('no sign of either');
});
