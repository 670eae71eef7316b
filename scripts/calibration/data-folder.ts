import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { openMedia } from '../../harness/media/media.ts';
import { encodeJpeg } from '../../harness/media/jpeg.ts';
import type { benchmarkDescriptorSchema } from '../../harness/schema/benchmark-descriptor.ts';
import { paintCode, SIDE } from './picture-code.ts';
import { FRAMES } from './population.ts';
import { videoName, type CalibrationItem } from './sample.ts';

const MOST_OPTIONS = 5;
const OPTIONS = Array.from({ length: MOST_OPTIONS }, (_, place) => `option_${place}`);

/** The items are asked like those of any benchmark of one's own. */
const DESCRIPTOR: z.input<typeof benchmarkDescriptorSchema> = {
  id: 'calibration',
  title: 'Calibration',
  licence: 'CC0-1.0',
  publishes: 'outcomes',
  splits: { test: { file: 'rows.csv' } },
  columns: {
    id: 'id',
    video: 'video',
    question: 'question',
    options: OPTIONS,
    answer: 'answer',
    tags: { kind: 'kind', sort: 'sort' },
  },
  answers: 'index',
  prompt: {
    segments: [
      { when: 'video', text: 'These are frames of a video.\n' },
      { text: '{question}' },
      { when: 'options', text: '\n{options}' },
    ],
    optionLine: '{letter}. {text}',
    frameLabel: '{seconds} s',
  },
  frames: { sampler: 'linspace', count: FRAMES, longSide: SIDE, jpegQuality: 90 },
  breakdowns: ['kind'],
  strata: ['sort'],
};

/**
 * Writes the rows and their descriptor, without videos.
 *
 * @returns the path of the descriptor.
 */
export async function writeRows(folder: string, items: CalibrationItem[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  const columns = ['id', 'video', 'question', ...OPTIONS, 'answer', 'kind', 'sort'];
  const rows = items.map(({ id, video, question, options, gold, kind, sort }) => [
    id,
    videoName(video),
    `"${question}"`,
    ...OPTIONS.map((_, place) => options[place] ?? ''),
    gold,
    kind,
    sort,
  ]);
  await writeFile(
    join(folder, 'rows.csv'),
    [columns, ...rows].map((row) => `${row.join(',')}\n`).join(''),
  );
  const path = join(folder, 'calibration.json');
  await writeFile(path, JSON.stringify(DESCRIPTOR));
  return path;
}

/** Writes an H.264 video of coded pictures for each code, one frame a second. */
export async function writeClips(folder: string, videos: number[]): Promise<void> {
  const media = await openMedia();
  try {
    await mkdir(join(folder, 'videos'), { recursive: true });
    for (const video of videos) {
      const frames = await Promise.all(
        Array.from({ length: FRAMES }, async (_, frame) => ({
          atSeconds: frame,
          jpeg: await encodeJpeg(paintCode({ video, frame }), { width: SIDE, height: SIDE }, 95),
        })),
      );
      const { data } = await media.pack(frames);
      await writeFile(join(folder, 'videos', `${videoName(video)}.mp4`), data);
    }
  } finally {
    await media.close();
  }
}
