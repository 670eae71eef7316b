import { SightlineError } from '../errors.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { Endpoint, HoldStill } from '../schema/endpoint.ts';
import type { RunOptions } from './run-benchmark.ts';

type Wishes = Pick<RunOptions, 'environment' | 'stallTimeoutMs' | 'videoBaseUrl'> & {
  hold?: HoldStill;
};

/** @throws `UNSUPPORTED_PART` before the first request when it cannot carry what the protocol shows. */
export async function openEndpoint(plan: RunPlan, options: Wishes): Promise<Endpoint> {
  const endpoint = await plan.adapter.open(plan.endpoint, {
    environment: options.environment,
    items: plan.adapter.kind === 'baseline' ? plan.items : [],
    seed: plan.seed,
    ...(options.stallTimeoutMs === undefined ? {} : { stallTimeoutMs: options.stallTimeoutMs }),
    ...(options.videoBaseUrl === undefined ? {} : { videoBaseUrl: options.videoBaseUrl }),
    ...(options.hold === undefined ? {} : { hold: options.hold }),
  });
  if (plan.benchmark.task === 'generation') return endpoint;
  const frames = plan.protocol.transport === 'frames';
  if (plan.adapter.kind === 'model' && !endpoint.accepts.includes(frames ? 'image' : 'video')) {
    const what = frames ? 'pictures' : 'videos';
    throw new SightlineError('UNSUPPORTED_PART', `${plan.adapter.id} cannot be shown ${what}`, {
      hint: frames
        ? `the protocol ${plan.protocol.id} shows frames; choose another endpoint`
        : `the protocol ${plan.protocol.id} sends a video; ${plan.protocol.id.replace(/-(?:clip|video)$/, '')} shows frames`,
    });
  }
  return endpoint;
}
