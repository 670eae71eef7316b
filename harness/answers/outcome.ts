import type { Extractor, Scored, Scorer } from '../schema/answer.ts';
import type { Item } from '../schema/item.ts';
import type { Judged } from '../schema/judge.ts';
import type { AnswerKind } from '../schema/probe.ts';
import { completion } from './completion.ts';
import type { AppliedJudge } from './judging/applied-judge.ts';
import { UNJUDGED } from './judging/majority.ts';
import { isInapplicable, type JournalLine, type ScoreLine } from '../schema/journal.ts';

/** How replies are read and scored: the *scored* half of a protocol. */
export type Reading = {
  /** For items with options, and for items without. */
  choice: Extractor;
  open: Extractor;
  /** For free answers to items whose options were not shown. */
  free: Extractor;
  scorer: Scorer;
  /** For items without options; left out where there are none, so that they do not change the hash. */
  openScorer?: Scorer;
  /** Judges what the scorers leave open. */
  judge?: AppliedJudge;
};

/** What a reply is read against: the item as the probe asked it. */
export type AskedQuestion = { item: Item; answers: AnswerKind };

/** A score line before it says what made it. */
export type Score = Omit<ScoreLine, 'scored'>;

/** Turns what came back for a trial into its outcome. A failure is never an answer. */
export function scoreTrial(
  line: JournalLine,
  { item, answers }: AskedQuestion,
  reading: Reading,
): Score {
  const key = {
    trial: line.trial,
    item: line.item,
    probe: line.probe,
    variant: line.variant,
    repeat: line.repeat,
  };
  const without = (outcome: ScoreLine['outcome'], rule: string, answer: string | null = null) => ({
    ...key,
    answer: answer === null ? null : ownLetter(answer, item),
    rule,
    outcome,
    values: null,
  });
  if (isInapplicable(line)) return without('not-asked', 'inapplicable');
  if (line.reply === null) return without('failed', line.failure?.code ?? 'no reply');
  if (line.reply.finish === 'refusal') return without('refused', 'refusal');

  const hasOptions = item.options !== undefined;
  const extractor = extractorFor({ hasOptions, answers }, reading);
  const found = extractor.extract(line.reply.text, item);
  const cutOff = line.reply.finish === 'length';
  if (cutOff && !(found.answer !== null && found.final)) return without('truncated', 'cut off');
  if (found.answer === null) return without('unparsed', found.reason);

  const { video } = line.reply;
  const scored = judgedOr(scorerFor({ item, answers }, reading).score(found.answer, item), {
    judge: reading.judge,
    trial: line.trial,
    judged: { item, answer: found.answer, ...(video === undefined ? {} : { video }) },
  });
  if (scored.values === null && scored.reason === UNJUDGED.inapplicable) {
    return without('not-asked', scored.reason);
  }
  if (scored.values === null) {
    return {
      ...without('unjudged', scored.reason, found.answer),
      values: scored.extras ?? null,
    };
  }
  return {
    ...key,
    answer: ownLetter(found.answer, item),
    rule: found.rule,
    outcome: scored.values['accuracy'] === 1 ? 'correct' : 'wrong',
    values: scored.values,
  };
}

/** What reads a reply to a question that was asked in this way. */
export function extractorFor(
  { hasOptions, answers }: { hasOptions: boolean; answers: AnswerKind },
  reading: Reading,
): Extractor {
  if (answers === 'completion') return completion.extractor;
  if (!hasOptions) return reading.open;
  return answers === 'free' ? reading.free : reading.choice;
}

function scorerFor(
  { item: { options }, answers }: AskedQuestion,
  { scorer, openScorer }: Reading,
): Scorer {
  if (answers === 'completion') return completion.scorer;
  return options === undefined ? (openScorer ?? scorer) : scorer;
}

/**
 * What rules have decided stands; the rest is the judge's. Where a rule knows right answers only and
 * nobody judges the others, none of them counts: a score of the right ones alone would lean high.
 */
function judgedOr(
  scored: Scored,
  { judge, trial, judged }: { judge: AppliedJudge | undefined; trial: string; judged: Judged },
): Scored {
  if (scored.values !== null) {
    if (scored.onlyRight !== true || judge !== undefined) return scored;
    const { accuracy: _, ...extras } = scored.values;
    return { values: null, reason: 'right by rule, but nobody judges the others', extras };
  }
  const verdict = judge?.score(trial, judged) ?? null;
  if (verdict === null) return scored;
  const { extras = {} } = scored;
  return verdict.values === null
    ? { ...verdict, extras }
    : { values: { ...extras, ...verdict.values } };
}

/** The letter that the chosen option has in the item itself, so that answers of all probes compare. */
function ownLetter(answer: string, { options }: Item): string {
  return options?.find(({ letter }) => letter === answer)?.from ?? answer;
}
