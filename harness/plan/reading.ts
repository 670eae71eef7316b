import { extractors, scorers } from '../answers/registry.ts';
import type { Reading } from '../answers/outcome.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { Protocol } from '../schema/protocol.ts';

/**
 * The extractors and the scorers that a protocol names. Items without options are read as text, unless
 * the protocol names another extractor for them.
 *
 * @param items those of the run: the scorer of open-ended answers counts only where there are any.
 */
export async function readingOf(
  protocol: Protocol,
  { optionCounts }: Pick<ItemSet, 'optionCounts'> = { optionCounts: [] },
): Promise<Reading> {
  const [choice, open, free, scorer] = await Promise.all([
    extractors.load(protocol.extractor),
    extractors.load(protocol.openExtractor ?? 'text'),
    extractors.load('matched-option'),
    scorers.load(protocol.scorer),
  ]);
  if (!hasOpenItems({ optionCounts })) return { choice, open, free, scorer };
  const openScorer = await scorers.load(protocol.openScorer ?? 'open-answer');
  return { choice, open, free, scorer, openScorer };
}

export function hasOpenItems({ optionCounts }: Pick<ItemSet, 'optionCounts'>): boolean {
  return optionCounts.includes(0);
}
