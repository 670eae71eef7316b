import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleIndices } from '../../../harness/media/samplers.ts';
import type { SamplingPolicy } from '../../../harness/schema/frames.ts';

const size = { longSide: 768, jpegQuality: 90 };
const steady = (frames: number, fps = 30) => Array.from({ length: frames }, (_, i) => i / fps);

describe('8 of 300', () => {
  const golden = {
    linspace: [0, 42, 85, 128, 170, 213, 256, 299],
    interior: [33, 66, 100, 133, 166, 200, 233, 266],
    midpoint: [18, 56, 93, 131, 168, 206, 243, 281],
  };
  for (const [sampler, indices] of Object.entries(golden)) {
    test(sampler, () => {
      const policy = { sampler, count: 8, ...size } as SamplingPolicy;
      expect(sampleIndices(policy, steady(300))).toEqual(indices);
    });
  }
});

test('linspace shows the first frame when it shows one', () => {
  expect(sampleIndices({ sampler: 'linspace', count: 1, ...size }, steady(300))).toEqual([0]);
});

test('linspace drops duplicates when there are fewer frames than asked for', () => {
  const policy = { sampler: 'linspace', count: 32, ...size } as const;
  expect(sampleIndices(policy, steady(3))).toEqual([0, 1, 2]);
});

describe('fps', () => {
  const policy = (fps: number, maxFrames: number) =>
    ({ sampler: 'fps', fps, maxFrames, ...size }) as const;

  test('takes the frame on screen at every tick', () => {
    expect(sampleIndices(policy(1, 100), steady(91))).toEqual([0, 30, 60, 90]);
    expect(sampleIndices(policy(2, 100), steady(31, 29.97))).toEqual([0, 14, 29]);
  });

  test('takes the frame before a tick that falls between two frames', () => {
    expect(sampleIndices(policy(1, 100), [0, 0.4, 0.9, 1.1, 2.5, 3.2])).toEqual([0, 2, 3, 4]);
  });

  test('takes a frame once that stays for several ticks', () => {
    expect(sampleIndices(policy(10, 100), [0, 5, 5.1])).toEqual([0, 1, 2]);
  });

  test('caps by linspace over the selected frames', () => {
    expect(sampleIndices(policy(1, 3), steady(301))).toEqual([0, 150, 300]);
  });
});

describe('fps in steps of whole frames, as OpenCV counts them', () => {
  const policy = {
    sampler: 'fps',
    fps: 2,
    steps: 'whole-frames',
    maxFrames: 1024,
    ...size,
  } as const;

  test.each([
    ['29.97, whose half is 14.985', 43, 30_000 / 1001, [0, 14, 28, 42]],
    ['30', 46, 30, [0, 15, 30, 45]],
    ['25, whose half is 12.5', 37, 25, [0, 12, 24, 36]],
    ['1 a second: each frame, and no division by zero', 4, 1, [0, 1, 2, 3]],
    ['2 a second', 3, 2, [0, 1, 2]],
    ['3 a second, whose half is 1.5', 3, 3, [0, 1, 2]],
  ])('of %s', (_, frames, fps, indices) => {
    expect(sampleIndices(policy, steady(frames, fps), fps)).toEqual(indices);
    // Without a word of the container, by the times.
    expect(sampleIndices(policy, steady(frames, fps))).toEqual(indices);
  });

  test('a single frame is shown, whatever its rate', () => {
    expect(sampleIndices(policy, [0])).toEqual([0]);
    expect(sampleIndices(policy, [0], 24)).toEqual([0]);
  });

  test('the container says the rate, not the times', () => {
    expect(sampleIndices(policy, [0, 0.1, 0.2, 5, 9], 4)).toEqual([0, 2, 4]);
  });
});

test('every sampler gives sorted, distinct indices in range, at most as many as asked for', () => {
  const gaps = fc.array(fc.double({ min: 0.001, max: 3, noNaN: true }), { maxLength: 200 });
  const policies = fc.oneof(
    fc.record({
      sampler: fc.constantFrom('linspace' as const, 'interior' as const, 'midpoint' as const),
      count: fc.integer({ min: 1, max: 300 }),
    }),
    fc.record({
      sampler: fc.constant('fps' as const),
      fps: fc.double({ min: 0.01, max: 60, noNaN: true }),
      maxFrames: fc.integer({ min: 1, max: 300 }),
    }),
  );
  fc.assert(
    fc.property(policies, gaps, (policy, steps) => {
      const atSeconds = [0];
      for (const step of steps) atSeconds.push((atSeconds.at(-1) ?? 0) + step);
      const indices = sampleIndices({ ...policy, ...size }, atSeconds);
      const most = policy.sampler === 'fps' ? policy.maxFrames : policy.count;
      expect(indices.length).toBeGreaterThan(0);
      expect(indices.length).toBeLessThanOrEqual(Math.min(most, atSeconds.length));
      expect(indices.every((index, i) => i === 0 || index > (indices[i - 1] ?? 0))).toBe(true);
      expect(indices[0]).toBeGreaterThanOrEqual(0);
      expect(indices.at(-1)).toBeLessThan(atSeconds.length);
    }),
  );
});
