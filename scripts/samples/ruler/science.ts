import { glide, rest } from '../movement.ts';
import type { Figure } from '../scene.ts';
import { causeOfMove, heading, moves } from '../truth.ts';
import { CLEAN_PICTURE, STEADY_COLOURS, coheres, figureIn, follows, shot } from './task.ts';
import type { Task } from './task.ts';

export const SCIENCE: Task[] = [gravity(), collision()];

function gravity(): Task {
  const ball = (to: number): Figure => ({
    shape: 'circle',
    colour: 'red',
    radius: 28,
    path: glide([160, 120], [160, to], { from: 0.5, to: 3 }),
  });
  const shelf: Figure = { shape: 'square', colour: 'blue', radius: 32, path: rest(60, 200) };
  return {
    category: 'science',
    name: 'free_fall',
    index: 1,
    prompt: 'A hand lets go of the red ball in mid-air. Show what happens next.',
    explanation: 'Gravity pulls the ball down.',
    needs: 'motion',
    inputImage: true,
    keeps: shot('free_fall/1', { figures: [ball(205), shelf] }),
    breaks: shot('free_fall/1', { figures: [ball(36), { ...shelf, shown: flickering() }] }),
    checks: [
      follows('Does the red ball leave its place?', (of) => figureIn(of, 'red').path.length > 1),
      STEADY_COLOURS,
      CLEAN_PICTURE,
      coheres('Does the red ball fall down?', (of) => heading(figureIn(of, 'red')) === 'down'),
    ],
  };
}

function flickering() {
  return [0, 1, 2, 3].map((second) => ({ from: second, to: second + 0.5 }));
}

function collision(): Task {
  const disc: Figure = {
    shape: 'circle',
    colour: 'orange',
    radius: 26,
    path: glide([40, 120], [150, 120], { from: 0, to: 2 }),
  };
  const box = (start: number): Figure => ({
    shape: 'square',
    colour: 'green',
    radius: 36,
    path: glide([204, 120], [285, 120], { from: start, to: start + 1.6 }),
  });
  return {
    category: 'science',
    name: 'momentum',
    index: 1,
    prompt: 'The orange disc slides into the green box on smooth ice. Show both of them.',
    explanation: 'A body at rest starts to move only when something pushes it.',
    needs: 'motion',
    inputImage: true,
    keeps: shot('momentum/1', { figures: [disc, box(2)] }),
    breaks: shot('momentum/1', { figures: [disc, box(0.2)] }),
    checks: [
      follows(
        'Does the orange disc slide to the right?',
        (of) => heading(figureIn(of, 'orange')) === 'right',
      ),
      follows('Does the green box move in the end?', (of) => figureIn(of, 'green').path.length > 1),
      STEADY_COLOURS,
      CLEAN_PICTURE,
      coheres('Does the green box rest until the disc reaches it?', (of) => {
        const pushed = figureIn(of, 'green');
        const arrival = moves(figureIn(of, 'orange')).at(-1)?.to ?? 0;
        const start = moves(pushed)[0]?.from ?? 0;
        return start >= arrival && causeOfMove(of, pushed) === figureIn(of, 'orange');
      }),
    ],
  };
}
