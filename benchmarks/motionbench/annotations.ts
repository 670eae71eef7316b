import type { PeerExtractor } from '../../harness/answers/peer.ts';
import { peer as lmmsEvalMotionbench } from '../../harness/answers/peers/lmms-eval-motionbench.ts';
import { peer as motionbenchAuthors } from '../../harness/answers/peers/motionbench-authors.ts';
import { streamed, WITHOUT_VIDEOS, type Annotations } from '../../harness/data/annotations.ts';
import { itemsOf } from '../../harness/data/items.ts';
import { facts } from './facts.ts';
import { questions, recipe } from './rows.ts';

export const annotations: Annotations = {
  ...facts,
  file: 'video_info.meta.jsonl of the authors',
  fields: [['key', 'video_path', 'question_type', 'qa']],
  readable: ['dev'],
  items: (rows, place) =>
    itemsOf(questions(streamed(rows), place.file), recipe({ ...place, clips: WITHOUT_VIDEOS })),
};

/** Those that it names, without a folder to list. */
export const peers: PeerExtractor[] = [motionbenchAuthors, lmmsEvalMotionbench];
