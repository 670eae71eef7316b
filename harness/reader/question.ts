import { looksIn, roleIn } from './subject.ts';
import type { Subject } from './subject.ts';
import { directionsIn } from './vocabulary.ts';
import type { Direction } from './vocabulary.ts';

/** What a question asks, in terms of what can be seen. */
export type Asked =
  | { about: 'figure' | 'colour' | 'shape' | 'sides'; subject: Subject }
  | { about: 'first-colour' | 'last-colour'; subject: Subject }
  | { about: 'place' | 'cause' | 'path' | 'entry'; subject: Subject }
  | { about: 'deed'; subject: Subject; when?: When }
  | { about: 'mixture'; of: [Subject, Subject] }
  | { about: 'number'; subject: Subject }
  | { about: 'events'; event: Occurrence; subject: Subject }
  | { about: 'order' | 'camera' | 'ground' };

export type When = { after: Direction } | { before: Direction } | { during: Subject };
export type Occurrence = 'blinks' | 'flashes' | 'hops' | 'turns' | 'repaints';

const EVENTS: [RegExp, Occurrence][] = [
  [/\b(disappear|vanish|blink|go(es)? (out|away))/, 'blinks'],
  [/\b(flash|light|appear|show)/, 'flashes'],
  [/\b(jump|hop|bounce up|leap)/, 'hops'],
  [/\bchang\w* (its )?colou?r|\bcolou?r change/, 'repaints'],
  [/\b(chang\w* (its )?direction|turn\w* (a?round|back)|revers|bounce)/, 'turns'],
];

type Rule = [pattern: RegExp, build: (match: string[], question: string) => Asked | null];

/** The first rule that fits decides, so the narrow ones stand before the wide ones. */
const RULES: Rule[] = [
  [/\bmix|\bblend/, (_, question) => readMixture(question)],
  [
    /\bhow (?:many times|often)\b(.*)|\b(?:count|number of times)\b(.*)/,
    (match) => {
      const rest = match[1] ?? match[2] ?? '';
      const event = EVENTS.find(([pattern]) => pattern.test(rest));
      return event === undefined
        ? null
        : { about: 'events', event: event[1], subject: looksIn(rest) };
    },
  ],
  [
    /\bhow many (?:sides|corners|edges|angles|vertices|points)\b(.*)/,
    ([, rest = '']) => ({ about: 'sides', subject: described(rest) }),
  ],
  [/\bhow many (.*)/, ([, rest = '']) => ({ about: 'number', subject: looksIn(rest) })],
  [/\bcamera\b/, () => ({ about: 'camera' })],
  [/\b(background|ground)\b/, () => ({ about: 'ground' })],
  [
    /\b(order|sequence|path|route)\b(.*)/,
    (_, question) => {
      const subject = looksIn(question);
      if (subject.shape === undefined) return { about: 'order' };
      return { about: 'path', subject };
    },
  ],
  [
    /^why\b(.*)|\b(?:what|which \w+) (?:makes|sets|causes|pushes|hits|knocks)\b(.*)/,
    (match) => ({ about: 'cause', subject: looksIn(match[1] ?? match[2] ?? '') }),
  ],
  [
    /\bfrom (?:which|what) side (.*)/,
    ([, rest = '']) => ({ about: 'entry', subject: looksIn(rest) }),
  ],
  [
    /\bwhere is\b(.*)|\bin which (?:part|corner)\b(.*)/,
    (match) => {
      return { about: 'place', subject: looksIn(match[1] ?? match[2] ?? '') };
    },
  ],
  [
    /\bdo(?:es|ing)?\b.*\b(after|before) (?:it )?(?:mov|go)\w* (.*)/,
    ([, when, rest = ''], question) => {
      const [direction] = directionsIn(rest);
      if (direction === undefined) return null;
      return {
        about: 'deed',
        subject: looksIn(question),
        when: when === 'after' ? { after: direction } : { before: direction },
      };
    },
  ],
  [
    /\b(.*\b(?:do|does|doing|moving|move)\b.*)\b(?:when|while|as) (the .*)/,
    ([, main = '', clause = '']) => ({
      about: 'deed',
      subject: looksIn(main),
      when: { during: looksIn(clause) },
    }),
  ],
  [/\bcolou?r\b(.*)/, (_, question) => readColour(question)],
  [
    /\bwhat (?:kind of )?shape (?:is|does)\b(.*)|\bshape of\b(.*)/,
    (match) => {
      return { about: 'shape', subject: described(match[1] ?? match[2] ?? '') };
    },
  ],
  [
    /\b(?:which way|in (?:which|what) direction|how (?:does|is)|what does|what happens to|where does)\b(.*)|\bwhat is\b(.*)\bdoing\b/,
    (match) => {
      const subject = looksIn(match[1] ?? match[2] ?? '');
      return Object.keys(subject).length === 0 ? null : { about: 'deed', subject };
    },
  ],
  [
    /^(?:which|what|who)\b(.*)/,
    ([, rest = '']) => {
      const role = roleIn(rest);
      return role === null ? null : { about: 'figure', subject: { role } };
    },
  ],
];

/** Null where the question cannot be understood. */
export function readQuestion(question: string): Asked | null {
  for (const [pattern, build] of RULES) {
    const match = pattern.exec(question);
    const asked = match === null ? null : build(match, question);
    if (asked !== null) return asked;
  }
  return null;
}

function readColour(question: string): Asked {
  const subject = described(question);
  if (/\b(at the end|in the end|finally|turns?|becomes?|end up|at last)\b/.test(question)) {
    return { about: 'last-colour', subject };
  }
  if (/\b(at first|at the (start|beginning)|initially|originally)\b/.test(question)) {
    return { about: 'first-colour', subject };
  }
  return { about: 'colour', subject };
}

/** A figure by its looks or, after "that" or "the largest …", by what it does. */
function described(phrase: string): Subject {
  const clause = /\b(?:that|which|who) (.*)/.exec(phrase)?.[1];
  const role = roleIn(clause ?? /\b(largest|biggest|smallest)\b/.exec(phrase)?.[0] ?? '');
  const looks = looksIn(clause === undefined ? phrase : phrase.slice(0, phrase.indexOf(clause)));
  return role === null ? looks : { ...looks, role };
}

/** "Blue and yellow", or "the circle and the square". */
function readMixture(question: string): Asked | null {
  const phrases = question.split(/\band\b|\bwith\b|,/).map(looksIn);
  const [a, b] = phrases.filter((one) => Object.keys(one).length > 0);
  return a === undefined || b === undefined ? null : { about: 'mixture', of: [a, b] };
}
