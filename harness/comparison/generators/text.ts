import { fieldText } from '../protocol-difference.ts';
import type { SideFacts } from '../side-facts.ts';
import { escaped, markdownList, markdownTable } from '../text/report-markdown.ts';
import { tableText } from '../text/report-text.ts';
import { fittedName, modelText } from '../text/sides-text.ts';
import { wrapped } from '../text/wrapped.ts';
import { RULES } from './adjusted.ts';
import type { GeneratorReport } from './report.ts';
import type { GeneratorRow } from './rows.ts';
import { averageSheet, figureSheet, pairText } from './sheets.ts';

/** Whether everything of every pair is shown: of tasks too, and under every rule. */
export type GeneratorTextOptions = { details?: boolean };

/** A report of generators as people read it in a terminal. */
export function generatorText(
  report: GeneratorReport,
  { details = false }: GeneratorTextOptions = {},
): string {
  return [
    [wrapped(headingOf(report)), ...sideLines(report)].join('\n'),
    tableText(averageSheet(report)),
    ...report.rows.flatMap((row) => [
      [wrapped(row.sentence), ...noteLines(row).map((line) => `  ${wrapped(line)}`)].join('\n'),
      ...(details || report.rows.length === 1 ? sheetsOf(row, details).map(tableText) : []),
    ]),
    wrapped(FAMILIES),
  ].join('\n\n');
}

/** Tables for papers and issues; figures only. */
export function generatorMarkdown(
  report: GeneratorReport,
  { details = false }: GeneratorTextOptions = {},
): string {
  return [
    escaped(headingOf(report)),
    markdownList(sideLines(report)),
    markdownTable(averageSheet(report)),
    ...report.rows.flatMap((row) => {
      const notes = noteLines(row);
      return [
        `**${escaped(row.sentence)}**`,
        ...(notes.length === 0 ? [] : [markdownList(notes)]),
        ...sheetsOf(row, details)
          .filter(({ rows }) => rows.length > 0)
          .map(markdownTable),
      ];
    }),
    escaped(FAMILIES),
  ].join('\n\n');
}

const FAMILIES =
  'Holm p: over the pairs for the overall average; within a pair and rule over its dimensions, over its categories, over the dimensions of categories, and likewise for tasks. p: the sign of each item’s part flipped';

/** Without details `strict` stands beside `official` only where a video is without a verdict. */
function sheetsOf(row: GeneratorRow, details: boolean) {
  const { base, other } = row.pair.rules.strict.coverage;
  const whole = [base, other].every(({ judged, items }) => judged === items);
  const rules = RULES.filter(
    (rule) => details || rule === 'official' || (rule === 'strict' && !whole),
  );
  return rules.map((rule) => figureSheet(row, { rule, details }));
}

/** "ruler-bench test, probe full: every difference is …". */
function headingOf({ probe, rows }: GeneratorReport): string {
  const places = [...new Set(rows.map(({ benchmark }) => benchmark))].join(', ');
  return `${places}, probe ${probe}: every difference is the other less the base, in points of a full score, with 95 % intervals by item within tasks; official leaves out what has no verdict, strict counts it Poor, nan also leaves out dimensions that nobody asked about`;
}

function sideLines({ inputs, rows }: GeneratorReport): string[] {
  return inputs.map(({ letter, name }, index) => {
    const own = rows.flatMap(({ letters, pair }): SideFacts[] => [
      ...(letters[0] === letter ? [pair.base] : []),
      ...(letters[1] === letter ? [pair.other] : []),
    ]);
    const who = [...new Set(own.map(modelText))].join(', ');
    const notes = [...new Set(own.flatMap(({ note }) => (note === null ? [] : [note])))];
    const line = fittedName(`${letter}${index === 0 ? ' (base)' : ''}  ${who}  `, name);
    return [line, ...notes].join('\n   ');
  });
}

function noteLines({ letters, pair }: GeneratorRow): string[] {
  const differences = [...pair.protocol.differences, ...pair.settings];
  return [
    ...(differences.length === 0
      ? []
      : [`${pairText(letters)} differ in ${differences.map(fieldText).join('; ')}`]),
    ...pair.warnings.map((warning) => `warning: ${warning}`),
  ];
}
