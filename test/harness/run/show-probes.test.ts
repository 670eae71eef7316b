import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeJpeg } from '../../../harness/media/jpeg.ts';
import { mirroredPicture } from '../../../harness/media/mirrored.ts';
import { plannedProbes } from '../../../harness/plan/planned-probe.ts';
import { probeRequests } from '../../../harness/plan/probe-words.ts';
import { planTrials, type Trial } from '../../../harness/plan/trials.ts';
import { kendallTau } from '../../../harness/probes/transforms/order.ts';
import { neededClip, showTrial, type Decode, type Shown } from '../../../harness/run/show.ts';
import type { VideoSource } from '../../../harness/run/show-video.ts';
import type { Frame } from '../../../harness/schema/frames.ts';
import type { Item } from '../../../harness/schema/item.ts';
import type { Part } from '../../../harness/schema/prompt.ts';
import type { Protocol } from '../../../harness/schema/protocol.ts';
import { decodedClip } from '../../support/decoded-clip.ts';
import { choiceItem } from '../../support/items.ts';
import { smallProtocol } from '../../support/protocol.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const decode: Decode = async (file, policy) => {
  const clip = decodedClip(file, policy.sampler === 'fps' ? policy.maxFrames : policy.count);
  return {
    ...clip,
    manifest: { ...clip.manifest, stream: { ...clip.manifest.stream, width: 48, height: 32 } },
  };
};
const protocol = smallProtocol({
  prompt: {
    segments: [
      { text: 'Said: {subtitles}\n', when: 'subtitles' },
      { text: 'Select the best answer to the question' },
      { text: ' based on the video', when: 'video' },
      { text: '.\n{question}' },
      { text: '\n{options}', when: 'options' },
    ],
  },
  frames: { sampler: 'linspace', count: 8, longSide: 64, jpegQuality: 90 },
});
const benchmark = {
  breakdowns: () => ({}),
  strata: () => ({}),
} as unknown as Parameters<typeof plannedProbes>[1]['benchmark'];
const items = ['a_1', 'b_1', 'c_1'].map((id) => choiceItem(id));

async function trialsOf(
  word: string,
  { own = items, under = protocol }: { own?: Item[]; under?: Protocol } = {},
): Promise<Trial[]> {
  const probes = plannedProbes(await probeRequests([word]), { items: own, benchmark, seed: 0 });
  return planTrials(own, probes, { kind: 'model', protocol: under }).trials.filter(
    ({ item }) => item === own[0],
  );
}

async function shownOf(word: string, under = protocol, own = items) {
  const trials = await trialsOf(word, { own, under });
  const context = { seed: 0, root: '/nowhere', decode, video };
  return Promise.all(trials.map((trial) => showTrial(trial, under, context)));
}

const packs: Frame[][] = [];
const video: VideoSource = {
  pack: async (frames) => {
    packs.push([...frames]);
    return { data: Uint8Array.of(7), atSeconds: frames.map(({ atSeconds }) => atSeconds) };
  },
  whole: async (file) => new TextEncoder().encode(`all of ${file}`),
};

const pictures = (parts: Part[]) =>
  parts.flatMap((part) => (part.type === 'image' ? [[part.data[0], part.atSeconds]] : []));
const textOf = (parts: Part[]) => parts.findLast((part) => part.type === 'text')?.text ?? '';

describe('single frames', () => {
  it('frame-random: any frame of full but the first, another one each draw', async () => {
    const shown = await shownOf('frame-random=40');
    const seen = shown.map(({ parts }) => pictures(parts));
    expect(seen.every((one) => one.length === 1 && one[0]?.[0] !== 0)).toBe(true);
    expect(new Set(seen.map((one) => one[0]?.[0])).size).toBe(7);
    expect(shown[0]?.record).toEqual({ frames: [seen[0]?.[0]?.[0]] });
  });

  it('frame-oracle: one frame from each part of the video', async () => {
    const shown = await shownOf('frame-oracle=4');
    expect(shown.map(({ parts }) => pictures(parts)[0]?.[0])).toEqual([1, 3, 5, 7]);
  });

  it('frame-oracle: a short clip is asked for each of its frames once', async () => {
    const short = smallProtocol({
      frames: { sampler: 'linspace', count: 3, longSide: 64, jpegQuality: 90 },
    });
    const context = { seed: 0, root: '/nowhere', decode, video };
    const asked: unknown[] = [];
    for (const trial of await trialsOf('frame-oracle=8', { under: short })) {
      const shown = await showTrial(trial, short, context).catch((error: unknown) => error);
      if (shown instanceof Error) expect(shown).toMatchObject({ code: 'PROBE_INAPPLICABLE' });
      else asked.push(...(shown as Shown).parts.flatMap((part) => pictures([part])[0]?.[0] ?? []));
    }
    expect(asked).toEqual([0, 1, 2]);
  });

  it('budget: the sampler picks so many frames', async () => {
    const shown = await shownOf('budget=1+3');
    expect(shown.map(({ parts }) => pictures(parts).length)).toEqual([1, 3]);
    expect((await trialsOf('budget')).map(({ variant }) => variant)).toEqual([
      '8-frames',
      '4-frames',
      '2-frames',
      '1-frames',
    ]);
  });
});

describe('order', () => {
  it('shuffle: the same frames in another order, at the times of full', async () => {
    for (const { parts, record } of await shownOf('shuffle=5')) {
      const seen = pictures(parts);
      const order = seen.map(([index]) => index as number);
      expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(kendallTau(order)).toBeLessThanOrEqual(0.3);
      expect(seen.map(([, at]) => at)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(record).toEqual({ frames: order });
    }
  });

  it('reverse: backwards, at the times of full', async () => {
    const [shown] = await shownOf('reverse');
    expect(pictures(shown?.parts ?? [])).toEqual(
      Array.from({ length: 8 }, (_, place) => [7 - place, place]),
    );
  });

  it('shuffle-travel: only where times are written, and they go with their pictures', async () => {
    expect(await trialsOf('shuffle-travel')).toEqual([]);
    const timed = smallProtocol({
      ...protocol,
      prompt: { ...protocol.prompt, frameLabel: 'Frame {number} at {seconds} s:' },
    });
    const texts = (shown: { parts: Part[] }[]) =>
      shown[0]?.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])) ?? [];
    const stays = texts(await shownOf('shuffle=1', timed));
    expect(stays.slice(0, 2)).toEqual(['Frame 1 at 0.0 s:', 'Frame 2 at 1.0 s:']);
    const [travels] = await shownOf('shuffle-travel=1', timed);
    const first = pictures(travels?.parts ?? [])[0]?.[0];
    expect(texts(travels === undefined ? [] : [travels])[0]).toBe(`Frame 1 at ${first}.0 s:`);
  });

  it('one frame has no order: the trial is not asked', async () => {
    const one = smallProtocol({ ...protocol, frames: { ...protocol.frames, count: 1 } as never });
    await expect(shownOf('reverse', one)).rejects.toMatchObject({ code: 'PROBE_INAPPLICABLE' });
  });
});

describe('pictures without content', () => {
  it.each(['blind-placeholder', 'noise'])('%s: as many, of the same size', async (word) => {
    const [shown] = await shownOf(word);
    const parts = shown?.parts.filter((part) => part.type === 'image') ?? [];
    expect(parts).toHaveLength(8);
    for (const { data } of parts) {
      expect(await sharp(data).metadata()).toMatchObject({ width: 48, height: 32, format: 'jpeg' });
    }
  });

  it('grey is grey, and the prompt speaks of no video', async () => {
    const [shown] = await shownOf('blind-placeholder');
    const [picture] = shown?.parts ?? [];
    const stats = await sharp(picture?.type === 'image' ? picture.data : undefined).stats();
    for (const channel of stats.channels) expect(channel).toMatchObject({ min: 128, max: 128 });
    expect(textOf(shown?.parts ?? [])).not.toContain('video');
  });

  it('noise is another one at each place, the same for every video, in the words of full', async () => {
    const [shown] = await shownOf('noise');
    const [other] = await shownOf('noise', protocol, items.toReversed());
    const data = (parts: Part[]) =>
      parts.flatMap((part) => (part.type === 'image' ? [part.data] : []));
    const own = data(shown?.parts ?? []);
    expect(new Set(own.map((one) => Buffer.from(one).toString('hex'))).size).toBe(8);
    expect(data(other?.parts ?? [])).toEqual(own);
    expect(textOf(shown?.parts ?? [])).toContain('based on the video');
    const { channels } = await sharp(own[0]).stats();
    for (const { stdev } of channels) expect(stdev).toBeGreaterThan(40);
  });
});

describe('words', () => {
  it('options-only and question-only show the one and not the other, and no picture', async () => {
    const [options] = await shownOf('options-only');
    expect(options?.parts).toHaveLength(1);
    expect(textOf(options?.parts ?? [])).toBe(
      'Select the best answer to the question.\nChoose the most likely answer.\nA. a walk\nB. a long jump over the river\nC. rest',
    );
    const [question] = await shownOf('question-only');
    expect(textOf(question?.parts ?? [])).toBe(
      'What happens in a_1?\nAnswer with a word or a short phrase.',
    );
    expect(question?.item.options).toBeUndefined();
  });

  it('rotate shows the video and each other place of the options', async () => {
    const shown = await shownOf('rotate');
    expect(shown.map(({ item }) => item.options?.map(({ text }) => text)[0])).toEqual([
      'a long jump over the river',
      'rest',
    ]);
    expect(shown.every(({ parts }) => pictures(parts).length === 8)).toBe(true);
    expect((await shownOf('blind-rotate')).every(({ parts }) => parts.length === 1)).toBe(true);
  });

  it('subtitles-only: what is said at the frames of full, and none of them', async () => {
    const root = await temporaryFolder();
    await mkdir(join(root, 'subtitle'));
    await writeFile(
      join(root, 'subtitle/a.srt'),
      '1\n00:00:00,500 --> 00:00:01,500\nshown\n\n2\n00:00:19,000 --> 00:00:20,000\nlater\n',
    );
    const said = choiceItem('a_1', { clip: { file: 'a.mp4', subtitles: 'subtitle/a.srt' } });
    const under = { ...protocol, subtitles: true };
    const [trial] = await trialsOf('subtitles-only', { own: [said], under });
    const shown = await showTrial(trial as Trial, under, { seed: 0, root, decode });
    expect(shown.parts).toEqual([
      {
        type: 'text',
        text: expect.stringMatching(
          /^Said: shown\nSelect the best answer to the question\.\n/,
        ) as string,
      },
    ]);
    expect(await trialsOf('subtitles-only', { own: [said] })).toEqual([]);
    expect(await trialsOf('subtitles-only', { under })).toEqual([]);
  });
});

describe('probes for contamination', () => {
  it('masked-option: the options without one of them, no video, and its text as the answer', async () => {
    const [shown] = await shownOf('masked-option');
    expect(shown?.parts).toHaveLength(1);
    expect(textOf(shown?.parts ?? [])).toMatch(
      /^One option .* behind \[MASK\]\.\nWhat happens in a_1\?\n(?=[^]*\[MASK\]\n)A\. [^]*\nC\. [^]*\nWrite the text/,
    );
    expect(textOf(shown?.parts ?? [])).toContain('B. a long jump over the river');
  });

  it('mirror: each frame turned around, in its place, and a whole video made anew', async () => {
    const jpeg = await encodeJpeg(gradient(), { width: 16, height: 8 }, 90);
    const turned = await mirroredPicture(jpeg, 90);
    const context = {
      seed: 0,
      root: '/',
      video,
      decode: async (file: string) => {
        const clip = decodedClip(file, 2);
        return { ...clip, frames: clip.frames.map((frame) => ({ ...frame, jpeg })) };
      },
    };
    const [trial] = await trialsOf('mirror');
    const shown = await showTrial(trial as Trial, protocol, context);
    expect(shown.parts.flatMap((part) => (part.type === 'image' ? [part.data] : []))).toEqual([
      turned,
      turned,
    ]);
    expect(shown.record).toEqual({ mirror: true });
    const whole = { ...protocol, transport: 'video' as const };
    const { parts } = await showTrial(trial as Trial, whole, context);
    expect(parts[0]).toMatchObject({ type: 'video', sampling: 'packed' });
    expect(packs.at(-1)?.map((frame) => frame.jpeg)).toEqual([turned, turned]);
  });
});

/** Dark on the left and light on the right. */
function gradient(): Uint8Array {
  return Uint8Array.from({ length: 16 * 8 * 3 }, (_, at) => 16 * (Math.floor(at / 3) % 16));
}

describe('wrong-video', () => {
  it('shows the frames of the other video, and writes down which', async () => {
    const [trial] = await trialsOf('wrong-video');
    const shown = await showTrial(trial as Trial, protocol, { seed: 0, root: '/', decode });
    expect(trial?.donor?.cluster).toMatch(/^[bc]$/);
    expect(shown.manifest?.file).toBe(`videos/${trial?.donor?.cluster}.mp4`);
    expect(neededClip(trial as Trial, protocol)?.file).toBe(shown.manifest?.file);
    expect(shown.record).toEqual({
      donor: {
        cluster: trial?.donor?.cluster,
        file: shown.manifest?.file,
        shares: [],
        sameQuestion: false,
      },
    });
    expect(textOf(shown.parts)).toContain('What happens in a_1?');
  });
});

describe('whole-video endpoints', () => {
  const whole = { ...protocol, transport: 'video' as const };

  it.each(['full', 'rerun', 'rotate'])('%s sends the file itself', async (word) => {
    const [shown] = await shownOf(word, whole);
    expect(shown?.parts[0]).toMatchObject({
      type: 'video',
      sampling: 'server',
      file: 'videos/a.mp4',
    });
  });

  it('wrong-video sends the other file', async () => {
    const [shown] = await shownOf('wrong-video', whole);
    expect(shown?.parts[0]).toMatchObject({
      sampling: 'server',
      file: expect.stringMatching(/[bc]\.mp4$/) as string,
    });
  });

  it.each([
    ['frame-middle', 1],
    ['frame-random=1', 1],
    ['shuffle=1', 8],
    ['reverse', 8],
    ['noise', 8],
    ['blind-placeholder', 8],
    ['budget=3', 3],
  ] as const)('%s sends a clip of %d frames made anew, without sound', async (word, count) => {
    const [shown] = await shownOf(word, whole);
    const [part] = shown?.parts ?? [];
    expect(part).toMatchObject({ type: 'video', mime: 'video/mp4', sampling: 'packed' });
    expect(packs.at(-1)).toHaveLength(count);
    const times = packs.at(-1)?.map(({ atSeconds }) => atSeconds) ?? [];
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it.each(['blind', 'options-only', 'question-only'])('%s sends no video', async (word) => {
    const [shown] = await shownOf(word, whole);
    expect(shown?.parts.map(({ type }) => type)).toEqual(['text']);
  });
});
