import { expect, test } from 'vitest';
import type { DecodeJob } from '../../../../harness/media/backend.ts';
import {
  decodeArguments,
  expectedFrames,
} from '../../../../harness/media/ffmpeg/decode-arguments.ts';
import { complaint, probeProgram } from '../../../../harness/media/ffmpeg/program.ts';

const first = { packet: 0, pts: 0, first: true };
const key = { packet: 50, pts: 5000, first: false };
const frame = { index: 52, packet: 52, pts: 5200, atSeconds: 2.08 };

const job: DecodeJob = {
  path: '/data/a [b]:c.mp4',
  stream: {
    index: 3,
    codec: 'h264',
    width: 1280,
    height: 720,
    pixelFormat: 'yuv420p',
    timeBase: { num: 1, den: 90_000 },
    framesPerSecond: 25,
    picture: false,
    preferred: true,
  },
  order: 'timed',
  runs: [],
  first,
  renditions: [{ longSide: 768, form: { jpegQuality: 90 }, indices: [52] }],
};

const after = (args: string[], flag: string) => args[args.indexOf(flag) + 1];

test('after a seek the key frame is asked for too, as a witness', () => {
  const attempt = { wanted: [frame], from: key, quick: true };
  expect(expectedFrames(attempt)).toEqual([
    { pts: 5000, index: null },
    { pts: 5200, index: 52 },
  ]);
  const args = decodeArguments(job, attempt, 2);
  expect(after(args, '-frames:v')).toBe('2');
  expect(after(args, '-filter_complex')).toContain("[0:3]select='eq(pts,5000)+eq(pts,5200)'");
  expect(after(args, '-filter_complex')).toContain('scale=768:432:');
});

test('each size is scaled once and has a file descriptor of its own', () => {
  const [one] = job.renditions;
  if (one === undefined) throw new Error('no rendition');
  const renditions = [one, { ...one, jpegQuality: 50 }, { ...one, longSide: 320 }];
  const attempt = { wanted: [frame], from: first, quick: true };
  const args = decodeArguments({ ...job, renditions }, attempt, 2);
  expect(after(args, '-filter_complex')).toMatch(
    /split=3\[planes\].*scale=768:432:.*scale=320:180:/,
  );
  expect(args.filter((word) => word.startsWith('pipe:'))).toEqual(['pipe:1', 'pipe:3', 'pipe:4']);
});

test('the seek is no earlier than the key frame, to the microsecond', () => {
  const args = decodeArguments(job, { wanted: [frame], from: key, quick: true }, 2);
  expect(Number(after(args, '-ss'))).toBeGreaterThan(5000 / 90_000);
  expect(Number(after(args, '-ss'))).toBeLessThan(5000 / 90_000 + 0.00001);
});

test('from the first key frame there is no seek, and a name is never a protocol', () => {
  const args = decodeArguments(job, { wanted: [frame], from: first, quick: true }, 2);
  expect(args).not.toContain('-ss');
  expect(after(args, '-i')).toBe('file:/data/a [b]:c.mp4');
  expect(after(args, '-protocol_whitelist')).toBe('file');
});

test('frames without timestamps of their own are counted', () => {
  const attempt = { wanted: [frame], from: first, quick: true };
  const args = decodeArguments({ ...job, order: 'counted' }, attempt, 2);
  expect(after(args, '-filter_complex')).toContain("select='eq(n,52)'");
});

test('ffprobe stands beside ffmpeg', () => {
  const beside = (path: string) => probeProgram({ path, memoryLimitBytes: 1 }).path;
  expect(beside('ffmpeg')).toBe('ffprobe');
  expect(beside('/opt/ffmpeg-8/bin/ffmpeg')).toBe('/opt/ffmpeg-8/bin/ffprobe');
});

test('a complaint is the first line without its address', () => {
  expect(complaint('\n[h264 @ 0x55d1] no frame!\nmore\n')).toBe('no frame!');
});
