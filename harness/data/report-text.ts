import { textTable } from '../table.ts';
import type { DataReport } from './check.ts';

/** Problems and files that are listed for people; JSON has all of them. */
const LISTED = 10;

/** A report for people: what was found, then what is wrong. */
export function reportText(report: DataReport): string {
  const { problems, videos, pictures } = report;
  return [
    aligned(facts(report)),
    ...list('rows that cannot be used', problems, (some) =>
      table(
        ['file', 'line', 'field', 'expected', 'received'],
        some.map((one) => [one.file, String(one.line), one.field, one.expected, one.received]),
      ),
    ),
    ...list('missing videos', videos.missing, (some) => some.join('\n')),
    ...list('unreadable videos', videos.unreadable ?? [], (some) =>
      table(
        ['file', 'code', 'reason'],
        some.map((one) => [one.file, one.code, one.message]),
      ),
    ),
    ...list('missing pictures', pictures.missing, (some) => some.join('\n')),
  ].join('\n');
}

function facts(report: DataReport): [string, string][] {
  const { videos, pictures } = report;
  const rows: [string, string][] = [
    ['benchmark', `${report.benchmark}, split ${report.split}`],
    ['folder', report.folder],
    ['layout', report.layout],
    ['rows file', `${report.rows.file}, SHA-256 ${report.rows.sha256.slice(0, 12)}`],
    ['items', against(report.items)],
    ['source videos', against(report.sources)],
    ['duplicate ids', number(report.duplicateIds)],
    ['answers outside the options', number(report.answersOutsideOptions)],
    ['rows that cannot be used', number(report.problems.length)],
    ['video files', presence(videos)],
  ];
  if (videos.unreadable !== null)
    rows.push(['unreadable videos', number(videos.unreadable.length)]);
  if (report.subtitles.present > 0) rows.push(['subtitle files', number(report.subtitles.present)]);
  if (pictures.named > 0) rows.push(['pictures', presence(pictures)]);
  rows.push(['verdict', report.verdict.text]);
  return rows;
}

function presence({ named, missing }: { named: number; missing: string[] }): string {
  return `${number(named - missing.length)} of ${number(named)} present`;
}

function against({ found, expected }: DataReport['items']): string {
  if (expected === null) return `${number(found)} (the authors give no count)`;
  if (found === expected) return `${number(found)}, as published`;
  return `${number(found)} of ${number(expected)} published`;
}

/** Nothing for an empty list, else a title and the first of it. */
function list<T>(title: string, all: T[], body: (some: T[]) => string): string[] {
  if (all.length === 0) return [];
  const first = all.length > LISTED ? `first ${LISTED} of ${number(all.length)} ` : '';
  return ['', `${first}${title}:`, body(all.slice(0, LISTED))];
}

function table(titles: string[], rows: string[][]): string {
  return textTable(
    titles.map((title) => ({ title })),
    rows,
  );
}

function aligned(rows: [string, string][]): string {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join('\n');
}

function number(count: number): string {
  return count.toLocaleString('en');
}
