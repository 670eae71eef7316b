import { since, glide, rest } from '../movement.ts';
import type { Colour, Figure } from '../scene.ts';
import { appearances, departures, moves } from '../truth.ts';
import { CLEAN_PICTURE, STEADY_COLOURS, coheres, figureIn, follows, rating, shot } from './task.ts';
import type { Task } from './task.ts';

const GUESTS: Colour[] = ['purple', 'yellow', 'green'];

export const HUMANITY: Task[] = [trafficLight(), queue()];

function trafficLight(): Task {
  const light: Figure = {
    shape: 'circle',
    colour: 'red',
    radius: 26,
    path: rest(160, 45),
    repaints: [{ at: 2, colour: 'green' }],
  };
  const car = (start: number): Figure => ({
    shape: 'square',
    colour: 'blue',
    radius: 36,
    path: glide([50, 180], [270, 180], { from: start, to: start + 1.8 }),
  });
  return {
    category: 'humanity',
    name: 'traffic_rules',
    index: 1,
    prompt: 'The round traffic light turns from red to green. The blue car crosses.',
    explanation: 'A car waits until the light is green.',
    needs: 'order',
    inputImage: true,
    keeps: shot('traffic_rules/1', { ground: 'grey', figures: [light, car(2.1)] }),
    breaks: shot('traffic_rules/1', { ground: 'grey', figures: [light, car(0.1)] }),
    checks: [
      follows('Does the light turn from red to green?', (of) => {
        return figureIn(of, 'red').repaints?.[0]?.colour === 'green';
      }),
      {
        dimension: 'Visual Consistency',
        question: 'Does the car keep its colour?',
        rate: rating((of) => figureIn(of, 'blue').repaints === undefined),
      },
      CLEAN_PICTURE,
      coheres('Does the car start only when the light is green?', (of) => {
        const green = figureIn(of, 'red').repaints?.[0]?.at ?? Infinity;
        return (moves(figureIn(of, 'blue'))[0]?.from ?? 0) >= green;
      }),
    ],
  };
}

function queue(): Task {
  const arriving = GUESTS.map((colour, index): Figure => {
    return { ...guest(colour), shown: since(0.5 + index) };
  });
  const leaving = (order: Colour[]): Figure[] =>
    GUESTS.map((colour) => ({
      ...guest(colour),
      shown: [{ from: 0, to: 1 + order.indexOf(colour) }],
    }));
  return {
    category: 'humanity',
    name: 'queueing',
    index: 1,
    prompt:
      'The shapes joined a queue as the given video shows. Show how they are served and leave.',
    explanation: 'Who comes first is served first.',
    needs: 'order',
    inputVideo: shot('queueing/1', { figures: arriving }),
    keeps: shot('queueing/1', { figures: leaving(GUESTS) }),
    breaks: shot('queueing/1', { figures: leaving(['green', 'purple', 'yellow']) }),
    checks: [
      follows('Do all three shapes leave?', (of) => departures(of).length === GUESTS.length),
      STEADY_COLOURS,
      coheres('Do they leave in the order in which they came?', (of) => {
        const came = appearances(shot('queueing/1', { figures: arriving }));
        const left = departures(of).map((one) => one.colour);
        return left.join() === came.map((one) => one.colour).join();
      }),
    ],
  };
}

function guest(colour: Colour): Figure {
  const place = GUESTS.indexOf(colour);
  return { shape: 'circle', colour, radius: 30, path: rest(250 - place * 90, 120) };
}
