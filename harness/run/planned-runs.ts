import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import { homeFolder } from '../home.ts';
import { planJudge } from '../plan/judge-plan.ts';
import { hasOpenItems } from '../plan/reading.ts';
import { planRun, type RunPlan, type RunRequest } from '../plan/run-plan.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';
import { planDiagnosis } from './diagnose-run.ts';
import type { Judging } from './judge-folder.ts';
import { priceOf } from './prices.ts';
import type { RunAllOptions } from './run-all-options.ts';
import { defaultRunFolder } from './run-benchmark.ts';
import { priceless } from './stopping.ts';
import { videoCost } from './video-till.ts';

/** A run that can be paid for: its plan, where it is kept, and what its replies or videos cost. */
export type PlannedRun = {
  plan: RunPlan;
  request: RunRequest;
  folder: string;
  price: ReturnType<typeof priceOf>;
  videoCost: ReturnType<typeof videoCost> | null;
};

/**
 * Plans all runs, with their judges, so that whatever cannot be done is told before anything is paid
 * for.
 *
 * @throws what planning throws, and `USAGE` where a limit in dollars meets an unknown price.
 */
export async function plannedRuns(
  requests: RunRequest[],
  options: RunAllOptions,
): Promise<PlannedRun[]> {
  const { judging, diagnosing, prices } = options;
  const plans: RunPlan[] = [];
  for (const request of requests) plans.push(await planRun(request));
  if (options.metrics !== undefined && plans.some(({ shard }) => shard !== null)) {
    throw new SightlineError('USAGE', '--metrics does not go with --shard', {
      hint: 'a part has no score: merge the shards, then sightline score RUN --metrics FILE',
    });
  }
  if (judging !== undefined) await planJudges(plans, judging);
  if (diagnosing !== undefined)
    for (const plan of plans) await planDiagnosis(diagnosing.request, plan);
  const limited = options.limits?.costDollars !== undefined;
  const runs = plans.map((plan, index) => ({
    plan,
    request: requests[index] as RunRequest,
    folder: options.folder ?? defaultRunFolder(runsFolderOf(options), plan),
    price: isGeneration(plan) ? null : priceOf(plan.endpoint.model, prices),
    videoCost: isGeneration(plan) ? videoCost(plan, { prices, limited }) : null,
  }));
  if (limited) refusePriceless(runs, options);
  return runs;
}

export function isGeneration({ benchmark }: RunPlan): boolean {
  return benchmark.task === 'generation';
}

function runsFolderOf({ runsFolder, terminal }: RunAllOptions): string {
  return runsFolder ?? join(homeFolder(terminal.workingFolder), 'runs');
}

/** @throws what `planJudge` throws, for each run that has something to judge. */
async function planJudges(plans: RunPlan[], { request }: Judging): Promise<void> {
  for (const { itemSet, protocol, model, root } of plans) {
    if (hasOpenItems(itemSet)) await planJudge(request, { protocol, model, data: root });
  }
}

/** A limit in dollars needs the price of everything that is asked. */
function refusePriceless(runs: PlannedRun[], { judging, diagnosing }: RunAllOptions): void {
  const unknown = runs.find(
    ({ plan, price }) => price === null && !isGeneration(plan) && plan.adapter.kind === 'model',
  );
  if (unknown !== undefined) throw priceless(unknown.plan.endpoint.model);
  const judges = [
    { endpoint: judging?.request.endpoint, prices: judging?.prices },
    { endpoint: diagnosing?.request.judge.endpoint, prices: diagnosing?.prices },
  ];
  for (const { endpoint, prices } of judges) {
    if (endpoint === undefined) continue;
    const { model } = parseEndpoint(endpoint);
    if (priceOf(model, prices) === null) throw priceless(model);
  }
}
