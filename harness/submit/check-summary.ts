import { CHECKS, PROBLEMS, type CheckId, type ProblemCode, type Problems } from './problem.ts';

export type CheckSummary = {
  id: CheckId;
  title: string;
  status: 'pass' | 'warn' | 'fail' | 'not-run';
  /** By code. */
  counts: Partial<Record<ProblemCode, number>>;
};

/** As reports tell it. */
export const STATUS_WORDS = {
  pass: 'PASS',
  warn: 'WARN',
  fail: 'FAIL',
  'not-run': 'not run',
} as const;

const ONLY_MAINTAINER: CheckId = 'rescore';

/** A line a check: what the gathered problems come to. */
export function summariseChecks(
  { counts, checked }: Pick<Problems, 'counts' | 'checked'>,
  stage: 'public' | 'maintainer',
): CheckSummary[] {
  const ids = (Object.keys(CHECKS) as CheckId[]).filter(
    (id) => stage === 'maintainer' || id !== ONLY_MAINTAINER,
  );
  return ids.map((id) => {
    const own = [...counts].filter(([code]) => PROBLEMS[code][0] === id);
    const fails = own.some(([code]) => PROBLEMS[code][1] === 'fail');
    const status = fails ? 'fail' : own.length > 0 ? 'warn' : checked.has(id) ? 'pass' : 'not-run';
    return { id, title: CHECKS[id], status, counts: Object.fromEntries(own) };
  });
}
