import { MediaError } from '../errors.ts';
import type { DecodedClip, SamplingPolicy } from '../schema/frames.ts';
import type { ByteBudget } from './byte-budget.ts';
import { clipKey, type Below, type ClipGroup } from './clip-groups.ts';
import type { Decode } from './show.ts';

/** Decodes a clip once for several policies; one result a policy. */
export type DecodeAll = (
  file: string,
  policies: SamplingPolicy[],
  below?: Below,
) => Promise<DecodedClip[]>;

/** A group whose frames are there, or whose reason why they are not. */
export type PreparedGroup = {
  trials: ClipGroup['trials'];
  decode: Decode;
  /** The frames are no longer needed. */
  release(): void;
};

export type PrefetchOptions = {
  decodeAll: DecodeAll;
  /** Bounds the pictures that are held, whatever the concurrency. */
  budget: ByteBudget;
  /** Groups that are decoded, or wait decoded, beside those being asked. */
  ahead: number;
  /** Aborted: what is being decoded is not waited for. */
  stop: AbortSignal;
};

/** Groups as they become ready: the next videos are decoded while requests are in flight. */
export async function* prefetched(
  groups: Iterable<ClipGroup>,
  options: PrefetchOptions,
): AsyncGenerator<PreparedGroup> {
  const source = groups[Symbol.iterator]();
  const size = frameSize();
  const ready: PreparedGroup[] = [];
  let failure: { error: unknown } | null = null;
  let underWay = 0;
  let exhausted = false;
  let wake = () => {};
  const start = () => {
    while (!exhausted && !options.stop.aborted && underWay + ready.length < options.ahead) {
      const next = source.next();
      if (next.done === true) {
        exhausted = true;
        return;
      }
      underWay += 1;
      void prepare(next.value, size, options)
        .then((group) => void ready.push(group))
        .catch((error: unknown) => (failure ??= { error }))
        .finally(() => {
          underWay -= 1;
          wake();
        });
    }
  };
  options.stop.addEventListener('abort', () => wake(), { once: true });
  for (;;) {
    start();
    if (options.stop.aborted) return;
    if (failure !== null) throw (failure as { error: unknown }).error;
    const group = ready.shift();
    if (group !== undefined) yield group;
    else if (underWay === 0) return;
    else {
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      await promise;
    }
  }
}

async function prepare(
  group: ClipGroup,
  size: FrameSize,
  { budget, decodeAll, stop }: PrefetchOptions,
): Promise<PreparedGroup> {
  const clips = new Map<string, Promise<DecodedClip>>();
  const decode: Decode = async (file, policy, below = 'data') => {
    const clip = clips.get(clipKey({ file, below, policy }));
    if (clip === undefined) throw new Error(`${file} was not prepared`);
    return clip;
  };
  if (group.clips.length === 0) return { trials: group.trials, decode, release() {} };
  const policies = group.clips.flatMap((clip) => clip.policies);
  const hold = await budget.take(policies.reduce((sum, policy) => sum + size.guess(policy), 0));
  if (!stop.aborted) {
    const pictures = new Map<Uint8Array, number>();
    for (const { file, below, policies: own } of group.clips) {
      const decoded = await decodeEach(own, (wanted) => decodeAll(file, wanted, below));
      own.forEach((policy, index) => {
        const clip = decoded[index] ?? Promise.reject(new Error(`${file} came back short`));
        // Looked at by the trials; one that nobody asks for is no unhandled rejection.
        clip.catch(() => {});
        clips.set(clipKey({ file, below, policy }), clip);
      });
      for (const clip of await Promise.allSettled(decoded)) {
        if (clip.status === 'rejected') continue;
        size.learn(clip.value);
        for (const { jpeg } of clip.value.frames) pictures.set(jpeg, jpeg.byteLength);
      }
    }
    hold.resize([...pictures.values()].reduce((sum, bytes) => sum + bytes, 0));
  }
  return {
    trials: group.trials,
    decode,
    release() {
      clips.clear();
      hold.release();
    },
  };
}

/**
 * One decoding for all policies. A frame that only one of them shows may be broken: then each is
 * decoded alone, so that no probe fails for another one's frames.
 */
async function decodeEach(
  policies: SamplingPolicy[],
  decode: (policies: SamplingPolicy[]) => Promise<DecodedClip[]>,
): Promise<Promise<DecodedClip>[]> {
  try {
    return (await decode(policies)).map((clip) => Promise.resolve(clip));
  } catch (error) {
    const alone = error instanceof MediaError && error.code === 'CLIP_UNDECODABLE';
    if (!alone || policies.length === 1) return policies.map(() => rejected(error));
    return policies.map(async (policy) => {
      const [clip] = await decode([policy]);
      if (clip === undefined) throw new Error('a clip came back empty', { cause: error });
      return clip;
    });
  }
}

async function rejected(reason: unknown): Promise<never> {
  throw reason;
}

type FrameSize = { guess(policy: SamplingPolicy): number; learn(clip: DecodedClip): void };

/** How many bytes the frames of a policy will take, before they are there. */
function frameSize(): FrameSize {
  let bytes = 0;
  let frames = 0;
  return {
    guess(policy) {
      const count = policy.sampler === 'fps' ? policy.maxFrames : policy.count;
      const each = frames < 16 ? policy.longSide ** 2 / 4 : (1.25 * bytes) / frames;
      return Math.ceil(count * each);
    },
    learn(clip) {
      frames += clip.frames.length;
      for (const { jpeg } of clip.frames) bytes += jpeg.byteLength;
    },
  };
}
