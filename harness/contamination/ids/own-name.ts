import type { SourceId } from '../../schema/source-id.ts';
import { clipOfStem, fileStem } from './file-stem.ts';

const UUID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/**
 * What a data set calls a file by itself: a UUID, with or without dashes, which nobody else would give, or
 * any other name, which several data sets may have (`clip_7881`, `video001`).
 */
export function ownName(path: string): SourceId | null {
  const stem = fileStem(path);
  if (stem === '') return null;
  const clip = clipOfStem(stem);
  const name = clip?.name ?? stem;
  // Of other names the numbers behind may be a part: `S10_01_02` is no clip of S10.
  if (!UUID.test(name)) return { platform: 'file', id: stem };
  const id: SourceId = { platform: 'uuid', id: name.replaceAll('-', '').toLowerCase() };
  return clip === null ? id : { ...id, start: clip.start, end: clip.end };
}
