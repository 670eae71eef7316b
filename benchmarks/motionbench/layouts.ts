import { hubFile } from '../../harness/data/hub-cache.ts';
import type { Layout } from '../../harness/schema/benchmark.ts';

const ROWS = 'video_info.meta.jsonl';
const HUB = ['zai-org/MotionBench', 'THUDM/MotionBench'];

/** Both splits stand in one file; a question without an answer belongs to the test split. */
function bothSplits(patterns: string[]): Layout['rows'] {
  return { dev: patterns, test: patterns };
}

/** Videos are looked up by base name below the whole folder too, so the folders only say where first. */
export const layouts: Layout[] = [
  {
    name: "authors' repository",
    rows: bothSplits([ROWS, `data/${ROWS}`]),
    videos: ['{rows}', '{rows}/public-dataset', '{rows}/self-collected', '{rows}/videos'],
  },
  {
    name: 'hub dataset zai-org/MotionBench, with the videos where lmms-eval caches them',
    rows: bothSplits(hubFile(HUB, `MotionBench/${ROWS}`)),
    videos: ['{rows}/public-dataset', '{rows}/self-collected', 'motionbench/videos'],
  },
];
