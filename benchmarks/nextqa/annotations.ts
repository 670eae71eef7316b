import { streamed, WITHOUT_VIDEOS, type Annotations } from '../../harness/data/annotations.ts';
import { itemsOf } from '../../harness/data/items.ts';
import { facts } from './facts.ts';
import { choiceRecipe } from './rows.ts';

export const annotations: Annotations = {
  ...facts,
  file: 'val.csv or test.csv of the authors (multiple choice)',
  fields: [['video', 'qid', 'type', 'a0', 'a4']],
  readable: ['val', 'test'],
  items: (rows, place) =>
    itemsOf(
      streamed(rows),
      choiceRecipe({
        ...place,
        clips: WITHOUT_VIDEOS,
        videoPath: new Map(),
        evidence: () => null,
      }),
    ),
};
