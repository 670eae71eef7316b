import { naming } from './clip-failure.ts';
import type { ClipFile } from './clip-location.ts';
import type { DecoderPool } from './decoder-pool.ts';
import type { ListClip } from './listed-clip.ts';
import { planRuns } from './runs.ts';

export type StillPolicy = {
  /** From the start of the clip; each gives the frame that is nearest. */
  atSeconds: readonly number[];
  longSide: number;
  jpegQuality: number;
};

/** Single frames of clips, for people to look at. */
export function clipStills({ pool, list }: { pool: DecoderPool; list: ListClip }) {
  const decode = async (
    clip: ClipFile,
    { atSeconds, longSide, jpegQuality }: StillPolicy,
    signal?: AbortSignal,
  ): Promise<Uint8Array[]> => {
    const { path, listing, shown } = await list(clip, signal);
    const times = shown.frames.map((frame) => frame.atSeconds);
    const places = atSeconds.map((at) => nearest(times, at));
    const wanted = [...new Set(places)].sort((a, b) => a - b);
    const input = {
      path,
      stream: listing.stream,
      order: shown.order,
      runs: planRuns(shown, wanted),
      first: shown.keys[0],
      renditions: [{ longSide, form: { jpegQuality }, indices: wanted }],
    };
    const pictures = await pool.ask<'decode'>({ action: 'decode', input }, signal);
    const byIndex = new Map(pictures.map(({ index, renditions }) => [index, renditions[0]]));
    return places.flatMap((place) => byIndex.get(place) ?? []);
  };
  return {
    stills: (clip: ClipFile, policy: StillPolicy, signal?: AbortSignal) =>
      naming(clip.file, decode(clip, policy, signal)),
  };
}

function nearest(times: readonly number[], at: number): number {
  let best = 0;
  for (const [index, time] of times.entries()) {
    if (Math.abs(time - at) < Math.abs((times[best] as number) - at)) best = index;
  }
  return best;
}
