import { glide, rest } from '../movement.ts';
import type { Figure } from '../scene.ts';
import { heading, lastColour } from '../truth.ts';
import { CLEAN_PICTURE, STEADY_COLOURS, coheres, figureIn, follows, rating, shot } from './task.ts';
import type { Task } from './task.ts';

export const HYPOTHETICAL: Task[] = [upsideDown(), contagion()];

function upsideDown(): Task {
  const ball = (to: number): Figure => ({
    shape: 'circle',
    colour: 'yellow',
    radius: 28,
    path: glide([160, 120], [160, to], { from: 0.5, to: 3.2 }),
  });
  return {
    category: 'hypothetical',
    name: 'reversed_gravity',
    index: 1,
    prompt: 'Suppose that gravity pulled upwards. The yellow ball is let go: show its way.',
    explanation: 'In that world a ball that is let go rises.',
    needs: 'motion',
    inputImage: true,
    keeps: shot('reversed_gravity/1', { ground: 'black', figures: [ball(40)] }),
    breaks: shot('reversed_gravity/1', { ground: 'black', figures: [ball(200)] }),
    checks: [
      follows('Does the yellow ball move?', (of) => figureIn(of, 'yellow').path.length > 1),
      STEADY_COLOURS,
      CLEAN_PICTURE,
      coheres('Does the yellow ball rise?', (of) => heading(figureIn(of, 'yellow')) === 'up'),
    ],
  };
}

function contagion(): Task {
  const circle: Figure = {
    shape: 'circle',
    colour: 'red',
    radius: 28,
    path: glide([45, 120], [165, 120], { from: 0, to: 2 }),
  };
  const square: Figure = { shape: 'square', colour: 'blue', radius: 36, path: rest(222, 120) };
  const dyed: Figure = { ...square, repaints: [{ at: 2, colour: 'red' }] };
  return {
    category: 'hypothetical',
    name: 'contagious_colour',
    index: 1,
    prompt: 'Suppose that colours were contagious. The red circle touches the blue square.',
    explanation: 'The square takes on the colour of the circle when they touch.',
    needs: 'order',
    inputImage: true,
    groundTruth: true,
    keeps: shot('contagious_colour/1', { figures: [circle, dyed] }),
    breaks: shot('contagious_colour/1', { figures: [circle, square] }),
    checks: [
      follows(
        'Does the red circle reach the blue square?',
        (of) => heading(figureIn(of, 'red')) === 'right',
      ),
      {
        dimension: 'Visual Consistency',
        question: 'Does the red circle keep its colour?',
        rate: rating((of) => figureIn(of, 'red').repaints === undefined),
      },
      CLEAN_PICTURE,
      coheres('Is the square red in the end?', (of) => lastColour(figureIn(of, 'blue')) === 'red'),
    ],
  };
}
