import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Benchmark, DataFolder } from '../schema/benchmark.ts';
import { isRowProblem, type Item, type RowProblem } from '../schema/item.ts';
import { verdictOf, type Verdict } from './verdict.ts';

type Count = { found: number; expected: number | null };

/** What a data folder holds of a split, and whether it can be run. */
export type DataReport = {
  benchmark: string;
  split: string;
  folder: string;
  layout: string;
  /** The annotation file below the folder, and its SHA-256. */
  rows: { file: string; sha256: string };
  items: Count;
  /** Source videos: the clusters of the items. */
  sources: Count;
  /** Video files that items name. `unreadable` is null when they were not opened. */
  videos: { named: number; missing: string[]; unreadable: UnreadableVideo[] | null };
  subtitles: { present: number };
  pictures: { named: number; missing: string[] };
  duplicateIds: number;
  answersOutsideOptions: number;
  problems: RowProblem[];
  verdict: Verdict;
};

export type UnreadableVideo = { file: string; code: string; message: string };

type Check = {
  benchmark: Benchmark;
  split: string;
  folder: DataFolder;
  /** Goes on without the rows that have a problem. */
  skipInvalid: boolean;
  /** Opens a video; null when it can be read. Left out: videos are not opened. */
  open?: (file: string) => Promise<UnreadableVideo | null>;
};

/** Reads every row of a split and looks for every file that its items name. */
export async function checkData(check: Check): Promise<DataReport> {
  const { benchmark, split, folder } = check;
  const source = folder.rows(split);
  const { items, problems } = await readAll(benchmark.load(split, folder));

  const named = unique(items.map((item) => item.clip?.file));
  const missing = absent(folder, named);
  const present = new Set(named).difference(new Set(missing));
  const pictures = unique(items.flatMap((item) => [item.image, goldImage(item)]));
  const expected = benchmark.splits[split]?.expected;

  const found = {
    benchmark: benchmark.id,
    split,
    folder: folder.root,
    layout: source.layout.name,
    rows: { file: source.file, sha256: await sha256(folder.path(source.file)) },
    items: { found: items.length, expected: expected?.items ?? null },
    sources: {
      found: new Set(items.map((item) => item.cluster)).size,
      expected: expected?.videos ?? null,
    },
    videos: {
      named: named.length,
      missing,
      unreadable: check.open === undefined ? null : await openAll([...present], check.open),
    },
    subtitles: { present: unique(items.map((item) => item.clip?.subtitles)).length },
    pictures: { named: pictures.length, missing: absent(folder, pictures) },
    duplicateIds: problems.filter((problem) => problem.kind === 'duplicate').length,
    answersOutsideOptions: problems.filter((problem) => problem.kind === 'answer').length,
    problems,
  };
  return { ...found, verdict: verdictOf(found, check.skipInvalid) };
}

async function readAll(
  loaded: AsyncIterable<Item | RowProblem>,
): Promise<{ items: Item[]; problems: RowProblem[] }> {
  const items: Item[] = [];
  const problems: RowProblem[] = [];
  for await (const one of loaded) {
    if (isRowProblem(one)) problems.push(one);
    else items.push(one);
  }
  return { items, problems };
}

async function openAll(
  files: string[],
  open: NonNullable<Check['open']>,
): Promise<UnreadableVideo[]> {
  const results = await Promise.all(files.map((file) => open(file)));
  return results.filter((result) => result !== null);
}

function absent(folder: DataFolder, files: string[]): string[] {
  return files.filter((file) => folder.find([file]) === null);
}

function goldImage(item: Item): string | undefined {
  return item.gold.kind === 'checklist' ? item.gold.image : undefined;
}

function unique(files: (string | undefined)[]): string[] {
  return [...new Set(files.filter((file) => file !== undefined))];
}

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
