import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../hash.ts';
import { MediaError, SightlineError } from '../errors.ts';
import { renderPrompt } from '../plan/prompt.ts';
import { parseSubRip, subtitlesAt } from '../plan/subtitles.ts';
import type { Trial } from '../plan/trials.ts';
import { random } from '../random.ts';
import type { DecodedClip, Frame, FrameManifest, SamplingPolicy } from '../schema/frames.ts';
import { type Item, withoutGold } from '../schema/item.ts';
import type { Part } from '../schema/prompt.ts';
import type { Protocol } from '../schema/protocol.ts';
import type { Request } from '../schema/endpoint.ts';
import type { NeededClip } from './clip-groups.ts';
import { packedPart, wholePart, type VideoSource } from './show-video.ts';

/** Decodes the frames of a clip that a policy picks; the runner passes one that remembers. */
export type Decode = (file: string, policy: SamplingPolicy) => Promise<DecodedClip>;

export type Shown = Pick<Request, 'item' | 'system' | 'parts'> & {
  manifest: FrameManifest | null;
  /** Of all pictures together. */
  pixels: number;
};

/** What a trial is shown from. */
export type ShowContext = {
  seed: number;
  root: string;
  decode: Decode;
  /** Needed by the `clip` and `video` transports. */
  video?: VideoSource;
};

/**
 * What the model is shown in a trial: the probe's question and frames, under the protocol's prompt.
 *
 * @throws MediaError when the clip is missing or cannot be decoded.
 */
export async function showTrial(
  trial: Trial,
  protocol: Protocol,
  context: ShowContext,
): Promise<Shown> {
  const { probe } = trial;
  const { item, randomness } = questionOf(trial, context.seed);
  const policy = selectedPolicy(trial, protocol);
  const whole = policy !== null && protocol.transport === 'video' && showsWhole(trial);
  const clip = policy === null || whole ? null : await context.decode(clipOf(item), policy);
  const frames =
    clip === null ? [] : (probe.frames?.(clip.frames, item, randomness) ?? clip.frames);
  const pictures = whole
    ? [await wholePart(clipOf(item), videoSource(context))]
    : await framesAsShown(frames, { item, protocol, context });
  const times = whole ? 'all' : frames.map((frame) => frame.atSeconds);
  const subtitles = await subtitlesOf(item, protocol, times, context.root);
  const { system, text } = renderPrompt(protocol.prompt, withoutGold(item), {
    pictures: pictures.length,
    ...(subtitles === null ? {} : { subtitles }),
  });
  return {
    item: withoutGold(item),
    ...(system === undefined ? {} : { system }),
    parts: [...pictures, { type: 'text', text }],
    manifest: clip?.manifest ?? null,
    pixels: clip === null || policy === null ? 0 : frames.length * pixelsOf(clip.manifest, policy),
  };
}

/** The frames that a trial will show, before anything is decoded; null when it shows none. */
export function neededClip(trial: Trial, protocol: Protocol, seed: number): NeededClip | null {
  const policy = selectedPolicy(trial, protocol);
  if (policy === null || (protocol.transport === 'video' && showsWhole(trial))) return null;
  const { item } = questionOf(trial, seed);
  // An item without a clip is told so when it is shown.
  return item.clip === undefined ? null : { file: item.clip.file, policy };
}

function questionOf({ probe, item, variant }: Trial, seed: number) {
  const randomness = random(seed, probe.id, item.id, variant);
  return { item: probe.item?.(item, randomness) ?? item, randomness };
}

function pixelsOf({ stream }: FrameManifest, { longSide }: SamplingPolicy): number {
  const scale = Math.min(1, longSide / Math.max(stream.width, stream.height));
  return Math.round(stream.width * scale) * Math.round(stream.height * scale);
}

/** The probe leaves frames as they are, so that the file itself may be shown. */
function showsWhole({ probe }: Trial): boolean {
  return probe.select === undefined && probe.frames === undefined;
}

async function framesAsShown(
  frames: Frame[],
  { item, protocol, context }: { item: Item; protocol: Protocol; context: ShowContext },
): Promise<Part[]> {
  if (frames.length === 0) return [];
  if (protocol.transport !== 'frames') {
    return [await packedPart(clipOf(item), frames, videoSource(context))];
  }
  return frames.map(({ jpeg, atSeconds }) => ({
    type: 'image',
    mime: 'image/jpeg',
    data: jpeg,
    atSeconds,
  }));
}

function videoSource({ video }: ShowContext): VideoSource {
  if (video === undefined) throw new Error('videos are shown, and nothing makes them');
  return video;
}

/** SHA-256 over all that is sent, pictures by their bytes. */
export function requestDigest(model: string, settings: object, shown: Shown): string {
  const hash = createHash('sha256');
  hash.update(canonicalJson({ model, settings, system: shown.system ?? null }));
  for (const part of shown.parts) {
    hash.update(`\0${part.type}\0`);
    hash.update(part.type === 'text' ? part.text : part.data);
  }
  return hash.digest('hex');
}

function selectedPolicy(trial: Trial, protocol: Protocol): SamplingPolicy | null {
  if (protocol.frames.sampler === 'undisclosed') {
    throw new SightlineError('USAGE', `the protocol ${protocol.id} cannot be asked, only replayed`);
  }
  return trial.probe.select === undefined ? protocol.frames : trial.probe.select(protocol.frames);
}

function clipOf(item: Item): string {
  if (item.clip !== undefined) return item.clip.file;
  throw new MediaError('CLIP_MISSING', `the item ${item.id} names no clip`);
}

async function subtitlesOf(
  item: Item,
  protocol: Protocol,
  shownAtSeconds: number[] | 'all',
  root: string,
): Promise<string | null> {
  if (!protocol.subtitles || item.clip?.subtitles === undefined) return null;
  const { subtitles } = item.clip;
  const text = await readFile(join(root, subtitles), 'utf8').catch((cause: unknown) => {
    throw new MediaError('CLIP_MISSING', `the subtitles ${subtitles} cannot be read`, { cause });
  });
  const cues = parseSubRip(text);
  const times = shownAtSeconds === 'all' ? cues.map((cue) => cue.fromSeconds) : shownAtSeconds;
  return subtitlesAt(cues, times);
}
