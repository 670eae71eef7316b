import { describe, expect, it } from 'vitest';
import { answerWups } from '../../../../harness/answers/wups/answer-wups.ts';
import { contentWords } from '../../../../harness/answers/wups/content-words.ts';
import { wupsMeans } from '../../../../harness/answers/wups/means.ts';
import { parseStopWords, STOP_WORDS } from '../../../../harness/answers/wups/stop-words.ts';
import { wordSimilarity } from '../../../../harness/answers/wups/word-similarity.ts';
import { wordsOf } from '../../../../harness/answers/wups/words.ts';
import { openWordNet } from '../../../../harness/answers/wordnet/wordnet.ts';

const wordNet = openWordNet();
const score = answerWups({ wordNet });

describe('words of a text', () => {
  it.each([
    ['Two.', ['two']],
    ['The man, smiling; waves!', ['the', 'man', 'smiling', 'waves']],
    ["shake girl in red's head", ['shake', 'girl', 'in', 'red', "'s", 'head']],
    ['baby s hand', ['baby', 's', 'hand']],
    ['doesn’t know, cannot see', ['does', "n't", 'know', 'can', 'not', 'see']],
    ['hi-five “him”', ['hi-five', 'him']],
    ['at 3.5 km, 1,000 times: 10:30', ['at', '3.5', 'km', '1,000', 'times', '10:30']],
    ["'quoted'", ['quoted']],
    ['… — !', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });
});

describe('content words', () => {
  const content = (text: string) => contentWords(text, { wordNet, stopWords: STOP_WORDS });

  it.each([
    ['the dogs were playing with a ball', ['dog', 'play', 'ball']],
    ['he does it', []],
    ['puts her hands on the table', ['put', 'hand', 'on', 'table']],
    // As in the authors' pipeline: WordNet has no "his", but it has its stem.
    ['his hand', ['hi', 'hand']],
    ['sunglasses', ['sunglass']],
    ['no', ['no']],
    ['three', ['three']],
  ])('%j: %j', (text, expected) => {
    expect(content(text)).toEqual(expected);
  });

  it('reads the authors’ list from its file', () => {
    expect(parseStopWords('i\nme\n\nmy\r\n')).toEqual(new Set(['i', 'me', 'my']));
  });
});

describe('similarity of words', () => {
  it('compares the first senses, or the most similar ones', () => {
    expect(wordSimilarity(wordNet, 'first')('run', 'walk')).toBeCloseTo(4 / 7, 12);
    expect(wordSimilarity(wordNet, 'any')('run', 'walk')).toBeGreaterThan(0.8);
  });

  it('is 1 for the same word, known or not, and 0 for an unknown one', () => {
    const similarity = wordSimilarity(wordNet, 'first');
    expect(similarity('qwertz', 'qwertz')).toBe(1);
    expect(similarity('qwertz', 'dog')).toBe(0);
  });
});

describe('WUPS of an answer', () => {
  it('is 1 at both thresholds for the same content words', () => {
    expect(score('The dogs', ['a dog'], { match: 'similarity' })).toEqual({ wups0: 1, wups9: 1 });
  });

  it('is weighed down below the threshold', () => {
    const { wups0, wups9 } = score('cat', ['dog'], { match: 'similarity' });
    expect(wups0).toBeCloseTo(6 / 7, 12);
    expect(wups9).toBeCloseTo(0.6 / 7, 12);
  });

  it('takes the best reference', () => {
    expect(score('cat', ['dog', 'cat'], { match: 'similarity' }).wups9).toBe(1);
    expect(score('cat', [], { match: 'similarity' })).toEqual({ wups0: 0, wups9: 0 });
  });

  it('is all or nothing where the words must be the same', () => {
    expect(score('Two.', ['two'], { match: 'words' })).toEqual({ wups0: 1, wups9: 1 });
    expect(score('three', ['two'], { match: 'words' })).toEqual({ wups0: 0, wups9: 0 });
    expect(score('two', ['four', 'two'], { match: 'words' }).wups0).toBe(1);
  });
});

describe('means', () => {
  it('are over items, by type, by its first letter and over all, each with its denominator', () => {
    const means = wupsMeans([
      { type: 'CW', wups0: 1, wups9: 0.5 },
      { type: 'CW', wups0: 0, wups9: 0 },
      { type: 'CH', wups0: 0.5, wups9: 0.5 },
      { type: 'DB', wups0: 1, wups9: 1 },
    ]);
    expect(means.types['CW']).toEqual({ n: 2, wups0: 0.5, wups9: 0.25 });
    expect(means.groups['C']).toEqual({ n: 3, wups0: 0.5, wups9: 1 / 3 });
    expect(means.overall).toEqual({ n: 4, wups0: 0.625, wups9: 0.5 });
  });
});
