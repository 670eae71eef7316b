import type { Item } from '../../schema/item.ts';
import type { Probe } from '../../schema/probe.ts';

type Applies = Probe['applies'];

export const withClip: Applies = (item) => item.clip !== undefined || 'it has no clip';

export const withOptions: Applies = (item) => item.options !== undefined || 'it has no options';

/** The graded videos of a generator, which have a checklist instead of an answer. */
export const judged: Applies = (item: Item) =>
  item.gold.kind === 'checklist' || 'it is asked of a judge of generated videos';
