import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { hitSearch, denseSide } from '../../harness/contamination/frames/dense-side.ts';
import { hashRow, readHashRow } from '../../harness/contamination/frames/hash-file.ts';
import type { HashedVideo } from '../../harness/contamination/frames/hashed-video.ts';
import { overlapOf } from '../../harness/contamination/frames/overlap.ts';
import { HASH_WORDS } from '../../harness/frame-hash/hash-bits.ts';
import { ffmpeg } from '../../scripts/frame-recall/copies.ts';
import { measureRecall } from '../../scripts/frame-recall/experiment.ts';
import { recallTable, withTable } from '../../scripts/frame-recall/table.ts';
import { ffmpegIsThere, openTestMedia } from '../harness/media/support/backends.ts';
import { describeWithRealData, realData } from '../support/real-data.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PAGE = new URL('../../docs/contamination.md', import.meta.url);
const clips = () => join(realData(), 'videos/normal');

if (!ffmpegIsThere) process.stderr.write('skipped: recall of frames (no ffmpeg program)\n');

describeWithRealData('frames of changed copies', () => {
  describe.skipIf(!ffmpegIsThere)('with the ffmpeg program', () => {
    it('are found as docs/contamination.md says, and no unrelated pair is', async () => {
      const media = await openTestMedia({ processes: 2 });
      const recall = await measureRecall({ from: clips(), to: await temporaryFolder(), media });
      expect(recall.unrelated.flagged).toEqual([]);
      const page = await readFile(PAGE, 'utf8');
      const measured = await format(withTable(page, recallTable(recall)), { parser: 'markdown' });
      expect(page).toBe(measured);
    });

    it.each(['making_cake.mp4', 'video-h265.mp4', 'bikes.mp4'])(
      'every piece of 4 seconds of %s is found, from every tenth of a second on',
      async (file) => {
        const media = await openTestMedia({ processes: 2 });
        const to = await temporaryFolder();
        const small = ['-an', '-vf', 'scale=320:-2,fps=30', '-preset', 'ultrafast', '-crf', '30'];
        await ffmpeg(['-i', join(clips(), file), ...small, join(to, 'copy.mp4')]);
        const hashed = async (root: string, name: string) => {
          const policy = { framesPerSecond: 30, middles: false };
          const prints = await media.prints({ root, file: name }, policy);
          return readHashRow(hashRow(name, prints, { mirrored: false })) as HashedVideo;
        };
        const search = hitSearch(denseSide([await hashed(clips(), file)]));
        const copy = await hashed(to, 'copy.mp4');
        const verdicts: string[] = [];
        for (let start = 0; start + 4 <= copy.seconds; start += 0.1) {
          const piece = taken(
            copy,
            [0, 1, 2, 3].map((second) => start + second),
          );
          const lengths = { dense: copy.seconds, sparse: 4, framesPerSecond: 1 };
          verdicts.push(overlapOf(search(piece), lengths).verdict);
        }
        expect(verdicts.length).toBeGreaterThan(50);
        expect(verdicts.filter((one) => one !== 'duplicate' && one !== 'likely')).toEqual([]);
      },
    );
  });
});

/** The frames on screen at some times, as a decoder would take them from a piece. */
function taken({ atSeconds, sides, ...video }: HashedVideo, times: number[]): HashedVideo {
  const places = times.map((time) => atSeconds.findLastIndex((at) => at <= time + 1e-4));
  const { qualities, hashes } = sides.plain as NonNullable<HashedVideo['sides']['plain']>;
  return {
    ...video,
    atSeconds: Float32Array.from(times, (time) => time - (times[0] ?? 0)),
    sides: {
      plain: {
        qualities: Uint8Array.from(places, (at) => qualities[at] as number),
        hashes: Uint32Array.from(
          places.flatMap((at) => [...hashes.subarray(at * HASH_WORDS, (at + 1) * HASH_WORDS)]),
        ),
      },
    },
  };
}
