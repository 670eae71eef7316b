import { canonicalJson } from '../hash.ts';
import type { Trial } from '../plan/trials.ts';
import type { SamplingPolicy } from '../schema/frames.ts';

/** The frames that a trial shows: of which clip, picked how. */
export type NeededClip = {
  file: string;
  /** `run`: below the run folder; left out: below the data folder. */
  below?: Below;
  policy: SamplingPolicy;
};

export type Below = 'data' | 'run';

/** Trials that stand together in the plan, and what must be decoded for them. */
export type ClipGroup = {
  trials: Trial[];
  clips: { file: string; below: Below; policies: SamplingPolicy[] }[];
};

/** Trials without pictures need no company; groups of them are no larger than this. */
const MOST_WITHOUT_CLIP = 64;

/**
 * One group a video, in the order of the plan: each clip is decoded once for all its questions and
 * probes.
 *
 * @param needed null for a trial that shows no picture, or whose clip cannot be named; a judge may look
 *   at several clips.
 * @param videoOf names what a trial is about: trials of one name share a group.
 */
export function* clipGroups(
  trials: Trial[],
  needed: (trial: Trial) => NeededClip | NeededClip[] | null,
  videoOf: (trial: Trial) => string | null = ({ item }) => item.clip?.file ?? null,
): Generator<ClipGroup> {
  let group: Trial[] = [];
  let needs: NeededClip[] = [];
  let clip: string | null = null;
  for (const trial of trials) {
    const own = videoOf(trial);
    const full = needs.length === 0 && group.length >= MOST_WITHOUT_CLIP;
    if (group.length > 0 && (full || (own !== clip && needs.length > 0))) {
      yield { trials: group, clips: byFile(needs) };
      [group, needs] = [[], []];
    }
    clip = own;
    group.push(trial);
    needs.push(...[needed(trial) ?? []].flat());
  }
  if (group.length > 0) yield { trials: group, clips: byFile(needs) };
}

/** Names the frames of a clip under a policy. */
export function clipKey({ file, below = 'data', policy }: NeededClip): string {
  return canonicalJson([below, file, policy]);
}

function byFile(needs: NeededClip[]): ClipGroup['clips'] {
  return Array.from(
    Map.groupBy(needs, ({ file, below = 'data' }) => canonicalJson([below, file])).values(),
    (same) => {
      const { file, below = 'data' } = same[0] as NeededClip;
      const policies = new Map(same.map((need) => [clipKey(need), need.policy] as const));
      return { file, below, policies: [...policies.values()] };
    },
  );
}
