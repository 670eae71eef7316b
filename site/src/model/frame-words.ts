import type { Result } from '../../../harness/schema/result.ts';
import { counted } from './figures.ts';

type Protocol = Pick<Result['protocol'], 'frames' | 'transport'>;

/** What is shown, in a chip: "32 frames", "2 fps, at most 64", "frames not disclosed". */
export function shortFrames({ frames, transport }: Protocol): string {
  if (transport === 'video') return 'whole file';
  if (frames.sampler === 'fps') return `${frames.fps} fps, at most ${frames.maxFrames}`;
  return frames.count === undefined ? 'frames not disclosed' : counted(frames.count, 'frame');
}

/** How frames are picked and sized, as a sentence. */
export function longFrames({ frames }: Pick<Protocol, 'frames'>): string {
  if (frames.sampler === 'undisclosed') {
    const size =
      frames.pixelsPerFrame === undefined
        ? ''
        : `, ${counted(frames.pixelsPerFrame, 'pixel')} a frame`;
    const count = frames.count === undefined ? 'Number' : counted(frames.count, 'frame');
    return `${count}${size}; how they were picked is not disclosed`;
  }
  const size = `longer side ${frames.longSide} px, JPEG quality ${frames.jpegQuality}`;
  if (frames.sampler === 'fps') {
    return `${frames.fps} a second, at most ${counted(frames.maxFrames, 'frame')}, ${size}`;
  }
  return `${counted(frames.count, 'frame')}, sampler “${frames.sampler}”, ${size}`;
}
