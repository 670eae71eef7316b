import type { NameRule, SourceId } from '../../schema/source-id.ts';
import { flickrFromName, flickrFromUrl } from './flickr.ts';
import { ownName } from './own-name.ts';
import { youtubeFromName } from './youtube-name.ts';
import { isLink, youtubeFromUrl } from './youtube-url.ts';

/**
 * The source video that a text names: a link, an id, a path or a file name. Null where it names nothing:
 * an empty text, or a link to somewhere that has no rule here.
 *
 * @param rule what bare names are in this data set; links need none.
 */
export function sourceIdOf(text: string, rule: NameRule): SourceId | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const linked = youtubeFromUrl(trimmed) ?? flickrFromUrl(trimmed);
  if (linked !== null) return linked;
  if (isLink(trimmed)) return null;
  return youtubeFromName(trimmed, rule) ?? flickrFromName(trimmed, rule) ?? ownName(trimmed);
}
