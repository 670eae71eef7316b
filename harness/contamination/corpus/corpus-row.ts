import { z } from 'zod';
import { cell } from '../../data/cell.ts';
import { parseRow, RowFault, type Row } from '../../data/row.ts';
import type { NameRule, SourceId } from '../../schema/source-id.ts';
import { sourceIdOf } from '../ids/source-id.ts';
import { textUnit } from '../text/text-unit.ts';
import type { ColumnNames, CorpusColumn } from './columns.ts';
import type { CorpusEntry } from './entry.ts';
import { answerText, textsIn } from './row-text.ts';

const name = cell.nullish().transform((value) => value || null);
const seconds = z
  .union([z.number(), z.bigint(), z.string()], { error: 'a number of seconds' })
  .nullish()
  .transform((value) => (value == null || value === '' ? null : Number(value)))
  .pipe(
    z.number('a number of seconds').nonnegative('a number of seconds, zero or more').nullable(),
  );
const rowSchema = z.record(z.string(), z.unknown(), { error: 'an object with named fields' });
const usedSchema = z.object({
  url: name,
  video_id: name,
  video: name,
  hashes: name,
  channel: name,
  start: seconds,
  end: seconds,
});
type Used = z.infer<typeof usedSchema>;

/**
 * What a row of a manifest says. Columns that are not known are passed over.
 *
 * @param rule what bare names are in this corpus.
 * @throws RowFault for a field that is used and broken, under the name that the manifest gives it, and for
 *   a row without any that is used.
 */
export function corpusEntry(row: Row, columns: ColumnNames, rule: NameRule): CorpusEntry {
  const found = new Map<CorpusColumn, { column: string; value: unknown }[]>();
  const options: string[] = [];
  for (const [column, value] of Object.entries(parseRow(rowSchema, row.value))) {
    const known = columns(column);
    if (known === null || value === null || value === undefined || value === '') continue;
    if (known === 'one-option') options.push(...textsIn(value));
    else found.set(known, [...(found.get(known) ?? []), { column, value }]);
  }
  if (found.size === 0) {
    throw new RowFault({
      field: '(row)',
      expected: 'a video id, a URL, a path, hashes or a text',
      received: row.value,
    });
  }
  const used = usedOf(found);
  return {
    line: row.line,
    source: sourceOf(used, rule),
    channel: used.channel,
    text: textOf((column) => (found.get(column) ?? []).map(({ value }) => value), options),
    video: used.video,
    hashes: used.hashes,
  };
}

/** The first column of each kind; a fault is told under the column's own name. */
function usedOf(found: ReadonlyMap<CorpusColumn, { column: string; value: unknown }[]>): Used {
  const first = Object.keys(usedSchema.shape).map((kind) => {
    return [kind, found.get(kind as CorpusColumn)?.[0]] as const;
  });
  try {
    return parseRow(usedSchema, Object.fromEntries(first.map(([kind, one]) => [kind, one?.value])));
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    const { kind, expected, received } = error;
    const field = first.find(([known]) => known === error.field)?.[1]?.column ?? error.field;
    throw new RowFault({ kind, field, expected, received });
  }
}

/** A link says more than an id, and an id more than a file name; a span of its own columns counts first. */
function sourceOf({ url, video_id: id, video, start, end }: Used, rule: NameRule): SourceId | null {
  const ids = [url, id, video].flatMap((text) => {
    const source = text === null ? null : sourceIdOf(text, rule);
    return source === null ? [] : [source];
  });
  const source = ids.find(({ platform }) => platform !== 'file') ?? ids[0];
  if (source === undefined) return null;
  if (end === null || end <= (start ?? 0)) return source;
  return { platform: source.platform, id: source.id, start: start ?? 0, end };
}

function textOf(valuesOf: (column: CorpusColumn) => unknown[], single: string[]): string | null {
  const question = valuesOf('question').flatMap(textsIn).join('\n');
  const options = [...valuesOf('options').flatMap(textsIn), ...single];
  const answer = valuesOf('answer')
    .map((value) => answerText(value, options))
    .join('\n');
  const others = valuesOf('text').flatMap(textsIn);
  // An answer alone may be the label of a class.
  if (question === '' && options.length === 0 && others.length === 0) return null;
  return [textUnit({ question, options, answer }), ...others]
    .filter((one) => one !== '')
    .join('\n');
}
