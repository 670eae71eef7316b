import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDictionary } from '../../../../harness/answers/wordnet/dictionary.ts';
import { parseSynset } from '../../../../harness/answers/wordnet/synset.ts';
import { openWordNet } from '../../../../harness/answers/wordnet/wordnet.ts';

const wordNet = openWordNet();

describe('senses', () => {
  const names = (word: string) => wordNet.senses(word).map((sense) => wordNet.name(sense));

  it('stand in the order of WordNet: nouns first, the most frequent first', () => {
    expect(names('dog')).toEqual([
      'dog.n.01',
      'frump.n.01',
      'dog.n.03',
      'cad.n.01',
      'frank.n.02',
      'pawl.n.01',
      'andiron.n.01',
      'chase.v.01',
    ]);
    expect(names('walking')[0]).toBe('walk.n.01');
  });

  it('are the same object for synonyms', () => {
    expect(wordNet.senses('car')[0]).toBe(wordNet.senses('automobile')[0]);
  });

  it('are found for the first and the last word of a file', () => {
    expect(names("'hood")).toEqual(["'hood.n.01"]);
    expect(names('zymurgy')).toEqual(['zymology.n.01']);
  });

  it('are none for what is no word, and for text that stands in the licence above the words', () => {
    for (const word of ['', ' ', 'qwertz', 'This', '1 This', 'do g', '  1 This', 'dog n']) {
      expect(wordNet.senses(word), word).toEqual([]);
    }
  });

  it('name instances by what they are one of', () => {
    const [paris] = wordNet.senses('paris');
    expect(paris?.hypernyms).toHaveLength(1);
    expect(wordNet.similarity(paris!, wordNet.senses('city')[0]!)).toBeGreaterThan(0.7);
  });
});

describe('base forms', () => {
  it.each([
    ['toys', 'noun', ['toy']],
    ['hands', 'noun', ['hands', 'hand']],
    ['women', 'noun', ['woman']],
    ['glasses', 'noun', ['glasses', 'glass']],
    ['boxes', 'noun', ['box']],
    ['babies', 'noun', ['baby']],
    ['feet', 'noun', ['foot']],
    ['went', 'verb', ['go']],
    ['was', 'verb', ['be']],
    ['playing', 'verb', ['play']],
    ['riding', 'verb', ['ride', 'rid']],
    ['carries', 'verb', ['carry']],
    ['happier', 'adj', ['happy']],
    ['better', 'adv', ['better', 'well']],
    ['his', 'noun', []],
    ['qwertz', 'noun', []],
  ] as const)('of %s as %s: %j', (word, part, expected) => {
    expect(wordNet.baseForms(word, part)).toEqual(expected);
  });
});

describe('files', () => {
  it('are read only as far as they are needed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wordnet-'));
    try {
      const gloss = `| ${'long '.repeat(2000)}`;
      const top = `00000000 03 n 01 Entity 0 000 ${gloss}\n`;
      const offset = String(top.length).padStart(8, '0');
      const pointers = Array.from({ length: 300 }, () => '~ 00000000 n 0000').join(' ');
      await writeFile(
        join(folder, 'data.noun'),
        `${top}${offset} 03 n 02 thing 0 stuff 0 301 ${pointers} @ 00000000 n 0000 ${gloss}\n`,
      );
      await writeFile(
        join(folder, 'index.noun'),
        `  1 licence\nentity n 1 0 1 0 00000000  \nthing n 1 2 @ ~ 1 0 ${offset}  \n`,
      );
      const dictionary = openDictionary(folder);
      const [thing] = dictionary.senses('thing', 'noun');
      const [entity] = dictionary.senses('entity', 'noun');
      expect(dictionary.hypernyms(thing!)).toEqual([entity]);
      expect(dictionary.name(entity!)).toBe('entity.n.01');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('are refused where no synset begins', () => {
    expect(() => parseSynset('rubbish', 'noun')).toThrow(RangeError);
  });
});
