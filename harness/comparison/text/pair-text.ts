import { percent, points, pText } from '../../shortcuts/text/figure-text.ts';
import type { Pair } from '../pair.ts';
import { fieldText } from '../protocol-difference.ts';
import type { Row } from '../rows.ts';
import { errorText, exactPoints, intervalText } from './figures.ts';

/** Everything beside the headline of one pair, a line each. */
export function pairLines({ pair, letters }: Row): string[] {
  return [
    ...errorLines(pair, letters),
    ...marginLines(pair, letters),
    ...denominatorLines(pair),
    ...blindLines(pair, letters),
    ...protocolLines(pair),
    ...pair.warnings.map((warning) => `warning: ${warning}`),
  ];
}

function errorLines({ overall, binary }: Pair, [base, other]: [string, string]): string[] {
  const { difference, se, seIndependent, designEffect, onlyBase, onlyOther } = overall;
  const better = binary ? 'right in' : 'better in';
  const effect = designEffect === null ? '' : `, design effect ${designEffect.toFixed(2)}`;
  const { bootstrap, mcnemarMidP, probabilityBetter } = overall;
  return [
    `${other} − ${base} ${exactPoints(difference)} points, paired SE ${errorText(seIndependent)} item by item, ${errorText(se)} by video (CR1)${effect}; ${better} ${base} only ${onlyBase}, in ${other} only ${onlyOther}`,
    `p ${pText(overall.p)}: signs of whole videos flipped, ${overall.exact ? 'every assignment counted' : '10,000 random assignments'}`,
    ...(mcnemarMidP === null
      ? []
      : [`McNemar mid-p ${pText(mcnemarMidP)}: every item is a video of its own`]),
    ...(bootstrap === null
      ? []
      : [
          `bootstrap over videos, ${bootstrap.draws.toLocaleString('en')} resamples: ${percent(bootstrap.low)} to ${percent(bootstrap.high)}`,
        ]),
    ...(probabilityBetter === null
      ? []
      : [
          `P(${other} better | data) ${probabilityBetter.value.toFixed(3)}, a uniform Dirichlet prior${probabilityBetter.independent ? '' : '; it takes items of one video as independent'}`,
        ]),
  ];
}

function marginLines({ overall }: Pair, [base, other]: [string, string]): string[] {
  const { equivalence, nonInferiority } = overall;
  return [
    ...(equivalence === null
      ? []
      : [
          `equivalent within ±${100 * equivalence.margin} points: ${equivalence.equivalent ? 'shown' : 'not shown'} (90 % interval ${percent(equivalence.low)} to ${percent(equivalence.high)})`,
        ]),
    ...(nonInferiority === null
      ? []
      : [
          `${other} no worse than ${base} by ${100 * nonInferiority.margin} points: ${nonInferiority.nonInferior ? 'shown' : 'not shown'} (lower one-sided 95 % bound ${points(nonInferiority.bound)})`,
        ]),
  ];
}

function denominatorLines({ denominators, unreadLeftOut, unreadAtChance }: Pair): string[] {
  const { shared, compared, dropped, bounds } = denominators;
  const reasons = [
    [dropped.failed, 'failed'],
    [dropped.unjudged, 'not judged'],
    [dropped.notAsked, 'not asked'],
  ].flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word} in one or both`]));
  return [
    ...(shared === compared
      ? []
      : [`${compared} of ${shared} items are scored in both; ${reasons.join(', ')}`]),
    ...(bounds === null
      ? []
      : [
          `were every trial without a score against it or for it: ${points(bounds.low)} to ${points(bounds.high)}`,
        ]),
    ...(unreadLeftOut === null
      ? []
      : [`without unreadable answers: ${intervalText(unreadLeftOut)}, n ${unreadLeftOut.n}`]),
    ...(unreadAtChance === null
      ? []
      : [`with unreadable answers at chance: ${intervalText(unreadAtChance)}`]),
  ];
}

function blindLines({ blindGain }: Pair, [base, other]: [string, string]): string[] {
  if (blindGain === null) return [];
  if (blindGain.sameAnswers) {
    return ['both hold the same blind answers: what a gain owes to the text cannot be told'];
  }
  const { blind, differenceInDifferences: both } = blindGain;
  return [
    `without the video ${other} − ${base} = ${intervalText(blind)}; the gain less that: ${intervalText(both)}, p ${pText(both.p)} over ${both.n} items (controls at evaluation do not replace controls in training)`,
  ];
}

function protocolLines({ protocol, settings }: Pair): string[] {
  return [
    ...(protocol.same
      ? []
      : [`different protocols: ${protocol.differences.map(fieldText).join('; ')}`]),
    ...(settings.length === 0
      ? []
      : [`settings that differ: ${settings.map(fieldText).join('; ')}`]),
  ];
}
