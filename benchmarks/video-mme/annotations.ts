import { streamed, WITHOUT_VIDEOS, type Annotations } from '../../harness/data/annotations.ts';
import { itemsOf } from '../../harness/data/items.ts';
import { facts } from './facts.ts';
import { flatRows, recipe } from './rows.ts';

export const annotations: Annotations = {
  ...facts,
  file: "a JSON list of the dataset's rows, or the authors' template",
  fields: [
    ['question_id', 'video_id', 'task_type', 'options'],
    ['video_id', 'duration', 'questions'],
  ],
  readable: ['test'],
  items: (rows, place) =>
    itemsOf(flatRows(streamed(rows), place.file), recipe({ ...place, clips: WITHOUT_VIDEOS })),
};
