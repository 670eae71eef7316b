import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MediaError } from '../../../harness/errors.ts';
import { openMedia, type Media } from '../../../harness/media/media.ts';
import { describeWithRealData, realData } from '../../support/real-data.ts';
import { describeEachBackend } from './support/backends.ts';

const policy = { sampler: 'linspace', count: 8, longSide: 256, jpegQuality: 90 } as const;

/** How each file ends: the number of its frames and of those shown, or an error and its reason. */
const ENDINGS: Record<string, { frameCount: number; shown: number } | [string, RegExp]> = {
  'ac3.mp4': ['CLIP_UNREADABLE', /no video stream/],
  'annex-b.mp4': ['CLIP_UNDECODABLE', /frame 5 /],
  'av1-clearkey-cbcs-video.mp4': ['CLIP_ENCRYPTED', /encrypted/],
  'bbb_sunflower_QCIF_30fps_h263_noaudio_1f.3gp': { frameCount: 1, shown: 1 },
  'bbb_sunflower_QCIF_30fps_mp4v_noaudio_1f.mp4': { frameCount: 1, shown: 1 },
  'bipbop_audioinit.mp4': ['CLIP_UNREADABLE', /no video stream/],
  'bipbop_cbcs_video_init.mp4': ['CLIP_ENCRYPTED', /encrypted/],
  'bipbop_nonfragment_header.mp4': ['CLIP_UNREADABLE', /no packets/],
  'chunk_out_of_range.mp4': ['CLIP_UNREADABLE', /contradictionary STSC and STCO/],
  'cursed-vfr.mp4': { frameCount: 63, shown: 8 },
  'edts.mp4': { frameCount: 225, shown: 8 },
  'frames.webm': { frameCount: 100, shown: 8 },
  'h264_white_frame_sar_16_9.mp4': { frameCount: 1, shown: 1 },
  'hevc.ts': { frameCount: 120, shown: 8 },
  'hevc_white_frame.mp4': { frameCount: 1, shown: 1 },
  'invalid_userdata.mp4': ['CLIP_UNREADABLE', /no packets/],
  'minimal.mp4': { frameCount: 1, shown: 1 },
  'multiple-aac-tracks.mp4': ['CLIP_UNREADABLE', /no video stream/],
  'no-initial-keyframe.ts': { frameCount: 15, shown: 8 },
  'no_timescale.mp4': ['CLIP_UNDECODABLE', /frame 0 /],
  'rotate-buck-bunny.mp4': { frameCount: 45, shown: 8 },
  'sar_2x1.mp4': { frameCount: 150, shown: 8 },
  'short-cenc.mp4': ['CLIP_ENCRYPTED', /encrypted/],
  'sine-3s-xhe-aac-44khz-mono.mp4': ['CLIP_UNREADABLE', /no video stream|cannot be opened/],
  "te[s]t_ video ' _ .flv": { frameCount: 10, shown: 8 },
  'test_case_1185230.mp4': ['CLIP_UNREADABLE', /no key frame/],
  'tiny_av1.mp4': { frameCount: 1, shown: 1 },
  'transparency-faulty.webm': { frameCount: 300, shown: 8 },
  'video_colr_nclx_rgb.mp4': { frameCount: 3, shown: 3 },
  'video_rotation_90.mp4': { frameCount: 1, shown: 1 },
  'white.mp4': { frameCount: 300, shown: 8 },
  'zero_empty_stsc.mp4': ['CLIP_UNREADABLE', /no key frame/],
};

describeWithRealData('odd clips end in frames or in an error', () => {
  // Called only by tests that run: a skipped group is still collected.
  const root = () => `${realData()}/videos/odd`;

  test('every file is listed', () => {
    expect(Object.keys(ENDINGS).toSorted()).toEqual(readdirSync(root()).toSorted());
  });

  describeEachBackend('each as listed', (backend) => {
    let media: Media;
    beforeAll(async () => {
      media = await openMedia({ backend, timeLimitMs: 30_000 });
    });
    afterAll(() => media.close());

    test.each(Object.entries(ENDINGS))('%s', async (file, ending) => {
      const result = await media
        .decode({ root: root(), file }, policy)
        .catch((reason: unknown) => reason as MediaError);
      if (Array.isArray(ending)) {
        const [code, reason] = ending;
        expect(result).toBeInstanceOf(MediaError);
        expect(result).toMatchObject({ code, hint: expect.any(String) as string });
        expect((result as MediaError).message).toMatch(reason);
        expect((result as MediaError).message.startsWith(`${file}: `)).toBe(true);
      } else {
        expect(result).toMatchObject({ manifest: { stream: { frameCount: ending.frameCount } } });
        expect(result).toHaveProperty('frames.length', ending.shown);
      }
    });
  });
});
