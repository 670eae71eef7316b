import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Key frames of the generated clip stand this many frames apart, as encoders do by default. */
export const KEY_FRAME_EVERY = 250;

const NAME = 'moving-720p30-600s-key250.mp4';

/**
 * Ten minutes of 720p at 30 frames a second, H.264 with B-frames: a scrolling test picture with some
 * noise, so that every frame costs what frames of a camera cost. Returns its name in `folder`.
 */
export async function generatedClip(folder: string): Promise<string> {
  const clip = join(folder, NAME);
  if (existsSync(clip)) return NAME;
  await mkdir(folder, { recursive: true });
  const piece = `${clip}.piece.mp4`;
  const draft = `${clip}.draft.mp4`;
  const frames = KEY_FRAME_EVERY * 8;
  const picture = 'testsrc2=size=1280x720:rate=30,scroll=h=0.004:v=0.003,noise=alls=6:allf=t';
  const encode = `-c:v libx264 -preset medium -crf 27 -g ${KEY_FRAME_EVERY} -sc_threshold 0`;
  await ffmpeg([
    '-f',
    'lavfi',
    '-i',
    picture,
    '-frames:v',
    String(frames),
    ...words(encode),
    piece,
  ]);
  // Repeated instead of encoded nine times over: decoding costs the same.
  await ffmpeg([...words('-stream_loop 8'), '-i', piece, ...words('-c copy'), draft]);
  await rm(piece);
  await rename(draft, clip);
  return NAME;
}

/** Runs the program quietly to its end. */
export async function ffmpeg(args: string[]): Promise<void> {
  await run('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args]);
}

export async function ffmpegIsThere(): Promise<boolean> {
  return ffmpeg(['-version']).then(
    () => true,
    () => false,
  );
}

export function words(line: string): string[] {
  return line.split(' ');
}
