import type { ContaminationCheck } from '../../../../harness/schema/contamination-record.ts';
import {
  LEVELS,
  type ContaminationState,
  type Level,
} from '../../../../harness/schema/contamination-report.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import type { Board } from '../board.ts';
import { counted, percent } from '../figures.ts';

/** What is known of one row: its state, and what each level of evidence says. */
export type StateLine = {
  result: Result;
  because: string;
  levels: { level: Level; text: string }[];
  /** Training data that its makers or others name. */
  declared: string;
};

export const LEVEL_TITLES = {
  id: 'Source ids',
  frame: 'Frames',
  text: 'Texts',
  behaviour: 'Behaviour',
} as const satisfies Record<Level, string>;

const NOT_CHECKED = 'not checked';

/** The models of a board, each once where nothing tells its rows apart; best first. */
export function stateLines({ rows }: Pick<Board, 'rows'>): StateLine[] {
  const seen = new Set<string>();
  return rows.flatMap(({ result }) => {
    const { model, contamination } = result;
    const key = `${model.id} ${JSON.stringify(contamination)}`;
    if (model.kind === 'baseline' || seen.has(key)) return [];
    seen.add(key);
    const { checks = [], trainedOn = [], because } = contamination;
    return [
      {
        result,
        because: because ?? 'nobody has looked',
        levels: LEVELS.map((level) => ({
          level,
          text: levelText(checks.filter((check) => check.level === level)),
        })),
        declared:
          trainedOn.length === 0
            ? 'nothing declared'
            : trainedOn.map(({ name, holdsItems }) => `${name}: ${holdsItems}`).join('; '),
      },
    ];
  });
}

/** How many models are in each state, as a title. */
export function stateFinding(lines: readonly StateLine[]): string {
  if (lines.length === 0) return 'No model has been asked yet';
  const models = [...Map.groupBy(lines, ({ result }) => result.model.id).values()].map(stateOf);
  const parts = [
    ['overlap', 'with overlap found or declared'],
    ['clean', 'searched without overlap'],
    ['unknown', 'unknown'],
  ] as const;
  const words = parts.map(
    ([state, title]) => `${models.filter((one) => one === state).length} ${title}`,
  );
  return `Of ${counted(models.length, 'model')}: ${words.join(', ')}`;
}

/** Of one model: an overlap of any row counts, and what one row leaves open no other clears. */
function stateOf(lines: readonly StateLine[]): ContaminationState {
  const states = new Set(lines.map(({ result }) => result.contamination.state));
  return (['overlap', 'unknown'] as const).find((state) => states.has(state)) ?? 'clean';
}

function levelText(checks: ContaminationCheck[]): string {
  if (checks.length === 0) return NOT_CHECKED;
  return checks.map(checkText).join('; ');
}

function checkText(check: ContaminationCheck): string {
  if (check.level === 'behaviour') {
    const suspicious = check.tests.filter((one) => one.suspicious).length;
    return `${suspicious} of ${counted(check.tests.length, 'test')} suspicious`;
  }
  const { flagged, checked, interval } = check.items;
  if (checked === 0) return `nothing could be checked in ${check.corpus.name}`;
  const share =
    interval === null ? '' : ` [${percent(interval.low)} to ${percent(interval.high)}%]`;
  return `${flagged} of ${counted(checked, 'item')}${share} in ${check.corpus.name}`;
}
