import type { AgainstFull } from '../../../../harness/schema/checklist-figures.ts';
import type { ItemSet } from '../../../../harness/schema/item-set.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { isWithdrawn } from '../board.ts';
import { judgeKey } from '../judge-words.ts';
import { overall } from './generator-figures.ts';
import { paired, type Paired } from './paired.ts';

/** One test of a generator against the best of a band. `p` is adjusted for all tests of the board. */
export type Tested = {
  better: Result;
  worse: Result;
  paired: Paired;
  official: (AgainstFull & { adjusted: number }) | null;
  /** Whether both rules separate the two, and in the same direction. */
  separated: boolean;
  /** Only under `official`: what separates the two may be videos without a verdict. */
  rulesDisagree: boolean;
};

/** Generators that cannot be told apart from the first of them, best first. */
export type Band = { members: Result[]; against: Tested | null };

export type Standing = {
  bands: Band[];
  /** The best against each of those that share its band. */
  ties: Tested[];
  /** The best against the best trivial generator; null where there is none, or no score. */
  aboveTrivial: Tested | null;
};

const LEVEL = 0.05;

/**
 * From the best down: a generator belongs to a band while the paired test does not separate it from the
 * first of the band under both rules; else it begins the next. Each is tested once, so that p is
 * multiplied by the number of tests (Bonferroni). Only of generators with a score from one judge.
 *
 * @param results best first.
 */
export function standingOf(results: readonly Result[], items: ItemSet | undefined): Standing {
  const scored = results.filter((one) => !isWithdrawn(one) && overall(one) !== null);
  const models = scored.filter(({ model }) => model.kind === 'model');
  const [first] = models;
  if (first === undefined || items === undefined)
    return { bands: [], ties: [], aboveTrivial: null };
  const comparable = (one: Result) => isOneMeasure(first, one);
  const rivals = models.slice(1).filter(comparable);
  const trivial = scored.find((one) => one.model.kind === 'baseline' && comparable(one));
  const tests = rivals.length;
  const bands: Band[] = [{ members: [first], against: null }];
  const ties: Tested[] = [];
  for (const rival of rivals) {
    const band = bands.at(-1) as Band;
    const tested = test([band.members[0] as Result, rival], { items, tests });
    if (tested?.separated === true) bands.push({ members: [rival], against: tested });
    else band.members.push(rival);
    if (tested?.separated === false && bands.length === 1) ties.push(tested);
  }
  const pair = trivial === undefined ? null : ([first, trivial] as const);
  return { bands, ties, aboveTrivial: pair === null ? null : test(pair, { items, tests: 1 }) };
}

/** The ranks that a generator may have: those of its band. Null where it is in none. */
export function rankRange({ bands }: Standing, result: Result): [number, number] | null {
  let from = 1;
  for (const { members } of bands) {
    if (members.includes(result)) return [from, from + members.length - 1];
    from += members.length;
  }
  return null;
}

/** Asked the same and rated by the same judge. */
export function isOneMeasure(one: Result, other: Result): boolean {
  return (
    one.protocol.asked === other.protocol.asked &&
    judgeKey(one.protocol) === judgeKey(other.protocol)
  );
}

function test(
  [better, worse]: readonly [Result, Result],
  { items, tests }: { items: ItemSet; tests: number },
): Tested | null {
  const found = paired([better, worse], items);
  if (found === null) return null;
  const significant = (figure: AgainstFull | null): number =>
    figure !== null && figure.p * tests < LEVEL ? Math.sign(figure.difference) : 0;
  const [official, strict] = [significant(found.official), significant(found.strict)];
  return {
    better,
    worse,
    paired: found,
    official:
      found.official === null
        ? null
        : { ...found.official, adjusted: Math.min(1, found.official.p * tests) },
    separated: official !== 0 && official === strict,
    rulesDisagree: official !== strict,
  };
}
