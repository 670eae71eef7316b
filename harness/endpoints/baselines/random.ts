import { random } from '../../random.ts';
import type { Baseline } from '../../schema/baseline.ts';

export const baseline: Baseline = {
  id: 'random',
  summary: 'any option, uniformly; seeded by the item',
  fit: (_, seed) => (item) => {
    const options = item.options ?? [];
    return (
      options[random(seed, 'baseline', item.id).integer(0, options.length - 1)]?.letter ?? null
    );
  },
};
