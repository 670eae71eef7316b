import type { NameRule, SourceId } from '../../schema/source-id.ts';
import { clipOfStem, fileStem } from './file-stem.ts';
import { isYoutubeId, YOUTUBE_ID } from './youtube-id.ts';

const ACTIVITYNET = new RegExp(`^v_(${YOUTUBE_ID})$`);
const YT_DLP = new RegExp(`\\[(${YOUTUBE_ID})\\]$`);
const YOUTUBE_DL = new RegExp(`^.*[^-\\s].*?-(${YOUTUBE_ID})$`);

/**
 * The video that a file is named after, from the most specific form to the least: with a clip behind it,
 * as ActivityNet, yt-dlp and youtube-dl write it, then the id alone. The last two are read where a data set
 * names its files so, or says nothing: `file` takes them for other names.
 */
export function youtubeFromName(path: string, rule: NameRule): SourceId | null {
  const stem = fileStem(path);
  const clip = clipOfStem(stem);
  const [name, span] =
    clip === null ? [stem, {}] : [clip.name, { start: clip.start, end: clip.end }];
  const found = (id: string | undefined): SourceId | null =>
    id === undefined ? null : { platform: 'youtube', id, ...span };
  if (clip !== null && isYoutubeId(name)) return found(name);
  const written = ACTIVITYNET.exec(name)?.[1] ?? YT_DLP.exec(name)?.[1];
  if (written !== undefined) return found(written);
  if (rule === 'file' || rule === 'flickr') return null;
  if (isYoutubeId(name)) return /^\d+$/.test(name) && rule !== 'youtube' ? null : found(name);
  return found(YOUTUBE_DL.exec(name)?.[1]);
}
