import type { Judge } from '../../schema/judge.ts';
import type { Vote } from './votes.ts';

/** Why an answer stays `unjudged` though there is a judge; the rule of its score line begins with it. */
export const UNJUDGED = {
  /** A vote has no reply: asking again can help, so that the judging is not complete. */
  missing: 'judge-missing',
  unread: 'judge-unread',
  tied: 'judge-tied',
  /** Nobody was asked: the video leaves the judge's probe nothing to change. */
  inapplicable: 'inapplicable',
} as const;

/**
 * Share of the votes that found the answer right; reported, and no score. Not of a verdict whose
 * `accuracy` follows from other values: nobody votes on that.
 */
const SHARE = 'yesShare';

/**
 * The verdict of more than half of all votes, value by value. Votes that could not be read count for
 * nobody, and a failure is no vote: nothing is decided before every vote has a reply.
 *
 * @param complete adds what follows from the decided values; nobody votes on that.
 */
export function majority(
  votes: Vote[],
  complete: NonNullable<Judge['complete']> = (decided) => decided,
): { values: Record<string, number> } | { values: null; reason: string } {
  if (votes.some(({ state }) => state === 'inapplicable')) {
    return { values: null, reason: UNJUDGED.inapplicable };
  }
  if (votes.some(({ state }) => state === 'open')) {
    return { values: null, reason: UNJUDGED.missing };
  }
  const verdicts = votes.flatMap((vote) => (vote.state === 'read' ? [vote.verdict] : []));
  const names = [...new Set(verdicts.flatMap((verdict) => Object.keys(verdict)))];
  const decided = names.map((name) => [name, decide(verdicts, name, votes.length)] as const);
  if (verdicts.length > 0 && decided.every(([, value]) => value !== null)) {
    const values = Object.fromEntries(decided) as Record<string, number>;
    return { values: { ...complete(values), ...shareOf(verdicts) } };
  }
  const unread = votes.find((vote) => vote.state === 'unread');
  return {
    values: null,
    reason: unread === undefined ? UNJUDGED.tied : `${UNJUDGED.unread}: ${unread.reason}`,
  };
}

function decide(verdicts: Record<string, number>[], name: string, votes: number): number | null {
  const groups = Map.groupBy(verdicts, (verdict) => verdict[name]);
  const winner = [...groups].find(([, same]) => same.length > votes / 2)?.[0];
  return winner ?? null;
}

function shareOf(verdicts: Record<string, number>[]): Record<string, number> {
  const found = verdicts.flatMap(({ accuracy }) => (accuracy === undefined ? [] : [accuracy]));
  if (found.length === 0) return {};
  return { [SHARE]: found.reduce((sum, value) => sum + value, 0) / found.length };
}
