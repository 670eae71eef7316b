import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { openMedia } from '../../../harness/media/media.ts';
import { stillHolder } from '../../../harness/run/hold-still.ts';
import type { HeldPicture } from '../../../harness/schema/held-picture.ts';
import { videoRequest } from '../../support/asked-video.ts';
import { SAMPLE } from '../../support/generation-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function holder() {
  const root = await temporaryFolder();
  await mkdir(join(root, 'in'));
  const red = sharp({ create: { width: 90, height: 60, channels: 3, background: 'red' } });
  await writeFile(join(root, 'in/red.png'), await red.png().toBuffer());
  const clip = await readFile(join(SAMPLE, 'generated/keeps-the-rule/free_fall/1.mp4'));
  await writeFile(join(root, 'in/clip.mp4'), clip);
  const media = await openMedia({ processes: 1 });
  onTestFinished(() => media.close());
  const hold = stillHolder({ media, root });
  return {
    root,
    held: async (picture: HeldPicture, settings: { seconds?: number; size?: string } = {}) => {
      const { request, folder } = await videoRequest({ settings });
      await hold(picture, request);
      const file = 'videos/task/1.mp4';
      const policy = { sampler: 'linspace', count: 3, longSide: 64, jpegQuality: 95 } as const;
      const info = await media.probe({ root: folder, file });
      const { frames } = await media.decode({ root: folder, file }, policy);
      return { info, frames, bytes: await readFile(request.target) };
    },
  };
}

async function colour(jpeg: Uint8Array): Promise<number[]> {
  const { channels } = await sharp(jpeg).stats();
  return channels.map(({ mean }) => Math.round(mean));
}

it('holds a picture from the first frame to the last, for as long as it is asked for', async () => {
  const { held } = await holder();
  const { info, frames } = await held({ of: 'image', file: 'in/red.png' }, { seconds: 3 });
  expect(info.stream).toMatchObject({ codec: 'h264', width: 90, height: 60, frameCount: 24 });
  expect(info.durationSeconds).toBeCloseTo(3, 3);
  expect(frames).toHaveLength(3);
  for (const { jpeg } of frames) {
    const [red = 0, green = 0, blue = 0] = await colour(jpeg);
    expect(red).toBeGreaterThan(240);
    expect(green + blue).toBeLessThan(20);
  }
});

it('the same picture gives the same bytes', async () => {
  const { held } = await holder();
  const [one, two] = [
    await held({ of: 'image', file: 'in/red.png' }),
    await held({ of: 'image', file: 'in/red.png' }),
  ];
  expect(one.bytes.equals(two.bytes)).toBe(true);
  expect(one.info.durationSeconds).toBeCloseTo(5, 3);
});

it('holds the first frame of a video, and grey where there is nothing', async () => {
  const { held } = await holder();
  const first = await held({ of: 'video', file: 'in/clip.mp4' }, { seconds: 1 });
  expect(first.info.stream).toMatchObject({ width: 320, height: 240 });
  expect(await colour(first.frames[0]?.jpeg ?? new Uint8Array())).toEqual(
    await colour(first.frames.at(-1)?.jpeg ?? new Uint8Array()),
  );
  const grey = await held({ of: 'nothing' }, { seconds: 1, size: '64x48' });
  expect(grey.info.stream).toMatchObject({ width: 64, height: 48 });
  for (const value of await colour(grey.frames[0]?.jpeg ?? new Uint8Array()))
    expect(Math.abs(value - 128)).toBeLessThan(4);
});

it('fits a picture into the size that is asked for, all of it', async () => {
  const { held } = await holder();
  const { info, frames } = await held(
    { of: 'image', file: 'in/red.png' },
    { seconds: 1, size: '120x40' },
  );
  expect(info.stream).toMatchObject({ width: 120, height: 40 });
  const [red = 0, green = 0] = await colour(frames[0]?.jpeg ?? new Uint8Array());
  expect(red).toBeGreaterThan(150);
  // Grey at both sides.
  expect(green).toBeGreaterThan(40);
});

it('a picture that is not there, or is none, fails with its name', async () => {
  const { held, root } = await holder();
  await writeFile(join(root, 'in/broken.png'), 'no picture');
  await expect(held({ of: 'image', file: 'in/none.png' })).rejects.toMatchObject({
    code: 'CLIP_MISSING',
    message: expect.stringContaining('in/none.png') as string,
  });
  await expect(held({ of: 'image', file: 'in/broken.png' })).rejects.toMatchObject({
    code: 'CLIP_UNREADABLE',
  });
});
