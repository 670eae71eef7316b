import { SightlineError } from '../errors.ts';
import { letterAt } from '../data/options.ts';
import { gold, type Item } from '../schema/item.ts';
import type { AnswerFile, ImportedAnswer } from './answer-file.ts';

/** An answer to an item that has an id, as `replay:` reads it. */
export type ReplayLine = { item: string; probe: string; variant: string; text: string };

export type Placed = {
  lines: ReplayLine[];
  /** Answers that are there and empty. */
  blank: number;
  /** Further answers to the same trial; the last one counts. */
  duplicates: number;
  /** The first of them that says something else than before; null where none does. */
  contradiction: ReplayLine | null;
};

/**
 * Gives each answer the id of its item. Answers that are known by their row alone need the items, in
 * the order of the benchmark's file, and must fit them.
 *
 * @throws `USAGE` where items are needed; `DATA_INVALID` where a row is another question.
 */
export function placeAnswers(
  { answers, format }: AnswerFile,
  file: string,
  items: Item[] | null,
): Placed {
  const lines = new Map<string, ReplayLine>();
  let contradiction: ReplayLine | null = null;
  for (const answer of answers) {
    const item =
      typeof answer.item === 'string' ? answer.item : idAt(answer, { file, format, items });
    const { probe, variant, text } = answer;
    const key = JSON.stringify([item, probe, variant]);
    const line = { item, probe, variant, text };
    if ((lines.get(key)?.text ?? text) !== text) contradiction ??= line;
    lines.set(key, line);
  }
  const kept = [...lines.values()];
  return {
    lines: kept,
    blank: kept.filter(({ text }) => text.trim() === '').length,
    duplicates: answers.length - kept.length,
    contradiction,
  };
}

type Context = { file: string; format: string; items: Item[] | null };

function idAt({ item, line, says }: ImportedAnswer, { file, format, items }: Context): string {
  const { position } = item as { position: number };
  if (items === null) {
    throw new SightlineError(
      'USAGE',
      `${file}:${line}: this file says only that it is row ${position} of the dataset`,
      {
        hint: `npx sightline import ${format} ${file} --benchmark <id> --data <folder> --out answers.jsonl finds the items`,
      },
    );
  }
  const found = items[position];
  const why =
    found === undefined ? `the data has only ${items.length} rows` : difference(found, says);
  if (found !== undefined && why === null) return found.id;
  throw new SightlineError(
    'DATA_INVALID',
    `${file}:${line}: row ${position} is not the same question: ${why}`,
    { hint: 'the file belongs to another benchmark or split, or to another order of its rows' },
  );
}

/** What speaks against a row being this item; null where nothing does. Texts are not shown: some are licensed. */
function difference(item: Item, says: ImportedAnswer['says']): string | null {
  if (says?.question !== undefined && plain(says.question) !== plain(item.question))
    return `the texts differ (${item.id} in the data)`;
  const letter = gold(item);
  if (says?.gold === undefined || letter === null) return null;
  const meant = /^\d+$/.test(says.gold) ? letterAt(Number(says.gold)) : says.gold;
  return meant === letter ? null : `the answers differ (${item.id} in the data)`;
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
