import { MediaError } from '../../errors.ts';
import type { SheetPicture } from '../../judge-audit/sheet.ts';
import type { Media } from '../../media/media.ts';
import { readPicture } from '../../media/picture.ts';
import type { SamplingPolicy } from '../../schema/frames.ts';
import type { Judged, JudgeClip } from '../../schema/judge.ts';
import type { CollectedRun } from './collect.ts';

/** Small: a page holds the frames of a hundred videos and more. */
const SIZE = { longSide: 320, jpegQuality: 65 };

/** What a rater sees of a clip where the judge looks at none. */
const FRAMES: SamplingPolicy = { sampler: 'linspace', count: 8, ...SIZE };

export type Pictures = {
  pictures: SheetPicture[];
  /** Why there are none. */ missing: string | null;
};

/**
 * What people see of an answer: the frames and pictures that its judge saw, else frames of the clip.
 * A clip that cannot be read is no reason to stop.
 *
 * @param place.root the data folder.
 */
export async function picturesOf(
  judged: Judged,
  { folder, judge, open }: CollectedRun,
  { root, media }: { root: string; media: Media },
): Promise<Pictures> {
  const { frames } = open.manifest.protocol;
  const { item } = judged;
  const policy: SamplingPolicy =
    frames.sampler === 'undisclosed' || judge.looks === undefined ? FRAMES : { ...frames, ...SIZE };
  const clips: JudgeClip[] =
    judge.looks?.clips(judged, policy) ??
    (item.clip === undefined ? [] : [{ file: item.clip.file, below: 'data', policy }]);
  const stills = judge.looks?.pictures?.(judged) ?? [];
  try {
    const shown: SheetPicture[] = [];
    for (const file of stills) {
      const jpeg = encoded(await readPicture({ root, file }, SIZE));
      shown.push({
        of: file === item.image ? 'input picture' : 'a right outcome',
        atSeconds: null,
        jpeg,
      });
    }
    for (const { file, below, policy: own } of clips) {
      const place = { root: below === 'run' ? folder : root, file };
      const decoded = await media.decode(place, { ...own, ...SIZE });
      const of = titleOf(below, judge.looks !== undefined);
      shown.push(
        ...decoded.frames.map(({ jpeg, atSeconds }) => ({ of, atSeconds, jpeg: encoded(jpeg) })),
      );
    }
    return { pictures: shown, missing: null };
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    return { pictures: [], missing: error.message };
  }
}

function titleOf(below: JudgeClip['below'], looks: boolean): string {
  if (!looks) return 'the video';
  return below === 'run' ? 'the video to rate' : 'input video';
}

function encoded(jpeg: Uint8Array): string {
  return Buffer.from(jpeg).toString('base64');
}
