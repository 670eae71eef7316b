import type { PeerExtractor } from '../peer.ts';

/**
 * The first character of what stands in the first pair of brackets, else of the whole reply, whatever
 * it is: "The answer is C" is T, which equals no letter. An empty reply is answered with nothing.
 */
export const peer: PeerExtractor = {
  id: 'motionbench-authors',
  title: "MotionBench's authors",
  source: 'THUDM/MotionBench, motionbench/utils/answer_util.py at 8c131ac7c4',
  rule: 'the first character behind "(" and before ")", else of the reply',
  unread: 'wrong',
  failureText: null,
  extract(text) {
    const [before = ''] = text.trim().split(')');
    const inside = before.trim();
    const [, behind = inside] = inside.split('(');
    const [character] = behind.trim();
    return character === undefined ? null : { answer: character };
  },
};
