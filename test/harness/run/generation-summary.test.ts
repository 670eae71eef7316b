import { expect, it } from 'vitest';
import { summaryLines } from '../../../harness/run/generation-summary.ts';
import type { JournalLine } from '../../../harness/schema/journal.ts';

const line = (trial: string, more: Partial<JournalLine>): JournalLine => ({
  trial,
  item: trial,
  probe: 'full',
  variant: '',
  repeat: 0,
  at: '2026-01-01T00:00:00.000Z',
  attempts: 1,
  latencyMs: 1,
  digest: null,
  frames: null,
  cached: false,
  reply: null,
  failure: null,
  ...more,
});
const stream = { codec: 'h264', width: 64, height: 64, frames: 2, seconds: 1 };
const video = { file: 'videos/a/1.mp4', bytes: 1, sha256: '', inputs: {}, stream };
const failed = (code: string) => ({ failure: { code, message: '' } });
const lines = [
  line('a', { reply: { text: video.file, finish: 'stop', video } }),
  line('b', { reply: { text: '', finish: 'refusal' } }),
  line('c', failed('VIDEO_MISSING')),
  line('d', failed('VIDEO_MISSING')),
  line('e', failed('VIDEO_UNREADABLE')),
];

it('counts what is there, what was refused and what failed, with what to do', () => {
  const told = summaryLines(lines, { recorded: false, judge: 'judge it', again: 'run again' });
  expect(told).toEqual([
    '  1 of 5 videos are there, 1 were refused; none of them is judged: judge it',
    '  2 failed with VIDEO_MISSING: asked again with run again',
    '  1 failed with VIDEO_UNREADABLE: asked again with run again',
  ]);
});

it('a folder that is mended is another run; a judged run is not told to be judged', () => {
  const told = summaryLines(lines, { recorded: true, judge: null, again: 'run again' });
  expect(told[0]).toBe('  1 of 5 videos are there, 1 were refused');
  expect(told[1]).toContain('another folder');
});
