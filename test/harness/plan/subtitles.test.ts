import { expect, it } from 'vitest';
import { parseSubRip, subtitlesAt } from '../../../harness/plan/subtitles.ts';

const FILE = `1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Hello</i>\r\nthere\r\n\r\n2\n00:01:00.5 --> 00:01:02,000\nAgain\n\nnot a cue\n\n3\n00:02:00,000 --> 00:02:01,000\n\n`;

it('reads cues with either line ending, and passes over what is none', () => {
  expect(parseSubRip(FILE)).toEqual([
    { fromSeconds: 1, toSeconds: 2.5, text: 'Hello there' },
    { fromSeconds: 60.5, toSeconds: 62, text: 'Again' },
  ]);
});

it('gives only what is on screen at a shown frame, once', () => {
  const cues = parseSubRip(FILE);
  expect(subtitlesAt(cues, [0, 1.2, 2.5, 30])).toBe('Hello there');
  expect(subtitlesAt(cues, [61, 1])).toBe('Hello there\nAgain');
  expect(subtitlesAt(cues, [])).toBe('');
});
