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

/** Decodes the frames of a clip that a policy picks; the runner passes one that remembers. */
export type Decode = (file: string, policy: SamplingPolicy) => Promise<DecodedClip>;

export type Shown = Pick<Request, 'item' | 'system' | 'parts'> & { manifest: FrameManifest | null };

/**
 * What the model is shown in a trial: the probe's question and frames, under the protocol's prompt.
 *
 * @throws MediaError when the clip is missing or cannot be decoded.
 */
export async function showTrial(
  trial: Trial,
  protocol: Protocol,
  context: { seed: number; root: string; decode: Decode },
): Promise<Shown> {
  const { probe } = trial;
  const randomness = random(context.seed, probe.id, trial.item.id, trial.variant);
  const item = probe.item?.(trial.item, randomness) ?? trial.item;
  const policy = selectedPolicy(trial, protocol);
  const clip = policy === null ? null : await context.decode(clipOf(item), policy);
  const frames =
    clip === null ? [] : (probe.frames?.(clip.frames, item, randomness) ?? clip.frames);
  const subtitles = await subtitlesOf(item, protocol, frames, context.root);
  const { system, text } = renderPrompt(protocol.prompt, withoutGold(item), {
    pictures: frames.length,
    ...(subtitles === null ? {} : { subtitles }),
  });
  const images: Part[] = frames.map(({ jpeg, atSeconds }) => ({
    type: 'image',
    mime: 'image/jpeg',
    data: jpeg,
    atSeconds,
  }));
  return {
    item: withoutGold(item),
    ...(system === undefined ? {} : { system }),
    parts: [...images, { type: 'text', text }],
    manifest: clip?.manifest ?? null,
  };
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
  frames: Frame[],
  root: string,
): Promise<string | null> {
  if (!protocol.subtitles || item.clip?.subtitles === undefined) return null;
  const { subtitles } = item.clip;
  const text = await readFile(join(root, subtitles), 'utf8').catch((cause: unknown) => {
    throw new MediaError('CLIP_MISSING', `the subtitles ${subtitles} cannot be read`, { cause });
  });
  const cues = parseSubRip(text);
  return subtitlesAt(
    cues,
    frames.map((frame) => frame.atSeconds),
  );
}
