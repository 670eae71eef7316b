import sharp from 'sharp';
import type { FrameEvidence } from '../../contamination/level-check.ts';
import { MediaError } from '../../errors.ts';
import type { Media } from '../../media/media.ts';

const CELL = { width: 240, height: 180 };
const GAP = 4;

/**
 * The first, the middle and the last pair of frames that look alike, the benchmark's on the left: one small
 * JPEG for whoever checks. Null where either video is not there: a corpus may be its hashes alone.
 *
 * @param folders absolute: where both videos are.
 */
export async function pairPicture(
  { benchmark, corpus, pairs }: FrameEvidence,
  folders: { benchmark: string; corpus: string },
  media: Media,
): Promise<Uint8Array | null> {
  const places = new Set([0, Math.floor(pairs.length / 2), pairs.length - 1]);
  const shown = [...places].flatMap((place) => pairs[place] ?? []);
  const stills = (root: string, file: string, atSeconds: number[]) =>
    media.stills({ root, file }, { atSeconds, longSide: CELL.width, jpegQuality: 80 });
  try {
    const left = shown.map(({ benchmarkSeconds }) => benchmarkSeconds);
    const right = shown.map(({ corpusSeconds }) => corpusSeconds);
    return await sheet([
      await stills(folders.benchmark, benchmark, left),
      await stills(folders.corpus, corpus, right),
    ]);
  } catch (error) {
    if (error instanceof MediaError) return null;
    throw error;
  }
}

async function sheet(columns: readonly (readonly Uint8Array[])[]): Promise<Uint8Array> {
  const rows = columns[0]?.length ?? 0;
  const cells = columns.flatMap((pictures, column) =>
    pictures.map(async (picture, row) => ({
      input: await sharp(picture)
        .resize({ ...CELL, fit: 'contain', background: 'grey' })
        .toBuffer(),
      left: column * (CELL.width + GAP),
      top: row * (CELL.height + GAP),
    })),
  );
  return sharp({
    create: {
      width: columns.length * (CELL.width + GAP) - GAP,
      height: rows * (CELL.height + GAP) - GAP,
      channels: 3,
      background: 'white',
    },
  })
    .composite(await Promise.all(cells))
    .jpeg({ quality: 80 })
    .toBuffer();
}
