import { extractors, scorers } from '../answers/registry.ts';
import type { Reading } from '../answers/outcome.ts';
import type { Protocol } from '../schema/protocol.ts';

/** The extractors and the scorer that a protocol names. Items without options are always read as text. */
export async function readingOf(protocol: Protocol): Promise<Reading> {
  const [choice, open, free, scorer] = await Promise.all([
    extractors.load(protocol.extractor),
    extractors.load('text'),
    extractors.load('matched-option'),
    scorers.load(protocol.scorer),
  ]);
  return { choice, open, free, scorer };
}
