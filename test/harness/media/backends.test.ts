import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMedia, type Media } from '../../../harness/media/media.ts';
import { describeWithRealData, realData } from '../../support/real-data.ts';
import { ffmpegIsThere } from './support/backends.ts';

const size = { longSide: 768, jpegQuality: 90 };

describeWithRealData('both decoders give the same frames of real clips', () => {
  if (!ffmpegIsThere) {
    describe.skip('skipped, the ffmpeg program is not installed', () => {
      test('nothing to compare', () => {});
    });
    return;
  }
  const root = `${realData()}/videos/normal`;
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

  test.each(readdirSync(root))('%s', async (file) => {
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
