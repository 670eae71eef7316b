import { percent } from '../../harness/percent.ts';
import type { Rate } from './rates.ts';

const MARKS = { begin: '<!-- behaviour rates: begin -->', end: '<!-- behaviour rates: end -->' };

/** The table of docs/contamination.md, between its marks. */
export function ratesSection(rates: readonly Rate[]): string {
  const rows = rates.map(
    ({ study, rejected, models, low, high }) =>
      `| \`${study.test}\` | ${study.of} | ${study.words} | ${percent(rejected / models)} % (${percent(low)} to ${percent(high)}) |`,
  );
  return [
    MARKS.begin,
    '',
    `| test | model | how | called suspicious at 5 %, of ${(rates[0]?.models ?? 0).toLocaleString('en')} |`,
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    MARKS.end,
  ].join('\n');
}

/** The page with the section in the place of the one before; at its end where there is none. */
export function withSection(page: string, section: string): string {
  const [begin, end] = [page.indexOf(MARKS.begin), page.indexOf(MARKS.end)];
  if (begin === -1 || end === -1) return `${page.trimEnd()}\n\n${section}\n`;
  return page.slice(0, begin) + section + page.slice(end + MARKS.end.length);
}
