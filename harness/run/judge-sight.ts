import { SightlineError } from '../errors.ts';
import { scaledSize } from '../media/jpeg.ts';
import { readPicture } from '../media/picture.ts';
import { random } from '../random.ts';
import type { DecodedClip, SamplingPolicy } from '../schema/frames.ts';
import type { ShownRecord } from '../schema/journal.ts';
import type { Judge, JudgeClip, Judged } from '../schema/judge.ts';
import type { Protocol } from '../schema/protocol.ts';
import type { VoteTrial } from './judge-trials.ts';
import type { Decode, Shown } from './show.ts';

/** The run that a judge looks at. */
export type Sight = {
  protocol: Protocol;
  seed: number;
  /** The data folder, absolute. */
  root: string;
};

type Looks = NonNullable<Judge['looks']>;
type WantedClip = Omit<JudgeClip, 'policy'> & {
  /** Null: the probe of the judge shows nothing of it. */
  policy: SamplingPolicy | null;
};

/** The videos that a judge looks at, under its probe: that changes the video to grade, and no input. */
export function wantedClips(
  { judged, trial }: { judged: Judged; trial: VoteTrial },
  { looks, protocol }: { looks: Looks; protocol: Protocol },
): WantedClip[] {
  const { probe, variant } = trial;
  return looks.clips(judged, framesOf(protocol)).map((clip) => {
    if (clip.below !== 'run' || probe.side !== 'judge' || probe.select === undefined) return clip;
    return { ...clip, policy: probe.select(clip.policy, variant) };
  });
}

/** What a judge is shown of a trial. @throws MediaError, InapplicableProbe */
export async function lookAt(
  { judged, trial }: { judged: Judged; trial: VoteTrial },
  { looks, decode, sight }: { looks: Looks; decode: Decode; sight: Sight },
): Promise<Pick<Shown, 'parts' | 'pixels' | 'manifest' | 'record'>> {
  const { protocol, root } = sight;
  const policy = framesOf(protocol);
  const clips = await Promise.all(
    wantedClips({ judged, trial }, { looks, protocol }).map(async ({ file, below, policy: own }) =>
      own === null
        ? { below, frames: [], manifest: null, pixels: 0 }
        : asProbed({ clip: await decode(file, own, below), below, trial, sight, policy: own }),
    ),
  );
  const pictures = await Promise.all(
    (looks.pictures?.(judged) ?? []).map((file) => readPicture({ root, file }, policy)),
  );
  const graded = clips.find(({ below }) => below === 'run') ?? clips[0];
  return {
    parts: looks.parts(judged, { clips, pictures }),
    pixels:
      clips.reduce((sum, clip) => sum + clip.pixels, 0) + pictures.length * policy.longSide ** 2,
    manifest: graded?.manifest ?? null,
    record: recordOf(trial, graded?.frames ?? []),
  };
}

function asProbed({
  clip,
  below,
  trial: { probe, item, variant },
  sight: { seed, protocol },
  policy,
}: {
  clip: DecodedClip;
  below: JudgeClip['below'];
  trial: VoteTrial;
  sight: Sight;
  policy: SamplingPolicy;
}) {
  const { width, height } = scaledSize(clip.manifest.stream, policy.longSide);
  const changed = below === 'run' && probe.side === 'judge';
  const stream = random(seed, probe.id, item.id, variant);
  const frames =
    (changed ? probe.frames?.(clip.frames, { random: stream, variant, protocol }) : undefined) ??
    clip.frames;
  return { below, frames, manifest: clip.manifest, pixels: frames.length * width * height };
}

function recordOf({ probe, shown }: VoteTrial, frames: { index: number }[]): ShownRecord | null {
  if (probe.side !== 'judge') return null;
  const record: ShownRecord = {
    ...shown,
    ...(probe.frames === undefined ? {} : { frames: frames.map(({ index }) => index) }),
  };
  return Object.keys(record).length === 0 ? null : record;
}

function framesOf({ id, frames }: Protocol): SamplingPolicy {
  if (frames.sampler !== 'undisclosed') return frames;
  throw new SightlineError('USAGE', `the protocol ${id} says nothing of the frames to look at`);
}
