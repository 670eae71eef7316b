import type { SourceId } from '../../schema/source-id.ts';
import { decodedForms } from './decoded.ts';
import { YOUTUBE_ID } from './youtube-id.ts';

const HOST = String.raw`(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com|youtubekids\.com|youtu\.be|ytimg\.com)`;
const AFTER = '(?![0-9A-Za-z_-])';

/** The rules of a link to YouTube, the most specific first; `ID` is its only group. */
const RULES = [
  // A short link, and everything that has the id as a part of the path.
  String.raw`(?:[\w-]+\.)*youtu\.be(?::\d+)?/ID`,
  `${HOST}(?::\\d+)?/(?:embed|shorts|live|v|e|vi|vi_webp|an_webp)/ID`,
  // The id as a parameter, wherever it stands among the others.
  `${HOST}(?::\\d+)?/(?:watch|watch_popup|ytscreeningroom|attribution_link)?/?\\?(?:[^#\\s]*[&?])?vi?=ID`,
].map((rule) => new RegExp(`(?:^|[/.@=\\s"'(<])${rule.replace('ID', `(${YOUTUBE_ID})`)}${AFTER}`));

/** Whether a text is a link at all: then the rules of file names say nothing of it. */
export function isLink(text: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(text) || WITHOUT_SCHEME.test(text);
}

const WITHOUT_SCHEME = new RegExp(`^\\s*(?:${HOST}|(?:[\\w-]+\\.)*flickr\\.com|flic\\.kr)/`, 'i');

/**
 * The video that a link leads to, through redirects and escapes, with `start` and `end` of an embedded
 * player where both are given; null for links elsewhere. `t`, where a viewer begins, is no part of the clip.
 */
export function youtubeFromUrl(text: string): SourceId | null {
  for (const form of decodedForms(text)) {
    // Hosts are written in any case, ids are not: only the former may be lowered.
    const link = form.replace(/^\s*(?:[a-z]+:)?\/\/[^/?#]+/i, (host) => host.toLowerCase());
    for (const rule of RULES) {
      const id = rule.exec(link)?.[1];
      if (id !== undefined) return { platform: 'youtube', id, ...embedded(link) };
    }
  }
  return null;
}

function embedded(link: string): { start: number; end: number } | undefined {
  const start = /[?&]start=(\d+)/.exec(link)?.[1];
  const end = /[?&]end=(\d+)/.exec(link)?.[1];
  if (end === undefined) return undefined;
  const span = { start: Number(start ?? 0), end: Number(end) };
  return span.end > span.start ? span : undefined;
}
