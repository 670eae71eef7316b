import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeJpeg } from '../../harness/media/jpeg.ts';
import { openMedia } from '../../harness/media/media.ts';
import { paintedPicture } from '../../harness/media/painted.ts';
import { writeClips } from '../../scripts/calibration/data-folder.ts';
import { readPicture } from '../../scripts/calibration/frames.ts';
import { MOST_VIDEOS, paintCode, SIDE } from '../../scripts/calibration/picture-code.ts';
import { FRAMES } from '../../scripts/calibration/population.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SIZE = { width: SIDE, height: SIDE };

describe('codes in pictures', () => {
  it('survive H.264, scaling and JPEG', async () => {
    const root = await temporaryFolder();
    const videos = [0, 1, 170, MOST_VIDEOS - 1];
    await writeClips(root, videos);
    const media = await openMedia();
    try {
      for (const longSide of [SIDE, 40]) {
        for (const video of videos) {
          const file = `videos/v${String(video).padStart(3, '0')}.mp4`;
          const { frames } = await media.decode(
            { root, file },
            { sampler: 'linspace', count: FRAMES, longSide, jpegQuality: 60 },
          );
          expect(await Promise.all(frames.map(({ jpeg }) => readPicture(jpeg)))).toEqual(
            Array.from({ length: FRAMES }, (_, frame) => ({ video, frame })),
          );
        }
      }
    } finally {
      await media.close();
    }
  });

  it.each(['grey', 'noise'] as const)('%s says nothing', async (kind) => {
    for (let place = 0; place < 20; place += 1) {
      const jpeg = await paintedPicture(kind, { size: SIZE, quality: 90, place, seed: 0 });
      expect(await readPicture(jpeg)).toBeNull();
    }
  });

  it('one wrong block is noticed', async () => {
    const pixels = paintCode({ video: 5, frame: 2 });
    const turned = pixels.map((value, at) => {
      const [x, y] = [Math.floor(at / 3) % SIDE, Math.floor(at / 3 / SIDE)];
      return x < SIDE / 4 && y < SIDE / 4 ? 255 - value : value;
    });
    expect(await readPicture(await encodeJpeg(turned, SIZE, 90))).toBeNull();
  });

  it('a picture of something else says nothing', async () => {
    const black = await sharp({ create: { ...SIZE, channels: 3, background: 'black' } })
      .jpeg()
      .toBuffer();
    expect(await readPicture(black)).toBeNull();
  });
});
