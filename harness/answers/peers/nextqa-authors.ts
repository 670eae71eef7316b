import type { PeerExtractor } from '../peer.ts';

/** Their models chose among indices: the code reads no text, and a letter equals no index. */
export const peer: PeerExtractor = {
  id: 'nextqa-authors',
  title: "NExT-QA's authors",
  source: 'doc-doc/NExT-QA, eval_mc.py at 005bbc9da0',
  rule: "an option's index from 0, and nothing else",
  unread: 'wrong',
  failureText: null,
  extract(text, { options = [] }) {
    if (!/^\d+$/.test(text.trim())) return null;
    const option = options[Number(text)];
    return option === undefined ? null : { answer: option.letter };
  },
};
