import type { Extractor, Scorer } from '../schema/answer.ts';
import type { Item } from '../schema/item.ts';
import type { JournalLine, ScoreLine } from '../schema/journal.ts';

/** How replies are read and scored: the *scored* half of a protocol. */
export type Reading = {
  /** For items with options, and for items without. */
  choice: Extractor;
  open: Extractor;
  scorer: Scorer;
};

/** A score line before it says what made it. */
export type Score = Omit<ScoreLine, 'scored'>;

/** Turns what came back for a trial into its outcome. A failure is never an answer. */
export function scoreTrial(line: JournalLine, item: Item, reading: Reading): Score {
  const key = {
    trial: line.trial,
    item: line.item,
    probe: line.probe,
    variant: line.variant,
    repeat: line.repeat,
  };
  const without = (outcome: ScoreLine['outcome'], rule: string, answer: string | null = null) => ({
    ...key,
    answer,
    rule,
    outcome,
    values: null,
  });
  if (line.reply === null) return without('failed', line.failure?.code ?? 'no reply');
  if (line.reply.finish === 'refusal') return without('refused', 'refusal');

  const extractor = item.options === undefined ? reading.open : reading.choice;
  const found = extractor.extract(line.reply.text, item);
  const cutOff = line.reply.finish === 'length';
  if (cutOff && !(found.answer !== null && found.final)) return without('truncated', 'cut off');
  if (found.answer === null) return without('unparsed', found.reason);

  const scored = reading.scorer.score(found.answer, item);
  if (scored.values === null) return without('unjudged', scored.reason, found.answer);
  return {
    ...key,
    answer: found.answer,
    rule: found.rule,
    outcome: scored.values['accuracy'] === 1 ? 'correct' : 'wrong',
    values: scored.values,
  };
}
