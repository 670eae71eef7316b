import { describe, expect, it } from 'vitest';
import { mirroredText, namesSides, plainSides } from '../../../harness/probes/transforms/sides.ts';

describe('a text in the mirror', () => {
  it.each([
    ['Left.', 'Right.'],
    ['From left to right.', 'From right to left.'],
    ['looks to his LEFT', 'looks to his Right'],
    ['in the upper-left corner', 'in the upper-right corner'],
    ['the leftmost cup, then the right-hand one', 'the rightmost cup, then the left-hand one'],
    ['Clockwise, then counter-clockwise', 'Counterclockwise, then clockwise'],
    ['with right hand', 'with left hand'],
    ['nothing of it', 'nothing of it'],
  ])('%s is %s', (text, mirrored) => {
    expect(mirroredText(text)).toBe(mirrored);
  });

  it.each([
    'the dog left the room',
    'after the man left',
    'white dog left it there',
    'what is the right answer',
    'right after he jumps',
    'on the right path',
    'had no right to decide',
    'to get it on right',
    'Bohr was right',
  ])('%s may not be about sides', (text) => {
    expect(mirroredText(text)).toBeNull();
    expect(namesSides(text)).toBe(true);
  });

  it.each(['brighter lights', 'upright', 'leftover food', 'copyright'])('%s is no side', (text) => {
    expect(namesSides(text)).toBe(false);
  });

  it('turned twice it is as it was, but for the ways of writing', () => {
    for (const text of ['From left to right.', 'anti-clockwise', 'the left and the right hand'])
      expect(plainSides(mirroredText(mirroredText(text) ?? '') ?? '')).toBe(plainSides(text));
  });

  it('both sides are the same both ways round', () => {
    expect(plainSides('Right and left!')).toBe(plainSides('left and right'));
    expect(plainSides('right to left')).not.toBe(plainSides('left to right'));
  });
});
