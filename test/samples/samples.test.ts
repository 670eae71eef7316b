import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { encode } from '../../scripts/samples/encode.ts';
import type { Codec } from '../../scripts/samples/encode.ts';
import { readme } from '../../scripts/samples/readme.ts';
import { SAMPLES } from '../../scripts/samples/samples.ts';
import { glide } from '../../scripts/samples/movement.ts';
import { openMedia } from '../../harness/media/media.ts';
import { benchmarks } from '../../harness/plan/benchmarks.ts';
import { QUESTION_ANSWERING, sampleFolder, truthOf } from '../harness/reader/sample-items.ts';
import { loadItems } from '../support/load-items.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ids = Object.keys(SAMPLES);
const MOST_BYTES = 3 * 1024 * 1024;

async function filesOf(benchmark: string): Promise<string[]> {
  const folder = sampleFolder(benchmark);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

describe.each(ids)('%s', (id) => {
  const sample = SAMPLES[id]!();

  it('is committed as it is generated', async () => {
    const texts = { ...sample.files, 'README.md': readme(sample) };
    for (const [file, content] of Object.entries(texts)) {
      const committed = await readFile(join(sampleFolder(id), file));
      expect(committed.equals(Buffer.from(content)), file).toBe(true);
    }
    expect(truthOf(id)).toEqual(sample.truth);
    const expected = [
      ...Object.keys(texts),
      'truth.json',
      ...sample.clips.map((clip) => clip.file),
      ...sample.images.map((image) => image.file),
    ].map((file) => join(sampleFolder(id), file));
    expect((await filesOf(id)).sort()).toEqual(expected.sort());
  });

  it('has items and clips enough', () => {
    expect(Object.keys(sample.truth).length).toBeGreaterThanOrEqual(12);
    expect(sample.clips.length).toBeGreaterThanOrEqual(4);
  });

  it('is read by its benchmark without a fault', async () => {
    const benchmark = await benchmarks.load(id);
    const splits = id === 'motionbench' ? ['dev', 'test'] : [benchmark.defaultSplit];
    const loaded = await Promise.all(
      splits.map((split) => loadItems(benchmark, sampleFolder(id), split)),
    );
    expect(loaded.flatMap((one) => one.problems)).toEqual([]);
    const items = loaded.flatMap((one) => one.items);
    expect(items.map((item) => item.id).sort()).toEqual(Object.keys(sample.truth).sort());
    for (const { id: item, gold } of items) {
      if (gold.kind === 'choice') expect(gold.letter, item).toBe(sample.truth[item]?.gold);
      if (gold.kind === 'text') expect(gold.references).toEqual([sample.truth[item]?.gold]);
    }
  });
});

describe.each(QUESTION_ANSWERING)('%s', (id) => {
  const golds = Object.values(SAMPLES[id]!().truth);

  it('asks for everything that can be needed', () => {
    const counts = Object.groupBy(golds, (one) => one.needs);
    for (const need of ['text', 'frame', 'motion', 'order', 'count'] as const) {
      expect(counts[need]?.length ?? 0, need).toBeGreaterThanOrEqual(1);
    }
  });

  it('has no favourite letter', () => {
    const letters = golds.flatMap(({ gold }) =>
      typeof gold === 'string' && /^[A-E]$/.test(gold) ? [gold] : [],
    );
    const counts = Object.values(Object.groupBy(letters, (one) => one)).map(
      (one) => one?.length ?? 0,
    );
    expect(Math.max(...counts) / letters.length).toBeLessThan(0.4);
  });
});

it('all samples together are small', async () => {
  const files = (await Promise.all(ids.map(filesOf))).flat();
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});

it('MP4, WebM and AVI are among the clips', () => {
  const endings = ids.flatMap((id) => SAMPLES[id]!().clips.map((clip) => extname(clip.file)));
  expect(new Set(endings)).toEqual(new Set(['.mp4', '.webm', '.avi']));
});

it('the parquet file has the columns of the hub dataset', async () => {
  const file = await asyncBufferFromFile(
    join(sampleFolder('video-mme'), 'videomme/test-00000-of-00001.parquet'),
  );
  const [row] = await parquetReadObjects({ file });
  expect(Object.keys(row ?? {})).toEqual([
    'video_id',
    'duration',
    'domain',
    'sub_category',
    'url',
    'videoID',
    'question_id',
    'task_type',
    'question',
    'options',
    'answer',
  ]);
  expect(row?.['options']).toHaveLength(4);
});

it('RULER-Bench: whoever breaks the rule is told so, and whoever keeps it is not', () => {
  const { truth, files } = SAMPLES['ruler-bench']!();
  const rows = String(files['data.jsonl'])
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { task_name: string; index: number; checklist: object[] });
  expect(rows).toHaveLength(Object.keys(truth).length);
  for (const { task_name, index, checklist } of rows) {
    const gold = truth[`${task_name}_${index}`]?.gold as Record<string, string[]>;
    const rule = checklist.findIndex((check) => 'Rule Coherence' in check);
    expect(gold['keeps-the-rule']?.[rule]).toBe('Good');
    expect(gold['breaks-the-rule']?.[rule]).toBe('Poor');
    for (const labels of Object.values(gold)) expect(labels).toHaveLength(checklist.length);
  }
});

describe('encoding', () => {
  const scene = {
    id: 'test',
    seconds: 2,
    fps: 10,
    ground: 'white' as const,
    figures: [
      {
        shape: 'star' as const,
        colour: 'purple' as const,
        radius: 30,
        path: glide([40, 120], [280, 120], { from: 0, to: 2 }),
      },
    ],
  };

  it.each([
    ['h264', '.mp4'],
    ['vp9', '.webm'],
    ['vp8', '.webm'],
    ['mpeg4', '.avi'],
  ] as [Codec, string][])('%s gives the same bytes twice and all frames', async (codec, ending) => {
    const root = await temporaryFolder();
    const names = [`a${ending}`, `b${ending}`];
    const hashes: string[] = [];
    for (const name of names) {
      expect(await encode(scene, codec, join(root, name))).toBe(20);
      const bytes = await readFile(join(root, name));
      hashes.push(createHash('sha256').update(bytes).digest('hex'));
    }
    expect(hashes[0]).toBe(hashes[1]);
    const media = await openMedia();
    const info = await media.probe({ root, file: names[0]! });
    await media.close();
    expect(info.stream).toMatchObject({ codec, width: 320, height: 240, frameCount: 20 });
  });

  it('refuses a container that it does not know', async () => {
    await expect(encode(scene, 'h264', join(await temporaryFolder(), 'a.mov'))).rejects.toThrow(
      RangeError,
    );
  });
});
