import type { PeerExtractor } from '../../harness/answers/peer.ts';
import { peer as lmmsEvalNextqa } from '../../harness/answers/peers/lmms-eval-nextqa.ts';
import { peer as nextqaAuthors } from '../../harness/answers/peers/nextqa-authors.ts';
import { peer as vlmevalkitChoice } from '../../harness/answers/peers/vlmevalkit-choice.ts';
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

/** Those that it names, without a folder to list. */
export const peers: PeerExtractor[] = [nextqaAuthors, lmmsEvalNextqa, vlmevalkitChoice];
