import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { packedTicks } from '../../../harness/media/packing.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTestMedia } from './support/backends.ts';
import { encodeClip } from './support/encode-clip.ts';

const policy = { sampler: 'linspace', count: 8, longSide: 256, jpegQuality: 95 } as const;

const flat = (red: number, { width = 64, height = 48 } = {}) =>
  sharp({ create: { width, height, channels: 3, background: { r: red, g: 40, b: 40 } } })
    .jpeg({ quality: 95 })
    .toBuffer();

describe('the times of a packed clip', () => {
  const starts = (seconds: number[]) => packedTicks(seconds).map(({ start }) => start);

  test('are those of the frames, to the tick', () => {
    expect(starts([0, 1.04, 10.2])).toEqual([0, 93_600, 918_000]);
    expect(packedTicks([0, 1, 3]).map(({ length }) => length)).toEqual([90_000, 180_000, 180_000]);
  });

  test('run forward whatever the order, and never stand still', () => {
    expect(starts([2, 0, 1])).toEqual([0, 90_000, 180_000]);
    expect(starts([1, 1, 1])).toEqual([90_000, 90_090, 90_180]);
  });

  test('one frame lasts a second', () => {
    expect(packedTicks([5])).toEqual([{ start: 450_000, length: 90_000 }]);
  });
});

describe('a packed clip', () => {
  test('holds exactly the frames that were shown, each at its own time', async () => {
    const root = await temporaryFolder();
    const pts = (i: number) => 40 * i + (i % 3) * 7;
    encodeClip(root, { name: 'clip.mp4', width: 96, height: 64, pts });
    const media = await openTestMedia();
    const { frames } = await media.decode({ root, file: 'clip.mp4' }, policy);
    const packed = await media.pack(frames);
    await writeFile(join(root, 'packed.mp4'), packed.data);
    const again = await media.decode({ root, file: 'packed.mp4' }, policy);
    expect(again.manifest.stream).toMatchObject({
      codec: 'h264',
      pixelFormat: 'yuv420p',
      width: 96,
      height: 64,
      frameCount: 8,
    });
    for (const [i, frame] of again.frames.entries()) {
      expect(frame.atSeconds).toBeCloseTo(frames[i]?.atSeconds ?? -1, 4);
      expect(packed.atSeconds[i]).toBeCloseTo(frames[i]?.atSeconds ?? -1, 4);
    }
  });

  test('shows the pictures in the colours that they had, in the order given', async () => {
    const root = await temporaryFolder();
    const reds = [250, 20, 130];
    const frames = await Promise.all(
      reds.map(async (red, i) => ({ jpeg: await flat(red), atSeconds: 3 - i })),
    );
    const media = await openTestMedia();
    const { data, atSeconds } = await media.pack(frames);
    expect(atSeconds).toEqual([1, 2, 3]);
    await writeFile(join(root, 'packed.mp4'), data);
    const again = await media.decode({ root, file: 'packed.mp4' }, { ...policy, count: 3 });
    const means = await Promise.all(
      again.frames.map(async ({ jpeg }) => (await sharp(jpeg).stats()).channels[0]?.mean ?? 0),
    );
    for (const [i, red] of reds.entries()) expect(Math.abs((means[i] ?? 0) - red)).toBeLessThan(8);
  });

  test('has the same bytes whenever and wherever it is made', async () => {
    const frames = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => ({ jpeg: await flat(i * 20), atSeconds: i / 3 })),
    );
    const [one, other] = await Promise.all([openTestMedia(), openTestMedia({ processes: 1 })]);
    const first = await one.pack(frames);
    expect((await one.pack(frames)).data).toEqual(first.data);
    expect((await other.pack(frames)).data).toEqual(first.data);
    expect(Buffer.from(first.data).toString('latin1')).not.toMatch(/Lav[fc]\d/);
  });

  test('one frame is a clip, also with odd sides and from a later time', async () => {
    const root = await temporaryFolder();
    const media = await openTestMedia();
    const frame = { jpeg: await flat(200, { width: 33, height: 17 }), atSeconds: 7.5 };
    const { data } = await media.pack([frame]);
    await writeFile(join(root, 'one.mp4'), data);
    const { stream } = await media.probe({ root, file: 'one.mp4' });
    expect(stream).toMatchObject({ width: 32, height: 16, frameCount: 1 });
  });

  test('of pictures of another size fits them into the first', async () => {
    const media = await openTestMedia();
    const frames = [
      { jpeg: await flat(200), atSeconds: 0 },
      { jpeg: await flat(200, { width: 20, height: 80 }), atSeconds: 1 },
    ];
    expect((await media.pack(frames)).data.length).toBeGreaterThan(500);
  });

  test('is bounded in time like a decode', async () => {
    // Long enough for the decoder itself to start on a busy machine.
    const media = await openTestMedia({ timeLimitMs: 6000 });
    const jpeg = await flat(100, { width: 3000, height: 2000 });
    const frames = Array.from({ length: 2000 }, (_, i) => ({ jpeg, atSeconds: i }));
    await expect(media.pack(frames)).rejects.toMatchObject({ code: 'DECODER_TIMEOUT' });
  });

  test('of no frame, or of something that is no picture, is an error', async () => {
    const media = await openTestMedia();
    await expect(media.pack([])).rejects.toMatchObject({ code: 'CLIP_UNREADABLE' });
    const broken = media.pack([{ jpeg: Uint8Array.of(1, 2, 3), atSeconds: 0 }]);
    await expect(broken).rejects.toMatchObject({ name: 'MediaError' });
  });
});
