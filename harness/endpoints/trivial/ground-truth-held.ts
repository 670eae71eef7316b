import type { TrivialGenerator } from '../../schema/held-picture.ts';
import type { Item } from '../../schema/item.ts';

export const generator: TrivialGenerator = {
  id: 'ground-truth-held',
  version: 1,
  summary: 'the picture of a right outcome, held still',
  applies: (item) => outcome(item) !== undefined || 'it has no picture of a right outcome',
  picture(item) {
    const file = outcome(item);
    return file === undefined
      ? { held: { of: 'nothing' }, note: 'the item has no picture of a right outcome' }
      : { held: { of: 'image', file } };
  },
};

function outcome({ gold }: Item): string | undefined {
  return gold.kind === 'checklist' ? gold.image : undefined;
}
