import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join, basename } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { ClipFailure } from '../clip-failure.ts';

export type ProgramResult = {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** What it wrote to file descriptor 3. */
  data: Uint8Array;
};

/** Runs `ffmpeg` or `ffprobe` to its end. It shares the limits of this process and dies with it. */
export async function runProgram(program: string, args: string[]): Promise<ProgramResult> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  await once(child, 'spawn').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'it is not installed' : error.message;
    throw new ClipFailure('DECODER_MISSING', `the program ${program} does not start: ${why}`);
  });
  const exited = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const [stdout, stderr, data] = await Promise.all([
    text(child.stdio[1] as Readable),
    text(child.stdio[2] as Readable),
    buffer(child.stdio[3] as Readable),
  ]);
  const [exitCode, signal] = await exited;
  if (/cannot allocate memory/i.test(stderr)) {
    throw new ClipFailure('DECODER_MEMORY', 'it needs more memory to decode than allowed');
  }
  if (signal !== null) {
    throw new ClipFailure('DECODER_CRASHED', `${basename(program)} died (${signal})`);
  }
  return { exitCode, stdout, stderr, data };
}

/** `ffprobe` comes with `ffmpeg`, in the same folder. */
export function probeProgram(ffmpegPath: string): string {
  const name = basename(ffmpegPath).replace('ffmpeg', 'ffprobe');
  return dirname(ffmpegPath) === '.' ? name : join(dirname(ffmpegPath), name);
}

/** FFmpeg's own words for what went wrong, without the address of the part that says so. */
export function complaint(stderr: string): string {
  const line = stderr.split('\n').find((one) => one.trim() !== '') ?? 'it does not say why';
  return line.replace(/^\[[^\]]*\] /, '').trim();
}
