import type { Comparison } from '../comparison.ts';
import type { RecordReport } from '../record-report.ts';
import type { SetReport, ShortcutReport } from '../report.ts';
import {
  comparisonTitle,
  gainsByLabel,
  gainsText,
  headline,
  partsSheet,
} from './comparison-text.ts';
import { metricRemarks, metricSheet, withoutEmpty, type Sheet } from './metric-table.ts';
import { budgetText, circularText, probeSheet } from './probe-sheets.ts';
import {
  labelLines,
  missingNotes,
  modelName,
  recordLine,
  setTitle,
  type TextOptions,
} from './report-text.ts';

/** What the licence of a benchmark lets out, by benchmark id: a sentence. */
export type LicenceWords = ReadonlyMap<string, string>;

/** The report for papers and issues: GitHub tables, with how to read each figure. */
export function reportMarkdown(
  report: ShortcutReport,
  { licences, ...options }: TextOptions & { licences: LicenceWords },
): string {
  const metrics = report.sets.flatMap((set) => set.records[0]?.metrics ?? []);
  const says = new Map(metrics.map(({ title, says: sentence }) => [title, sentence]));
  return [
    '# How much the video was looked at',
    ...report.sets.flatMap((set) => setParts(set, { ...options, licences })),
    '## How to read this',
    [
      '- Accuracies are in per cent and differences in points, with 95 % intervals clustered by video. Chance is what guesses score; the floor is what the best rule that sees no video scores.',
      '- Above chance κ is (accuracy − chance) / (1 − chance).',
      ...[...says].map(([title, sentence]) => `- ${title}: ${sentence}`),
      '- Less full is paired on the items that are scored in both; p is from flipped signs of whole videos, q is adjusted over the probes of a record (Benjamini-Hochberg).',
      '- Unread: shares of scored answers that were unparsed (u), refused (r) or truncated (t). They count as wrong; the column beside says what the score is if each counts what a guess would.',
      '- A gain is split where both checkpoints were asked with and without the video: into more readable answers, what is known more without the video, and what needs it; among the answers that can be read, at the mean share of them (Kitagawa 1955). So learning the format is not taken for learning to see.',
      '- Net flips: answers that differ from those with the video, less those that differ when the same is asked again.',
      `- Ratios and the parts of gains have percentile intervals of ${report.resamples.toLocaleString('en')} resamples of videos, seed ${report.seed}.`,
      '- Controls at evaluation do not replace controls at training: what a model learned from is not shown here.',
    ].join('\n'),
  ].join('\n\n');
}

function setParts(
  set: SetReport,
  { licences, breakdown }: TextOptions & { licences: LicenceWords },
): string[] {
  const licence = licences.get(set.benchmark.id);
  const notes = [...set.notes, ...missingNotes(set)].map(
    (note) => `- ${escaped(note.replace('\n ', ':'))}`,
  );
  return [
    `## ${escaped(setTitle(set))}`,
    ...(licence === undefined ? [] : [escaped(licence)]),
    sheetMarkdown(metricSheet(['model', 'protocol'], set.records.map(recordLine), set.benchmark)),
    ...set.records.flatMap((record) => recordParts(record, breakdown)),
    ...set.comparisons.flatMap((one) => comparisonParts(one, breakdown)),
    ...(notes.length === 0 ? [] : [notes.join('\n')]),
  ];
}

function recordParts(record: RecordReport, breakdown: string | undefined): string[] {
  const remarks = [
    ...metricRemarks(record),
    ...record.circular.map(circularText),
    ...(record.budget === null ? [] : [budgetText(record.budget)]),
    ...record.notes,
  ].map((remark) => `- ${escaped(remark)}`);
  const labels = breakdown === undefined ? [] : labelLines(record, breakdown);
  return [
    `### ${escaped(`${modelName(record)}, ${record.protocol.id}`)}`,
    sheetMarkdown(withoutEmpty(probeSheet(record))),
    ...(labels.length === 0 ? [] : [sheetMarkdown(metricSheet([breakdown ?? ''], labels))]),
    ...(remarks.length === 0 ? [] : [remarks.join('\n')]),
  ];
}

function comparisonParts(comparison: Comparison, breakdown: string | undefined): string[] {
  const { parts, notes } = comparison;
  return [
    `### ${escaped(comparisonTitle(comparison))}`,
    `**${escaped(headline(comparison))}**`,
    escaped([gainsText(comparison), ...notes].join('; ')),
    ...(parts === null ? [] : [sheetMarkdown(partsSheet(parts))]),
    ...(breakdown === undefined ? [] : [sheetMarkdown(gainsByLabel(comparison, breakdown))]),
  ];
}

function sheetMarkdown({ columns, rows }: Sheet): string {
  const line = (cells: string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}

/** Names of models are other people's: they break no table and make no markup. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_<>|]|\](?=\()/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}
