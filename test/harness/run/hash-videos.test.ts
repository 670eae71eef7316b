import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHashRow } from '../../../harness/contamination/frames/hash-file.ts';
import { hashVideos } from '../../../harness/run/hash-videos.ts';
import { encodeClip } from '../media/support/encode-clip.ts';
import { openTestMedia } from '../media/support/backends.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function setUp(names: string[]) {
  const root = await temporaryFolder();
  for (const [index, name] of names.entries()) encodeClip(root, { name, frames: 50 + index });
  const out = join(root, 'hashes.jsonl');
  const media = await openTestMedia();
  const videos = names.map((name) => ({ name, root, file: name }));
  const seen: string[] = [];
  const hash = (change: Partial<Parameters<typeof hashVideos>[0]> = {}) =>
    hashVideos({
      videos,
      out,
      framesPerSecond: 2,
      mirrored: false,
      middles: false,
      media,
      processes: 2,
      drain: new AbortController().signal,
      abort: new AbortController().signal,
      onVideo: ({ video }) => seen.push(video),
      ...change,
    });
  const lines = async () =>
    (await readFile(out, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { root, out, media, videos, seen, hash, lines };
}

describe('a file of frame hashes', () => {
  it('holds a line a video, which is read back as it was hashed', async () => {
    const { hash, lines, media, root } = await setUp(['a.mp4', 'b.mp4']);
    expect(await hash()).toEqual({ hashed: 2, failed: [], left: 0 });
    const [header, ...rows] = await lines();
    expect(header).toMatchObject({ algorithm: 'pdq-256', framesPerSecond: 2, mirrored: false });
    const { frames, durationSeconds } = await media.prints(
      { root, file: 'a.mp4' },
      { framesPerSecond: 2, middles: false },
    );
    const row = readHashRow(rows.find(({ video }) => video === 'a.mp4'));
    expect(row?.seconds).toBe(durationSeconds);
    expect([...(row?.atSeconds ?? [])]).toEqual(
      frames.map(({ atSeconds }) => Math.fround(atSeconds)),
    );
    expect(row?.sides.plain?.hashes).toEqual(
      Uint32Array.from(frames.flatMap(({ plain }) => [...plain.hash])),
    );
    expect(row?.sides.mirrored).toBeUndefined();
  });

  it('is gone on with: what is there is not hashed again, a torn line is', async () => {
    const { hash, seen, out, lines } = await setUp(['a.mp4', 'b.mp4', 'c.mp4']);
    await hash();
    const whole = await readFile(out);
    const lastLine = whole.subarray(0, -1).lastIndexOf(0x0a) + 1;
    const torn = (JSON.parse(whole.subarray(lastLine).toString()) as { video: string }).video;
    await truncate(out, lastLine + 20);
    seen.length = 0;
    expect(await hash()).toEqual({ hashed: 1, failed: [], left: 0 });
    expect(seen).toEqual([torn]);
    const [, ...rows] = await lines();
    expect(new Set(rows.map(({ video }) => video))).toEqual(new Set(['a.mp4', 'b.mp4', 'c.mp4']));
    expect(rows).toHaveLength(3);
  });

  it('says of a video that cannot be hashed why, and tries it again', async () => {
    const { hash, lines, root, seen } = await setUp(['a.mp4', 'b.mp4']);
    await writeFile(join(root, 'b.mp4'), 'no video');
    const { failed } = await hash();
    expect(failed).toMatchObject([{ video: 'b.mp4', failure: { code: 'CLIP_UNREADABLE' } }]);
    expect(await lines()).toHaveLength(3);
    encodeClip(root, { name: 'b.mp4' });
    seen.length = 0;
    expect(await hash()).toMatchObject({ hashed: 1, failed: [] });
    expect(seen).toEqual(['b.mp4']);
  });

  it('stops between videos and says how many are left', async () => {
    const stop = new AbortController();
    const { hash, lines } = await setUp(['a.mp4', 'b.mp4', 'c.mp4']);
    const stopped = await hash({ processes: 1, drain: stop.signal, onVideo: () => stop.abort() });
    expect(stopped).toEqual({ hashed: 1, failed: [], left: 2 });
    expect(await lines()).toHaveLength(2);
    expect(await hash()).toMatchObject({ hashed: 2, left: 0 });
  });

  it.each([
    [{ framesPerSecond: 8 }, /framesPerSecond 2, not 8/],
    [{ mirrored: true }, /mirrored false, not true/],
    [{ middles: true }, /middles false, not true/],
  ])('is refused for other numbers: %o', async (change, message) => {
    const { hash } = await setUp(['a.mp4']);
    await hash();
    await expect(hash(change)).rejects.toMatchObject({
      code: 'HASHES_UNUSABLE',
      message: expect.stringMatching(message) as string,
    });
  });

  it.each([
    ['of another algorithm', { algorithm: 'phash-64' }, /algorithm is phash-64/],
    ['of another version', { version: 2 }, /version is 2/],
    ['that is none', { format: 'something' }, /no file of frame hashes/],
  ])('%s is refused', async (_, change, message) => {
    const { hash, out, lines } = await setUp(['a.mp4']);
    await hash();
    const [header] = await lines();
    await writeFile(out, `${JSON.stringify({ ...header, ...change })}\n`);
    await expect(hash()).rejects.toMatchObject({
      code: 'HASHES_UNUSABLE',
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('a row of frame hashes', () => {
  it('whose columns are of different lengths is refused by its field', () => {
    const side = { qualities: 'Wg==', hashes: Buffer.alloc(32).toString('base64') };
    const row = { video: 'a', seconds: 1, atSeconds: 'AAAAAA==', plain: side, lost: 0 };
    expect(readHashRow(row)).toMatchObject({ id: 'a', lost: 0 });
    expect(() => readHashRow({ ...row, atSeconds: 'AAAAAAAAAAA=' })).toThrow(/plain/);
    expect(() => readHashRow({ ...row, plain: undefined })).toThrow(/frame hashes/);
  });

  it('of a failure is no video', () => {
    const failure = { code: 'CLIP_MISSING', message: 'gone' };
    expect(readHashRow({ video: 'a', failure })).toBeNull();
  });
});
