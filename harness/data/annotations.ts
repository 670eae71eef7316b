import type { Benchmark } from '../schema/benchmark.ts';
import type { Item, RowProblem } from '../schema/item.ts';
import type { ClipFinder } from './clips.ts';
import type { Row } from './row.ts';

/** A benchmark's annotation file without its data folder: what a browser can read of it. */
export type Annotations = Pick<
  Benchmark,
  'id' | 'title' | 'splits' | 'defaultSplit' | 'breakdowns' | 'peerExtractors'
> & {
  /** The file that one looks for, for people. */
  file: string;
  /** Fields of its first row that tell it from others, in any of the lists. */
  fields: string[][];
  /** Splits whose right answers stand in the file. */
  readable: string[];
  /** As `Benchmark.load`, of rows that are there already. */
  items(
    rows: Iterable<Row>,
    place: { file: string; split: string },
  ): AsyncIterable<Item | RowProblem>;
};

/** For rows whose videos nobody looks for: what they are called stands for them. */
export const WITHOUT_VIDEOS: ClipFinder = {
  video: (_, names) => names[0] ?? '',
  videoAt: (_, path) => path,
  file: (_, path) => path,
  subtitles: () => null,
};

/** Rows as the readers of files give them. */
export async function* streamed(rows: Iterable<Row>): AsyncGenerator<Row> {
  yield* rows;
}
