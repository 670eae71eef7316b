import type { FigureKey } from '../../checklists/figures.ts';
import { SCORING_RULES, type ScoringRuleId } from '../../checklists/scoring-rule.ts';
import { holm } from '../../statistics/multiplicity.ts';
import type { GeneratorFigure, GeneratorPair, RuleComparison } from './pair.ts';

/** A figure with its p adjusted over the tests that it stands among. */
export type AdjustedFigure = GeneratorFigure & { adjusted: number | null };

export type AdjustedRule = Omit<RuleComparison, 'figures'> & { figures: AdjustedFigure[] };

export type AdjustedPair = Omit<GeneratorPair, 'rules'> & {
  rules: Record<ScoringRuleId, AdjustedRule>;
};

export const RULES = Object.keys(SCORING_RULES) as ScoringRuleId[];

/**
 * Holm, a rule at a time. The overall averages of all pairs are one family. Of each pair the overall
 * dimensions are one, the averages of the categories one, their dimensions one, and those of tasks two.
 */
export function adjustedPairs(pairs: readonly GeneratorPair[]): AdjustedPair[] {
  const heads = new Map(
    RULES.map((rule) => [rule, holmOf(pairs.map(({ rules }) => averageOf(rules[rule])?.p))]),
  );
  return pairs.map((pair, at) => {
    const under = (rule: ScoringRuleId): AdjustedRule => ({
      ...pair.rules[rule],
      figures: adjustedFigures(pair.rules[rule].figures, heads.get(rule)?.[at] ?? null),
    });
    return {
      ...pair,
      rules: { official: under('official'), strict: under('strict'), nan: under('nan') },
    };
  });
}

/** The overall average, which is the score. */
export function averageOf<T extends GeneratorFigure>({
  figures,
}: {
  figures: readonly T[];
}): T | undefined {
  return figures.find(({ key }) => isAverage(key));
}

export function isAverage({ scope, dimension }: FigureKey): boolean {
  return scope === 'overall' && dimension === null;
}

function adjustedFigures(
  figures: readonly GeneratorFigure[],
  head: number | null,
): AdjustedFigure[] {
  const familyOf = ({ key }: GeneratorFigure) => `${key.scope} ${key.dimension === null}`;
  const families = Map.groupBy(figures, familyOf);
  const within = new Map(
    [...families.values()].flatMap((own) => {
      const values = holmOf(own.map(({ p }) => p));
      return own.map((figure, at) => [figure, values[at] ?? null] as const);
    }),
  );
  return figures.map((figure) => ({
    ...figure,
    adjusted: isAverage(figure.key) ? head : (within.get(figure) ?? null),
  }));
}

/** Null stays where nothing was tested. */
function holmOf(all: readonly (number | null | undefined)[]): (number | null)[] {
  const values = holm(all.filter((p) => typeof p === 'number')).values();
  return all.map((p) => (typeof p === 'number' ? (values.next().value ?? null) : null));
}
