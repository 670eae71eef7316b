import type { Colour } from '../colours.ts';
import { coloursIn, deedIn, directionsIn, numberIn } from '../vocabulary.ts';
import type { Direction } from '../vocabulary.ts';
import { readWho } from './who.ts';
import type { Context, Who } from './who.ts';

/** What a question of a checklist claims about a video, in terms of what can be measured. */
export type Claim =
  | { about: 'moves'; who: Who; direction?: Direction }
  | { about: 'straight'; who: Who }
  | { about: 'size'; who: Who; way?: 'grows' | 'shrinks' }
  | { about: 'reaches' | 'ends-on'; who: Who; other: Who }
  | { about: 'waits'; who: Who; until: Moment }
  | { about: 'keeps-colour'; who: Who }
  | { about: 'repaint'; who: Who; from?: Colour; to: Colour }
  | { about: 'comes' | 'leaves'; who: Who }
  | { about: 'order'; who: Who; of: 'comes' | 'leaves'; by: 'alphabet' | 'input-video' }
  | { about: 'number'; who: Who; count: number; exactly: boolean }
  | { about: 'same-size'; who: Who }
  | { about: 'mirror' }
  | { about: 'clean' };

/** What somebody waits for. */
export type Moment =
  | { kind: 'contact'; of: Who }
  | { kind: 'finished'; of: Who }
  | { kind: 'colour'; of: Who; colour: Colour };

type Rule = [pattern: RegExp, build: (match: string[], context: Context) => Claim | null];

/** The first rule that fits decides, so the narrow ones stand before the wide ones. */
const RULES: Rule[] = [
  [/\b(free of|without|no)\b.*\b(flicker|pop)/, () => ({ about: 'clean' })],
  [/\b(left|right) half\b.*\bmirror/, () => ({ about: 'mirror' })],
  [
    /^(.+?) keeps? (?:its|their|the same) colou?rs?\b/,
    ([, who = ''], context) => ({ about: 'keeps-colour', who: readWho(who, context) }),
  ],
  [
    /^(.+?) moves? .*\brows and columns only\b/,
    ([, who = ''], context) => ({ about: 'straight', who: readWho(who, context) }),
  ],
  [
    /^(.+?) (?:waits?|rests?|stays?|stands?|remains?)\b.*?\b(?:until|till) (.+)/,
    ([, who = '', event = ''], context) => waits(who, event, context),
  ],
  [
    /^(.+?) (?:starts?|moves?|goes|go|drives?) only (?:when|after|once) (.+)/,
    ([, who = '', event = ''], context) => waits(who, event, context),
  ],
  [
    /^(.+?) (appear|come|arrive|leave|vanish|disappear)s? in (alphabetical order|the (?:same )?order in which they (?:came|arrived|appeared))/,
    ([, who = '', event = '', order = ''], context) => ({
      about: 'order',
      who: readWho(who, context),
      of: /^(appear|come|arrive)/.test(event) ? 'comes' : 'leaves',
      by: order.startsWith('alphabetical') ? 'alphabet' : 'input-video',
    }),
  ],
  [
    /^(.+?) have the same size\b/,
    ([, who = ''], context) => ({ about: 'same-size', who: readWho(who, context) }),
  ],
  [
    /^(?:are|is) there (exactly )?(\w+) (\w.*)/,
    ([, exactly, number = '', who = ''], context) => {
      const count = numberIn(number);
      if (count === null) return null;
      return {
        about: 'number',
        who: readWho(withoutEnd(who), context),
        count,
        exactly: exactly !== undefined,
      };
    },
  ],
  [
    /^the size of (.+?) changes?\b/,
    ([, who = ''], context) => ({ about: 'size', who: readWho(who, context) }),
  ],
  [
    /^(.+?) (?:turns?|changes?|goes|go|becomes?|is)\b(.*)/,
    ([, who = '', rest = ''], context) => {
      const [from, to] = coloursIn(rest);
      if (from === undefined) return null;
      const subject = readWho(who, context);
      if (to === undefined) return { about: 'repaint', who: subject, to: from };
      return { about: 'repaint', who: subject, from, to };
    },
  ],
  [
    /^(.+?) ends? (?:up )?(?:on|at|in) (.+)/,
    ([, who = '', other = ''], context) => ({
      about: 'ends-on',
      who: readWho(who, context),
      other: readWho(other, context),
    }),
  ],
  [
    /^(.+?) (?:reach(?:es)?|touch(?:es)?|hits?) (.+)/,
    ([, who = '', other = ''], context) => ({
      about: 'reaches',
      who: readWho(who, context),
      other: readWho(other, context),
    }),
  ],
  [
    /^(.+?) (?:becomes?|gets?|grows?|shrinks?)\b.*/,
    ([whole = '', who = ''], context) => {
      const way = deedIn(whole);
      if (way !== 'grows' && way !== 'shrinks') return null;
      return { about: 'size', who: readWho(who, context), way };
    },
  ],
  [
    /^(.+?) leaves? (?:its|their) places?\b/,
    ([, who = ''], context) => ({ about: 'moves', who: readWho(who, context) }),
  ],
  [
    /^(.+?) (appear|come|arrive|leave|vanish|disappear)s?(?: in the end)?$/,
    ([, who = '', event = ''], context) => ({
      about: /^(appear|come|arrive)/.test(event) ? 'comes' : 'leaves',
      who: readWho(who, context),
    }),
  ],
  [
    /^(.+?) (?:mov|slid|fall|ris|drop|sink|climb|go|roll|travel|drift)\w*\b.*/,
    ([whole = '', who = ''], context) => {
      const [direction] = directionsIn(whole.slice(who.length));
      const subject = readWho(who, context);
      return { about: 'moves', who: subject, ...(direction && { direction }) };
    },
  ],
];

/** Null where the question cannot be understood. */
export function readClaim(question: string, context: Context): Claim | null {
  const claim = question
    .toLowerCase()
    .trim()
    .replace(/[?.]+$/, '')
    .replace(/^(?:do|does) /, '')
    // "Is the square red in the end?" claims that the square is red in the end.
    .replace(/^(?:is|are) (the|all|both)\b(.+?) (?=(?:\w+ )?(?:in|at) the end$)/, '$1$2 is ');
  for (const [pattern, build] of RULES) {
    const match = pattern.exec(claim);
    const read = match === null ? null : build(match, context);
    if (read !== null) return read;
  }
  return null;
}

function waits(who: string, event: string, context: Context): Claim | null {
  const until = readMoment(event, context);
  return until === null ? null : { about: 'waits', who: readWho(who, context), until };
}

function readMoment(event: string, context: Context): Moment | null {
  const contact = /^(.+?) (?:reach|touch|hit)\w*\b/.exec(event)?.[1];
  if (contact !== undefined) return { kind: 'contact', of: readWho(contact, context) };
  const finished = /^(.+?) (?:has |have |is |are )?(?:finish|stop|arriv|done)\w*/.exec(event)?.[1];
  if (finished !== undefined) return { kind: 'finished', of: readWho(finished, context) };
  const [, lit, rest = ''] = /^(.+?) (?:is|turns?|becomes?)\b(.*)/.exec(event) ?? [];
  const [colour] = coloursIn(rest);
  if (lit === undefined || colour === undefined) return null;
  return { kind: 'colour', of: readWho(lit, context), colour };
}

function withoutEnd(phrase: string): string {
  return phrase.replace(/ (?:in|at) the end$/, '');
}
