import { csvLine, textCell } from '../csv-line.ts';

/** What a rater is shown of one answer. Holds nothing of the model, and nothing of the judge. */
export type SheetItem = {
  /** Opaque. */
  id: string;
  question: string;
  references: string[];
  /** Null: what is rated is a video. */
  answer: string | null;
  pictures: SheetPicture[];
  checks: SheetCheck[];
  /** Of a failure audit: what people and the judge have said. */
  said?: { people: string; judge: string; reply: string };
};

/** A row of the sheet. */
export type SheetCheck = { id: string; dimension: string; question: string };

export type SheetPicture = {
  /** What it shows, e.g. "the video to rate". */
  of: string;
  atSeconds: number | null;
  /** JPEG in base64. */
  jpeg: string;
};

export const SHEET_COLUMNS = [
  'row',
  'id',
  'question',
  'references',
  'answer',
  'check',
  'label',
  'cause',
  'note',
] as const;

/** An empty sheet: one row a check, those of an answer together. */
export function sheetCsv(items: SheetItem[]): string {
  const rows = items.flatMap(({ question, references, answer, checks, said }) =>
    checks.map((check) => [
      check.id,
      question,
      references.join(' | '),
      answer ?? `video: see ${check.id} on the page`,
      [check.dimension, check.question, ...saidWords(said)]
        .filter((text) => text !== '')
        .join(': '),
      '',
      '',
      '',
    ]),
  );
  return [SHEET_COLUMNS, ...rows.map((cells, at) => [String(at + 1), ...cells])]
    .map((cells) => `${csvLine(cells.map(textCell))}\n`)
    .join('');
}

function saidWords(said: SheetItem['said']): string[] {
  if (said === undefined) return [];
  return [`people said ${said.people}, the judge said ${said.judge}`, said.reply];
}
