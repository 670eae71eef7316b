import { random } from '../../../harness/random.ts';
import type { AskedAgain, Saying } from '../../../harness/submit/verify-figures.ts';

/**
 * A model of which every `unsteady`th share of questions is a coin, asked twice, and a claim about it: a
 * third asking of the same model, with `changed` of its outcomes turned over, or turned right.
 */
export function simulatedClaim({
  seed,
  items = 300,
  perVideo = 2,
  unsteady = 0,
  changed = 0,
  way = 'any',
}: {
  seed: number;
  items?: number;
  perVideo?: number;
  unsteady?: number;
  changed?: number;
  way?: 'any' | 'right';
}): AskedAgain[] {
  const dice = random(seed, 'claim');
  const chance = (share: number) => dice.integer(1, 100_000) <= share * 100_000;
  const saying = (right: boolean): Saying => ({
    outcome: right ? 'correct' : 'wrong',
    answer: right ? 'A' : 'B',
  });
  return Array.from({ length: items }, (_, item) => {
    const share = chance(unsteady) ? 0.5 : Number(chance(0.6));
    const ask = () => chance(share);
    const said = ask();
    const turned = chance(changed);
    const claimed = turned ? way === 'right' || !said : said;
    const again = [saying(ask()), saying(ask())] as [Saying, Saying];
    return { cluster: Math.floor(item / perVideo), claimed: saying(claimed), again, floor: again };
  });
}
