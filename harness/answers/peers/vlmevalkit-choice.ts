import type { PeerExtractor } from '../peer.ts';
import { VLMEVALKIT_FAILURE } from '../peer-rules/failure-texts.ts';

const REFUSALS = [
  /can't help with images of people/,
  /can't process this file/,
  /without the image provided/,
  /Cannot determine the answer/,
];
/** The letter must be one of the last so many words. */
const LAST_WORDS = 5;

/**
 * How it reads multiple choice in tables of one's own, without its judge (`exact_matching`). Exactly one
 * letter that is a word, near the end; else exactly one option whose text is in the reply, unless the
 * reply is more than twice as long as all options together. It has no NExT-QA of its own.
 *
 * Older versions (18fc37a533) know neither the last words nor the bound on the length. The rule was
 * read, and their code not run.
 */
export const peer: PeerExtractor = {
  id: 'vlmevalkit-choice',
  title: 'VLMEvalKit, multiple choice',
  source:
    'VLMEvalKit, vlmeval/utils/matching_util.py, read at 18fc37a533 and as others copied it later',
  rule: 'exactly one letter that is a word, among the last five; else exactly one option named',
  unread: 'wrong',
  failureText: VLMEVALKIT_FAILURE,
  extract(text, { options = [] }) {
    const letter = text.includes('Failed to obtain answer via API')
      ? null
      : loneWord(text, options);
    if (letter === REFUSED) return null;
    if (letter !== null) return { answer: letter };
    const longest = 2 * options.reduce((sum, option) => sum + option.text.length, 0);
    if (text.length > longest) return null;
    const lower = text.toLowerCase();
    const named = options.filter((option) => lower.includes(option.text.toLowerCase()));
    const [only] = named;
    return only === undefined || named.length > 1 ? null : { answer: only.letter };
  },
};

/** Its letter for an answer that is none of the options. */
const REFUSED = 'Z';

function loneWord(text: string, options: { letter: string }[]): string | null {
  if (REFUSALS.some((refusal) => refusal.test(text))) return REFUSED;
  const words = text
    .replaceAll(/[.()[\],:;!*#{}]/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  const found = options.filter(({ letter }) => words.includes(letter));
  const [only] = found;
  if (only === undefined) return words.includes(REFUSED) ? REFUSED : null;
  const isLate = words.indexOf(only.letter) > words.length - LAST_WORDS;
  return found.length === 1 && isLate ? only.letter : null;
}
