import { expect, it } from 'vitest';
import { itemInformation, responseProbability } from '../../../harness/statistics/item-response.ts';
import golden from './golden.json' with { type: 'json' };

it('meets the golden vectors at an ability of .4', () => {
  const items = [
    { discrimination: 1.2, difficulty: -0.5 },
    { discrimination: 0.8, difficulty: 0.3 },
    { discrimination: 1.5, difficulty: 1 },
  ];
  const { 'theta0.4': probabilities, fisher_info: information } = golden.irt2pl;
  items.forEach((item, i) => {
    expect(responseProbability(item, 0.4)).toBeCloseTo(probabilities[i]!, 12);
    expect(itemInformation(item, 0.4)).toBeCloseTo(information[i]!, 12);
  });
});
