import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp from 'sharp';
import type { Media } from '../media/media.ts';
import { paintedPicture } from '../media/painted.ts';
import { readPicture } from '../media/picture.ts';
import type { HoldStill } from '../schema/endpoint.ts';
import type { HeldPicture } from '../schema/held-picture.ts';

/** What a held picture is, where nobody asks for anything else. */
const SECONDS = 5;
const SIZE = '1280x720';
/** A judge is shown two frames a second: more pictures than it looks at would be the same ones. */
const FRAMES_PER_SECOND = 8;
const PICTURE = { longSide: 1280, jpegQuality: 95 } as const;

type Source = { media: Pick<Media, 'decode' | 'pack'>; root: string };

/** Packs one picture as a video. The same picture gives the same bytes. */
export function stillHolder({ media, root }: Source): HoldStill {
  return async (held, { target, settings: { seconds = SECONDS, size } }) => {
    const picture = await pictureOf(held, { media, root, size });
    const jpeg = size === undefined ? picture : await fitted(picture, sizeOf(size));
    const count = Math.max(2, Math.round(seconds * FRAMES_PER_SECOND));
    // The last frame stays as long as the one before it.
    const frames = Array.from({ length: count }, (_, place) => ({
      jpeg,
      atSeconds: (place * seconds) / count,
    }));
    const { data } = await media.pack(frames);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, data);
  };
}

async function pictureOf(
  held: HeldPicture,
  { media, root, size = SIZE }: Source & { size: string | undefined },
): Promise<Uint8Array> {
  if (held.of === 'image') return readPicture({ root, file: held.file }, PICTURE);
  if (held.of === 'nothing') {
    const quality = PICTURE.jpegQuality;
    return paintedPicture('grey', { size: sizeOf(size), quality, place: 0, seed: 0 });
  }
  const first = { sampler: 'linspace', count: 1, ...PICTURE } as const;
  const { frames } = await media.decode({ root, file: held.file }, first);
  return (frames[0] as (typeof frames)[number]).jpeg;
}

/** The whole picture inside of the size, on grey where its sides are in another proportion. */
async function fitted(
  picture: Uint8Array,
  { width, height }: ReturnType<typeof sizeOf>,
): Promise<Uint8Array> {
  return sharp(picture)
    .resize(width, height, { fit: 'contain', background: { r: 128, g: 128, b: 128 } })
    .jpeg({ quality: PICTURE.jpegQuality, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

function sizeOf(size: string): { width: number; height: number } {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return { width, height };
}
