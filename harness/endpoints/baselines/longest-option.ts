import { random } from '../../random.ts';
import type { Baseline } from '../../schema/baseline.ts';

export const baseline: Baseline = {
  id: 'longest-option',
  summary: 'the option with the most characters; ties are broken by the item id',
  fit: () => (item) => {
    const options = item.options ?? [];
    const longest = Math.max(...options.map((option) => option.text.length));
    const tied = options.filter((option) => option.text.length === longest);
    return tied[random(0, 'tie', item.id).integer(0, Math.max(0, tied.length - 1))]?.letter ?? null;
  },
};
