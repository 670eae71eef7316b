import { expect, test } from 'vitest';
import { benchmark as nextqa } from '../../../benchmarks/nextqa/benchmark.ts';
import { benchmark as ruler } from '../../../benchmarks/ruler-bench/benchmark.ts';
import { checkData } from '../../../harness/data/check.ts';
import { openDataFolder } from '../../../harness/data/folder.ts';
import { dataFolder } from '../../support/data-folder.ts';

const HEADER = 'video,frame_count,width,height,question,answer,qid,type,a0,a1,a2,a3,a4';
const row = (video: string, qid: number, answer = '0') =>
  `${video},9,4,4,what moves,${answer},${qid},CW,one,two,three,four,five`;

function check(files: Record<string, string>, options: { skipInvalid?: boolean } = {}) {
  const folder = openDataFolder(dataFolder(files), nextqa.layouts);
  return checkData({ benchmark: nextqa, split: 'val', folder, skipInvalid: false, ...options });
}

test('a folder with its rows and videos is ready', async () => {
  const csv = [HEADER, row('v1', 0), row('v1', 1), row('v2', 0)].join('\n');
  const report = await check({ 'val.csv': csv, 'videos/v1.mp4': '', 'videos/v2.webm': '' });
  expect(report).toMatchObject({
    layout: "authors' files",
    rows: { file: 'val.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    items: { found: 3, expected: 4996 },
    sources: { found: 2, expected: 570 },
    videos: { named: 2, missing: [], unreadable: null },
    verdict: { state: 'ready', text: 'ready' },
  });
});

test('missing videos are named, and the rest can be run', async () => {
  const report = await check({
    'val.csv': [HEADER, row('v1', 0), row('v2', 0)].join('\n'),
    'videos/v1.mp4': '',
  });
  expect(report.videos.missing).toEqual(['NExTVideo/v2.mp4']);
  expect(report.verdict).toEqual({ state: 'incomplete', text: 'runs without 1 video' });
});

test('a folder of rows alone runs blind', async () => {
  const report = await check({ 'val.csv': [HEADER, row('v1', 0)].join('\n') });
  expect(report.verdict.text).toBe(
    'runs without 1 video: only blind questions and recorded answers',
  );
});

test('rows with problems stop it, unless they are left out', async () => {
  const files = {
    'val.csv': [HEADER, row('v1', 0), row('v1', 0), row('v1', 2, '5')].join('\n'),
    'videos/v1.mp4': '',
  };
  const strict = await check(files);
  expect(strict).toMatchObject({ duplicateIds: 1, verdict: { state: 'cannot-run' } });
  expect(strict.problems.map(({ line, field }) => [line, field])).toEqual([
    [3, 'qid'],
    [4, 'answer'],
  ]);
  const lenient = await check(files, { skipInvalid: true });
  expect(lenient.verdict).toEqual({ state: 'ready', text: 'ready, 2 rows left out' });
});

test('no usable row at all cannot be run', async () => {
  const report = await check(
    { 'val.csv': `${HEADER}\n${row('v', 0, 'x')}` },
    { skipInvalid: true },
  );
  expect(report.verdict).toEqual({ state: 'cannot-run', text: 'cannot be run: no item' });
});

test('a video that is opened in vain counts as one that is not there', async () => {
  const csv = [HEADER, row('v1', 0), row('v2', 0), row('v3', 0)].join('\n');
  const root = dataFolder({ 'val.csv': csv, 'videos/v1.mp4': '', 'videos/v2.mp4': '' });
  const opened: string[] = [];
  const report = await checkData({
    benchmark: nextqa,
    split: 'val',
    folder: openDataFolder(root, nextqa.layouts),
    skipInvalid: false,
    open: async (file) => {
      opened.push(file);
      return file.includes('v2') ? { file, code: 'CLIP_UNREADABLE', message: 'no video' } : null;
    },
  });
  expect(opened).toEqual(['videos/v1.mp4', 'videos/v2.mp4']);
  expect(report.videos.unreadable).toMatchObject([{ file: 'videos/v2.mp4' }]);
  expect(report.verdict.text).toBe('runs without 2 videos');
});

test('pictures are looked for too', async () => {
  const line = {
    prompt: 'p',
    index: 1,
    task_name: 't',
    category: 'game',
    checklist: [{ 'Rule Coherence': 'Does it?' }],
    input_image_path: 'in/1.png',
    gt_image_path: 'gt/1.png',
  };
  const root = dataFolder({ 'data.jsonl': JSON.stringify(line), 'in/1.png': '' });
  const folder = openDataFolder(root, ruler.layouts);
  const report = await checkData({ benchmark: ruler, split: 'test', folder, skipInvalid: false });
  expect(report.pictures).toEqual({ named: 2, missing: ['gt/1.png'] });
  expect(report.verdict.text).toBe('runs without 1 picture');
});
