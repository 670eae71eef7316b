import { weightedMean } from '../statistics/weighted-means.ts';
import { intervalsOver, type FigureInterval, type Resampling } from './intervals.ts';
import type { ItemScore } from './item-scores.ts';

export type WinRate = {
  generator: string;
  /** Share of pairings that it wins outright: a tie is lost by both, so that the rates add to less than M/2. */
  strict: number;
  interval: FigureInterval | null;
  /** Share of pairings that are ties. */
  ties: number;
  /** With half a win for a tie: ½ is the middle of the field. */
  halfTies: number;
};

/** No rates where no item has an average of every generator. */
export type WinRates = { rates: WinRate[]; items: number };

/** Item averages closer than this are a tie: the last bits of a double decide nothing. */
const TIE = 1e-9;

/**
 * Every generator against every other on each item that all of them have, by the items' averages.
 *
 * @throws RangeError with fewer than two generators.
 */
export function winRates(
  generators: ReadonlyMap<string, readonly ItemScore[]>,
  resampling: Resampling,
): WinRates {
  if (generators.size < 2) throw new RangeError('a win rate needs two generators');
  const tables = Array.from(
    generators.values(),
    (scores) => new Map(scores.map((item) => [item.id, item.average])),
  );
  const [first = []] = generators.values();
  const items = first.filter(({ id }) =>
    tables.every((table) => typeof table.get(id) === 'number'),
  );
  if (items.length === 0) return { rates: [], items: 0 };
  const intervalOf = intervalsOver(items, resampling);
  const rates = Array.from(generators.keys(), (generator, own): WinRate => {
    const share = (counts: (gap: number) => boolean) =>
      Float64Array.from(items, ({ id }) => {
        const average = tables[own]?.get(id) ?? 0;
        const others = tables.filter((_, at) => at !== own).map((table) => table.get(id) ?? 0);
        return others.filter((other) => counts(average - other)).length / others.length;
      });
    const wins = [{ weight: 1, values: share((gap) => gap > TIE) }];
    const ties = weightedMean([{ weight: 1, values: share((gap) => Math.abs(gap) <= TIE) }]);
    const strict = weightedMean(wins);
    return { generator, strict, interval: intervalOf(wins), ties, halfTies: strict + ties / 2 };
  });
  return { rates, items: items.length };
}
