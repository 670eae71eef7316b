import type { Result } from '../../../harness/schema/result.ts';
import { grouped } from './figures.ts';

/**
 * Why a row is incomplete, in a few words: "21 failed, 4 unjudged". Null when it is complete.
 * Every probe counts: a blind run with failures makes its mark as doubtful as the score.
 */
export function incompleteness({ completeness, probes }: Result): string | null {
  const sum = (name: 'failed' | 'unjudged'): number =>
    Object.values(probes).reduce((total, { counts }) => total + counts[name], 0);
  const parts = (['failed', 'unjudged'] as const)
    .filter((name) => sum(name) > 0)
    .map((name) => `${grouped(sum(name))} ${name}`);
  if (parts.length > 0) return parts.join(', ');
  return completeness.complete ? null : 'not all items asked';
}
