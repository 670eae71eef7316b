import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeJpeg, scaledSize } from '../../../harness/media/jpeg.ts';

test('frames are scaled down to the long side and never up', () => {
  expect(scaledSize({ width: 1280, height: 720 }, 768)).toEqual({ width: 768, height: 432 });
  expect(scaledSize({ width: 320, height: 426 }, 768)).toEqual({ width: 320, height: 426 });
  expect(scaledSize({ width: 4000, height: 2 }, 768)).toEqual({ width: 768, height: 1 });
});

test('the same pixels give the same JPEG', async () => {
  const size = { width: 32, height: 16 };
  const rgb = Uint8Array.from({ length: 32 * 16 * 3 }, (_, i) => (i * 37) & 0xff);
  const [one, two] = await Promise.all([encodeJpeg(rgb, size, 90), encodeJpeg(rgb, size, 90)]);
  expect(Buffer.compare(one, two)).toBe(0);
  expect(await sharp(one).metadata()).toMatchObject({ format: 'jpeg', ...size });
});
