import { floorOf, type Floors, type OverSeeds } from '../schema/floors.ts';
import { textTable, type Column } from '../table.ts';
import { intervalText } from './score-table.ts';

const BASELINES: Column[] = [
  { title: 'baseline' },
  { title: 'looks at' },
  { title: 'accuracy', align: 'right' },
  { title: '95 % interval', align: 'right' },
  { title: 'ties by item id', align: 'right' },
];

const CELLS: Column[] = [
  { title: 'breakdown' },
  { title: 'label' },
  { title: 'floor', align: 'right' },
  { title: '95 % interval', align: 'right' },
  { title: 'chance', align: 'right' },
  { title: 'n', align: 'right' },
  { title: 'videos', align: 'right' },
  { title: 'baseline' },
];

/** Floors as people read them: every baseline under both tie rules, the classifier's checks, each label's floor. */
export function floorsText(floors: Floors): string {
  const { benchmark, whole, logit, notes } = floors;
  const name = benchmark.itemSetName === null ? '' : `, ${benchmark.itemSetName}`;
  return [
    `${benchmark.id} ${benchmark.split}${name}: ${whole.n} of ${benchmark.items} items, ${whole.clusters} videos, chance ${percent(whole.chance)}`,
    'accuracy: ties at their expected value',
    '',
    baselineTable(floors),
    '',
    ...(logit === null ? ['logit: left out'] : logitLines(logit, whole.chance)),
    '',
    floorTable(floors),
    '',
    ...notes,
  ].join('\n');
}

function baselineTable({ rules, whole }: Floors): string {
  const ranked = Object.entries(whole.baselines).sort(
    ([, a], [, b]) => b.expected.value - a.expected.value,
  );
  return textTable(
    BASELINES,
    ranked.map(([id, { expected, tiesByItemId }]) => [
      id,
      rules[id]?.learns ?? '',
      percent(expected.value),
      intervalText(expected),
      percent(tiesByItemId),
    ]),
  );
}

function logitLines(logit: NonNullable<Floors['logit']>, chance: number): string[] {
  const { sharedVideo: shared, selfTests } = logit;
  const { labelInvariance, shuffledLabels, rowOrderSha1 } = selfTests;
  const invariance = { true: 'held', false: 'BROKEN', null: 'nothing to hold out' } as const;
  return [
    `logit over ${logit.seeds.length} fold seeds: folds of videos ${spread(logit.grouped)}, folds of questions ${spread(logit.questions)}`,
    shared === null
      ? 'shared-video effect: none with one video'
      : `shared-video effect: ${signed(shared.value)} (${signed(shared.low)} to ${signed(shared.high)}; ${shared.n} items, ${shared.clusters} videos)`,
    `label invariance: ${invariance[`${labelInvariance}`]}`,
    `shuffled labels over ${shuffledLabels.values.length} seeds: ${spread(shuffledLabels)}, ${shuffledLabels.coversChance ? 'covers' : 'DOES NOT COVER'} chance ${percent(chance)}`,
    `row order sha1: ${rowOrderSha1}`,
  ];
}

function floorTable(floors: Floors): string {
  const { whole } = floors;
  const cells = Object.entries(floors.breakdowns).flatMap(([breakdown, labels]) =>
    Object.entries(labels).map(([label, cell]) => ({
      words: [breakdown, label],
      cell,
      floor: floorOf(floors, { breakdown, label }),
    })),
  );
  const all = [{ words: ['all', ''], cell: whole, floor: floorOf(floors) }, ...cells];
  return textTable(
    CELLS,
    all.map(({ words, cell, floor }, row) => [
      words[0] === all[row - 1]?.words[0] ? '' : (words[0] ?? ''),
      words[1] ?? '',
      percent(floor?.value ?? cell.chance),
      floor === null || floor.estimate === null ? '' : intervalText(floor.estimate),
      percent(cell.chance),
      String(cell.n),
      String(cell.clusters),
      floor?.baseline ?? 'chance',
    ]),
  );
}

function spread({ mean, sd }: OverSeeds): string {
  return sd === null ? percent(mean) : `${percent(mean)} ± ${(100 * sd).toFixed(2)}`;
}

function signed(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${(100 * Math.abs(difference)).toFixed(2)}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}
