import { floorOf, type Floors } from '../../../harness/schema/floors.ts';
import type { Estimate, Result } from '../../../harness/schema/result.ts';
import { score, type Board } from './board.ts';
import { counted, percent } from './figures.ts';

/** What rules reach that see no video: the bar of a board that is higher than chance. */
export type BoardFloor = {
  value: number;
  name: string;
  /** Of how many it is the best. */
  rules: number;
  /** Rules that are no floor, because they read answers about the very video. */
  excepted: string[];
};

/** Null where no floor was computed for the items of the board. */
export function boardFloor(floors: Floors | undefined): BoardFloor | null {
  const floor = floors === undefined ? null : floorOf(floors);
  if (floors === undefined || floor === null) return null;
  const name = floor.baseline === null ? 'no rule beats chance' : ruleName(floor.baseline);
  const [rules, excepted] = [false, true].map((same) =>
    Object.keys(floors.whole.baselines).filter(
      (id) => (floors.rules[id]?.learns === 'answers-same-video') === same,
    ),
  );
  return {
    value: floor.value,
    name,
    rules: rules?.length ?? 0,
    excepted: excepted?.map((id) => id.replaceAll('-', ' ')) ?? [],
  };
}

/** What the floor is, for below a board. */
export function floorNote({ rules, excepted }: BoardFloor): string {
  const sentences = [
    `Floor: the best of ${counted(rules, 'rule')} that see no video, ties at their expected value.`,
    'Rows of baselines break ties by the item’s id; below each stands what it is expected to score.',
  ];
  if (excepted.length > 0) {
    sentences.push(
      `No floor: ${excepted.join(', ')}, because they read right answers about the same video.`,
    );
  }
  return sentences.join(' ');
}

/** The chance level of a board, or null where its rows differ in it. */
export function boardChance({ rows }: Pick<Board, 'rows'>): number | null {
  const levels = rows.flatMap(({ result }) => result.probes['full']?.chance ?? []);
  const shown = new Set(levels.map(percent));
  return shown.size === 1 ? (levels[0] ?? null) : null;
}

/**
 * What the rule of a baseline row scores where ties count at their expected value; the row itself
 * breaks them by the item id. Null for a model, and for a rule without a floor.
 */
export function expectedOf(
  result: Pick<Result, 'model' | 'probes'>,
  floors: Floors | undefined,
): Estimate | null {
  if (result.model.kind !== 'baseline' || score(result as Result) === null) return null;
  const rule = result.model.id.replace(/^baseline:/, '');
  return floors?.whole.baselines[rule]?.expected ?? null;
}

/** "longest-option" is "longest option"; what "logit" is short for is said. */
function ruleName(id: string): string {
  return id.replace(/^logit/, 'conditional logit').replaceAll('-', ' ');
}
