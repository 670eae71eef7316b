import type { PeerExtractor } from '../peer.ts';
import { VLMEVALKIT_FAILURE } from '../peer-rules/failure-texts.ts';
import { firstLetter } from '../peer-rules/first-letter.ts';

/**
 * Without its judge (`exact_matching`, or no key): with one, a model matches what has no capital A to D,
 * and three failures of that judge draw a letter at random.
 */
export const peer: PeerExtractor = {
  id: 'vlmevalkit-video-mme',
  title: 'VLMEvalKit, Video-MME',
  source: 'VLMEvalKit v0.3rc1-342 (e8e78f05, August 2026), vlmeval/dataset/utils/videomme.py',
  rule: 'the first capital A to D anywhere, after six phrases are cut out',
  unread: 'wrong',
  failureText: VLMEVALKIT_FAILURE,
  extract: (text) => firstLetter(text, ['Answer:', 'Option:']),
};
