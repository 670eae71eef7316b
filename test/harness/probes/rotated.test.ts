import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rotated, rotations } from '../../../harness/probes/transforms/rotated.ts';
import { choiceItem } from '../../support/items.ts';

const LETTERS = ['A', 'B', 'C', 'D', 'E'];
const item = (texts: string[], gold: string) =>
  choiceItem('v_1', {
    options: texts.map((text, place) => ({ letter: LETTERS[place] ?? '', text })),
    gold: { kind: 'choice', letter: gold },
  });

describe('rotated', () => {
  it('moves the options up under the same letters, and the gold with its option', () => {
    const { options, gold } = rotated(item(['one', 'two', 'three'], 'B'), 1);
    expect(options).toEqual([
      { letter: 'A', text: 'two', from: 'B' },
      { letter: 'B', text: 'three', from: 'C' },
      { letter: 'C', text: 'one', from: 'A' },
    ]);
    expect(gold).toEqual({ kind: 'choice', letter: 'A' });
  });

  it('tells options with the same text apart by their place', () => {
    const { options, gold } = rotated(item(['same', 'other', 'same'], 'C'), 1);
    const letter = gold.kind === 'choice' ? gold.letter : '';
    expect(options?.find((option) => option.letter === letter)?.from).toBe('C');
  });

  it('two options have one rotation', () => {
    expect(rotations(item(['yes', 'no'], 'A'))).toEqual(['1']);
    expect(rotated(item(['yes', 'no'], 'A'), 1).gold).toEqual({ kind: 'choice', letter: 'B' });
  });

  it('puts the gold answer in every place once over all rotations', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), fc.nat(4), (count, place) => {
        const one = item(LETTERS.slice(0, count), LETTERS[place % count] ?? 'A');
        const places = [one, ...rotations(one).map((by) => rotated(one, Number(by)))].map(
          ({ gold }) => (gold.kind === 'choice' ? gold.letter : ''),
        );
        expect(places.toSorted()).toEqual(LETTERS.slice(0, count));
      }),
    );
  });
});
