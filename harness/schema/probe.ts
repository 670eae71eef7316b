import type { Frame, SamplingPolicy } from './frames.ts';
import type { Clip, Item } from './item.ts';
import type { Prompt } from './prompt.ts';
import type { Protocol } from './protocol.ts';
import type { Random } from '../random.ts';

/** A transform of what the model is shown. A missing function is the identity. */
export type Probe = {
  /** The file's name. */
  id: string;
  /** Raised when the probe shows something else than before; part of a run's identity. */
  version: number;
  title: string;
  /** The question that the probe answers, in one sentence. */
  asks: string;
  /** What a model that looks should do, compared with `full`. */
  expects: 'reference' | 'drop' | 'no-change' | 'report';
  /** `judge`: changes what the judge of a generated video is shown, and asks the generator nothing. */
  side?: 'judge';
  /** True, or the reason why it does not apply to this item. */
  applies(item: Item, protocol: Protocol): true | string;
  /** The numbers behind `=` in `--probe`, e.g. `shuffle=5`; absent: it takes none. */
  numbers?: ProbeNumbers;
  /** Labels of the variants that are asked of one item; left out: one without a label. */
  variants?(item: Item, ask: VariantAsk): string[];
  /**
   * How the variants of an item become one figure: their mean, the best of them, or none, because each
   * variant is a figure of its own. Left out where there is one variant.
   */
  combine?: Combine;
  /** Another video for each item that has one; sees the whole split. */
  plan?(items: Item[], context: PlanContext): Map<string, Donor>;
  /** The frames to decode; null shows nothing. */
  select?(policy: SamplingPolicy, variant: string): SamplingPolicy | null;
  /** The words and options that are asked. An option that moves keeps its letter in `from`. */
  item?(item: Item, show: Showing): Item;
  /** @throws InapplicableProbe when these frames leave nothing to change. */
  frames?(frames: Frame[], show: Showing): Frame[];
  /** Pictures without any content in the place of the frames, of the same number, size and times. */
  pictures?: 'grey' | 'noise';
  /** The frames in a mirror: left and right turned around. */
  mirror?: true;
  /** The prompt speaks of no video although pictures are shown. */
  wordsOf?: 'no-video';
  /** Subtitles at the protocol's frames, although none of them is shown. */
  subtitles?: 'protocol';
  /** The probe's own prompt, where the protocol's cannot be kept. */
  prompt?: Prompt;
  /**
   * `free`: matched with the options, which are not shown. `completion`: a text that is held against the
   * reference in the asked item (`answers/completion.ts`); the options are shown.
   */
  answers?: Exclude<AnswerKind, 'as-asked'>;
};

/** How the answers to a probe are read. */
export const ANSWER_KINDS = ['as-asked', 'free', 'completion'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export const COMBINES = ['mean', 'best', 'apart'] as const;
export type Combine = (typeof COMBINES)[number];

export type ProbeNumbers = {
  /** What they are, e.g. "permutations". */
  of: string;
  /** `one` number, or a list: `budget=1+4+16`. */
  count: 'one' | 'many';
  /** Taken where none is given; null: the protocol says it. */
  default: number | null;
};

export type VariantAsk = { numbers: number[]; protocol: Protocol };

export type PlanContext = {
  seed: number;
  /** What a donor should share with an item, the most important first. */
  strata: (item: Item) => Record<string, string>;
};

/** Another video, shown in the place of an item's own. */
export type Donor = {
  cluster: string;
  clip: Clip;
  /** The strata in which it agrees with the item's video; fewer than all where those were too narrow. */
  shares: string[];
  /** It stands in for a video that is asked the same words, because no other was left. */
  sameQuestion: boolean;
};

export type Showing = { random: Random; variant: string; protocol: Protocol };
