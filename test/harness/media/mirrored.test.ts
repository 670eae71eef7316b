import sharp from 'sharp';
import { expect, it } from 'vitest';
import { encodeJpeg } from '../../../harness/media/jpeg.ts';
import { mirroredPicture } from '../../../harness/media/mirrored.ts';

const SIZE = { width: 32, height: 16 };

/** Black on the left, white on the right. */
function halves(): Promise<Uint8Array> {
  const pixels = Uint8Array.from({ length: SIZE.width * SIZE.height * 3 }, (_, at) =>
    Math.floor(at / 3) % SIZE.width < SIZE.width / 2 ? 0 : 255,
  );
  return encodeJpeg(pixels, SIZE, 90);
}

const columns = async (jpeg: Uint8Array) => {
  const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true });
  return Array.from({ length: info.width }, (_, x) => (data[x * info.channels] as number) > 127);
};

it('turns left and right around, and keeps the size', async () => {
  const jpeg = await halves();
  const turned = await mirroredPicture(jpeg, 90);
  expect(await columns(turned)).toEqual((await columns(jpeg)).toReversed());
  expect(await sharp(turned).metadata()).toMatchObject(SIZE);
});

it('turns a picture once for all who hold it', async () => {
  const jpeg = await halves();
  expect(await mirroredPicture(jpeg, 90)).toBe(await mirroredPicture(jpeg, 90));
});
