import type {
  AgainstFull,
  ChecklistCoverage,
  ChecklistFigure,
  RuleFigures,
} from '../../../../harness/schema/checklist-figures.ts';
import { counted, interval, percent, points, pointsInterval } from '../figures.ts';

type Ends = { low: number | null; high: number | null };

/** "89.9–100.0"; null where nothing can be said of the spread. */
export function figureInterval({ low, high }: Ends): string | null {
  return low === null || high === null ? null : interval({ low, high });
}

/** For people who listen. */
export function spokenFigure(figure: ChecklistFigure): string {
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

/** What there is no verdict on, in the words of a table; empty where every video has one. */
export function lackingWords(coverage: ChecklistCoverage): string[] {
  const { noVideo, unjudged, invalid } = coverage;
  return [
    ...(noVideo > 0 ? [`${noVideo} without a video`] : []),
    ...(unjudged > 0 ? [`${unjudged} unjudged`] : []),
    ...(invalid > 0 ? [`${invalid} that the rubric does not fit`] : []),
  ];
}

/** Why there is no overall figure: a mean over fewer categories would be another one. */
export function absentWords({ overall, categories }: RuleFigures): string | null {
  if (overall.average !== null) return null;
  const absent = Object.entries(categories).filter(([, { average }]) => average === null);
  if (absent.length === 0) return 'no video has a score';
  return `no score in ${absent.map(([category]) => category).join(', ')}`;
}
