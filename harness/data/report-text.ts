import Table from 'cli-table3';
import type { DataReport } from './check.ts';

/** Problems and files that are listed for people; JSON has all of them. */
const LISTED = 10;

/** A report for people: what was found, then what is wrong. */
export function reportText(report: DataReport): string {
  const parts = [
    table([], facts(report)),
    ...listed('rows that cannot be used', report.problems.length, () =>
      table(
        ['file', 'line', 'field', 'expected', 'received'],
        report.problems
          .slice(0, LISTED)
          .map(({ file, line, field, expected, received }) => [
            file,
            String(line),
            field,
            expected,
            received,
          ]),
      ),
    ),
    ...listed('missing videos', report.videos.missing.length, () =>
      report.videos.missing.slice(0, LISTED).join('\n'),
    ),
    ...listed('unreadable videos', report.videos.unreadable?.length ?? 0, () =>
      table(
        ['file', 'code', 'reason'],
        (report.videos.unreadable ?? [])
          .slice(0, LISTED)
          .map(({ file, code, message }) => [file, code, message]),
      ),
    ),
    ...listed('missing pictures', report.pictures.missing.length, () =>
      report.pictures.missing.slice(0, LISTED).join('\n'),
    ),
  ];
  return parts.join('\n');
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

function listed(title: string, count: number, body: () => string): string[] {
  if (count === 0) return [];
  const shown = count > LISTED ? `first ${LISTED} of ${number(count)} ${title}` : title;
  return ['', `${shown}:`, body()];
}

function table(head: string[], rows: string[][]): string {
  const drawn = new Table({ head, style: { head: [], border: [] } });
  drawn.push(...rows);
  return drawn.toString();
}

function number(count: number): string {
  return count.toLocaleString('en');
}
