import type { SamplingPolicy } from '../schema/frames.ts';
import type { Probe } from '../schema/probe.ts';
import type { Protocol } from '../schema/protocol.ts';
import { withClip } from './transforms/applies.ts';

export const probe: Probe = {
  id: 'budget',
  version: 1,
  title: 'Number of frames',
  asks: 'How does the score grow with the number of frames?',
  expects: 'report',
  applies: withClip,
  numbers: { of: 'frames', count: 'many', default: null },
  variants: (_, { numbers, protocol }) =>
    (numbers.length > 0 ? numbers : halvings(protocol)).map((frames) => `${frames}-frames`),
  combine: 'apart',
  select: (policy, variant) => withFrames(policy, Number.parseInt(variant, 10)),
};

/** The protocol's number of frames, half of it, a quarter, down to one. */
function halvings({ frames }: Protocol): number[] {
  const most = frames.sampler === 'fps' ? frames.maxFrames : (frames.count ?? 1);
  const counts: number[] = [];
  for (let count = most; count >= 1; count = Math.floor(count / 2)) counts.push(count);
  return counts;
}

function withFrames(policy: SamplingPolicy, count: number): SamplingPolicy {
  return policy.sampler === 'fps' ? { ...policy, maxFrames: count } : { ...policy, count };
}
