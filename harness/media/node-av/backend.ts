import { readFile } from 'node:fs/promises';
import { getFFmpegInfo } from 'node-av/lib';
import type { Backend } from '../backend.ts';
import { decodeRuns } from './decode-runs.ts';
import { packClip } from './pack-clip.ts';
import { listPackets } from './list-packets.ts';
import { forgetErrors, keepErrors } from './reason.ts';

/** FFmpeg's libraries, called inside this process. */
export function nodeAv(threads: number): Backend {
  keepErrors();
  return {
    async version() {
      const manifest = new URL('../package.json', import.meta.resolve('node-av'));
      const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
      return `${version}+ffmpeg-${getFFmpegInfo().version}`;
    },
    async list(path) {
      await forgetErrors();
      return listPackets(path);
    },
    async decode(job) {
      await forgetErrors();
      return decodeRuns(job, threads);
    },
    async pack(job) {
      await forgetErrors();
      return packClip(job);
    },
  };
}
