import type { Item } from '../schema/item.ts';

/**
 * How somebody else reads a reply: the rule of a benchmark's authors or of another harness, written
 * anew from what it does, to be laid beside ours. Never used for a score of ours.
 */
export type PeerExtractor = {
  /** The file's name. */
  id: string;
  title: string;
  /** What was studied, and when: project, file, version. */
  source: string;
  /** The rule in one sentence. */
  rule: string;
  /** What becomes of a reply that it cannot read: out of the denominator, wrong, or a guess. */
  unread: 'left out' | 'wrong' | 'guessed';
  /** What it writes where an answer should be when a request has failed, and then scores; null: nothing. */
  failureText: string | null;
  /** @param item as it was asked. */
  extract(text: string, item: Item): PeerReading;
};

/**
 * An answer, no answer, or a draw at random among the options, which counts with its expected value.
 * The answer is what the peer compares with the right letter: not always a letter of the item.
 */
export type PeerReading = { answer: string } | 'guess' | null;
