import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Synset } from '../../../../harness/answers/wordnet/synset.ts';
import { taxonomyOf } from '../../../../harness/answers/wordnet/taxonomy.ts';
import { wuPalmer } from '../../../../harness/answers/wordnet/wu-palmer.ts';
import { openWordNet } from '../../../../harness/answers/wordnet/wordnet.ts';

const wordNet = openWordNet();

function named(name: string): Synset {
  const word = name.slice(0, name.indexOf('.'));
  const found = wordNet.senses(word).find((sense) => wordNet.name(sense) === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

/** A taxonomy by hand: each synset with the numbers of its hypernyms. */
function grown(part: 'noun' | 'verb', above: number[][]) {
  const synsets = above.map((hypernyms, offset): Synset => ({
    part,
    offset,
    word: `w${offset}`,
    hypernyms,
  }));
  const taxonomy = taxonomyOf(({ hypernyms }) => hypernyms.map((offset) => synsets[offset]!));
  return (one: number, other: number) =>
    wuPalmer(synsets[one]!, synsets[other]!, taxonomy, ({ word }) => word);
}

describe('similarity of two senses', () => {
  // What NLTK 3.8 gives over the same files; 3.0 has the same values for all of them.
  it.each([
    ['dog.n.01', 'cat.n.01', 24 / 28],
    ['car.n.01', 'dog.n.01', 0.4],
    ['run.v.01', 'walk.v.01', 2 / 7],
    ['run.n.01', 'walk.n.01', 4 / 7],
    ['red.n.01', 'blue.n.01', 0.875],
    ['chef.n.01', 'fireman.n.01', 2 / 17],
    ['male_child.n.01', 'girl.n.01', 12 / 19],
    ['run.n.01', 'happy.a.01', 1 / 7],
    ['dog.n.01', 'run.n.01', 0.1],
  ])('%s and %s: %d', (one, other, expected) => {
    expect(wordNet.similarity(named(one), named(other))).toBeCloseTo(expected, 12);
  });

  it('is counted by hand: twice the depth of the subsumer over both ways through it', () => {
    // 0 entity, 1 animal, 2 dog, 3 cat, 4 puppy
    const similarity = grown('noun', [[], [0], [1], [1], [2]]);
    expect(similarity(2, 3)).toBe(4 / 6);
    expect(similarity(4, 3)).toBe(4 / 7);
    expect(similarity(4, 1)).toBe(4 / 6);
    expect(similarity(0, 4)).toBe(2 / 5);
    expect(similarity(4, 4)).toBe(1);
  });

  it('gives verbs a root where they have none in common', () => {
    // 0 move, 1 run; 2 think, 3 plan
    const similarity = grown('verb', [[], [0], [], [2]]);
    expect(similarity(0, 2)).toBe(2 / 4);
    expect(similarity(1, 3)).toBe(2 / 6);
    expect(similarity(1, 2)).toBe(2 / 5);
  });

  it('prefers that root to a real subsumer without hypernyms, unless this is the first of the two', () => {
    const similarity = grown('verb', [[], [0], [0]]);
    expect(similarity(1, 2)).toBe(2 / 6);
    expect(similarity(0, 1)).toBe(2 / 3);
    expect(similarity(1, 0)).toBe(2 / 5);
  });

  it('knows nothing between nouns of two roots', () => {
    expect(grown('noun', [[], [], [0], [1]])(2, 3)).toBeNull();
  });

  it('looks for the subsumer by shortest ways up and measures its depth by the longest', () => {
    // 3 is below 2 below 1 below 0 and also straight below 0; 4 and 5 are below 3.
    const similarity = grown('noun', [[], [0], [1], [2, 0], [3], [3]]);
    expect(similarity(4, 5)).toBe(6 / 10);
    // 1 is below 0 by two ways, so that it is 1 or 2 deep.
    expect(grown('noun', [[], [0, 2], [0], [1], [1]])(3, 4)).toBe(6 / 8);
  });

  it('is in (0, 1] and 1 only for the same sense', () => {
    const senses = ['dog', 'run', 'happy', 'quickly', 'water', 'hand', 'smile', 'paris'].flatMap(
      (word) => wordNet.senses(word),
    );
    fc.assert(
      fc.property(fc.constantFrom(...senses), fc.constantFrom(...senses), (one, other) => {
        const value = wordNet.similarity(one, other);
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThanOrEqual(1);
        // Not the other way round: the first sense of dog has a short way up beside a long one, so that
        // its lowest subsumer with itself is above it, in NLTK too.
        if (value === 1) expect(one).toBe(other);
      }),
    );
  });
});
