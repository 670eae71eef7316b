import { SightlineError } from '../../errors.ts';
import { binomialUpperTail } from '../../statistics/binomial.ts';

/** An item is flagged when `hits` or more of `of` blind answers are right; fewer answers, the same share. */
export type Rule = { hits: number; of: number };

/** Above this share of items flagged by guesses, a rule cannot tell knowledge from luck. */
export const FLOOR_LIMIT = 0.05;

/** "4/5". @throws `USAGE` for anything else. */
export function parseRule(text: string): Rule {
  const [, hits, of] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  const rule = { hits: Number(hits), of: Number(of) };
  if (rule.hits >= 1 && rule.hits <= rule.of) return rule;
  throw new SightlineError('USAGE', `"${text}" is no rule`, {
    hint: 'write how many of how many blind answers must be right, such as 4/5',
  });
}

/** How many of `answers` blind answers flag an item: the rule's share of them, rounded up. */
export function hitsNeeded({ hits, of }: Rule, answers: number): number {
  return Math.ceil((hits * answers) / of);
}

/** What was answered of an item that can be judged. */
export type Answered = { answers: number; options: number };

/** The share of independent guessers' items that the rule flags: the mean over the items; NaN without any. */
export function meanGuessFloor(rule: Rule, items: Answered[]): number {
  return items.reduce((sum, item) => sum + itemGuessFloor(rule, item), 0) / items.length;
}

export function itemGuessFloor(rule: Rule, { answers, options }: Answered): number {
  return binomialUpperTail(hitsNeeded(rule, answers), answers, 1 / options);
}

/**
 * The rule with the fewest hits whose guess floor is at most 5 %; all of `of` where none is.
 *
 * @param of the blind answers of an item that every model answered.
 */
export function defaultRule(of: number, items: Answered[]): Rule {
  for (let hits = 1; hits < of; hits++) {
    if (meanGuessFloor({ hits, of }, items) <= FLOOR_LIMIT) return { hits, of };
  }
  return { hits: of, of };
}
