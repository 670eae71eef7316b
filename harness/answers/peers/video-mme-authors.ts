import type { PeerExtractor } from '../peer.ts';
import { firstLetter } from '../peer-rules/first-letter.ts';

export const peer: PeerExtractor = {
  id: 'video-mme-authors',
  title: "Video-MME's authors",
  source: 'BradyFU/Video-MME, evaluation/eval_your_results.py at 4e7566d36f',
  rule: 'the first capital A to D anywhere, after four phrases are cut out',
  unread: 'left out',
  failureText: null,
  extract: (text) => firstLetter(text),
};
