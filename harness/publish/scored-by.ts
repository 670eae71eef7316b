import type { Reading } from '../answers/outcome.ts';
import { scoredHash } from '../plan/protocol-hash.ts';
import type { Result } from '../schema/result.ts';

/** Names, versions and hash of what scores were made with, as a record tells them. */
export type ScoredBy = Pick<
  Result['protocol'],
  'scored' | 'extractor' | 'scorer' | 'openScorer' | 'judge'
>;

export function scoredBy(reading: Reading): ScoredBy {
  const name = ({ id, version }: { id: string; version: number }) => ({ id, version });
  const { choice, scorer, openScorer, judge } = reading;
  return {
    scored: scoredHash(reading),
    extractor: name(choice),
    scorer: name(scorer),
    ...(openScorer === undefined ? {} : { openScorer: name(openScorer) }),
    ...(judge === undefined ? {} : { judge: judge.by }),
  };
}
