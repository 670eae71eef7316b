import type { JournalLine } from '../../schema/journal.ts';

/**
 * That two runs hold the same files, video by video. One that is missing in either is no difference: its
 * item is in no figure.
 *
 * @param refuse called with what differs and what to do about it; throws.
 */
export function requireSameVideos(
  first: Iterable<JournalLine>,
  second: Iterable<JournalLine>,
  refuse: (why: string, hint: string) => never,
): void {
  const [one, two] = [hashesOf(first), hashesOf(second)];
  const shared = [...one.keys()].filter((key) => two.has(key));
  const other = shared.filter((key) => one.get(key) !== two.get(key));
  const [example] = other;
  if (example !== undefined) {
    refuse(
      `${other.length} of ${shared.length} videos are not the same file, ${example} among them`,
      'copy the run folder and score the copy with the other judge',
    );
  }
  if (shared.length === 0) refuse('no video is in both', 'name two scorings of the same videos');
}

function hashesOf(lines: Iterable<JournalLine>): Map<string, string> {
  const hashes = new Map<string, string>();
  for (const { item, probe, repeat, reply } of lines) {
    if (probe === 'full' && reply?.video !== undefined)
      hashes.set(`${item}, time ${repeat + 1}`, reply.video.sha256);
  }
  return hashes;
}
