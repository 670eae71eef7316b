import type { CorpusEntry } from '../../harness/contamination/corpus/entry.ts';
import { sourceIdOf } from '../../harness/contamination/ids/source-id.ts';

/** A row of a corpus of which only what matters is said; `video` is any form of its source. */
export function corpusEntry(
  line: number,
  { video, ...more }: Partial<Omit<CorpusEntry, 'video' | 'source'>> & { video?: string } = {},
): CorpusEntry {
  const source = video === undefined ? null : sourceIdOf(video, 'any');
  return { line, source, channel: null, text: null, video: null, hashes: null, ...more };
}
