import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { describeEachBackend, openTestMedia } from './support/backends.ts';
import { encodeClip } from './support/encode-clip.ts';

describeEachBackend('prints', (backend) => {
  test('are of the frames at the ticks, and the same again', async () => {
    const root = await temporaryFolder();
    encodeClip(root, { name: 'clip.mp4' });
    const media = await openTestMedia({ backend });
    const clip = { root, file: 'clip.mp4' };
    const { frames, lost, durationSeconds } = await media.prints(clip, {
      framesPerSecond: 5,
      middles: false,
    });
    expect(lost).toBe(0);
    expect(durationSeconds).toBeCloseTo(2.4, 6);
    expect(frames.map(({ atSeconds }) => atSeconds.toFixed(2))).toEqual(
      Array.from({ length: 12 }, (_, tick) => (tick / 5).toFixed(2)),
    );
    expect(frames.every(({ plain }) => plain.quality > 0)).toBe(true);
    expect(await media.prints(clip, { framesPerSecond: 5, middles: false })).toEqual({
      frames,
      lost,
      durationSeconds,
    });
  });

  test('a file that is no video is a failure with its name', async () => {
    const root = await temporaryFolder();
    const media = await openTestMedia({ backend });
    await expect(
      media.prints({ root, file: 'none.mp4' }, { framesPerSecond: 1, middles: false }),
    ).rejects.toMatchObject({
      code: 'CLIP_MISSING',
    });
  });
});
