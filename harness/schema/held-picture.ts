import type { Item } from './item.ts';

/** The picture that a trivial generator shows from the first moment to the last. Paths are below the data folder. */
export type HeldPicture =
  | { of: 'image'; file: string }
  /** Its first frame. */
  | { of: 'video'; file: string }
  /** Middle grey, where there is nothing to hold. */
  | { of: 'nothing' };

/** A generator that moves nothing: the floor of every table of generators. A pure choice of a picture. */
export type TrivialGenerator = {
  /** The file's name. */
  id: string;
  /** Raised when the same item would get another video. */
  version: number;
  summary: string;
  /** True, or the reason why it does not apply to this item. */
  applies: (item: Item) => true | string;
  /** `note`: what stands in for an input that the item has not. */
  picture(item: Item): { held: HeldPicture; note?: string };
};
