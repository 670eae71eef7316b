import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSpan } from '../../../harness/grounding/span-answer.ts';

function read(reply: string) {
  const answer = readSpan(reply);
  return answer.span === null ? answer.reason : [answer.span.start, answer.span.end, answer.rule];
}

describe('a span', () => {
  it.each([
    ['<time>3.2 - 7</time>', 3.2, 7, 'tag'],
    ['It is here: <span>[3, 7]</span>', 3, 7, 'tag'],
    ['<TIME>3, 7</TIME>', 3, 7, 'tag'],
    ['<time>3</time> to <time>7</time>', 3, 7, 'tag'],
    ['<time>00:03-00:07</time>, not from 9 s to 12 s', 3, 7, 'tag'],
    ['{"start": 3.2, "end": 7}', 3.2, 7, 'json'],
    ['```json\n{"answer": "B", "start": "00:03", "end": "00:07"}\n```', 3, 7, 'json'],
    ["{'start_time': 3, 'end_time': 7}", 3, 7, 'json'],
    ['{"answer": "B", "span": {"start": 3, "end": 7}}', 3, 7, 'json'],
    ['[3, 7]', 3, 7, 'bracket'],
    ['The answer is B [3.0s, 7.25s].', 3, 7.25, 'bracket'],
    ['{"span": [3, 7]}', 3, 7, 'bracket'],
    ['[00:03 - 00:07]', 3, 7, 'bracket'],
    ['00:03-00:07', 3, 7, 'clock'],
    ['From 1:02:03 to 1:02:09.5 he runs.', 3723, 3729.5, 'clock'],
    ['from 00:03 to 7', 3, 7, 'clock'],
    ['from 3.2s to 7', 3.2, 7, 'unit'],
    ['He runs between 3 and 7 seconds.', 3, 7, 'unit'],
    ['about 3 seconds to about 7 seconds', 3, 7, 'unit'],
    ['from second 3 to second 7', 3, 7, 'unit'],
    ['from 1 to 2 minutes', 60, 120, 'unit'],
    ['from 30 s until 2 min', 30, 120, 'unit'],
    ['from 1m 5s to 1 minute 20.5 seconds', 65, 80.5, 'unit'],
    ['from 1h 0m 5s to 1h 0m 6s', 3605, 3606, 'unit'],
    ['t = 3s to t = 7s', 3, 7, 'unit'],
    ['The dog barks from 3.2 to 7.5.', 3.2, 7.5, 'decimal'],
    ['3 – 7', 3, 7, 'whole'],
    ['**3 to 7.**', 3, 7, 'whole'],
    ['(3.5, 7)', 3.5, 7, 'whole'],
    ['between 3 and 7', 3, 7, 'whole'],
    ['<think>Not [1, 2].</think> [3, 7]', 3, 7, 'bracket'],
    ['<answer>B</answer> seen from 3s to 7s', 3, 7, 'unit'],
    ['I first thought of [1, 2]. <answer>3, 7</answer>', 3, 7, 'whole'],
    ['[3, 7], so again: [3.0, 7.0]', 3, 7, 'bracket'],
    ['from 5 s to 5 s', 5, 5, 'unit'],
  ])('%s', (reply, start, end, rule) => {
    expect(read(reply)).toEqual([start, end, rule]);
  });

  it('is final where it stands in a tag, an object or an answer', () => {
    expect(readSpan('<time>3 - 7</time>')).toMatchObject({ final: true });
    expect(readSpan('{"start": 3, "end": 7}')).toMatchObject({ final: true });
    expect(readSpan('<answer>[3, 7]</answer>')).toMatchObject({ final: true });
    expect(readSpan('from 3 s to 7 s')).toMatchObject({ final: false });
  });
});

describe('no span', () => {
  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['I cannot tell.', 'none'],
    ['At 3 seconds.', 'none'],
    ['The score goes from 3 to 7 points.', 'none'],
    ['It falls between 3 and 7 people.', 'none'],
    ['He throws it from 3.5 to 7.5 metres.', 'none'],
    ['2024-10-11', 'none'],
    ['-3 to 5', 'none'],
    ['[10, 20, 30, 40]', 'none'],
    ['1:75 to 2:00', 'none'],
    ['{"start": null, "end": 7}', 'none'],
    ['<think>[3, 7]', 'none'],
    ['[3, 7] or [9, 12]', 'ambiguous'],
    ['[[3, 7], [9, 12]]', 'ambiguous'],
    ['<time>3 - 7</time> <time>9 - 12</time>', 'ambiguous'],
    ['{"start": 3, "end": 7} {"start": 9, "end": 12}', 'ambiguous'],
    ['from 3 s to 7 s and from 9 s to 12 s', 'ambiguous'],
    ['<answer>[3, 7]</answer> <answer>[9, 12]</answer>', 'ambiguous'],
    ['from frame 30 to frame 70', 'unit'],
    ['frames 30 to 70', 'unit'],
    ['from 10% to 20%', 'unit'],
    ['[7, 3]', 'reversed'],
    ['from 0:07 to 0:03', 'reversed'],
  ])('%j: %s', (reply, reason) => {
    expect(read(reply)).toBe(reason);
  });
});

describe('any span', () => {
  const tenths = fc.integer({ min: 0, max: 35_999 }).map((value) => value / 10);
  const spans = fc.tuple(tenths, tenths).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  const clock = (seconds: number) => {
    const whole = Math.floor(seconds);
    const two = (value: number) => String(value).padStart(2, '0');
    const tenth = Math.round((seconds - whole) * 10);
    return `${two(Math.floor(whole / 60))}:${two(whole % 60)}.${tenth}`;
  };
  const forms: [string, (start: number, end: number) => string][] = [
    ['tag', (start, end) => `<time>${start} - ${end}</time>`],
    ['object', (start, end) => JSON.stringify({ start, end })],
    ['bracket', (start, end) => `See [${start}, ${end}].`],
    ['clock', (start, end) => `See ${clock(start)}-${clock(end)}.`],
    ['words', (start, end) => `See from ${start} to ${end} seconds.`],
    ['bare', (start, end) => `${start} to ${end}`],
  ];

  it.each(forms)('comes back from its %s', (_, write) => {
    fc.assert(
      fc.property(spans, ([start, end]) => {
        const { span } = readSpan(write(start, end));
        expect(span?.start).toBeCloseTo(start, 9);
        expect(span?.end).toBeCloseTo(end, 9);
      }),
    );
  });

  it('is never made up: a span has both its ends in the reply', () => {
    const bits = fc.constantFrom(
      '[',
      ']',
      ' ',
      ',',
      '3',
      '7',
      '-',
      ':',
      '0',
      ' to ',
      's',
      '<time>',
      '</time>',
      '.',
      '%',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 14 }), (parts) => {
        const { span } = readSpan(parts.join(''));
        if (span !== null) expect(span.start).toBeLessThanOrEqual(span.end);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '3',
    '3 ',
    '[3,',
    '{',
    '1:',
    'from 3 ',
    'between ',
    '<time>',
    '3 m',
    '"start": 3 ',
    '3 to ',
  ])('is looked for in little time in a reply of %j over and over', (bit) => {
    const before = performance.now();
    readSpan(bit.repeat(20_000));
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
