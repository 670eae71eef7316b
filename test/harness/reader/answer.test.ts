import { beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../../harness/reader/answer.ts';
import type { View } from '../../../harness/reader/shapes.ts';
import { blinks, since, glide, rest } from '../../../scripts/samples/movement.ts';
import type { Figure } from '../../../scripts/samples/scene.ts';
import { sceneOf, viewsOf } from './scene-views.ts';

const figures: Figure[] = [
  {
    shape: 'circle',
    colour: 'red',
    radius: 26,
    path: glide([45, 50], [275, 50], { from: 0, to: 6 }),
  },
  { shape: 'square', colour: 'blue', radius: 36, path: rest(70, 180) },
  { shape: 'star', colour: 'green', radius: 30, path: rest(250, 180), shown: since(2) },
  { shape: 'triangle', colour: 'purple', radius: 30, path: rest(160, 120), shown: blinks(2, 6) },
];

let views: View[];
beforeAll(async () => {
  views = await viewsOf(sceneOf(figures));
});

/** An open-ended question, so that the answer is what was concluded and never a lucky letter. */
const ask = (question: string, shown = views) => answer(question, shown);

describe('from words alone', () => {
  it.each([
    ['How many sides does a hexagon have?', 'six'],
    ['how many corners does a square have', 'four'],
    ['What color do you get when you mix red and white?', 'pink'],
    ['Mixing blue with yellow gives which colour?', 'green'],
    ['What is the colour of the red circle?', 'red'],
    ['What colour is a ripe banana?', 'yellow'],
    ['Which shape has three sides?', 'triangle'],
    ['Which shape has no corners?', 'circle'],
  ])('%s', (question, expected) => {
    expect(ask(question, [])).toBe(expected);
  });
});

describe('from one frame', () => {
  it.each([
    ['What colour is the square?', 'blue'],
    ['What color is the square in the lower corner?', 'blue'],
    ['What shape is the red object?', 'circle'],
    ['Which shape is to the left of the green star?', 'the blue square'],
    ['What is above the purple triangle?', 'the red circle'],
    ['What is the colour of the largest shape?', 'blue'],
    ['What is the colour of the background?', 'white'],
    ['Where is the blue square?', 'bottom left'],
    ['How many circles can be seen?', 'one'],
    ['How many shapes are visible?', 'four'],
    ['What colour do the circle and the square give when mixed?', 'purple'],
    ['How many sides does the blue shape have?', 'four'],
  ])('%s', (question, expected) => {
    expect(ask(question, [views[12]!])).toBe(expected);
  });
});

describe('from the frames in their order', () => {
  it.each([
    ['In which direction does the red circle move?', 'right', 'left'],
    ['Which way is the circle going? What does the red circle do?', 'right', 'left'],
    ['Which shape moves to the right?', 'the red circle', 'I cannot tell.'],
    ['How many sides does the shape that blinks have?', 'three', 'three'],
    ['How many times does the triangle disappear?', 'two', 'two'],
    ['Which shape appears last?', 'the green star', 'I cannot tell.'],
    ['Which shape disappears first?', 'I cannot tell.', 'the green star'],
    ['From which side does the red circle come in?', 'left', 'right'],
  ])('%s', (question, forwards, backwards) => {
    expect(ask(question)).toBe(forwards);
    expect(ask(question, views.toReversed())).toBe(backwards);
    expect(ask(question, [views[12]!])).toBe('I cannot tell.');
    expect(ask(question, [])).toBe('I cannot tell.');
  });
});

describe('the form of the reply', () => {
  const options = 'A. Green.\nB. Blue.\nC. Red.';

  it('is a letter', () => {
    expect(ask(`What colour is the square?\n${options}`)).toBe('B');
  });

  it('is a letter in tags where the prompt asks for them', () => {
    const text = `What colour is the square?\n${options}\nGive it between <answer> and </answer>.`;
    expect(ask(text)).toMatch(/^<think>.*blue.*<\/think><answer>B<\/answer>$/);
  });

  it('is always the same guess for a question that nothing settles', () => {
    const text = `Who won the match?\n${options}`;
    const guess = ask(text);
    expect(guess).toMatch(/^[ABC]$/);
    expect(ask(text, [])).toBe(guess);
    expect(ask(text, views.toReversed())).toBe(guess);
  });

  it('guesses different letters for different questions', () => {
    const names = Array.from({ length: 60 }, (_, index) => `Who is player ${index}?`);
    const guesses = names.map((question) => ask(`${question}\n${options}`, []));
    for (const letter of ['A', 'B', 'C']) {
      expect(guesses.filter((guess) => guess === letter).length).toBeGreaterThan(8);
    }
  });

  it('takes the nearest number where the counted one is not offered', () => {
    expect(ask('How many shapes are visible?\nA. 1\nB. 2\nC. 3')).toBe('C');
  });
});
