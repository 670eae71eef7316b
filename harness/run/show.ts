import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../hash.ts';
import { MediaError, SightlineError } from '../errors.ts';
import { paintedPicture } from '../media/painted.ts';
import { scaledSize } from '../media/jpeg.ts';
import { mirroredPicture } from '../media/mirrored.ts';
import { askedItem, shownItem } from '../plan/asked-item.ts';
import { frameLabel, renderPrompt } from '../plan/prompt.ts';
import { parseSubRip, subtitlesAt } from '../plan/subtitles.ts';
import type { Trial } from '../plan/trials.ts';
import { promptOf, speaksOfVideo } from '../plan/wording.ts';
import { random } from '../random.ts';
import type { DecodedClip, Frame, FrameManifest, SamplingPolicy } from '../schema/frames.ts';
import { type Item, withoutGold } from '../schema/item.ts';
import type { ShownRecord } from '../schema/journal.ts';
import type { Part } from '../schema/prompt.ts';
import type { Protocol } from '../schema/protocol.ts';
import type { Request } from '../schema/endpoint.ts';
import type { Below, NeededClip } from './clip-groups.ts';
import { packedPart, wholePart, type VideoSource } from './show-video.ts';

/** Decodes the frames of a clip that a policy picks; the runner passes one that remembers. */
export type Decode = (file: string, policy: SamplingPolicy, below?: Below) => Promise<DecodedClip>;

export type Shown = Pick<Request, 'item' | 'system' | 'parts'> & {
  manifest: FrameManifest | null;
  /** What the probe made of the clip; null where the frames stand as the manifest has them. */
  record: ShownRecord | null;
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
 * @throws MediaError when the clip is missing or cannot be decoded, InapplicableProbe when it leaves
 * the probe nothing to change.
 */
export async function showTrial(
  trial: Trial,
  protocol: Protocol,
  context: ShowContext,
): Promise<Shown> {
  const { probe } = trial;
  const { seed } = context;
  const item = askedItem(trial, { seed, protocol });
  const policy = selectedPolicy(trial, protocol);
  const whole = policy !== null && protocol.transport === 'video' && showsWhole(trial);
  const clip = policy === null || whole ? null : await context.decode(clipOf(item), policy);
  const frames =
    clip === null || policy === null ? [] : await framesOf(trial, { clip, policy, protocol, seed });
  const pictures = whole
    ? [await wholePart(clipOf(item), videoSource(context))]
    : await framesAsShown(frames, { item, protocol, context, prompt: promptOf(probe, protocol) });
  const speaks = speaksOfVideo(probe, protocol);
  const times = subtitleTimes({ trial, protocol, whole, frames, decoded: clip?.frames ?? [] });
  const subtitles = times === null ? null : await subtitlesOf(item, protocol, times, context.root);
  const asked = withoutGold(shownItem(item, probe));
  const { system, text } = renderPrompt(promptOf(probe, protocol), asked, {
    pictures: speaks ? pictures.length : 0,
    ...(subtitles === null ? {} : { subtitles }),
  });
  return {
    item: asked,
    ...(system === undefined ? {} : { system }),
    parts: [...pictures, { type: 'text', text }],
    manifest: clip?.manifest ?? null,
    record: recordOf(trial, frames, clip),
    pixels: clip === null || policy === null ? 0 : frames.length * pixelsOf(clip.manifest, policy),
  };
}

/** The frames that a trial will show, before anything is decoded; null when it shows none. */
export function neededClip(trial: Trial, protocol: Protocol): NeededClip | null {
  const policy = selectedPolicy(trial, protocol);
  if (policy === null || (protocol.transport === 'video' && showsWhole(trial))) return null;
  const clip = trial.donor?.clip ?? trial.item.clip;
  // An item without a clip is told so when it is shown.
  return clip === undefined ? null : { file: clip.file, policy };
}

type Decoded = { clip: DecodedClip; policy: SamplingPolicy; protocol: Protocol; seed: number };

/** The decoded frames as the probe leaves them. */
async function framesOf(trial: Trial, { clip, policy, protocol, seed }: Decoded) {
  const { probe, item, variant } = trial;
  const { pictures } = probe;
  if (pictures !== undefined) {
    const size = scaledSize(clip.manifest.stream, policy.longSide);
    const quality = policy.jpegQuality;
    return Promise.all(
      clip.frames.map(async (frame, place) => ({
        ...frame,
        jpeg: await paintedPicture(pictures, { size, quality, place, seed }),
      })),
    );
  }
  if (probe.mirror === true) {
    return Promise.all(
      clip.frames.map(async (frame) => ({
        ...frame,
        jpeg: await mirroredPicture(frame.jpeg, policy.jpegQuality),
      })),
    );
  }
  const stream = random(seed, probe.id, item.id, variant);
  return probe.frames?.(clip.frames, { random: stream, variant, protocol }) ?? clip.frames;
}

function recordOf(
  { probe, donor }: Trial,
  frames: Frame[],
  clip: DecodedClip | null,
): ShownRecord | null {
  const record: ShownRecord = {
    ...(clip === null || probe.frames === undefined
      ? {}
      : { frames: frames.map(({ index }) => index) }),
    ...(probe.pictures === undefined ? {} : { pictures: probe.pictures }),
    ...(probe.mirror === undefined ? {} : { mirror: probe.mirror }),
    ...(donor === undefined
      ? {}
      : {
          donor: {
            cluster: donor.cluster,
            file: donor.clip.file,
            shares: donor.shares,
            sameQuestion: donor.sameQuestion,
          },
        }),
  };
  return Object.keys(record).length === 0 ? null : record;
}

/** Of which moments the subtitles are shown; null for none at all. */
function subtitleTimes({
  trial: { probe },
  protocol,
  whole,
  frames,
  decoded,
}: {
  trial: Trial;
  protocol: Protocol;
  whole: boolean;
  frames: Frame[];
  decoded: Frame[];
}): number[] | 'all' | null {
  if (probe.subtitles === 'protocol') {
    // Where the server samples, `full` shows them all.
    return protocol.transport === 'video' ? 'all' : decoded.map(({ atSeconds }) => atSeconds);
  }
  if (!speaksOfVideo(probe, protocol)) return null;
  return whole ? 'all' : frames.map(({ atSeconds }) => atSeconds);
}

function pixelsOf({ stream }: FrameManifest, { longSide }: SamplingPolicy): number {
  const { width, height } = scaledSize(stream, longSide);
  return width * height;
}

/** The probe leaves frames as they are, so that the file itself may be shown. */
function showsWhole({ probe }: Trial): boolean {
  if (probe.pictures !== undefined || probe.mirror === true) return false;
  return probe.select === undefined && probe.frames === undefined;
}

type Framing = {
  item: Item;
  protocol: Protocol;
  prompt: Protocol['prompt'];
  context: ShowContext;
};

async function framesAsShown(
  frames: Frame[],
  { item, protocol, prompt, context }: Framing,
): Promise<Part[]> {
  if (frames.length === 0) return [];
  if (protocol.transport !== 'frames') {
    return [await packedPart(clipOf(item), frames, videoSource(context))];
  }
  return frames.flatMap(({ jpeg, atSeconds }, place): Part[] => {
    const label = frameLabel(prompt, { number: place + 1, atSeconds });
    return [
      ...(label === null ? [] : [{ type: 'text' as const, text: label }]),
      { type: 'image', mime: 'image/jpeg', data: jpeg, atSeconds },
    ];
  });
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
  const { probe, variant } = trial;
  return probe.select === undefined ? protocol.frames : probe.select(protocol.frames, variant);
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
