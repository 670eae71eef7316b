import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join, basename } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { ClipFailure } from '../clip-failure.ts';
import { limited } from '../memory-limit.ts';

export type ProgramResult = {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** What it wrote to file descriptor 3, and to those after it. */
  data: Uint8Array[];
};

export type Program = { path: string; memoryLimitBytes: number };

/** Exit codes with which a shell says that it cannot find or run a program. */
const NOT_STARTED = new Set([126, 127]);

/**
 * Runs `ffmpeg` or `ffprobe` to its end. It dies with this process, whose group it belongs to.
 *
 * @param outputs file descriptors that it may write to, from 3 on.
 */
export async function runProgram(
  { path, memoryLimitBytes }: Program,
  args: string[],
  outputs = 0,
): Promise<ProgramResult> {
  const [command, ...rest] = limited([path, ...args], memoryLimitBytes);
  const pipes = Array.from({ length: outputs }, () => 'pipe' as const);
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe', ...pipes] });
  await once(child, 'spawn').catch((error: Error) => {
    throw notStarted(path, error.message);
  });
  const exited = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const [stdout, stderr, data] = await Promise.all([
    text(child.stdio[1] as Readable),
    text(child.stdio[2] as Readable),
    Promise.all(pipes.map((_, i) => buffer(child.stdio[3 + i] as Readable))),
  ]);
  const [exitCode, signal] = await exited;
  if (/cannot allocate memory/i.test(stderr)) {
    throw new ClipFailure('DECODER_MEMORY', 'it needs more memory to decode than allowed');
  }
  if (exitCode !== null && NOT_STARTED.has(exitCode)) throw notStarted(path, complaint(stderr));
  if (signal !== null) {
    throw new ClipFailure('DECODER_CRASHED', `${basename(path)} died (${signal})`);
  }
  return { exitCode, stdout, stderr, data };
}

function notStarted(path: string, why: string): ClipFailure {
  return new ClipFailure('DECODER_MISSING', `the program ${path} does not start: ${why}`);
}

/** `ffprobe` comes with `ffmpeg`, in the same folder. */
export function probeProgram({ path, memoryLimitBytes }: Program): Program {
  const name = basename(path).replace('ffmpeg', 'ffprobe');
  return { path: path === basename(path) ? name : join(dirname(path), name), memoryLimitBytes };
}

/** FFmpeg's own words for what went wrong, without the address of the part that says so. */
export function complaint(stderr: string): string {
  const line = stderr.split('\n').find((one) => one.trim() !== '') ?? 'it does not say why';
  return line.replace(/^\[[^\]]*\] /, '').trim();
}
