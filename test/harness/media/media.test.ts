import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { MediaError } from '../../../harness/errors.ts';
import { openMedia } from '../../../harness/media/media.ts';
import { frameManifestSchema, type SamplingPolicy } from '../../../harness/schema/frames.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { describeEachBackend, openTestMedia } from './support/backends.ts';
import { encodeClip } from './support/encode-clip.ts';

const policy: SamplingPolicy = { sampler: 'linspace', count: 4, longSide: 32, jpegQuality: 90 };

describeEachBackend('openMedia', (backend) => {
  test('gives the frames of a clip with their record', async () => {
    const root = await temporaryFolder();
    encodeClip(root, { name: 'clip.mp4' });
    const media = await openTestMedia({ backend });
    const { frames, manifest } = await media.decode({ root, file: 'clip.mp4' }, policy);
    expect(frameManifestSchema.parse(manifest)).toEqual({
      file: 'clip.mp4',
      decoder: media.decoder,
      stream: {
        index: 0,
        codec: 'h264',
        width: 64,
        height: 48,
        pixelFormat: 'yuv420p',
        frameCount: 60,
      },
      frames: [0, 19, 39, 59].map((index) => ({
        index,
        atSeconds: expect.closeTo(index * 0.04, 9) as number,
        planeHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      })),
    });
    expect(frames.map(({ index }) => index)).toEqual([0, 19, 39, 59]);
    const shape = await sharp(frames[0]?.jpeg).metadata();
    expect(shape).toMatchObject({ format: 'jpeg', width: 32, height: 24 });
  });

  test('several policies: opened and decoded once, each gets what it would get alone', async () => {
    const root = await temporaryFolder();
    encodeClip(root, { name: 'clip.mp4', gop: 12 });
    const policies: SamplingPolicy[] = [
      policy,
      { sampler: 'midpoint', count: 1, longSide: 32, jpegQuality: 90 },
      { sampler: 'interior', count: 7, longSide: 48, jpegQuality: 40 },
      { sampler: 'fps', fps: 2, maxFrames: 3, longSide: 64, jpegQuality: 90 },
    ];
    const clip = { root, file: 'clip.mp4' };
    const media = await openTestMedia({ backend });
    const together = await media.decodeAll(clip, policies);
    expect(media.asked).toMatchObject({ list: 1, decode: 1 });
    const alone = await openTestMedia({ backend });
    expect(together).toEqual(await Promise.all(policies.map((one) => alone.decode(clip, one))));
    expect(alone.asked).toMatchObject({ decode: policies.length });
    expect(await media.decodeAll(clip, [])).toEqual([]);
  });

  test('tells about a clip without decoding it', async () => {
    const root = await temporaryFolder();
    encodeClip(root, { name: 'clip.mkv', frames: 25 });
    const media = await openTestMedia({ backend });
    const info = await media.probe({ root, file: 'clip.mkv' });
    expect(info.stream).toMatchObject({ codec: 'h264', frameCount: 25 });
    expect(info.durationSeconds).toBeCloseTo(1, 2);
  });

  test('reads files of any name', async () => {
    const root = await temporaryFolder();
    const names = ['te[s]t.mp4', `it's "quoted" & $5.mp4`, 'a: 100%d.mp4', '-a.mp4', 'ü,\\.mp4'];
    for (const name of names) encodeClip(root, { name, frames: 5 });
    const media = await openTestMedia({ backend });
    for (const file of names) {
      const { frames } = await media.decode({ root, file }, policy);
      expect(frames, file).toHaveLength(4);
    }
  });

  test('gives the same in any company', async () => {
    const root = await temporaryFolder();
    const files = ['a.mp4', 'b.mkv', 'c.avi', 'd.ts'];
    for (const [i, name] of files.entries()) encodeClip(root, { name, frames: 30 + i });
    const media = await openTestMedia({ backend, processes: 2 });
    const decode = (file: string) => media.decode({ root, file }, policy);
    const together = await Promise.all([...files, ...files].map((file) => decode(file)));
    for (const [i, file] of [...files, ...files].entries()) {
      expect(together[i]).toEqual(await decode(file));
    }
  });

  test('a file that is not there is an error with its name, a reason and advice', async () => {
    const root = await temporaryFolder();
    const media = await openTestMedia({ backend });
    const error = await media
      .decode({ root, file: 'none.mp4' }, policy)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MediaError);
    expect(error).toMatchObject({
      code: 'CLIP_MISSING',
      message: `none.mp4: there is no such file in ${root}`,
      hint: expect.stringContaining('data folder') as string,
    });
  });

  test('a playlist that is dressed as a clip opens nothing', async () => {
    const root = await temporaryFolder();
    encodeClip(root, { name: 'clip.mp4', frames: 5 });
    const playlist = '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nclip.mp4\n#EXT-X-ENDLIST\n';
    await writeFile(join(root, 'list.mp4'), playlist);
    await writeFile(join(root, 'concat.mp4'), "ffconcat version 1.0\nfile 'clip.mp4'\n");
    const media = await openTestMedia({ backend });
    for (const file of ['list.mp4', 'concat.mp4']) {
      await expect(media.decode({ root, file }, policy)).rejects.toMatchObject({
        code: 'CLIP_UNREADABLE',
      });
    }
  });

  test('an abort ends a decode with the reason of the signal', async () => {
    const root = await temporaryFolder();
    encodeClip(root, { name: 'clip.mp4' });
    const media = await openTestMedia({ backend });
    const controller = new AbortController();
    const asked = media.decode({ root, file: 'clip.mp4' }, policy, controller.signal);
    controller.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
    const { frames } = await media.decode({ root, file: 'clip.mp4' }, policy);
    expect(frames).toHaveLength(4);
  });

  test('a clip that needs more memory than allowed is an error, and the next one works', async () => {
    const root = await temporaryFolder();
    const large = { width: 8192, height: 4096, frames: 6, bFrames: 0 };
    encodeClip(root, { name: 'large.mp4', ...large, options: { preset: 'ultrafast' } });
    encodeClip(root, { name: 'small.mp4' });
    const media = await openTestMedia({ backend, memoryLimitBytes: 200 * 2 ** 20 });
    await expect(media.decode({ root, file: 'large.mp4' }, policy)).rejects.toMatchObject({
      code: 'DECODER_MEMORY',
      message: expect.stringContaining('large.mp4') as string,
    });
    expect((await media.decode({ root, file: 'small.mp4' }, policy)).frames).toHaveLength(4);
  });

  test('packet lists are kept in the cache folder, and nothing else anywhere', async () => {
    const root = await temporaryFolder();
    const cacheFolder = join(await temporaryFolder(), 'clips');
    encodeClip(root, { name: 'clip.mp4' });
    const before = await readdir(tmpdir());
    const media = await openTestMedia({ backend, cacheFolder });
    await media.decode({ root, file: 'clip.mp4' }, policy);
    await media.close();
    expect(await readdir(cacheFolder)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)]);
    expect(await readdir(root)).toEqual(['clip.mp4']);
    const added = (await readdir(tmpdir())).filter((name) => !before.includes(name));
    expect(added.filter((name) => /ffmpeg|node-av|sharp/i.test(name))).toEqual([]);
  });
});

describe('a decoder that is not there', () => {
  test('is an error with advice when it is asked for by name', async () => {
    const opening = openMedia({ backend: 'ffmpeg', ffmpegPath: '/no/such/ffmpeg' });
    await expect(opening).rejects.toMatchObject({
      code: 'DECODER_MISSING',
      message: expect.stringContaining('/no/such/ffmpeg') as string,
      hint: expect.stringContaining('npm ci') as string,
    });
  });

  test('is passed over otherwise', async () => {
    const media = await openTestMedia({ backend: 'auto', ffmpegPath: '/no/such/ffmpeg' });
    expect(media.decoder.id).toBe('node-av');
    expect(media.decoder.version).toMatch(/^\d+\.\d+\.\d+\+ffmpeg-\d/);
  });
});
