import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import type { CorpusEntry } from '../../../../harness/contamination/corpus/entry.ts';
import { openCorpus } from '../../../../harness/contamination/corpus/manifest.ts';
import type { RowProblem } from '../../../../harness/schema/item.ts';
import type { NameRule } from '../../../../harness/schema/source-id.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

async function read(
  name: string,
  content: string | Uint8Array,
  { rule = 'any', columns = [] }: { rule?: NameRule; columns?: string[] } = {},
) {
  const file = join(await temporaryFolder(), name);
  await writeFile(file, content);
  const problems: RowProblem[] = [];
  const problem = (one: RowProblem) => void problems.push(one);
  const corpus = await openCorpus(file, { rule, columns, problem });
  return { corpus, entries: await Array.fromAsync(corpus.entries), problems };
}

const lines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const nothing = { source: null, channel: null, text: null, video: null, hashes: null };

it('reads each kind of row, and passes over columns that it does not know', async () => {
  const { entries, problems, corpus } = await read(
    'pile.jsonl',
    lines(
      { video_id: 'h1ea4qoIfiU', start: '95', end: 112, resolution: [1, 2] },
      { URL: 'https://youtu.be/h1ea4qoIfiU', uploader: 'someone' },
      { 'video path': 'clips/h1ea4qoIfiU_1_2.mp4', hashes: 'hashes/1.jsonl' },
      { caption: 'A dog runs.', license: 'MIT' },
      { question: 'Who?', options: ['b', 'a'], answer: 'B' },
    ),
  );
  const id = { platform: 'youtube', id: 'h1ea4qoIfiU' } as const;
  expect(problems).toEqual([]);
  expect(entries).toEqual([
    { ...nothing, line: 1, source: { ...id, start: 95, end: 112 } },
    { ...nothing, line: 2, source: id, channel: 'someone' },
    {
      ...nothing,
      line: 3,
      source: { ...id, start: 1, end: 2 },
      video: 'clips/h1ea4qoIfiU_1_2.mp4',
      hashes: 'hashes/1.jsonl',
    },
    { ...nothing, line: 4, text: 'A dog runs.' },
    { ...nothing, line: 5, text: 'Who?\na\nb\na' },
  ] satisfies CorpusEntry[]);
  expect([corpus.name, corpus.sha256.length]).toEqual(['pile.jsonl', 64]);
});

it('reads conversations, also as JSON in a cell', async () => {
  const talk = [
    { from: 'human', value: 'What is this?' },
    { from: 'gpt', value: [{ type: 'text', text: 'A dog.' }] },
  ];
  const csv = `url,conversations\n,"${JSON.stringify(talk).replaceAll('"', '""')}"\n`;
  const { entries } = await read('a.csv', csv);
  expect(entries[0]?.text).toBe('What is this?\nA dog.');
  expect((await read('a.jsonl', lines({ messages: talk }))).entries[0]?.text).toBe(
    'What is this?\nA dog.',
  );
});

it('an annotation file of a benchmark is a corpus: options in columns, the answer as an index', async () => {
  const csv = 'video,question,answer,qid,type,a0,a1\n2574374895,why,1,3,CW,y,x\n';
  const { entries } = await read('val.csv', csv);
  expect(entries).toEqual([
    {
      ...nothing,
      line: 2,
      source: { platform: 'flickr', id: '2574374895' },
      text: 'why\nx\ny\nx',
      video: '2574374895',
    },
  ]);
});

it.each([
  [{ video_id: { bytes: 'x' } }, 'video_id', 'a text'],
  [{ 'Video ID': 'a', videoid: 'b', start: 'soon' }, 'start', 'a number of seconds'],
  [{ clip_start: -1, url: 'x' }, 'clip_start', 'a number of seconds, zero or more'],
  [{ licence: 'MIT' }, '(row)', 'a video id, a URL, a path, hashes or a text'],
  [['url'], '(row)', 'an object with named fields'],
  [7, '(row)', 'an object with named fields'],
])('tells where %j is broken', async (row, field, expected) => {
  const { entries, problems } = await read('a.jsonl', lines({ url: 'https://youtu.be/x' }, row));
  expect(entries).toHaveLength(1);
  expect(problems).toMatchObject([{ file: 'a.jsonl', line: 2, field, expected }]);
});

it('a line that is no JSON and a row of other columns are problems of theirs alone', async () => {
  const first = await read('a.jsonl', `{"url":\n${lines({ text: 'x' })}`);
  expect([first.entries.length, first.problems[0]?.line]).toEqual([1, 1]);
  const second = await read('a.csv', 'url,text\na\nb,c\n');
  expect([second.entries.length, second.problems[0]?.line]).toEqual([1, 2]);
});

it('gives the same entries from every format, packed or not', async () => {
  const rows = Array.from({ length: 25 }, (_, index) => ({
    video_id: String(2_000_000_000 + index),
    text: `text, number ${index}`,
  }));
  const jsonl = lines(...rows);
  const csv = `video_id,text\n${rows.map((row) => `${row.video_id},"${row.text}"`).join('\n')}\n`;
  const column = (name: 'video_id' | 'text') => ({ name, data: rows.map((row) => row[name]) });
  const buffer = parquetWriteBuffer({
    columnData: [column('video_id'), { name: 'more', data: rows.map(() => 1) }, column('text')],
    rowGroupSize: 10,
  });
  const named = ({ source, text }: CorpusEntry) => [source?.id, text];
  const expected = rows.map((row) => [row.video_id, row.text]);
  for (const [name, content] of [
    ['a.jsonl', jsonl],
    ['a.jsonl.gz', gzipSync(jsonl)],
    ['a.csv', csv],
    ['a.csv.gz', gzipSync(csv)],
    ['a.tsv', csv.replaceAll(',"', '\t"').replace(',', '\t')],
    ['a.parquet', new Uint8Array(buffer)],
  ] as const) {
    const { entries } = await read(name, content);
    expect(entries.map(named), name).toEqual(expected);
  }
  const parquet = await read('a.parquet', new Uint8Array(buffer));
  expect(parquet.entries.map(({ line }) => line)).toEqual(rows.map((_, index) => index + 1));
});

it('--column reads another column, and then not the usual one', async () => {
  const row = { video_id: 'row-1', key: '2574374895' };
  const { entries } = await read('a.jsonl', lines(row), { columns: ['video_id=key'] });
  expect(entries[0]?.source).toEqual({ platform: 'flickr', id: '2574374895' });
  await expect(read('a.jsonl', '', { columns: ['id=key'] })).rejects.toMatchObject({
    code: 'USAGE',
  });
});

it('bare names are read by the rule of the corpus', async () => {
  const row = lines({ video: 'S06A12I24M0.mp4' });
  expect((await read('a.jsonl', row)).entries[0]?.source?.platform).toBe('youtube');
  const own = await read('a.jsonl', row, { rule: 'file' });
  expect(own.entries[0]?.source?.platform).toBe('file');
});

it('a folder of videos is a corpus; files of one name in two folders are two rows', async () => {
  const folder = await temporaryFolder();
  const files = ['a/h1ea4qoIfiU_1_2.mp4', 'b/2574374895.mp4', 'b/x.mp4', 'c/x.mp4', 'b/notes.txt'];
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), '');
  }
  const open = () => openCorpus(folder, { name: 'mine', rule: 'any', columns: [], problem() {} });
  const corpus = await open();
  const entries = await Array.fromAsync(corpus.entries);
  expect(entries.map(({ video }) => video)).toEqual(files.slice(0, 4));
  expect(entries.map(({ source }) => source?.platform)).toEqual([
    'youtube',
    'flickr',
    'file',
    'file',
  ]);
  await writeFile(join(folder, 'b/x.mp4'), 'longer');
  expect((await open()).sha256).not.toBe(corpus.sha256);
});

it.each([
  ['none.jsonl', 'DATA_MISSING'],
  ['a.txt', 'DATA_INVALID'],
  ['a.parquet.gz', 'DATA_INVALID'],
  ['empty', 'DATA_MISSING'],
])('%s is refused with %s', async (name, code) => {
  const folder = await temporaryFolder();
  if (name === 'empty') await mkdir(join(folder, name));
  else if (name !== 'none.jsonl') await writeFile(join(folder, name), 'x');
  await expect(
    openCorpus(join(folder, name), { rule: 'any', columns: [], problem() {} }),
  ).rejects.toMatchObject({ code });
});
