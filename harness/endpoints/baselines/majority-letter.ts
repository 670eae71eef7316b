import type { Baseline } from '../../schema/baseline.ts';
import { gold } from '../../schema/item.ts';

export const baseline: Baseline = {
  id: 'majority-letter',
  summary: 'the letter that is right most often in this split; needs the gold answers',
  fit(items) {
    const counts = new Map<string, number>();
    for (const item of items) {
      const letter = gold(item);
      if (letter !== null) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    const ranked = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return (item) => {
      const own = new Set(item.options?.map((option) => option.letter));
      return ranked.find(([letter]) => own.has(letter))?.[0] ?? item.options?.[0]?.letter ?? null;
    };
  },
};
