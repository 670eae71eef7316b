import type { NameRule, SourceId } from '../../schema/source-id.ts';
import { decodedForms } from './decoded.ts';
import { clipOfStem, fileStem } from './file-stem.ts';

const PAGE = /(?:^|[/.])flickr\.com\/(?:photos|video)\/[^/\s]+\/(\d{6,12})(?!\d)/i;
const STORED = /(?:^|[/.])static\.?flickr\.com\/(?:video\/|[^/\s]+\/)*(\d{6,12})(?:_|\b)/i;
const SHORT = /(?:^|\/)flic\.kr\/p\/([1-9A-HJ-NP-Za-km-z]+)(?![\w])/;

/** The 58 digits of short links, without those that look alike (flickr.com/services/api/misc.urls.html). */
const DIGITS = '123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';

/** The photo or video that a link to Flickr leads to; null for others. */
export function flickrFromUrl(text: string): SourceId | null {
  for (const form of decodedForms(text)) {
    const id = PAGE.exec(form)?.[1] ?? STORED.exec(form)?.[1] ?? fromShort(SHORT.exec(form)?.[1]);
    if (id !== undefined) return { platform: 'flickr', id };
  }
  return null;
}

/**
 * The Flickr id that a file is named after: ten or eleven digits, as YFCC100M, VidOR (`0101/2909445186.mp4`)
 * and NExT-QA have them, with or without a clip behind. `flickr` reads shorter ids too.
 */
export function flickrFromName(path: string, rule: NameRule): SourceId | null {
  if (rule === 'youtube' || rule === 'file') return null;
  const stem = fileStem(path);
  const clip = clipOfStem(stem);
  const form = rule === 'flickr' ? /^\d{6,12}$/ : /^\d{10,11}$/;
  const name = clip?.name ?? stem;
  if (!form.test(name)) return null;
  const id: SourceId = { platform: 'flickr', id: name };
  return clip === null ? id : { ...id, start: clip.start, end: clip.end };
}

function fromShort(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  let id = 0n;
  for (const digit of text) id = id * 58n + BigInt(DIGITS.indexOf(digit));
  return String(id);
}
