import type { VideoFolder } from './video-folder.ts';

/** So many names are told; the count stands before them. */
const MOST_NAMED = 5;

/** What a folder lacks, has too much of, and has nothing in: a line each. */
export function surveyLines(
  { root, files, find }: Pick<VideoFolder, 'root' | 'files' | 'find'>,
  names: string[],
): string[] {
  const found = names.map((name) => ({ name, video: find(name) }));
  const used = new Set(found.flatMap(({ video }) => video?.path ?? []));
  const missing = found.filter(({ video }) => video === null).map(({ name }) => `${name}.mp4`);
  const extra = files.filter(({ path }) => !used.has(path)).map(({ path }) => path);
  const empty = files
    .filter(({ path, bytes }) => used.has(path) && bytes === 0)
    .map(({ path }) => path);
  return [
    line(
      missing,
      (one) => `missing in ${root}; ${one ? 'its item has' : 'their items have'} no video`,
    ),
    line(empty, (one) => `empty; get ${one ? 'it' : 'them'} again`),
    line(
      extra,
      (one) => `in ${root} of no item of this run; ${one ? 'it is' : 'they are'} left out`,
    ),
  ].filter((text) => text !== null);
}

function line(names: string[], says: (one: boolean) => string): string | null {
  if (names.length === 0) return null;
  const one = names.length === 1;
  const told = names.slice(0, MOST_NAMED).join(', ');
  const more = names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more` : '';
  return `${names.length} ${one ? 'video is' : 'videos are'} ${says(one)}: ${told}${more}`;
}
