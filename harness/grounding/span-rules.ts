import { momentPattern, momentSeconds, readMoment, type Moment } from './moment.ts';
import type { Span } from './span.ts';

/** Two moments somewhere in a text; null where they are counted in frames or percent. */
export type FoundSpan = Span | null;

export type SpanRule = {
  id: string;
  /** Whether it only fires on a finished answer. */
  final: boolean;
  find(text: string): FoundSpan[];
};

const FIRST = momentPattern('First');
const LAST = momentPattern('Last');
const DASH = String.raw`\s*(?:-|–|—|~)\s*`;
const WORD = String.raw`\s+(?:up\s+)?(?:to|until|till|through)\s+`;
const PAIR = `${FIRST}(?:${DASH}|${WORD})${LAST}`;
const AND_PAIR = String.raw`between\s+${FIRST}\s+and\s+${LAST}`;
/** Not in the middle of a number, a word or a clock, nor behind a minus. */
const OPEN = String.raw`(?<![\w.:\-–−])`;
const BRACKET = String.raw`\[\s*["']?${FIRST}["']?\s*(?:,|;|${DASH}|${WORD})\s*["']?${LAST}["']?\s*\]`;

const PATTERNS = {
  bracket: pattern(BRACKET),
  pair: pattern(`${OPEN}${PAIR}`),
  between: pattern(AND_PAIR),
  fromTo: pattern(String.raw`\bfrom\s+${PAIR}(?=\s*(?:[.,;)]|$))`),
  betweenAnd: pattern(String.raw`\b${AND_PAIR}(?=\s*(?:[.,;)]|$))`),
  wholeBetween: pattern(String.raw`^[\s"'*(]*${AND_PAIR}[\s"'*).]*$`),
  comma: pattern(String.raw`^\s*\(?${FIRST}\s*[,;]\s*${LAST}\)?\s*$`),
  whole: pattern(String.raw`^[\s"'*(]*(?:from\s+)?${PAIR}[\s"'*).]*$`),
  single: pattern(String.raw`^\s*${FIRST}\s*$`),
};
const KEYED = {
  start: pattern(keyed('start|begin', FIRST)),
  end: pattern(keyed('end|stop', LAST)),
};
/** Two more such pairs may stand in an object beside the key, so it has no braces of its own. */
const OBJECT = /\{[^{}]*\}/g;
const TAG = /<(time|span)>([^<]*)<\/\1>/gi;

/** In this order: the first that finds anything decides. */
export const SPAN_RULES: readonly SpanRule[] = [
  { id: 'tag', final: true, find: inTags },
  { id: 'json', final: true, find: inObjects },
  { id: 'bracket', final: false, find: (text) => matches(text, PATTERNS.bracket) },
  { id: 'clock', final: false, find: (text) => pairs(text, ({ isClock }) => isClock) },
  { id: 'unit', final: false, find: (text) => pairs(text, ({ unit }) => unit !== null) },
  { id: 'decimal', final: false, find: inSentence },
  // Other numbers without any unit are times only where nothing else is said.
  { id: 'whole', final: false, find: bare },
];

/** What stands in a tag or is the whole answer, in any of the forms. */
function bare(text: string): FoundSpan[] {
  for (const one of [PATTERNS.whole, PATTERNS.comma, PATTERNS.wholeBetween]) {
    const found = matches(text, one);
    if (found.length > 0) return found;
  }
  return [];
}

function inTags(text: string): FoundSpan[] {
  const contents = Array.from(text.matchAll(TAG), ([, , content]) => (content ?? '').trim());
  const found = contents.flatMap((content) => {
    for (const rule of [inObjects, bracketed, bare]) {
      const spans = rule(content);
      if (spans.length > 0) return spans;
    }
    return [];
  });
  if (found.length > 0 || contents.length !== 2) return found;
  // A tag each for the start and the end.
  const [first, last] = contents.map((content) => content.matchAll(PATTERNS.single).next().value);
  if (first?.groups === undefined || last?.groups === undefined) return [];
  return [spanOf(readMoment(first.groups, 'First'), readMoment(last.groups, 'First'))];
}

function bracketed(text: string): FoundSpan[] {
  return matches(text, PATTERNS.bracket);
}

function inObjects(text: string): FoundSpan[] {
  return Array.from(text.matchAll(OBJECT), ([object]) => object).flatMap((object) => {
    const start = object.matchAll(KEYED.start).next().value?.groups;
    const end = object.matchAll(KEYED.end).next().value?.groups;
    if (start === undefined || end === undefined) return [];
    return [spanOf(readMoment(start, 'First'), readMoment(end, 'Last'))];
  });
}

/** Pairs of which at least one moment is of a kind. */
function pairs(text: string, isKind: (moment: Moment) => boolean): FoundSpan[] {
  return [PATTERNS.pair, PATTERNS.between]
    .flatMap((one) => moments(text, one))
    .filter((both) => both.some(isKind))
    .map(([first, last]) => spanOf(first, last));
}

/** "from 3.2 to 7.5" and nothing counted behind it: decimals are times where a time was asked for. */
function inSentence(text: string): FoundSpan[] {
  return [PATTERNS.fromTo, PATTERNS.betweenAnd]
    .flatMap((one) => moments(text, one))
    .filter((both) => both.every(({ isExact }) => isExact))
    .map(([first, last]) => spanOf(first, last));
}

function matches(text: string, one: RegExp): FoundSpan[] {
  return moments(text, one).map(([first, last]) => spanOf(first, last));
}

function moments(text: string, one: RegExp): [Moment, Moment][] {
  return Array.from(text.matchAll(one), ({ groups = {} }) => [
    readMoment(groups, 'First'),
    readMoment(groups, 'Last'),
  ]);
}

/** A unit that stands once is meant for both: "from 1 to 2 minutes". */
function spanOf(first: Moment, last: Moment): FoundSpan {
  const start = momentSeconds(first, last.unit);
  const end = momentSeconds(last, first.unit);
  return start === null || end === null ? null : { start, end };
}

function keyed(names: string, moment: string): string {
  return String.raw`["']?\b(?:${names})(?:[_ -]?(?:time|sec|secs|seconds|s))?["']?\s*[:=]\s*["']?${moment}`;
}

function pattern(source: string): RegExp {
  return new RegExp(source, 'gi');
}
