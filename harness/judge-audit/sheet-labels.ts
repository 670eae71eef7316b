import { distance } from 'fastest-levenshtein';
import { SightlineError } from '../errors.ts';
import { ratingOf, SCALES, type Scale } from './scale.ts';
import { CAUSES, isCause, type Cause } from './taxonomy.ts';

/** A row as the file has it. */
export type RawRow = { value: Record<string, string>; line: number };

export type RatedRow = {
  /** Null: the rater cannot tell. */
  rating: number | null;
  cause: Cause | null;
};

/** A filled sheet: what its rater said of each row that is labelled. */
export type RaterSheet = { rater: string; rows: Map<string, RatedRow>; missing: number };

export const CANNOT_TELL = 'cannot tell';

/** Words for it, as people write them. */
const SKIPS = new Set([CANNOT_TELL, 'skip', '?', 'n/a']);
const MOST_SHOWN = 8;

type Reading = {
  /** As it is named in messages. */
  file: string;
  rater: string;
  scale: Scale;
  ids: ReadonlySet<string>;
};

/**
 * Reads what a rater has filled in. Empty labels are missing, and are no answer; columns that are not
 * asked for are passed over, and so is the order of the rows.
 *
 * @throws `DATA_INVALID` with file, line and field: an unknown row, a row that stands twice, a label or
 * a cause that is none.
 */
export function readLabels(rows: RawRow[], { file, rater, scale, ids }: Reading): RaterSheet {
  const found = new Map<string, RatedRow>();
  const lineOf = new Map<string, number>();
  const problems: string[] = [];
  for (const { value, line } of rows) {
    const field = fieldsOf(value);
    const problem = (name: string, text: string) =>
      problems.push(`${file}:${line}: ${name}: ${text}`);
    const id = field('id');
    if (id === '') {
      problem('id', 'expected the id of a row, received nothing');
      continue;
    }
    if (!ids.has(id)) {
      problem('id', `"${short(id)}" is no row of this sample`);
      continue;
    }
    const before = lineOf.get(id);
    if (before !== undefined) {
      problem('id', `"${id}" stands already in line ${before}`);
      continue;
    }
    lineOf.set(id, line);
    const label = labelOf(field('label'), scale);
    if (label === undefined) problem('label', unknownLabel(field('label'), scale));
    const cause = field('cause').toLowerCase();
    if (cause !== '' && !isCause(cause)) problem('cause', unknownCause(cause));
    const kept = cause !== '' && isCause(cause) ? cause : null;
    if (label !== undefined && (label !== 'none' || kept !== null)) {
      found.set(id, { rating: label === 'none' ? null : label, cause: kept });
    }
  }
  if (problems.length > 0) throw invalid(problems);
  return { rater, rows: found, missing: ids.size - found.size };
}

/** Whatever case and space the header has. */
function fieldsOf(value: Record<string, string>): (name: string) => string {
  const fields = new Map(
    Object.entries(value).map(([name, text]) => [name.trim().toLowerCase(), text.trim()]),
  );
  return (name) => fields.get(name) ?? '';
}

function labelOf(word: string, scale: Scale): number | null | 'none' | undefined {
  if (word === '') return 'none';
  if (SKIPS.has(word.toLowerCase())) return null;
  return ratingOf(scale, word) ?? undefined;
}

function unknownLabel(word: string, scale: Scale): string {
  const labels = [...SCALES[scale], CANNOT_TELL].map((label) => `"${label}"`).join(', ');
  return `expected one of ${labels}, received "${short(word)}"`;
}

function unknownCause(word: string): string {
  const [near = ''] = Object.keys(CAUSES).sort((a, b) => distance(a, word) - distance(b, word));
  return `"${short(word)}" is no cause; did you mean ${near}?`;
}

function short(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
  return line.length <= 40 ? line : `${line.slice(0, 39)}…`;
}

function invalid(problems: string[]): SightlineError {
  const more = problems.length - MOST_SHOWN;
  const lines = [
    ...problems.slice(0, MOST_SHOWN),
    ...(more > 0 ? [`and ${more} more like these`] : []),
  ];
  return new SightlineError('DATA_INVALID', lines.join('\n'), {
    hint: 'the labels and causes are in README.txt of the sample; leave a label empty rather than guess',
  });
}
