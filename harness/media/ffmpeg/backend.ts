import type { Backend } from '../backend.ts';
import { ClipFailure } from '../clip-failure.ts';
import { decodeRuns } from './decode-runs.ts';
import { listPackets } from './list-packets.ts';
import { probeProgram, runProgram, type Program } from './program.ts';

/** The `ffmpeg` and `ffprobe` programs, version 5.1 or later. */
export function ffmpegProgram(program: Program, threads: number): Backend {
  return {
    async version() {
      const { stdout } = await runProgram(program, ['-hide_banner', '-version']);
      await runProgram(probeProgram(program), ['-hide_banner', '-version']);
      const version = /^ffmpeg version (\S+)/.exec(stdout)?.[1];
      if (version === undefined) {
        throw new ClipFailure('DECODER_MISSING', `the program ${program.path} is not ffmpeg`);
      }
      return version;
    },
    list: (clip) => listPackets(probeProgram(program), clip),
    decode: (job) => decodeRuns(program, job, threads),
    // The program takes one frame rate for all frames: it cannot keep the time of each.
    pack: () =>
      Promise.reject(
        new ClipFailure('DECODER_MISSING', 'packing a clip needs the node-av decoder'),
      ),
  };
}
