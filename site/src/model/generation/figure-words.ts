import type {
  AgainstFull,
  ChecklistCoverage,
  ChecklistFigure,
  RuleFigures,
} from '../../../../harness/schema/checklist-figures.ts';
import { counted, grouped, interval, percent, points, pointsInterval } from '../figures.ts';

/** A share of a full score with its interval, where it has one, and the videos that it rests on. */
export type Figure = Pick<ChecklistFigure, 'value' | 'low' | 'high' | 'n'>;

type Ends = { low: number | null; high: number | null };

/** "89.9–100.0"; null where nothing can be said of the spread. */
export function figureInterval({ low, high }: Ends): string | null {
  return low === null || high === null ? null : interval({ low, high });
}

/** For people who listen. */
export function spokenFigure(figure: Figure): string {
  const { value, low, high, n } = figure;
  const spread =
    low === null || high === null
      ? 'no interval'
      : `95 percent interval ${percent(low)} to ${percent(high)}`;
  return `${percent(value)} percent, ${spread}, ${counted(n, 'video')}`;
}

/** "−73.8 points (95% interval −81.4 to −66.1)". */
export function differenceWords({
  difference,
  low,
  high,
}: Omit<AgainstFull, 'p' | 'n' | 'se'>): string {
  const spread =
    low === null || high === null ? 'no interval' : `95% interval ${pointsInterval({ low, high })}`;
  return `${points(difference)} points (${spread})`;
}

/** "0.012", and "below 0.001" for what is smaller. */
export function pWords(p: number): string {
  return p < 0.001 ? 'below 0.001' : p.toFixed(3);
}

/**
 * "3 of 12 judged" and, one by one, what there is no verdict on.
 *
 * @param items of the item set, also those that were not asked.
 */
export function coverageWords(coverage: ChecklistCoverage, items: number): string[] {
  const { judged, noVideo, unjudged, invalid } = coverage;
  const lacking: [count: number, words: string][] = [
    [noVideo, 'without a video'],
    [unjudged, 'unjudged'],
    [invalid, 'that the rubric does not fit'],
    [items - coverage.items, 'not asked'],
  ];
  return [
    `${grouped(judged)} of ${grouped(items)} judged`,
    ...lacking.flatMap(([count, words]) => (count > 0 ? [`${grouped(count)} ${words}`] : [])),
  ];
}

/** Why there is no overall figure: a mean over fewer categories would be another one. */
export function absentWords({ overall, categories }: RuleFigures): string | null {
  if (overall.average !== null) return null;
  const absent = Object.entries(categories).filter(([, { average }]) => average === null);
  if (absent.length === 0) return 'no video has a score';
  return `no score in ${absent.map(([category]) => category).join(', ')}`;
}
