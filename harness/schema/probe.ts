import type { Frame, SamplingPolicy } from './frames.ts';
import type { Item } from './item.ts';
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
  /** True, or the reason why it does not apply to this item. */
  applies(item: Item): true | string;
  /** Labels of the variants that are asked of one item; left out: one without a label. */
  variants?(item: Item): string[];
  /** The frames to decode; null shows nothing. */
  select?(policy: SamplingPolicy): SamplingPolicy | null;
  item?(item: Item, random: Random): Item;
  frames?(frames: Frame[], item: Item, random: Random): Frame[];
};
