import {
  blindAnswers,
  checkLogit,
  hasKnownOption,
  LOGIT,
  type BlindAnswers,
  type LogitChecks,
} from '../plan/blind-answers.ts';
import { SightlineError } from '../errors.ts';
import type { Floors } from '../schema/floors.ts';
import type { Item } from '../schema/item.ts';
import { itemSetPlace, type ItemSet } from '../schema/item-set.ts';
import { cellOf, type Scored } from './floor-cell.ts';
import { coversChance, meansOverRuns, overSeeds, sharedVideo } from './logit-figures.ts';
import { rounded } from './rounded.ts';
import { shownLabels, SMALLEST_CELL } from './shown-labels.ts';

/** A null over fewer seeds says nothing. */
const NULL_SEEDS = 5;

export type FloorWords = {
  /** All items of the set, in its order. */
  items: Item[];
  itemSet: ItemSet;
  /** Of ties that the item id breaks, and the first fold seed. */
  seed: number;
  /** Fold seeds of the logit; 0 leaves it out. */
  seeds: number;
};

/**
 * What the set can be answered with by rules that see no video. Deterministic; the logit takes some
 * seconds a seed.
 *
 * @throws `USAGE` when nothing has options, `DATA_MISSING` when the answers are hidden.
 */
export async function makeFloors({ items, itemSet, seed, seeds }: FloorWords): Promise<Floors> {
  const known = knownItems(items, itemSet);
  const foldSeeds = Array.from({ length: seeds }, (_, k) => seed + k);
  const answers = await blindAnswers(items, { seed, seeds: foldSeeds });
  const scored: Scored = {
    clusters: known.map((item) => itemSet.clusters[item] as number),
    optionCounts: known.map((item) => itemSet.optionCounts[item] as number),
    baselines: new Map(answers.map((one) => [one.baseline.id, meansOverRuns(one.runs)])),
  };
  const whole = cellOf(scored, Array.from(known.keys()));
  const checks = seeds === 0 ? null : checkLogit(items, nullSeeds(foldSeeds));
  return rounded({
    schemaVersion: 1 as const,
    benchmark: itemSetPlace(itemSet),
    seed,
    rules: Object.fromEntries(
      answers.map(({ baseline: { id, version, summary, learns } }) => [
        id,
        { version, summary, learns },
      ]),
    ),
    whole,
    breakdowns: Object.fromEntries(
      Object.entries(itemSet.breakdowns).map(([breakdown, { labels, items: labelOf }]) => [
        breakdown,
        cellsByLabel(
          scored,
          known.map((item) => labels[labelOf[item] as number] as string),
        ),
      ]),
    ),
    logit:
      checks === null
        ? null
        : logitFigures({ answers, checks, foldSeeds, scored, chance: whole.chance }),
    notes: notes({ known: known.length, itemSet, checks }),
  });
}

/** Places of the items that have options and a known answer. */
function knownItems(items: Item[], { benchmark, split }: ItemSet): number[] {
  const known = items.flatMap((item, place) => (hasKnownOption(item) ? [place] : []));
  if (known.length > 0) return known;
  if (items.some(({ options }) => options !== undefined)) {
    throw new SightlineError('DATA_MISSING', `the answers of ${benchmark} ${split} are hidden`, {
      hint: 'a floor needs the right options; another split may have them',
    });
  }
  throw new SightlineError('USAGE', `${benchmark} ${split} is open-ended`, {
    hint: 'a blind baseline chooses among options, and no item has any',
  });
}

function cellsByLabel(scored: Scored, labels: string[]): Floors['breakdowns'][string] {
  const members = new Map<string, number[]>();
  labels.forEach((label, place) => members.set(label, [...(members.get(label) ?? []), place]));
  const sizes = new Map([...members].map(([label, own]) => [label, own.length]));
  const shown = shownLabels(sizes);
  return Object.fromEntries(
    [...members]
      .filter(([label]) => shown.has(label))
      .map(([label, own]) => [label, cellOf(scored, own)]),
  );
}

function logitFigures({
  answers,
  checks,
  foldSeeds,
  scored,
  chance,
}: {
  answers: BlindAnswers[];
  checks: LogitChecks;
  foldSeeds: number[];
  scored: Scored;
  chance: number;
}): Floors['logit'] {
  const runsOf = (id: string) =>
    answers.find(({ baseline }) => baseline.id === id)?.runs.map(({ expected }) => expected) ?? [];
  const [grouped, questions] = [runsOf(LOGIT.grouped), runsOf(LOGIT.questions)];
  const nulls = checks.shuffledLabels;
  return {
    seeds: foldSeeds,
    grouped: overSeeds(grouped.map(meanOf)),
    questions: overSeeds(questions.map(meanOf)),
    sharedVideo: sharedVideo({ grouped, questions, clusters: scored.clusters }),
    selfTests: {
      labelInvariance: checks.labelInvariance,
      shuffledLabels: { ...overSeeds(nulls), coversChance: coversChance(nulls, chance) },
      rowOrderSha1: checks.rowOrderSha1,
    },
  };
}

function nullSeeds(foldSeeds: number[]): number[] {
  const first = foldSeeds[0] ?? 0;
  return Array.from({ length: Math.max(NULL_SEEDS, foldSeeds.length) }, (_, k) => first + k);
}

function notes(told: { known: number; itemSet: ItemSet; checks: LogitChecks | null }): string[] {
  const without = told.itemSet.ids.length - told.known;
  return [
    ...(without === 0
      ? []
      : [`${without} items have no options or a hidden answer and are not counted`]),
    ...(told.checks?.labelInvariance === null
      ? ['one video: nothing can be held out of the logit by video, and all its options tie']
      : []),
    `labels with fewer than ${SMALLEST_CELL} items are left out, and as many more as hide their totals`,
    'a floor is the best of several rules, and so a little high by chance where a label is small',
  ];
}

function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
