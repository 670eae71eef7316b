import { canonicalJson } from '../hash.ts';
import type { Trial } from '../plan/trials.ts';
import type { SamplingPolicy } from '../schema/frames.ts';

/** The frames that a trial shows: of which clip, picked how. */
export type NeededClip = { file: string; policy: SamplingPolicy };

/** Trials that stand together in the plan, and what must be decoded for them. */
export type ClipGroup = {
  trials: Trial[];
  clips: { file: string; policies: SamplingPolicy[] }[];
};

/** Trials without pictures need no company; groups of them are no larger than this. */
const MOST_WITHOUT_CLIP = 64;

/**
 * One group a video, in the order of the plan: each clip is decoded once for all its questions and
 * probes.
 *
 * @param needed null for a trial that shows no picture, or whose clip cannot be named; a judge may look
 *   at several clips.
 */
export function* clipGroups(
  trials: Trial[],
  needed: (trial: Trial) => NeededClip | NeededClip[] | null,
): Generator<ClipGroup> {
  let group: Trial[] = [];
  let needs: NeededClip[] = [];
  let clip: string | null = null;
  for (const trial of trials) {
    const own = trial.item.clip?.file ?? null;
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
export function clipKey(file: string, policy: SamplingPolicy): string {
  return canonicalJson([file, policy]);
}

function byFile(needs: NeededClip[]): ClipGroup['clips'] {
  return Array.from(
    Map.groupBy(needs, (need) => need.file),
    ([file, same]) => ({
      file,
      policies: [
        ...new Map(same.map(({ policy }) => [clipKey(file, policy), policy] as const)).values(),
      ],
    }),
  );
}
