import { pText } from '../../shortcuts/text/figure-text.ts';
import { differenceText, LEVEL } from '../sentence.ts';
import { averageOf, type AdjustedFigure, type AdjustedPair } from './adjusted.ts';

/** `rules-disagree`: what separates the two may be videos that are missing or have no verdict. */
export type Finding = 'separated' | 'not-separated' | 'rules-disagree' | 'no-figure';

/** The one sentence of a comparison of generators: what was found, under which rule, and on what it rests. */
export function generatorSentence(
  pair: AdjustedPair,
  { letters: [base, other], family }: { letters: [string, string]; family: number },
): { finding: Finding; sentence: string } {
  const [official, strict] = [pair.rules.official, pair.rules.strict].map(averageOf);
  const covered = coverageWords([base, other], pair);
  if (!isTested(strict)) {
    const sentence = `${base} and ${other} have no overall figure: a category has no item in both; ${covered}`;
    return { finding: 'no-figure', sentence };
  }
  const figures = [
    isTested(official)
      ? `official ${figureWords(official, [base, other], family)}`
      : 'official has no overall figure, as a category has no item with a verdict on both',
    `strict ${figureWords(strict, [base, other], family)}`,
  ].join('; ');
  const under = (figure: AdjustedFigure | undefined) =>
    isTested(figure) && figure.adjusted <= LEVEL ? Math.sign(figure.difference) : 0;
  const [there, here] = [under(official), under(strict)];
  const rest = `${figures}; ${covered}`;
  if (there === 0 && here === 0) {
    return {
      finding: 'not-separated',
      sentence: `${base} and ${other} cannot be separated: ${rest}`,
    };
  }
  if (there !== here) {
    const sentence = `the rules do not agree on ${base} and ${other}, so that videos without a verdict may be all that separates them: ${rest}`;
    return { finding: 'rules-disagree', sentence };
  }
  const [better, worse] = here > 0 ? [other, base] : [base, other];
  return {
    finding: 'separated',
    sentence: `${better} is better than ${worse} as this judge rates them: ${rest}`,
  };
}

type Tested = AdjustedFigure & { difference: number; adjusted: number };

function isTested(figure: AdjustedFigure | undefined): figure is Tested {
  return figure != null && figure.difference !== null && figure.adjusted !== null;
}

function figureWords(
  { difference, low, high, adjusted, n }: Tested,
  [base, other]: [string, string],
  family: number,
): string {
  const holm = family > 1 ? ` (Holm over ${family})` : '';
  return `${other} − ${base} = ${differenceText({ difference, low, high })}, p ${pText(adjusted)}${holm}, n ${n}`;
}

function coverageWords([base, other]: [string, string], { rules }: AdjustedPair): string {
  const { coverage } = rules.strict;
  const words = (name: string, { judged, items }: { judged: number; items: number }) =>
    `${judged} of ${items} videos of ${name}`;
  return `judged are ${words(base, coverage.base)} and ${words(other, coverage.other)}`;
}
