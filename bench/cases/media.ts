import { join } from 'node:path';
import { openMedia } from '../../harness/media/media.ts';
import type { BenchmarkCase } from '../case.ts';
import { ffmpeg, ffmpegIsThere, generatedClip, words } from '../clip.ts';
import { bareDecode } from '../bare-decode.ts';

const policy = { sampler: 'linspace', count: 32, longSide: 768, jpegQuality: 90 } as const;

/** 32 frames of a ten-minute clip, as a protocol asks for them. */
export const benchmark: BenchmarkCase = {
  title: '32 frames of a 10-minute 720p clip, key frame every 250',
  async prepare(cacheFolder) {
    if (!(await ffmpegIsThere())) {
      const skipped = 'the ffmpeg program is not installed, and everything is measured against it';
      return { measurements: [], notes: [], skipped, close: async () => {} };
    }
    const file = await generatedClip(cacheFolder);
    const path = join(cacheFolder, file);
    const bare = await bareDecode(path, policy);
    const decode = async () => {
      // Opened each time: what a process and the packet list cost belongs to the figure.
      const media = await openMedia({ backend: 'node-av' });
      await media.decode({ root: cacheFolder, file }, policy);
      await media.close();
    };
    const wholeFile = () => ffmpeg(['-i', path, ...words('-map 0:v:0 -f null -')]);
    const seeks = async () => {
      for (const atSeconds of bare.atSeconds) {
        const place = ['-ss', atSeconds.toFixed(6), '-i', path];
        await ffmpeg([...place, ...words('-map 0:v:0 -frames:v 1 -vf scale=768:-2 -f null -')]);
      }
    };
    return {
      measurements: [
        {
          name: 'against the ffmpeg program, whole file',
          subject: decode,
          yardstick: wholeFile,
          target: 0.35,
        },
        {
          name: 'against the ffmpeg program, 32 seeks',
          subject: decode,
          yardstick: seeks,
          target: 0.8,
        },
        {
          name: 'against the least: bare decoding of the runs',
          subject: decode,
          yardstick: () => bare.run(),
          target: null,
        },
      ],
      notes: bare.notes,
      close: async () => {},
    };
  },
};
