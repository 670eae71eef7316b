import { since, rest } from '../movement.ts';
import { WIDTH } from '../scene.ts';
import type { Figure } from '../scene.ts';
import { appearances } from '../truth.ts';
import { STEADY_COLOURS, coheres, rating, shot } from './task.ts';
import type { Task } from './task.ts';

const WANTED = 3;

/** Items of this category have no check of Instruction Following. */
export const VISION_RULE: Task[] = [mirror(), three()];

function mirror(): Task {
  const original: Figure = { shape: 'star', colour: 'green', radius: 34, path: rest(75, 70) };
  const image = (x: number, y: number): Figure => ({
    ...original,
    path: rest(x, y),
    shown: since(2),
  });
  return {
    category: 'vision rule',
    name: 'mirror_symmetry',
    index: 1,
    prompt: 'Complete the picture so that its right half mirrors its left half.',
    explanation: 'A second green star belongs at the same height, as far from the right edge.',
    needs: 'frame',
    inputImage: true,
    groundTruth: true,
    keeps: shot('mirror_symmetry/1', { figures: [original, image(WIDTH - 75, 70)] }),
    breaks: shot('mirror_symmetry/1', { figures: [original, image(WIDTH - 75, 185)] }),
    checks: [
      STEADY_COLOURS,
      {
        dimension: 'Visual Fidelity',
        question: 'Do both stars have the same size?',
        rate: rating((of) => new Set(of.figures.map((one) => one.radius)).size === 1),
      },
      coheres('Does the right half mirror the left half in the end?', (of) => {
        const [a, b] = of.figures.map((one) => one.path[0]);
        return a?.y === b?.y && (a?.x ?? 0) + (b?.x ?? 0) === WIDTH;
      }),
    ],
  };
}

function three(): Task {
  const squares = (count: number): Figure[] =>
    Array.from({ length: count }, (_, index) => ({
      shape: 'square',
      colour: 'orange',
      radius: 32,
      path: rest(45 + index * 76, 120),
      shown: since(0.5 + index * 0.8),
    }));
  return {
    category: 'vision rule',
    name: 'counting',
    index: 1,
    prompt: 'Add orange squares to the empty picture one by one until there are exactly three.',
    explanation: 'There are three squares in the end, neither fewer nor more.',
    needs: 'count',
    groundTruth: true,
    keeps: shot('counting/1', { figures: squares(WANTED) }),
    breaks: shot('counting/1', { figures: squares(WANTED + 1) }),
    checks: [
      STEADY_COLOURS,
      {
        dimension: 'Visual Fidelity',
        question: 'Do all squares have the same size?',
        rate: rating((of) => new Set(of.figures.map((one) => one.radius)).size === 1),
      },
      coheres(
        'Are there exactly three squares in the end?',
        (of) => appearances(of).length === WANTED,
      ),
    ],
  };
}
