import { answerChances } from './chances.ts';
import type { Observer } from './observers.ts';
import { itemClasses, type ItemClass, type Population } from './population.ts';
import { showingsOf } from './showings.ts';

/** Expected values over a population, each a mean over classes of items. */
export type Truth = {
  /** Of a probe's own figure: the mean of its variants, or the best of them. */
  accuracy(probe: string, combine?: 'mean' | 'best'): number;
  /** Of one variant, by its place. */
  variantAccuracy(probe: string, variant: number): number;
  /** The share of variants whose answer is another one than under `full`. */
  flips(probe: string): number;
  /** Right under all of these probes and all of their variants. */
  allRight(probes: string[]): number;
  /** Over all variants of these probes. */
  meanRight(probes: string[]): number;
  /** Readable, right or wrong. */
  answered(probe: string): number;
  /** What uniform guesses score: 1/K, or the best of `guesses`. */
  chance(guesses?: number): number;
  /** Any mean over the classes, of what stands for each. */
  mean(of: (item: ItemClass, right: (probe: string) => number[]) => number): number;
};

export function truthOf(observer: Observer, population: Population): Truth {
  const classes = itemClasses(population);
  const known = new Map<ItemClass, Map<string, number[][]>>(classes.map((one) => [one, new Map()]));
  const chancesOf = (item: ItemClass, probe: string): number[][] => {
    const own = known.get(item) as Map<string, number[][]>;
    const chances =
      own.get(probe) ??
      showingsOf(probe, item.options).map((showing) => answerChances(observer, item, showing));
    own.set(probe, chances);
    return chances;
  };
  const rightOf = (item: ItemClass, probe: string) =>
    chancesOf(item, probe).map((chances) => chances[item.gold] ?? 0);
  const over = (of: (item: ItemClass) => number) =>
    classes.reduce((sum, item) => sum + item.share * of(item), 0);
  return {
    accuracy: (probe, combine = 'mean') =>
      over((item) =>
        combine === 'best' ? anyOf(rightOf(item, probe)) : meanOf(rightOf(item, probe)),
      ),
    variantAccuracy: (probe, variant) =>
      over((item) => rightOf(item, probe)[variant] ?? Number.NaN),
    flips: (probe) =>
      over((item) => {
        const [full = []] = chancesOf(item, 'full');
        const same = chancesOf(item, probe).map((chances) =>
          chances.reduce((sum, chance, place) => sum + chance * (full[place] ?? 0), 0),
        );
        return 1 - meanOf(same);
      }),
    allRight: (probes) =>
      over((item) =>
        probes.flatMap((probe) => rightOf(item, probe)).reduce((all, one) => all * one, 1),
      ),
    meanRight: (probes) => over((item) => meanOf(probes.flatMap((probe) => rightOf(item, probe)))),
    answered: (probe) =>
      over((item) => meanOf(chancesOf(item, probe).map((chances) => 1 - (chances.at(-1) ?? 0)))),
    chance: (guesses = 1) => over(({ options }) => 1 - (1 - 1 / options) ** guesses),
    mean: (of) => over((item) => of(item, (probe) => rightOf(item, probe))),
  };
}

function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of independent tries. */
function anyOf(chances: number[]): number {
  return 1 - chances.reduce((none, chance) => none * (1 - chance), 1);
}
