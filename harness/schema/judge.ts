import type { Frame, SamplingPolicy } from './frames.ts';
import type { GeneratedVideo } from './generated-video.ts';
import type { Item } from './item.ts';
import type { Part } from './prompt.ts';
import type { ModelSettings } from './protocol.ts';

/** What is put before a judge: the item as it was asked, and the final answer that was read in the reply. */
export type Judged = {
  item: Item;
  answer: string;
  /** For a judge of reasoning: what the reply says beside its answer. */
  reasoning?: string;
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
  /** The system prompt is its authors' and is never copied: it is read, and hashed, when the judging starts. */
  systemFile?: {
    /** Below the data folder. */
    file: string;
    /** Where those who do not have it get it. */
    url: string;
  };
  /** What it asks of the model; the user's settings stand on top. */
  settings: ModelSettings;
  judges(item: Item): boolean;
  /** The prompt with the answer in it. Equal words are the same question, and are not asked twice. */
  question(judged: Judged): string;
  read(reply: string, judged: Judged): JudgeReading;
  /** Values that follow from the decided ones, and on which nobody votes: the whole verdict. */
  complete?: (decided: Record<string, number>) => Record<string, number>;
  /** Left out: it reads, and looks at nothing. */
  looks?: {
    /** Which frames it wants to see. @param frames the protocol's policy. */
    clips(judged: Judged, frames: SamplingPolicy): JudgeClip[];
    /** Pictures below the data folder; left out: none. */
    pictures?(judged: Judged): string[];
    /** All parts of the request in their order, `question` among them. */
    parts(judged: Judged, sight: JudgeSight): Part[];
  };
};

/** A video of which a judge is shown frames. */
export type JudgeClip = {
  file: string;
  /** `data`: a file of the data folder. `run`: the video to grade, and the one that probes of the judge change. */
  below: 'data' | 'run';
  policy: SamplingPolicy;
};

/** What a judge that looks is given. */
export type JudgeSight = {
  /** The frames of its clips, in their order; none of a video that is not shown. */
  clips: { frames: Frame[] }[];
  /** Its pictures, in their order, as JPEG. */
  pictures: Uint8Array[];
};
