import { assumptions, probeCosts, type ProbeCost } from '../plan/probe-cost.ts';
import type { RunPlan } from '../plan/run-plan.ts';

/** "18 items of 6 videos show a difference of 31.0 points: full, blind, shuffle (36 requests)": a line a size. */
export function probeLines(costs: ProbeCost[]): string[] {
  const bySize = Map.groupBy(costs, ({ items, videos }) => `${items} items of ${videos} videos`);
  return Array.from(bySize, ([size, own]) => {
    const points = (100 * (own[0]?.detects ?? 0)).toFixed(1);
    return `${size} show a difference of ${points} points: ${own.map(named).join(', ')}`;
  });
}

/** What the probes of a run can show, before it is paid for; nothing for a score alone. */
export function announcedProbes({
  trials,
  adapter,
}: Pick<RunPlan, 'trials' | 'adapter'>): string[] {
  const costs = probeCosts(trials);
  if (adapter.kind !== 'model' || costs.length < 2) return [];
  return [...probeLines(costs), `(${assumptions()})`];
}

function named({ probe, items, requests }: ProbeCost): string {
  return requests === items ? probe : `${probe} (${requests} requests)`;
}
