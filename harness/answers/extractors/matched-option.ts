import type { Extractor } from '../../schema/answer.ts';
import type { Option } from '../../schema/item.ts';
import { optionsNamed, optionsThatAre } from '../choice/option-text.ts';
import { extractor as text } from './text.ts';

/** Words that stand in any answer and tell no option from another. */
const EMPTY = new Set(
  'a an and are as at be by for from has he her his in is it its of on or she that the their there they this to was were will with'.split(
    ' ',
  ),
);

/** At least half of an option's words must stand in the answer. */
const LEAST_SHARE = 0.5;

/**
 * The option that a free answer means, where the options were not shown: the one whose text it is, the
 * only one that it names, or the one whose words it holds most of. Two that fit equally well make it
 * ambiguous, and none makes it no answer. A letter means nothing here.
 */
export const extractor: Extractor = {
  id: 'matched-option',
  version: 1,
  extract(reply, item) {
    const found = text.extract(reply, item);
    if (found.answer === null) return found;
    const options = item.options ?? [];
    for (const [rule, match] of RULES) {
      const letters = match(found.answer, options);
      const [letter] = letters;
      if (letter === undefined) continue;
      if (letters.length > 1) return { answer: null, reason: 'ambiguous' };
      return { answer: letter, rule, final: found.final };
    }
    return { answer: null, reason: 'none' };
  },
};

const RULES: [rule: string, match: (answer: string, options: Option[]) => string[]][] = [
  ['option-text', optionsThatAre],
  ['option-named', optionsNamed],
  ['option-words', optionsSharing],
];

function optionsSharing(answer: string, options: Option[]): string[] {
  const said = words(answer);
  const shares = options.map((option) => {
    const own = words(option.text);
    return own.size === 0 ? 0 : said.intersection(own).size / own.size;
  });
  const best = Math.max(...shares);
  if (best < LEAST_SHARE) return [];
  return options.filter((_, index) => shares[index] === best).map(({ letter }) => letter);
}

function words(phrase: string): Set<string> {
  return new Set(
    (phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !EMPTY.has(word)),
  );
}
