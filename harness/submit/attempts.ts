import type { Attempt } from '../schema/attempt.ts';
import { isSameName } from './same-name.ts';

/** How often answers that are not public may be asked for a score. */
export type AttemptLimit = { most: number; perMs: number };

export type AttemptAllowance =
  | { allowed: true; /** The same replies were scored before. */ known: boolean; left: number }
  | { allowed: false; used: number; nextAt: Date };

/**
 * Whether one more submission may be scored. Attempts count together where they share the team or the family
 * of the model, so that neither a new name for a model nor a second team for it begins to count anew.
 * The same replies again are no attempt.
 *
 * @param made in any order.
 */
export function allowance(made: Attempt[], wanted: Attempt, limit: AttemptLimit): AttemptAllowance {
  const now = Date.parse(wanted.date);
  const own = made.filter((attempt) => isRelated(attempt, wanted));
  const within = own
    .map(({ date }) => Date.parse(date))
    .filter((date) => date > now - limit.perMs)
    .sort((a, b) => a - b);
  const known = own.some(({ submission }) => submission === wanted.submission);
  if (known) return { allowed: true, known, left: Math.max(0, limit.most - within.length) };
  if (within.length < limit.most)
    return { allowed: true, known, left: limit.most - within.length - 1 };
  // Of those that count, so many have to grow old that one more has room.
  const oldest = within[within.length - limit.most] as number;
  return { allowed: false, used: within.length, nextAt: new Date(oldest + limit.perMs) };
}

function isRelated(attempt: Attempt, wanted: Attempt): boolean {
  if (attempt.benchmark !== wanted.benchmark || attempt.split !== wanted.split) return false;
  return isSameName(attempt.team, wanted.team) || isSameName(attempt.family, wanted.family);
}
