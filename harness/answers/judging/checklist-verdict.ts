import type { Judged, JudgeReading } from '../../schema/judge.ts';
import { RATINGS } from '../../schema/rubric.ts';
import { readVerdict, type VerdictReading } from '../verdict.ts';
import { checklistOf } from './checklist-parts.ts';

/** The best rating as a value: Good 2, Medium 1, Poor 0. */
const BEST = RATINGS.length - 1;

/** The ratings of a reply as values, `q0` for the first question. */
export function readChecklist(
  reply: string,
  judged: Judged,
  reading: VerdictReading,
): JudgeReading {
  const found = readVerdict(reply, checklistOf(judged).checks.length, reading);
  if (found.ratings === null) return { verdict: null, reason: found.reason };
  const values = found.ratings.map(
    (rating, index) => [`q${index}`, BEST - RATINGS.indexOf(rating)] as const,
  );
  return { verdict: Object.fromEntries(values) };
}

/** A video is right where every question is Good. */
export function withAccuracy(ratings: Record<string, number>): Record<string, number> {
  return { ...ratings, accuracy: Object.values(ratings).every((value) => value === BEST) ? 1 : 0 };
}
