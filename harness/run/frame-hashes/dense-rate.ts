import pLimit from 'p-limit';
import { MediaError } from '../../errors.ts';
import type { ClipFile, Media } from '../../media/media.ts';

/**
 * Frames of a benchmark's videos in a second. Between two of them a moving picture becomes another one,
 * and a corpus frame from there is not found: the more the better, as long as the index fits into memory.
 */
const RATES = { few: 30, many: 8 };
/** Video that is few, in hours: about 11 million hashes and 1 GiB with its index. */
const FEW_HOURS = 50;

/** What the videos of a benchmark are hashed at, by how long they are together. */
export async function denseRate(
  clips: readonly ClipFile[],
  { media, processes }: { media: Media; processes: number },
): Promise<number> {
  const limit = pLimit(processes);
  let seconds = 0;
  await Promise.all(
    clips.map((clip) =>
      limit(async () => {
        if (seconds <= FEW_HOURS * 3600) seconds += await secondsOf(clip, media);
      }),
    ),
  );
  return seconds <= FEW_HOURS * 3600 ? RATES.few : RATES.many;
}

/** Told later of a video that cannot be read. */
async function secondsOf(clip: ClipFile, media: Media): Promise<number> {
  try {
    return (await media.probe(clip)).durationSeconds;
  } catch (error) {
    if (error instanceof MediaError) return 0;
    throw error;
  }
}
