import type {
  ContaminationCheck,
  CorpusCheck,
} from '../../../../harness/schema/contamination-record.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { day, grouped, interval } from '../figures.ts';
import { LEVEL_TITLES } from './state-lines.ts';

/** One check of a record in words; a level that looks into no corpus has none. */
export type CheckRow = {
  level: string;
  corpus: string | null;
  items: string;
  videos: string;
  state: string;
};

const NONE = '–';

/** The checks of a record as a table has them, in its order: the strongest evidence first. */
export function checkRows({ checks = [] }: Result['contamination']): CheckRow[] {
  return checks.map((check) => ({
    level: LEVEL_TITLES[check.level],
    corpus: check.level === 'behaviour' ? null : corpusWords(check),
    ...flaggedWords(check),
    state: check.state,
  }));
}

/** "12 of 100 (7.0–20.0%)"; the interval is of the share. */
function flaggedWords(check: ContaminationCheck): Pick<CheckRow, 'items' | 'videos'> {
  if (check.level !== 'behaviour') {
    return { items: rateWords(check.items), videos: rateWords(check.videos) };
  }
  const suspicious = check.tests.filter((test) => test.suspicious).length;
  return { items: `${suspicious} of ${check.tests.length} tests suspicious`, videos: NONE };
}

function rateWords({ checked, flagged, interval: found }: CorpusCheck['items']): string {
  if (checked === 0) return 'none could be checked';
  const share = found === null ? '' : ` (${interval(found)}%)`;
  return `${grouped(flagged)} of ${grouped(checked)}${share}`;
}

function corpusWords({ corpus, checkedAt }: CorpusCheck): string {
  const whole =
    corpus.completeBy === null
      ? 'not said to be complete'
      : `complete according to ${corpus.completeBy}`;
  const when = checkedAt === null ? '' : `, looked into on ${day(checkedAt)}`;
  return `${corpus.name}: ${grouped(corpus.rows)} rows, ${whole}${when}`;
}

/** What a training set that somebody names is said to hold. */
export const HOLDS_WORDS = {
  yes: 'holds questions or videos of this benchmark',
  no: 'holds nothing of this benchmark',
  unknown: 'whether it holds any of this benchmark is not known',
} as const;
