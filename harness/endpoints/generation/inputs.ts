import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { SightlineError } from '../../errors.ts';
import type { GeneratedVideo, GenerationRequest } from '../../schema/generated-video.ts';

export type InputKind = 'image' | 'video';
export type InputFile = { data: Buffer<ArrayBuffer>; mime: string; name: string };

/** What stands at the beginning of a file, and from where on. */
const SIGNATURES = [
  { mime: 'image/png', at: 0, bytes: '\x89PNG' },
  { mime: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { mime: 'image/webp', at: 8, bytes: 'WEBP' },
  { mime: 'video/mp4', at: 4, bytes: 'ftyp' },
  { mime: 'video/webm', at: 0, bytes: '\x1aE\xdf\xa3' },
] as const;

const ENDINGS: Record<string, string> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
};

/**
 * An input of an item. What it is, is told by its bytes: data sets hold JPEG pictures named `.png`, and
 * servers go by the type or by the ending. @throws `DATA_MISSING`
 */
export async function readInput(file: string): Promise<InputFile> {
  const data = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new SightlineError('DATA_MISSING', `${file} cannot be read: ${error.code ?? error}`);
  });
  const head = data.toString('latin1', 0, 16);
  const mime =
    SIGNATURES.find(({ at, bytes }) => head.startsWith(bytes, at))?.mime ??
    'application/octet-stream';
  const stem = basename(file).replace(/\.[^.]*$/, '');
  return { data, mime, name: `${stem}${ENDINGS[mime] ?? ''}` };
}

/** Which inputs the item has, all of them passed but those that are named. */
export function inputsOf(
  { image, video }: Pick<GenerationRequest, InputKind>,
  left: ReadonlySet<InputKind> = new Set(),
): GeneratedVideo['inputs'] {
  const fate = (kind: InputKind) => (left.has(kind) ? 'not-taken' : 'passed');
  return {
    ...(image === undefined ? {} : { image: fate('image') }),
    ...(video === undefined ? {} : { video: fate('video') }),
  };
}

const REFUSED =
  "(not|n't|never) (be )?(supported|accepted|allowed|taken|implemented|available|permitted)|does(n't| not) (support|accept|allow|take)|unsupported|unexpected|unrecogni[sz]ed|unknown (field|parameter)|only (supports?|accepts?|takes?)|extra (inputs|fields)";
const NOT_TAKEN: Record<InputKind, string> = {
  image: REFUSED,
  video: `${REFUSED}|must be|must have|should be|invalid|cannot (identify|open|read)|too (large|long|short)|exceeds?`,
};
const WORDS: Record<InputKind, string> = {
  image: 'image|picture|i2v|input_reference|reference',
  video: 'video|v2v|mp4|mime|input_reference|reference|image file',
};

const FITTABLE = /width|height|resolution|dimensions?|aspect|too (large|long|big)|corrupt|decode/i;

/**
 * A complaint about a request says that the model takes no input of this kind, or not this one. A
 * complaint about the size or the content of a picture does not: with another picture it would be asked
 * right, and without one it must not be asked. A video is never made anew, so what is wrong with it stays.
 */
export function saysNotTaken(complaint: string, kind: InputKind): boolean {
  if (kind === 'image' && FITTABLE.test(complaint)) return false;
  const near = (first: string, second: string) =>
    new RegExp(`(${first})[^.]{0,80}(${second})`, 'i').test(complaint);
  return near(WORDS[kind], NOT_TAKEN[kind]) || near(NOT_TAKEN[kind], WORDS[kind]);
}
