import { ClipFailure } from './clip-failure.ts';
import type { Run, WantedFrame } from './runs.ts';
import type { KeyFrame } from './timeline.ts';

/** One pass of a decoder: from a key frame through the last wanted frame. */
export type Attempt = {
  wanted: WantedFrame[];
  from: KeyFrame;
  /** The first try: whatever saves time without changing a picture is welcome. */
  quick: boolean;
};

export type Outcome<P> = {
  /** Of the wanted frames, those that came out whole. None when not `anchored`. */
  pictures: P[];
  /**
   * The key frame came out first, so what follows can be trusted. It does not when the seek landed
   * behind it, or when it is a mere recovery point, from which a picture is complete only later. The
   * first key frame counts as anchored: there is nothing before it.
   */
  anchored: boolean;
  /** What the decoder complained of. */
  error: string | null;
};

/**
 * A picture for every wanted frame. Each run is tried as planned, then with care; a frame that this
 * does not give is tried alone, then from the key frame before, and at last all such frames in one
 * pass from the first key frame. So only a frame that is truly damaged, or that is announced and not there, fails.
 *
 * @throws ClipFailure `CLIP_UNDECODABLE`, which names the frame.
 */
export async function gather<P extends { index: number }>(
  job: { runs: readonly Run[]; first: KeyFrame },
  attempt: (attempt: Attempt) => Promise<Outcome<P>>,
): Promise<P[]> {
  const pictures: P[] = [];
  const late: WantedFrame[] = [];
  for (const run of job.runs) {
    const whole = await attempt({ wanted: run.wanted, from: run.key, quick: true });
    pictures.push(...whole.pictures);
    let rest = missing(run.wanted, whole.pictures);
    if (rest.length > 1) {
      const again = await attempt({ wanted: rest, from: run.key, quick: false });
      pictures.push(...again.pictures);
      rest = missing(rest, again.pictures);
    }
    for (const frame of rest) {
      const alone = await gatherOne(run, frame, attempt);
      if (alone === null) late.push(frame);
      else pictures.push(alone);
    }
  }
  if (late.length === 0) return pictures;
  const last = await attempt({ wanted: late, from: job.first, quick: false });
  const [lost] = missing(late, last.pictures);
  if (lost !== undefined) throw undecodable(lost, last.error);
  return [...pictures, ...last.pictures];
}

/** Null when an earlier start may still help. */
async function gatherOne<P extends { index: number }>(
  run: Run,
  frame: WantedFrame,
  attempt: (attempt: Attempt) => Promise<Outcome<P>>,
): Promise<P | null> {
  for (const from of run.previous === null ? [run.key] : [run.key, run.previous]) {
    const { pictures, anchored, error } = await attempt({ wanted: [frame], from, quick: false });
    const [picture] = pictures;
    if (picture !== undefined) return picture;
    const damaged = anchored && error !== null;
    if (damaged || from.first) throw undecodable(frame, error);
  }
  return null;
}

function missing(wanted: WantedFrame[], pictures: { index: number }[]): WantedFrame[] {
  const found = new Set(pictures.map(({ index }) => index));
  return wanted.filter(({ index }) => !found.has(index));
}

function undecodable({ index, atSeconds }: WantedFrame, error: string | null): ClipFailure {
  const why = error ?? 'the decoder gives no picture for its packet';
  const at = `frame ${index} (at ${atSeconds.toFixed(3)} s)`;
  return new ClipFailure('CLIP_UNDECODABLE', `${at} cannot be decoded: ${why}`);
}
