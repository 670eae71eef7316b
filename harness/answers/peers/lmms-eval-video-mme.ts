import type { PeerExtractor } from '../peer.ts';
import { withoutClosedReasoning } from '../peer-rules/closed-reasoning.ts';
import { LMMS_EVAL_FAILURE } from '../peer-rules/failure-texts.ts';
import { rankedLetter } from '../peer-rules/ranked-letter.ts';

/** The extractor that its tasks share, as of August 2026; later versions abstain more often. */
export const peer: PeerExtractor = {
  id: 'lmms-eval-video-mme',
  title: 'lmms-eval, Video-MME',
  source: 'lmms-eval v0.7.2-41 (75571cfe, August 2026), tasks/_task_utils/mcq_extract.py',
  rule: 'every form in which a letter A to D stands has a rank; the last letter of the best form',
  unread: 'wrong',
  failureText: LMMS_EVAL_FAILURE,
  extract: (text) => rankedLetter(withoutClosedReasoning(text), ['A', 'B', 'C', 'D']),
};
