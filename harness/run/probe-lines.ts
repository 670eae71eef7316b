import { assumptions, probeCosts, type ProbeCost } from '../plan/probe-cost.ts';
import type { RunPlan } from '../plan/run-plan.ts';

/** "shuffle: 1800 requests on 600 items of 200 videos; shows a difference of 5.4 points". */
export function probeLine({ probe, items, videos, requests, detects }: ProbeCost): string {
  const asked = requests === items ? `${items} items` : `${requests} requests on ${items} items`;
  return `${probe}: ${asked} of ${videos} videos; shows a difference of ${(100 * detects).toFixed(1)} points`;
}

/** What the probes of a run can show, before it is paid for; nothing for a score alone. */
export function probeLines(plan: Pick<RunPlan, 'trials' | 'adapter'>): string[] {
  const costs = probeCosts(plan.trials);
  if (plan.adapter.kind !== 'model' || costs.length < 2) return [];
  return [...costs.map(probeLine), `(${assumptions()})`];
}
