import type { DecodedClip, SamplingPolicy } from './frames.ts';
import type { GeneratedVideo } from './generated-video.ts';
import type { Item } from './item.ts';
import type { Part } from './prompt.ts';
import type { ModelSettings } from './protocol.ts';

/** What is put before a judge: the item as it was asked, and the final answer that was read in the reply. */
export type Judged = {
  item: Item;
  answer: string;
  /** Of a generator: what it made, in the place of words; under `judge-wrong-video` another item's. */
  video?: GeneratedVideo;
};

/** A verdict as values of the score, or why the reply holds none. Never a guess. */
export type JudgeReading = { verdict: Record<string, number> } | { verdict: null; reason: string };

/** Judges what rules leave open, with a model that is named when the judging starts. */
export type Judge = {
  /** The file's name. */
  id: string;
  /** Raised when any reply could be read differently, or the same prompt be filled differently. */
  version: number;
  title: string;
  /** Data, so that it can be hashed and shown; our own words. */
  prompt: { system: string; text: string };
  /** What it asks of the model; the user's settings stand on top. */
  settings: ModelSettings;
  judges(item: Item): boolean;
  /** The prompt with the answer in it. Equal words are the same question, and are not asked twice. */
  question(judged: Judged): string;
  read(reply: string, judged: Judged): JudgeReading;
  /** Left out: it reads, and looks at nothing. */
  looks?: {
    /** Which frames it wants to see, of files below the data folder. */
    clips(judged: Judged): { file: string; policy: SamplingPolicy }[];
    /** All parts of the request in their order, `question` among them. */
    parts(judged: Judged, sight: JudgeSight): Promise<Part[]>;
  };
};

/** What a judge that looks is given. */
export type JudgeSight = {
  /** The frames of its clips, in their order. */
  clips: DecodedClip[];
  /** The data folder, absolute, for pictures. */
  root: string;
};
