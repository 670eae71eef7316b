import type { Download } from './download.ts';
import type { Item, RowProblem } from './item.ts';
import type { Protocol } from './protocol.ts';
import type { Rubric } from './rubric.ts';
import type { VideoSource } from './source-id.ts';

/** A published test: where its rows are, how they become items, how they are asked. */
export type Benchmark = {
  /** The folder's name. */
  id: string;
  title: string;
  summary: string;
  /** `generation`: grades video generators; never averaged with the others. */
  task: 'question-answering' | 'generation';
  /** Null for a benchmark of one's own without one. */
  paper: { title: string; url: string } | null;
  licence: string;
  /** The most that a public record may hold of it. */
  publishes: 'text' | 'predictions' | 'outcomes' | 'aggregates';
  /** The file that describes it, absolute; absent for those that come with Sightline. */
  descriptor?: string;
  splits: Record<string, Split>;
  defaultSplit: string;
  /** Folder shapes that users have, the authors' own first. */
  layouts: Layout[];
  /** What `sightline prepare --download` gets. */
  download?: Download;
  /** Yields items in the order of the file, and a problem for each row that cannot become one. */
  load(split: string, folder: DataFolder): AsyncIterable<Item | RowProblem>;
  /** By id; `sightline` is the default. */
  protocols: Record<string, Protocol>;
  /** Breakdown name to the item's label, in the order in which they are shown. */
  breakdowns(item: Item): Record<string, string>;
  /**
   * What the video of another item should share to stand in for this one's, the most important first:
   * length, domain. Left out: any video will do.
   */
  strata?(item: Item): Record<string, string>;
  /** Where the video of an item comes from, for contamination checks. Left out: its file's name, by any rule. */
  videoSource?(item: Item): VideoSource;
  /** Other people's extractors whose reading of its replies is worth knowing (`answers/peers/`), its authors' first. */
  peerExtractors?: string[];
  /** Of `generation`: how the checklists of a judge become figures. */
  rubric?: Rubric;
  /** Of `generation`: where a folder of one generator's videos has this item's, without the ending. */
  videoName?(item: Item): string;
};

export type Split = {
  title: string;
  /** Counts of the published file; absent where the authors give none. */
  expected?: {
    items: number;
    videos?: number;
    /** The most that an item has. */
    options?: number;
  };
  /** The authors keep the answers. */
  hiddenAnswers?: boolean;
};

/** A folder shape: where its rows, videos and subtitles are. All paths are below the data folder. */
export type Layout = {
  name: string;
  /** By split: patterns (`*` is one name); the first that matches a file is read. */
  rows: Record<string, string[]>;
  /** Folders that hold the videos, tried in this order; `{rows}` is the folder of the rows file. */
  videos: string[];
  /** Folders that hold the subtitles, in the same way. */
  subtitles?: string[];
};

/** The annotation file of a split and the folder shape that it was found by. */
export type RowsFile = { file: string; layout: Layout };

/** A data folder as benchmarks see it: names below it, never a path outside. */
export type DataFolder = {
  /** Absolute path. */
  root: string;
  /** The rows file of the first layout that has one for the split, or a `DATA_MISSING` error. */
  rows(split: string): RowsFile;
  /** The first file that exists, else null. Refuses absolute paths, URLs and paths that leave the folder. */
  find(candidates: string[]): string | null;
  /** A file anywhere below the folder by base name (indexed once), else null. */
  findByName(name: string): string | null;
  /** The absolute path of a file that was found; refuses what `find` refuses. */
  path(file: string): string;
  /** The text of a file below the folder, without a byte order mark. */
  read(file: string): Promise<string>;
};
