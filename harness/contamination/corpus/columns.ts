import { SightlineError } from '../../errors.ts';

/** What a manifest may say of a video, and the column names under which people write it. */
export const COLUMNS = {
  url: ['video_url', 'link', 'webpage_url', 'youtube_url'],
  video_id: ['videoid', 'youtube_id', 'yt_id', 'ytid', 'source_id', 'vid', 'flickr_id'],
  video: ['video_path', 'path', 'file', 'file_name', 'filename', 'clip', 'video_name'],
  hashes: ['hashes_path', 'hash_file'],
  start: ['start_time', 'start_seconds', 'clip_start', 'start_sec'],
  end: ['end_time', 'end_seconds', 'clip_end', 'end_sec'],
  channel: ['channel_id', 'uploader', 'uploader_id'],
  question: ['query', 'problem'],
  options: ['choices', 'candidates', 'option'],
  answer: ['correct', 'gold', 'solution', 'label'],
  text: ['caption', 'conversations', 'messages', 'instruction', 'prompt', 'response', 'output'],
} as const satisfies Record<string, readonly string[]>;
export type CorpusColumn = keyof typeof COLUMNS;

/** Single options in columns of their own: `a0`, `option_b`. */
const OPTION = /^(?:a\d|option_?[a-z0-9])$/;

/** Which column of a manifest is read as what; null for those that are not. */
export type ColumnNames = (column: string) => CorpusColumn | 'one-option' | null;

/**
 * @param given `video_id=clip_name`, to read a column under another name; it then stands for that alone.
 * @throws `USAGE` for what is no such pair.
 */
export function columnNames(given: readonly string[]): ColumnNames {
  const names = new Map<string, CorpusColumn>();
  for (const [column, aliases] of Object.entries(COLUMNS)) {
    for (const name of [column, ...aliases]) names.set(name, column as CorpusColumn);
  }
  const own = new Map(given.map(pair));
  const replaced = new Set(own.values());
  return (column) => {
    const chosen = own.get(column);
    if (chosen !== undefined) return chosen;
    const name = column
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_');
    const known = names.get(name) ?? (OPTION.test(name) ? 'one-option' : null);
    return known !== null && known !== 'one-option' && replaced.has(known) ? null : known;
  };
}

function pair(text: string): [string, CorpusColumn] {
  const [column = '', name = ''] = text.split(/=(.*)/s);
  if (column in COLUMNS && name !== '') return [name, column as CorpusColumn];
  throw new SightlineError('USAGE', `--column takes NAME=COLUMN, not "${text}"`, {
    hint: `names: ${Object.keys(COLUMNS).join(', ')}`,
  });
}
