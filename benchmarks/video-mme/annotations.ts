import type { PeerExtractor } from '../../harness/answers/peer.ts';
import { peer as lmmsEvalVideoMme } from '../../harness/answers/peers/lmms-eval-video-mme.ts';
import { peer as videoMmeAuthors } from '../../harness/answers/peers/video-mme-authors.ts';
import { peer as vlmevalkitVideoMme } from '../../harness/answers/peers/vlmevalkit-video-mme.ts';
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

/** Those that it names, without a folder to list. */
export const peers: PeerExtractor[] = [videoMmeAuthors, lmmsEvalVideoMme, vlmevalkitVideoMme];
