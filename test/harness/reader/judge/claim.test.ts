import { describe, expect, it } from 'vitest';
import { readClaim } from '../../../../harness/reader/judge/claim.ts';
import type { Claim } from '../../../../harness/reader/judge/claim.ts';
import { readWho } from '../../../../harness/reader/judge/who.ts';

const prompt = 'The round traffic light turns green. The blue car crosses.';
const read = (question: string) => readClaim(question, { prompt, before: null });
const who = (looks: object) => expect.objectContaining({ looks });
const RED_CIRCLE = who({ colour: 'red', shape: 'circle' });

describe('a question is a claim', () => {
  it.each<[string, object]>([
    ['Does the red ball fall down?', { about: 'moves', who: RED_CIRCLE, direction: 'down' }],
    ['Does the red ball rise?', { about: 'moves', direction: 'up' }],
    ['Does the red disc roll to the left?', { about: 'moves', direction: 'left' }],
    ['Does the red ball leave its place?', { about: 'moves', who: RED_CIRCLE }],
    [
      'Does the green box move in the end?',
      { about: 'moves', who: who({ colour: 'green', shape: 'square' }) },
    ],
    ['Does the square move along rows and columns only?', { about: 'straight' }],
    [
      'Does the size of the orange star change?',
      { about: 'size', who: who({ colour: 'orange', shape: 'star' }) },
    ],
    ['Does the orange star get bigger?', { about: 'size', way: 'grows' }],
    ['Does the star shrink?', { about: 'size', way: 'shrinks' }],
    [
      'Does the red circle touch the square?',
      { about: 'reaches', other: who({ shape: 'square' }) },
    ],
    [
      'Does the red circle end up on the star?',
      { about: 'ends-on', other: who({ shape: 'star' }) },
    ],
    [
      'Does the box rest until the red circle hits it?',
      { about: 'waits', until: { kind: 'contact', of: RED_CIRCLE } },
    ],
    [
      'Does the box wait until the red one has finished?',
      { about: 'waits', until: { kind: 'finished', of: who({ colour: 'red' }) } },
    ],
    [
      'Does the car start only when the light is green?',
      { about: 'waits', until: { kind: 'colour', colour: 'green' } },
    ],
    ['Do all shapes keep their colours?', { about: 'keeps-colour', who: who({}) }],
    ['Does the light turn from red to green?', { about: 'repaint', from: 'red', to: 'green' }],
    ['Does the square become red?', { about: 'repaint', to: 'red' }],
    [
      'Is the square red in the end?',
      { about: 'repaint', who: who({ shape: 'square' }), to: 'red' },
    ],
    ['Do three triangles appear?', { about: 'comes', who: expect.objectContaining({ least: 3 }) }],
    ['Do both circles vanish?', { about: 'leaves', who: expect.objectContaining({ least: 2 }) }],
    [
      'Do the circles appear in alphabetical order of colour?',
      { about: 'order', of: 'comes', by: 'alphabet' },
    ],
    [
      'Do they leave in the same order in which they arrived?',
      { about: 'order', of: 'leaves', by: 'input-video' },
    ],
    [
      'Are there exactly three squares in the end?',
      { about: 'number', count: 3, exactly: true, who: who({ shape: 'square' }) },
    ],
    ['Are there 2 red circles at the end?', { about: 'number', count: 2, exactly: false }],
    ['Do both stars have the same size?', { about: 'same-size' }],
    ['Does the left half mirror the right half?', { about: 'mirror' }],
    ['Is the video free of flicker?', { about: 'clean' }],
  ])('%s', (question, claim) => {
    expect(read(question)).toMatchObject(claim);
  });

  it.each(['Is the video pretty?', 'Does the cat purr?', 'Are there clouds?', ''])(
    'none that can be measured: %j',
    (question) => {
      expect(read(question)).toBeNull();
    },
  );

  it('a direction that is not named is not asked for', () => {
    expect(read('Does the red ball move?')).not.toHaveProperty('direction');
  });
});

describe('who is meant', () => {
  const before: (Claim & { about: 'comes' })['who'] = readWho('three triangles', {
    prompt,
    before: null,
  });

  it.each<[string, object]>([
    ['the red ball', { looks: { colour: 'red', shape: 'circle' }, many: false, least: 1 }],
    ['both pieces', { looks: {}, many: true, least: 2 }],
    ['all three shapes', { looks: {}, many: true, least: 3 }],
    ['all squares', { looks: { shape: 'square' }, many: true, least: 1 }],
    ['the red one', { looks: { colour: 'red' }, many: false, least: 1 }],
    ['they', { looks: { shape: 'triangle' }, many: true, least: 3 }],
    // As the prompt describes them.
    ['the car', { looks: { colour: 'blue' }, many: false }],
    ['the light', { looks: { shape: 'circle' }, many: false }],
    ['the dragon', { looks: {}, many: false }],
  ])('%s', (phrase, expected) => {
    expect(readWho(phrase, { prompt, before })).toMatchObject(expected);
  });
});
