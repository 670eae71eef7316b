import { hubFile } from '../../harness/data/hub-cache.ts';
import type { Layout } from '../../harness/schema/benchmark.ts';

const HUB = ['lmms-lab/Video-MME', 'lmms-eval/Video-MME'];

/**
 * The hub's zip files hold `data/<videoID>.mp4`. lmms-eval unpacks them into `HF_HOME/videomme`,
 * VLMEvalKit flat into `video/` beside the parquet file's folder, in the snapshot.
 */
export const layouts: Layout[] = [
  {
    name: 'hub dataset lmms-lab/Video-MME, as it is, or as lmms-eval or VLMEvalKit cache it',
    rows: { test: [...hubFile(HUB, 'videomme/test-*.parquet'), 'test-*.parquet'] },
    videos: ['{rows}/../data', '{rows}/../video', 'videomme/data', 'data', 'video', 'videos'],
    subtitles: ['{rows}/../subtitle', 'videomme/subtitle', 'subtitle'],
  },
  {
    name: "authors' JSON",
    rows: { test: ['output_test_template.json', 'evaluation/output_test_template.json'] },
    videos: ['data', 'videos', 'video'],
    subtitles: ['subtitle'],
  },
  {
    name: 'JSON list of the dataset columns',
    rows: { test: ['videomme.json', 'video-mme/videomme.json'] },
    videos: ['data', 'videos', 'video', '{rows}/data'],
    subtitles: ['subtitle', '{rows}/subtitle'],
  },
];
