import { percentileInterval } from '../statistics/cluster-resamples.ts';
import { total } from '../statistics/total.ts';
import type { Cell } from './cells.ts';
import type { ClusterTotals } from './cluster-totals.ts';
import { finite, undefinedFor, type Found } from './found.ts';
import type { Resampling } from './resampling.ts';

/** How a gain of the score with the video comes about; the three parts sum to it. */
export type GainParts = {
  gain: Found;
  /** More or fewer readable answers: the format, and refusals. */
  answering: Found;
  /** What is known more without the video, among readable answers. */
  knowledge: Found;
  /** What is gained with the video and not without it, among readable answers. */
  video: Found;
};

/** What an unreadable answer counts. */
export type Denominator = 'every-item' | 'chance-credit' | 'answered-only';

/** Columns of the totals that parts are made from; everything over the same items. */
export const PART_COLUMNS = 11;
const RIGHT = { fullTuned: 0, fullBase: 1, blindTuned: 2, blindBase: 3 };
const READ = { fullTuned: 4, fullBase: 5, blindTuned: 6, blindBase: 7 };
/** What guesses would score on the unreadable answers with the video. */
const CREDIT = { tuned: 8, base: 9 };
const ITEMS = 10;

/** As numbers; NaN where a part has no meaning. */
type Parts = Record<keyof GainParts, number>;

/**
 * With r the share of readable answers, a the accuracy among them and r̄ the mean r of both checkpoints
 * with the video: video = r̄ (Δa_full − Δa_blind), knowledge = r̄ Δa_blind, and answering the rest, which
 * is Δr · mean a_full where unreadable answers are wrong (Kitagawa 1955).
 */
function partsOf(totals: Float64Array, denominator: Denominator): Parts {
  const at = (column: number) => totals[column] as number;
  const accurate = (cell: keyof typeof RIGHT) => at(RIGHT[cell]) / at(READ[cell]);
  const seen = accurate('fullTuned') - accurate('fullBase');
  const blind = accurate('blindTuned') - accurate('blindBase');
  if (denominator === 'answered-only') {
    return { gain: seen, answering: 0, knowledge: blind, video: seen - blind };
  }
  const read = (at(READ.fullTuned) + at(READ.fullBase)) / 2 / at(ITEMS);
  const right = (at(RIGHT.fullTuned) - at(RIGHT.fullBase)) / at(ITEMS);
  const credit = (at(CREDIT.tuned) - at(CREDIT.base)) / at(ITEMS);
  const gain = denominator === 'every-item' ? right : right + credit;
  return {
    gain,
    answering: gain - read * seen,
    knowledge: read * blind,
    video: read * (seen - blind),
  };
}

const NAMES = ['gain', 'answering', 'knowledge', 'video'] as const;

/**
 * The parts under each denominator, with percentile intervals of resampled videos.
 *
 * @param totals of `partRow`.
 */
export function gainParts(
  totals: ClusterTotals,
  { hasChance, cell, random }: { hasChance: boolean; cell: Cell; random: Resampling },
): Record<Denominator, GainParts> {
  const drawn = random.totals(cell, totals);
  const count = drawn[0]?.length ?? 0;
  const reason = unreadCells(totals);
  const under = (denominator: Denominator): GainParts => {
    const sample = partsOf(Float64Array.from(totals.sums, total), denominator);
    const draws = NAMES.map(() => new Float64Array(count));
    const row = new Float64Array(totals.sums.length);
    for (let draw = 0; draw < count; draw++) {
      drawn.forEach((sums, column) => (row[column] = sums[draw] as number));
      const parts = partsOf(row, denominator);
      NAMES.forEach((name, index) => (draws[index]![draw] = parts[name]));
    }
    const found = (name: (typeof NAMES)[number]): Found =>
      Number.isFinite(sample[name])
        ? partFigure(sample[name], draws[NAMES.indexOf(name)] as Float64Array, totals)
        : undefinedFor(reason);
    return {
      gain: found('gain'),
      answering: found('answering'),
      knowledge: found('knowledge'),
      video: found('video'),
    };
  };
  const none = undefinedFor('there is no chance level without options to choose among');
  return {
    'every-item': under('every-item'),
    'chance-credit': hasChance
      ? under('chance-credit')
      : { gain: none, answering: none, knowledge: none, video: none },
    'answered-only': under('answered-only'),
  };
}

function partFigure(value: number, draws: Float64Array, totals: ClusterTotals): Found {
  const { n, clusters } = totals;
  const interval = percentileInterval(draws);
  const spread = clusters > 1;
  return {
    kind: 'figure',
    value,
    low: spread ? finite(interval.low) : null,
    high: spread ? finite(interval.high) : null,
    n,
    clusters,
  };
}

const WORDS: Record<keyof typeof READ, string> = {
  fullTuned: 'the later checkpoint gives no readable answer with the video',
  fullBase: 'the base gives no readable answer with the video',
  blindTuned: 'the later checkpoint gives no readable answer without the video',
  blindBase: 'the base gives no readable answer without the video',
};

function unreadCells({ sums }: ClusterTotals): string {
  const empty = (Object.keys(READ) as (keyof typeof READ)[]).filter((cell) =>
    (sums[READ[cell]] as Float64Array).every((sum) => sum === 0),
  );
  return empty.map((cell) => WORDS[cell]).join(', and ') || 'nothing is scored';
}

/** What one checkpoint makes of one item in one way. */
export type Answer = { value: number; answered: number };

/** Writes the columns of one item. */
export function partRow(
  row: Float64Array,
  answers: Record<keyof typeof RIGHT, Answer>,
  chance: number | null,
): void {
  for (const cell of Object.keys(RIGHT) as (keyof typeof RIGHT)[]) {
    row[RIGHT[cell]] = answers[cell].value;
    row[READ[cell]] = answers[cell].answered;
  }
  row[CREDIT.tuned] = (1 - answers.fullTuned.answered) * (chance ?? 0);
  row[CREDIT.base] = (1 - answers.fullBase.answered) * (chance ?? 0);
  row[ITEMS] = 1;
}
