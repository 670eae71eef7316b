import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMedia, type Media } from '../../../harness/media/media.ts';
import { describeWithRealData, realData } from '../../support/real-data.ts';
import { ffmpegIsThere } from './support/backends.ts';

const size = { longSide: 768, jpegQuality: 90 };

/** Named here, so that a clip that goes missing fails. */
const CLIPS = [
  'av1_video.mkv',
  'bigbuckbunny.mp4',
  'bikes.mp4',
  'bt709_full_range.mp4',
  'carphone_distorted.mp4',
  'carphone_pristine.mp4',
  'h264_10bits.mp4',
  'h265_10bits.mp4',
  'h265_video.mp4',
  'hitting_baseball.mp4',
  'making_cake.mp4',
  'nasa_13013.mp4',
  'playing_guitar.mp4',
  'testvideo-169.avi',
  'testvideo-43.avi',
  'video-h265.mp4',
  'video.mp4',
  'yoga.mp4',
];

describeWithRealData('both decoders give the same frames of real clips', () => {
  if (!ffmpegIsThere) {
    describe.skip('skipped, the ffmpeg program is not installed', () => {
      test('nothing to compare', () => {});
    });
    return;
  }
  let nodeAv: Media;
  let program: Media;
  beforeAll(async () => {
    nodeAv = await openMedia({ backend: 'node-av' });
    program = await openMedia({ backend: 'ffmpeg' });
  });
  afterAll(async () => {
    await nodeAv.close();
    await program.close();
  });

  test.each(CLIPS)('%s', async (file) => {
    const root = `${realData()}/videos/normal`;
    for (const sampler of ['midpoint', 'linspace'] as const) {
      const policy = { sampler, count: sampler === 'midpoint' ? 3 : 16, ...size };
      const [ours, theirs] = await Promise.all(
        [nodeAv, program].map((media) => media.decode({ root, file }, policy)),
      );
      expect(ours?.manifest).toEqual({ ...theirs?.manifest, decoder: nodeAv.decoder });
      expect(ours?.frames.length).toBeGreaterThan(0);
    }
  });
});
