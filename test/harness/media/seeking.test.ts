import { readdir } from 'node:fs/promises';
import { AV_PIX_FMT_YUV420P10LE, type FFEncoderCodec } from 'node-av/constants';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMedia, type Media } from '../../../harness/media/media.ts';
import type { SamplingPolicy } from '../../../harness/schema/frames.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { describeEachBackend } from './support/backends.ts';
import { encodeClip, type ClipRecipe } from './support/encode-clip.ts';

const size = { longSide: 64, jpegQuality: 90 };
const everyFrame: SamplingPolicy = { sampler: 'linspace', count: 1000, ...size };
const sparse: SamplingPolicy[] = [
  { sampler: 'midpoint', count: 3, ...size },
  { sampler: 'interior', count: 5, ...size },
  { sampler: 'interior', count: 1, ...size },
];

const x264 = (params: string) => ({ options: { 'x264-params': params } });
const mpeg4 = { encoder: 'mpeg4' as FFEncoderCodec, bFrames: 2 };

const recipes: Record<string, ClipRecipe> = {
  'B-frames': { name: 'clip.mp4' },
  'an open group of pictures': { name: 'clip.mp4', ...x264('open-gop=1:b-pyramid=strict') },
  'an open group in a transport stream': { name: 'clip.ts', ...x264('open-gop=1') },
  // Key frames are mere recovery points: FFmpeg gives pictures after them before they are complete.
  'intra refresh': { name: 'clip.mp4', bFrames: 0, ...x264('intra-refresh=1:keyint=12') },
  'HEVC with an open group': {
    name: 'clip.mp4',
    encoder: 'libx265' as FFEncoderCodec,
    options: { 'x265-params': 'log-level=none:open-gop=1:keyint=12' },
  },
  'ten bits': { name: 'clip.mkv', pixelFormat: AV_PIX_FMT_YUV420P10LE },
  'a variable frame rate': { name: 'clip.mkv', pts: (i) => i * i * 3 + i },
  'MPEG-4 in Matroska': { name: 'clip.mkv', ...mpeg4 },
  // AVI knows when packets are decoded, not when frames are shown.
  'MPEG-4 in AVI': { name: 'clip.avi', ...mpeg4 },
  'VP9 with hidden frames': {
    name: 'clip.webm',
    encoder: 'libvpx-vp9' as FFEncoderCodec,
    options: { deadline: 'good', 'cpu-used': '5', 'auto-alt-ref': '1', 'lag-in-frames': '16' },
  },
};

const hashes = async (media: Media, root: string, policy: SamplingPolicy) => {
  const [file = ''] = await readdir(root);
  const { manifest } = await media.decode({ root, file }, policy);
  return manifest.frames;
};

describeEachBackend('frames found by seeking are those of decoding from the start', (backend) => {
  let media: Media;
  beforeAll(async () => {
    media = await openMedia({ backend });
  });
  afterAll(() => media.close());

  test.each(Object.entries(recipes))('%s', async (_, recipe) => {
    const root = await temporaryFolder();
    encodeClip(root, recipe);
    const all = await hashes(media, root, everyFrame);
    expect(new Set(all.map(({ planeHash }) => planeHash)).size).toBe(60);
    for (const policy of sparse) {
      const some = await hashes(media, root, policy);
      expect(some).toEqual(some.map(({ index }) => all[index]));
    }
  });
});
