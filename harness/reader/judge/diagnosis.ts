import { DIAGNOSIS_FIELDS } from '../../schema/diagnosis.ts';
import type { Diagnosis } from '../../schema/diagnosis.ts';
import { coloursIn, shapesIn } from '../vocabulary.ts';
import { meaningsOf, meansSame, stringsIn } from './meaning.ts';

/** A reply that is to be diagnosed, with what it was asked. */
type Case = {
  question: string;
  options: { letter: string; text: string }[];
  /** A letter, or texts any of which is right. */
  gold: { letter: string } | { references: string[] };
  /** What the reply says beside its answer. */
  reasoning: string;
  answer: string;
};

/**
 * What the words of a reply tell of how it came to its answer, as `<diagnosis>{…}</diagnosis>`; null for
 * another request. It matches words and understands none: what it cannot match it calls unclear.
 */
export function diagnose(text: string): string | null {
  const read = readCase(text);
  if (read === null) return null;
  const found = diagnosisOf(read);
  return `<diagnosis>${JSON.stringify(found, [...DIAGNOSIS_FIELDS])}</diagnosis>`;
}

function readCase(text: string): Case | null {
  const line = (words: string) => new RegExp(`^${words}: (.+)$`, 'm').exec(text)?.[1];
  const gold = line('Reference answer');
  const reply = line('Reply, with its reasoning');
  const answer = line('Final answer of the reply');
  if (gold === undefined || reply === undefined || answer === undefined) return null;
  const options = Array.from(
    text.matchAll(/^([A-Z])\. (".*")$/gm),
    ([, letter = '', json = '']) => {
      return { letter, text: stringsIn(json)[0] ?? '' };
    },
  );
  const letter = /^([A-Z])\. "/.exec(gold)?.[1];
  return {
    question: stringsIn(line('Question') ?? '')[0] ?? '',
    options,
    gold: letter === undefined ? { references: stringsIn(gold) } : { letter },
    reasoning: (stringsIn(reply)[0] ?? '').replaceAll(/<answer>[\s\S]*?<\/answer>/g, ' '),
    answer: stringsIn(answer)[0] ?? '',
  };
}

function diagnosisOf(read: Case): Diagnosis {
  const answer = isRight(read) ? 'right' : 'wrong';
  const support = supportOf(read);
  const place = placeOf(read);
  const time = timeOf(read);
  return { answer, support, place, time, cause: causeOf({ answer, support, place }) };
}

function isRight({ gold, answer, question }: Case): boolean {
  if ('letter' in gold) return letterOf(answer) === gold.letter;
  return gold.references.some((reference) => meansSame(answer, reference, question));
}

function letterOf(answer: string): string | undefined {
  return /^([A-Z])(?:\.|$)/.exec(answer)?.[1];
}

/** Whether the reasoning names the answer after every other option. */
function supportOf({ options, reasoning, answer }: Case): Diagnosis['support'] {
  const given = options.find(({ letter }) => letter === letterOf(answer))?.text ?? answer;
  const at = lastMention(reasoning, given);
  const others = options.map(({ text }) => text).filter((text) => text !== given);
  const rival = Math.max(-1, ...others.map((text) => lastMention(reasoning, text)));
  if (at === rival) return 'unclear';
  return at > rival ? 'yes' : 'no';
}

/** Where all meanings of a phrase have been named, counted from its last word backwards; −1 for nowhere. */
function lastMention(reasoning: string, phrase: string): number {
  const said = meaningsOf(reasoning).map(({ name }) => name);
  const wanted = meaningsOf(phrase).map(({ name }) => name);
  const last = wanted.at(-1);
  if (last === undefined || !wanted.every((name) => said.includes(name))) return -1;
  return said.lastIndexOf(last);
}

/** The figures of the question by colour and shape. */
function placeOf({ question, reasoning }: Case): Diagnosis['place'] {
  const asked: string[] = [...coloursIn(question), ...shapesIn(question)];
  const named = new Set<string>([...coloursIn(reasoning), ...shapesIn(reasoning)]);
  if (named.size === 0) return 'none';
  if (asked.length === 0) return 'unclear';
  if (asked.every((one) => named.has(one))) return 'yes';
  return asked.some((one) => named.has(one)) ? 'unclear' : 'no';
}

const TIMES =
  /\b(first|last|before|after|then|while|start|beginning|end|finally|\d+(?:\.\d+)? s(?:econds?)?)\b/g;

function timeOf({ question, reasoning }: Case): Diagnosis['time'] {
  const named: string[] = reasoning.toLowerCase().match(TIMES) ?? [];
  const asked: string[] = question.toLowerCase().match(TIMES) ?? [];
  if (named.length === 0) return 'none';
  return asked.some((one) => named.includes(one)) ? 'yes' : 'unclear';
}

function causeOf(found: Pick<Diagnosis, 'answer' | 'support' | 'place'>): Diagnosis['cause'] {
  if (found.support === 'no') return 'reasoning-answer-mismatch';
  if (found.answer === 'right') return 'none';
  if (found.place === 'no') return 'wrong-object';
  return found.support === 'yes' ? 'perception' : 'insufficient-evidence';
}
