/** One question of a benchmark, with its clip and its gold answer. Never written to a public file. */
export type Item = {
  /** Unique within the benchmark's split, and the same in every format the benchmark comes in. */
  id: string;
  /** The source video: the unit of every resampling. */
  cluster: string;
  split: string;
  clip?: Clip;
  /** Below the data folder: the picture that a video generator starts from. */
  image?: string;
  question: string;
  /** In the order of the annotation file, with letters A, B, C, … Absent for open-ended items. */
  options?: Option[];
  gold: Gold;
  /** Where its video shows the answer, as people have marked it; absent where nobody has. */
  evidence?: Evidence;
  /** Whatever breakdowns and probes need: duration class, domain, question type. */
  tags: Record<string, string>;
};

export type Option = {
  letter: string;
  text: string;
  /** The letter that it has in the item itself, where a probe has moved it. */
  from?: string;
};

export type Clip = {
  /** Below the data folder, with forward slashes. The file may be absent: that fails the item, not the run. */
  file: string;
  /** Below the data folder; absent when the video has no subtitles. */
  subtitles?: string;
};

export type Gold =
  | { kind: 'choice'; letter: string }
  | { kind: 'text'; references: string[] }
  /** RULER-Bench: what a judge is asked about a generated video. */
  | {
      kind: 'checklist';
      checks: { dimension: string; question: string }[];
      /** What a right video shows: in words, and as a picture below the data folder. */
      explanation?: string;
      image?: string;
    }
  /** The authors keep the answer: predictions can be written, never scored. */
  | { kind: 'hidden' };

/** Stretches of a video, in seconds, any of which will do. */
export type Evidence = {
  /** Of the whole video, as the annotation has it. */
  durationSeconds: number;
  spans: { start: number; end: number }[];
};

/** What an endpoint may know of an item: everything but the gold answer and where it is shown. */
export type PublicItem = Omit<Item, 'gold' | 'evidence'>;

export function withoutGold(item: Item): PublicItem {
  const { gold: _, evidence: __, ...rest } = item;
  return rest;
}

/** An item as those have it who do not know its answer. */
export function hidingGold(item: Item): Item {
  return { ...item, gold: { kind: 'hidden' } };
}

export function gold(item: Item): string | null {
  return item.gold.kind === 'choice' ? item.gold.letter : null;
}

/** A row that cannot become an item: where it is and what was expected there. */
export type RowProblem = {
  /** `format`: the row breaks its schema; `answer`: the gold answer is not among the options. */
  kind: 'format' | 'duplicate' | 'answer' | 'path';
  file: string;
  /** 1-based line of the file; for parquet and JSON arrays, the 1-based row. */
  line: number;
  field: string;
  expected: string;
  received: string;
};

export function isRowProblem(loaded: object): loaded is RowProblem {
  return 'expected' in loaded;
}
