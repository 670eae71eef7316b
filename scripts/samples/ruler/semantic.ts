import { since, rest } from '../movement.ts';
import type { Colour, Figure } from '../scene.ts';
import { appearances } from '../truth.ts';
import { CLEAN_PICTURE, STEADY_COLOURS, coheres, figureIn, follows, shot } from './task.ts';
import type { Task } from './task.ts';

export const SEMANTIC: Task[] = [antonym(), alphabet()];

function antonym(): Task {
  const star = (growsTo: number): Figure => ({
    shape: 'star',
    colour: 'orange',
    radius: 44,
    path: rest(160, 120),
    growsTo,
  });
  return {
    category: 'semantic',
    name: 'antonyms',
    index: 1,
    prompt: 'Let the orange star do the opposite of growing.',
    explanation: 'The opposite of growing is shrinking.',
    needs: 'motion',
    inputImage: true,
    keeps: shot('antonyms/1', { figures: [star(0.4)] }),
    breaks: shot('antonyms/1', { figures: [star(1.9)] }),
    checks: [
      follows(
        'Does the size of the orange star change?',
        (of) => figureIn(of, 'orange').growsTo !== undefined,
      ),
      STEADY_COLOURS,
      CLEAN_PICTURE,
      coheres(
        'Does the orange star become smaller?',
        (of) => (figureIn(of, 'orange').growsTo ?? 1) < 1,
      ),
    ],
  };
}

function alphabet(): Task {
  const arriving = (order: Colour[]): Figure[] =>
    order.map((colour, index) => ({
      shape: 'triangle',
      colour,
      radius: 32,
      path: rest(60 + 100 * ['blue', 'green', 'red'].indexOf(colour), 125),
      shown: since(0.5 + index * 1.1),
    }));
  return {
    category: 'semantic',
    name: 'alphabetical_order',
    index: 1,
    prompt:
      'A blue, a green and a red triangle appear one by one, in alphabetical order of colour.',
    explanation: 'Blue comes before green, and green before red.',
    needs: 'order',
    keeps: shot('alphabetical_order/1', { figures: arriving(['blue', 'green', 'red']) }),
    breaks: shot('alphabetical_order/1', { figures: arriving(['red', 'blue', 'green']) }),
    checks: [
      follows('Do three triangles appear?', (of) => appearances(of).length === 3),
      STEADY_COLOURS,
      coheres('Do they appear in alphabetical order of colour?', (of) => {
        const colours = appearances(of).map((one) => one.colour);
        return colours.join() === colours.toSorted().join();
      }),
    ],
  };
}
