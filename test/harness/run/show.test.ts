import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requestDigest, showTrial, type Decode } from '../../../harness/run/show.ts';
import { probe as blind } from '../../../harness/probes/blind.ts';
import { probe as frameMiddle } from '../../../harness/probes/frame-middle.ts';
import { probe as full } from '../../../harness/probes/full.ts';
import type { Trial } from '../../../harness/plan/trials.ts';
import type { Probe } from '../../../harness/schema/probe.ts';
import { defineProtocol, type ProtocolInput } from '../../../harness/schema/protocol.ts';
import { rememberPacks, type VideoSource } from '../../../harness/run/show-video.ts';
import type { Frame } from '../../../harness/schema/frames.ts';
import { choiceItem } from '../../support/items.ts';
import { decodedClip } from '../../support/decoded-clip.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const decode: Decode = async (file, policy) =>
  decodedClip(file, policy.sampler === 'fps' ? policy.maxFrames : policy.count);

const protocol = (more: Partial<ProtocolInput> = {}) =>
  defineProtocol({
    id: 'p',
    title: 'p',
    prompt: {
      segments: [
        { text: 'Said: {subtitles}\n', when: 'subtitles' },
        { text: '{question}' },
        { text: ' (video)', when: 'video' },
      ],
    },
    frames: { sampler: 'linspace', count: 4, longSide: 64, jpegQuality: 90 },
    transport: 'frames',
    defaults: {},
    extractor: 'choice',
    scorer: 'exact',
    ...more,
  });

const trial = (probe: Probe, item = choiceItem('v_1')): Trial => ({
  id: `${item.id}/${probe.id}`,
  item,
  probe,
  variant: '',
  repeat: 0,
});
const context = { seed: 0, root: '/nowhere', decode };

describe('showTrial', () => {
  it('puts the frames before the text, in their order', async () => {
    const shown = await showTrial(trial(full), protocol(), context);
    expect(shown.parts.map((part) => (part.type === 'image' ? part.atSeconds : part.type))).toEqual(
      [0, 1, 2, 3, 'text'],
    );
    expect(shown.parts.at(-1)).toMatchObject({ text: 'What happens in v_1? (video)' });
    expect(shown.manifest?.frames).toHaveLength(4);
    expect(shown.item).not.toHaveProperty('gold');
  });

  it('decodes nothing when blind', async () => {
    const never: Decode = () => Promise.reject(new Error('decoded'));
    const shown = await showTrial(trial(blind), protocol(), { ...context, decode: never });
    expect(shown).toMatchObject({ manifest: null, parts: [{ text: 'What happens in v_1?' }] });
  });

  it('asks for one frame in the middle', async () => {
    const asked: unknown[] = [];
    await showTrial(trial(frameMiddle), protocol(), {
      ...context,
      decode: (file, policy) => {
        asked.push(policy);
        return decode(file, policy);
      },
    });
    expect(asked).toEqual([{ sampler: 'midpoint', count: 1, longSide: 64, jpegQuality: 90 }]);
  });

  it('shows the frames as the probe leaves them', async () => {
    const turned: Probe = { ...full, id: 'turned', frames: (frames) => frames.toReversed() };
    const { parts } = await showTrial(trial(turned), protocol(), context);
    expect(parts[0]).toMatchObject({ atSeconds: 3 });
  });

  it('adds the subtitles that are on screen at a shown frame', async () => {
    const root = await temporaryFolder();
    await mkdir(join(root, 'subtitle'));
    await writeFile(
      join(root, 'subtitle/v.srt'),
      '1\n00:00:00,500 --> 00:00:01,500\nshown\n\n2\n00:00:09,000 --> 00:00:10,000\nlater\n',
    );
    const item = choiceItem('v_1', { clip: { file: 'v.mp4', subtitles: 'subtitle/v.srt' } });
    const text = async (probe: Probe, subtitles: boolean) =>
      (await showTrial(trial(probe, item), protocol({ subtitles }), { ...context, root })).parts.at(
        -1,
      );
    expect(await text(full, true)).toMatchObject({
      text: 'Said: shown\nWhat happens in v_1? (video)',
    });
    expect(await text(full, false)).toMatchObject({ text: 'What happens in v_1? (video)' });
    expect(await text(blind, true)).toMatchObject({ text: 'What happens in v_1?' });
  });

  it('fails the trial of an item without a clip, and of subtitles that are gone', async () => {
    const { clip: _, ...rest } = choiceItem('v_1');
    await expect(showTrial(trial(full, rest), protocol(), context)).rejects.toMatchObject({
      code: 'CLIP_MISSING',
    });
    const gone = choiceItem('v_1', { clip: { file: 'v.mp4', subtitles: 'gone.srt' } });
    await expect(
      showTrial(trial(full, gone), protocol({ subtitles: true }), context),
    ).rejects.toMatchObject({ code: 'CLIP_MISSING' });
  });

  it('refuses to ask under a protocol whose frames are not disclosed', async () => {
    const recorded = protocol({ frames: { sampler: 'undisclosed' } });
    await expect(showTrial(trial(full), recorded, context)).rejects.toMatchObject({
      code: 'USAGE',
    });
  });
});

describe('requestDigest', () => {
  it('moves with everything that is sent, and with nothing else', async () => {
    const shown = await showTrial(trial(full), protocol(), context);
    const digest = requestDigest('m', { temperature: 0 }, shown);
    expect(requestDigest('m', { temperature: 0 }, { ...shown, manifest: null })).toBe(digest);
    expect(requestDigest('n', { temperature: 0 }, shown)).not.toBe(digest);
    expect(requestDigest('m', { temperature: 1 }, shown)).not.toBe(digest);
    expect(requestDigest('m', { temperature: 0 }, { ...shown, system: 'x' })).not.toBe(digest);
    const parts = [...shown.parts.slice(1), ...shown.parts.slice(0, 1)];
    expect(requestDigest('m', { temperature: 0 }, { ...shown, parts })).not.toBe(digest);
  });
});

describe('transports', () => {
  const packs: Frame[][] = [];
  const video: VideoSource = {
    pack: async (frames) => {
      packs.push([...frames]);
      return { data: Uint8Array.of(7), atSeconds: frames.map((frame) => frame.atSeconds) };
    },
    whole: async (file) => new TextEncoder().encode(`all of ${file}`),
  };
  const shownAs = (transport: 'clip' | 'video', probe: Probe) =>
    showTrial(trial(probe), protocol({ transport }), { ...context, video });
  const turned: Probe = { ...full, id: 'turned', frames: (frames) => frames.toReversed() };

  it('clip: exactly the frames that the probe leaves, as one video before the text', async () => {
    const { parts, manifest } = await shownAs('clip', turned);
    expect(packs.at(-1)?.map((frame) => frame.index)).toEqual([3, 2, 1, 0]);
    expect(parts[0]).toMatchObject({ type: 'video', mime: 'video/mp4', sampling: 'packed' });
    expect(parts[1]).toMatchObject({ text: 'What happens in v_1? (video)' });
    expect(manifest?.frames).toHaveLength(4);
  });

  it('video: the file itself, which the server samples', async () => {
    const never: Decode = () => Promise.reject(new Error('decoded'));
    const shown = await showTrial(trial(full), protocol({ transport: 'video' }), {
      ...context,
      decode: never,
      video,
    });
    const file = trial(full).item.clip?.file ?? '';
    expect(shown.parts[0]).toEqual({
      type: 'video',
      mime: 'video/mp4',
      data: new TextEncoder().encode(`all of ${file}`),
      file,
      sampling: 'server',
      atSeconds: [],
    });
    expect(shown.manifest).toBeNull();
  });

  it('video: a probe that changes frames shows them packed, blind shows nothing', async () => {
    const one = await shownAs('video', frameMiddle);
    expect(one.parts[0]).toMatchObject({ sampling: 'packed', atSeconds: [0] });
    expect((await shownAs('video', turned)).parts[0]).toMatchObject({ sampling: 'packed' });
    expect((await shownAs('video', blind)).parts).toMatchObject([{ type: 'text' }]);
  });

  it('packs the frames of a video once for all of its questions', async () => {
    const before = packs.length;
    const remembered = rememberPacks(video);
    const { frames } = decodedClip('a.mp4', 3);
    await Promise.all([remembered.pack(frames), remembered.pack(frames)]);
    expect(packs.length - before).toBe(1);
    await remembered.pack([...frames]);
    expect(packs.length - before).toBe(2);
  });
});
