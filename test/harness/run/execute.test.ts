import { describe, expect, it } from 'vitest';
import { EndpointError, MediaError } from '../../../harness/errors.ts';
import { wholeProbe } from '../../../harness/plan/planned-probe.ts';
import { planTrials } from '../../../harness/plan/trials.ts';
import { probe as blind } from '../../../harness/probes/blind.ts';
import { probe as frameMiddle } from '../../../harness/probes/frame-middle.ts';
import { probe as full } from '../../../harness/probes/full.ts';
import { probe as reverse } from '../../../harness/probes/reverse.ts';
import { systemClock } from '../../../harness/run/clock.ts';
import { execute, type Execution } from '../../../harness/run/execute.ts';
import type { Request } from '../../../harness/schema/endpoint.ts';
import type { SamplingPolicy } from '../../../harness/schema/frames.ts';
import { isSettled, type JournalLine } from '../../../harness/schema/journal.ts';
import { defineProtocol } from '../../../harness/schema/protocol.ts';
import type { Probe } from '../../../harness/schema/probe.ts';
import { decodedClip } from '../../support/decoded-clip.ts';
import { choiceItem } from '../../support/items.ts';

const protocol = defineProtocol({
  id: 'p',
  title: 'p',
  prompt: { segments: [{ text: '{question}' }] },
  frames: { sampler: 'linspace', count: 4, longSide: 64, jpegQuality: 90 },
  transport: 'frames',
  defaults: {},
  extractor: 'choice',
  scorer: 'exact',
});
const countOf = (policy: SamplingPolicy) =>
  policy.sampler === 'fps' ? policy.maxFrames : policy.count;
const turned: Probe = { ...full, id: 'turned', frames: (frames) => frames.toReversed() };
const one: Probe = {
  ...full,
  id: 'one',
  select: (policy) => ({ ...policy, sampler: 'interior', count: 1 }),
};

function execution(more: Partial<Execution> & { videos: number; probes?: Probe[] }) {
  const { videos, probes = [full, blind, frameMiddle, turned, one], ...rest } = more;
  const items = Array.from({ length: videos * 9 }, (_, index) =>
    choiceItem(`v${index % videos}_${index}`),
  );
  const lines = new Map<string, JournalLine>();
  const asked: Request[] = [];
  const never = new AbortController().signal;
  const decoded: string[] = [];
  const whole: Execution = {
    trials: planTrials(items, probes.map(wholeProbe), { kind: 'model', protocol }).trials,
    protocol,
    endpoint: {
      accepts: ['text', 'image'],
      async send(request) {
        asked.push(request);
        return { text: 'A', finish: 'stop' };
      },
    },
    kind: 'model',
    modelName: 'm',
    settings: {},
    seed: 0,
    root: '/nowhere',
    journal: { lines, append: async (line) => void lines.set(line.trial, line) },
    async decodeAll(file, policies) {
      decoded.push(file);
      return policies.map((policy) => decodedClip(file, countOf(policy)));
    },
    manifests: { keep: async () => 'key' },
    cache: null,
    limiter: { concurrency: { mode: 'fixed', count: 16 } },
    retry: { attempts: 2, firstDelayMs: 0, maxDelayMs: 0 },
    requireAll: false,
    now: () => new Date(0),
    clock: systemClock,
    drain: never,
    abort: never,
    onLine() {},
    ...rest,
  };
  return { execution: whole, lines, asked, decoded };
}

describe('decoding', () => {
  it('happens once a video, for 9 questions under 5 probes', async () => {
    const { execution: run, lines, decoded } = execution({ videos: 20 });
    await execute(run);
    expect(lines.size).toBe(20 * 9 * 5);
    expect(decoded.toSorted()).toEqual(
      Array.from({ length: 20 }, (_, index) => `videos/v${index}.mp4`).toSorted(),
    );
  });

  it('of a crashed, hung or greedy decoder fails the trials that show its video, and no other', async () => {
    const codes = ['DECODER_CRASHED', 'DECODER_TIMEOUT', 'DECODER_MEMORY'] as const;
    const { execution: run, lines } = execution({
      videos: 6,
      probes: [full, blind],
      async decodeAll(file, policies) {
        const code = codes[Number(/v(\d)/.exec(file)?.[1])];
        if (code !== undefined) throw new MediaError(code, file);
        return policies.map((policy) => decodedClip(file, countOf(policy)));
      },
    });
    await execute(run);
    const failed = [...lines.values()].filter((line) => line.failure !== null);
    expect(failed).toHaveLength(27);
    expect(failed.every(({ item, probe }) => /^v[012]_/.test(item) && probe === 'full')).toBe(true);
    expect(new Set(failed.map((line) => line.failure?.code))).toEqual(new Set(codes));
    expect(lines.size).toBe(6 * 9 * 2);
  });

  it('of a broken frame fails the probes that show it, and no other', async () => {
    const { execution: run, lines } = execution({
      videos: 1,
      async decodeAll(file, policies) {
        if (policies.some((policy) => countOf(policy) > 1))
          throw new MediaError('CLIP_UNDECODABLE', file);
        return policies.map((policy) => decodedClip(file, countOf(policy)));
      },
    });
    await execute(run);
    const probes = (failed: boolean) =>
      new Set(
        [...lines.values()]
          .filter((line) => (line.failure !== null) === failed)
          .map((line) => line.probe),
      );
    expect(probes(true)).toEqual(new Set(['full', 'turned']));
    expect(probes(false)).toEqual(new Set(['blind', 'frame-middle', 'one']));
  });

  it('that vanishes in the middle of a run fails what is left', async () => {
    let there = 3;
    const { execution: run, lines } = execution({
      videos: 6,
      probes: [full],
      async decodeAll(file, policies) {
        there -= 1;
        if (there < 0) throw new MediaError('CLIP_MISSING', file);
        return policies.map((policy) => decodedClip(file, countOf(policy)));
      },
    });
    await execute(run);
    const failed = [...lines.values()].filter((line) => line.failure?.code === 'CLIP_MISSING');
    expect({ failed: failed.length, all: lines.size }).toEqual({ failed: 27, all: 54 });
  });

  it('goes on while requests are in flight, and never holds more than its budget', async () => {
    const megabyte = 2 ** 20;
    let held = 0;
    let most = 0;
    const perVideo = 40 * megabyte;
    const begun: string[] = [];
    const left = new Map<string, number>();
    const { execution: run } = execution({
      videos: 30,
      probes: [full],
      limiter: { concurrency: { mode: 'fixed', count: 64 } },
      async decodeAll(file, policies) {
        begun.push(file);
        held += perVideo;
        most = Math.max(most, held);
        left.set(file, 9);
        return policies.map((policy) => {
          const clip = decodedClip(file, countOf(policy));
          for (const frame of clip.frames) {
            // Only its size is looked at: no memory is taken.
            Object.defineProperty(frame.jpeg, 'byteLength', { value: 10 * megabyte });
          }
          return clip;
        });
      },
      onLine(line) {
        const file = `videos/${line.item.split('_')[0]}.mp4`;
        const rest = (left.get(file) ?? 0) - 1;
        left.set(file, rest);
        if (rest === 0) held -= perVideo;
      },
    });
    await execute(run);
    expect(begun).toHaveLength(30);
    // The guess is learnt from the first eight videos; from then on the budget of 256 MB holds.
    expect(most / megabyte).toBeLessThanOrEqual(320);
  });
});

describe('what ends a run', () => {
  const reset = new EndpointError('ENDPOINT_UNREACHABLE', 'reset', { retryable: true });

  it('is a server that is gone', async () => {
    const { execution: run, lines } = execution({ videos: 4, probes: [blind] });
    let left = 10;
    const answer = run.endpoint.send.bind(run.endpoint);
    run.endpoint.send = async (request, signal) => {
      left -= 1;
      if (left < 0) throw reset;
      return answer(request, signal);
    };
    await expect(execute(run)).rejects.toBe(reset);
    const replies = [...lines.values()].filter((line) => line.reply !== null);
    expect(replies).toHaveLength(10);
  });

  it('is not one request that the server cannot take', async () => {
    const { execution: run, lines } = execution({ videos: 4, probes: [blind] });
    const answer = run.endpoint.send.bind(run.endpoint);
    run.endpoint.send = async (request, signal) => {
      if (request.item.id !== 'v2_2') return answer(request, signal);
      while (lines.size < 30) await new Promise((resolve) => setImmediate(resolve));
      throw reset;
    };
    await execute(run);
    expect(lines.get('v2_2/blind')?.failure?.code).toBe('ENDPOINT_UNREACHABLE');
    expect(lines.size).toBe(36);
  });

  it('leaves the replies that are on their way to the journal', async () => {
    const { execution: run, lines } = execution({
      videos: 2,
      probes: [blind],
      limiter: { concurrency: { mode: 'fixed', count: 4 } },
    });
    let count = 0;
    const refused = Promise.withResolvers<void>();
    run.endpoint.send = async () => {
      count += 1;
      if (count === 4) {
        refused.resolve();
        throw new EndpointError('ENDPOINT_AUTH', 'no');
      }
      await refused.promise;
      return { text: 'A', finish: 'stop' };
    };
    await expect(execute(run)).rejects.toMatchObject({ code: 'ENDPOINT_AUTH' });
    expect({ asked: count, kept: lines.size }).toEqual({ asked: 4, kept: 3 });
  });
});

it('a run that drains does not wait for what is being decoded', async () => {
  const drain = new AbortController();
  const { execution: run, lines } = execution({
    videos: 2,
    probes: [full],
    drain: drain.signal,
    async decodeAll(file, policies) {
      if (file === 'videos/v1.mp4') await new Promise(() => {});
      return policies.map((policy) => decodedClip(file, countOf(policy)));
    },
    onLine: () => {
      if (lines.size === 9) drain.abort();
    },
  });
  await execute(run);
  expect(lines.size).toBe(9);
});

it('a clip that leaves a probe nothing to change is written down, and not asked again', async () => {
  const {
    execution: whole,
    lines,
    asked,
  } = execution({
    videos: 1,
    probes: [full, reverse],
    decodeAll: async (file, policies) => policies.map(() => decodedClip(file, 1)),
  });
  await execute(whole);
  expect(asked).toHaveLength(9);
  const line = lines.get('v0_0/reverse');
  expect(line).toMatchObject({ reply: null, failure: { code: 'PROBE_INAPPLICABLE' } });
  expect(isSettled(line)).toBe(true);
  await execute(whole);
  expect(asked).toHaveLength(9);
});

it('writes down what a probe made of the frames', async () => {
  const { execution: whole, lines } = execution({ videos: 1, probes: [full, reverse] });
  await execute(whole);
  expect(lines.get('v0_0/full')?.shown).toBeUndefined();
  expect(lines.get('v0_0/reverse')?.shown).toEqual({ frames: [3, 2, 1, 0] });
});
