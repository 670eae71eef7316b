import type { Option } from '../../schema/item.ts';
import type { PeerExtractor } from '../peer.ts';
import { trimmedOf, withoutClosedReasoning } from '../peer-rules/closed-reasoning.ts';
import { LMMS_EVAL_FAILURE } from '../peer-rules/failure-texts.ts';

/** A reply of more words is searched for the options' texts. */
const FEW_WORDS = 5;

/**
 * The rule of MMMU's authors. "(C)", "C " or "C." in this order, and in long replies an option's text; of
 * several the one that stands furthest back. Nothing found, as in `**C**` and `\boxed{C}`: any letter at
 * random.
 */
export const peer: PeerExtractor = {
  id: 'lmms-eval-nextqa',
  title: 'lmms-eval, NExT-QA',
  source: 'lmms-eval v0.7.2-41 (75571cfe, August 2026), tasks/nextqa/utils.py',
  rule: '"(C)", "C " or "C.", in long replies an option\'s text; else a letter at random',
  unread: 'guessed',
  failureText: LMMS_EVAL_FAILURE,
  extract(reply, { options = [] }) {
    const text = ` ${trimmedOf(withoutClosedReasoning(reply), `,.!?;:'`)} `;
    for (const form of FORMS) {
      const found = options.filter(({ letter }) => text.includes(form.searched(letter)));
      const last = furthestBack(found, ({ letter }) => text.lastIndexOf(form.placed(letter)));
      if (last !== null) return { answer: last.letter };
    }
    if (text.split(/\s+/).filter(Boolean).length <= FEW_WORDS) return 'guess';
    const lower = text.toLowerCase();
    const named = options.filter((option) => lower.includes(option.text.toLowerCase()));
    const last = furthestBack(named, (option) => lower.lastIndexOf(option.text.toLowerCase()));
    return last === null ? 'guess' : { answer: last.letter };
  },
};

/** "C " is found behind any character, and then placed with a space before it: "USA " is an A that stands nowhere. */
const FORMS = [
  { searched: (letter: string) => `(${letter})`, placed: (letter: string) => `(${letter})` },
  { searched: (letter: string) => `${letter} `, placed: (letter: string) => ` ${letter} ` },
  { searched: (letter: string) => `${letter}.`, placed: (letter: string) => ` ${letter} ` },
];

/** The first of those that stand equally far back. */
function furthestBack(options: Option[], placeOf: (option: Option) => number): Option | null {
  return options.reduce<Option | null>(
    (best, option) => (best === null || placeOf(option) > placeOf(best) ? option : best),
    null,
  );
}
