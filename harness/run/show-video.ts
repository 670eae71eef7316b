import { extname } from 'node:path';
import type { PackedClip } from '../media/media.ts';
import type { Frame } from '../schema/frames.ts';
import type { Part } from '../schema/prompt.ts';

/** Makes a video of frames, and reads a file whole. `Media`, bound to the run's folder. */
export type VideoSource = {
  pack(frames: readonly Frame[]): Promise<PackedClip>;
  whole(file: string): Promise<Uint8Array>;
};

type VideoPart = Extract<Part, { type: 'video' }>;

/** Exactly these frames as a video; the server must not sample. */
export async function packedPart(
  file: string,
  frames: Frame[],
  source: VideoSource,
): Promise<VideoPart> {
  const { data, atSeconds } = await source.pack(frames);
  return { type: 'video', mime: 'video/mp4', data, file, sampling: 'packed', atSeconds };
}

/** The whole file; the server samples. */
export async function wholePart(file: string, source: VideoSource): Promise<VideoPart> {
  const data = await source.whole(file);
  return { type: 'video', mime: mimeOf(file), data, file, sampling: 'server', atSeconds: [] };
}

/**
 * Packs each list of frames once, for as long as somebody holds the list: the questions of a video
 * stand together, and all that show the same frames show the same clip.
 */
export function rememberPacks(source: VideoSource): VideoSource {
  const packed = new WeakMap<readonly Frame[], Promise<PackedClip>>();
  return {
    ...source,
    pack(frames) {
      const known = packed.get(frames) ?? source.pack(frames);
      packed.set(frames, known);
      return known;
    },
  };
}

const MIMES: Record<string, string> = {
  '.avi': 'video/x-msvideo',
  '.flv': 'video/x-flv',
  '.m4v': 'video/mp4',
  '.mkv': 'video/x-matroska',
  '.mov': 'video/quicktime',
  '.mpeg': 'video/mpeg',
  '.mpg': 'video/mpeg',
  '.ts': 'video/mp2t',
  '.webm': 'video/webm',
  '.wmv': 'video/x-ms-wmv',
};

function mimeOf(file: string): string {
  return MIMES[extname(file).toLowerCase()] ?? 'video/mp4';
}
