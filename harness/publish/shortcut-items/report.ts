import { join, relative } from 'node:path';
import { writeAtomically } from '../../atomic-write.ts';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import type { Item } from '../../schema/item.ts';
import { itemListSchema } from '../../schema/item-set.ts';
import type { ItemsAnalysis } from '../../shortcuts/items/analysis.ts';
import { analyseSet, PLACEBO_DRAWS } from './analyse-set.ts';
import { hardTable } from '../../shortcuts/items/hard-table.ts';
import { flaggedIds, hardList } from '../../shortcuts/items/item-list.ts';
import { itemTable } from '../../shortcuts/items/item-table.ts';
import { readItemSets, type RecordsOfSet } from './item-sets.ts';
import { itemsRecord, itemsRecordText } from './record.ts';
import { parseRule } from '../../shortcuts/items/rule.ts';
import { itemsSummary } from '../../shortcuts/items/summary.ts';
import { demand, goldWarning } from '../../shortcuts/items/terms.ts';

/** What is to be made of the analysis; all paths absolute. */
export type ItemsReport = {
  rule?: string;
  rotations?: boolean;
  seed: number;
  draws?: number;
  data?: string;
  json?: boolean;
  csv?: boolean;
  list?: boolean;
  withPredictions?: boolean;
  withText?: boolean;
  hard?: string;
  out?: string;
  record?: string;
  terminal: Terminal;
};

type AnalysedSet = { set: RecordsOfSet; analysis: ItemsAnalysis };

/**
 * Analyses the item sets of the runs and writes what is wanted.
 *
 * @throws `USAGE` where the licence forbids it, and where a table or a list would be of several item sets.
 */
export async function reportItems(paths: string[], report: ItemsReport): Promise<void> {
  const { terminal, seed } = report;
  const sets = await readItemSets(paths, report.data ?? null);
  for (const { terms } of sets) {
    if (report.csv === true) demand(terms, 'outcomes', 'a line an item');
    if (report.list === true) demand(terms, 'outcomes', 'a list of flagged items');
    if (report.hard !== undefined) demand(terms, 'outcomes', 'a list of items');
    if (report.withPredictions === true) demand(terms, 'predictions', 'predictions');
    if (report.withText === true) demand(terms, 'text', 'question text');
  }
  const request = {
    rule: report.rule === undefined ? null : parseRule(report.rule),
    rotations: report.rotations === true,
    seed,
    draws: report.draws ?? PLACEBO_DRAWS,
  };
  const all = sets.map((set) => ({ set, analysis: analyseSet(set, request) }));
  const analysed = all.filter(({ analysis }) => analysis.panel.models.length > 0);
  for (const { analysis } of all) noteLeftOut(analysis, terminal);
  if (analysed.length === 0) {
    throw new SightlineError('CONFIG_INVALID', 'no model was asked without the video', {
      hint: 'sightline run … --probe full,blind asks it',
    });
  }
  await writeFiles(analysed, report);
  print(analysed, report);
}

async function writeFiles(analysed: AnalysedSet[], report: ItemsReport): Promise<void> {
  const { terminal, record, hard, out } = report;
  const note = (file: string) =>
    terminal.note(`wrote ${relative(terminal.workingFolder, file) || file}`);
  if (record !== undefined) {
    for (const one of analysed) note(await writeItemsRecord(record, one));
  }
  if (hard !== undefined && out !== undefined) {
    const list = hardList(theOnly(analysed, '--hard').analysis, hard);
    await writeAtomically(out, `${JSON.stringify(itemListSchema.parse(list), null, 2)}\n`);
    note(out);
  }
}

/** Writes the public record below a results folder; its path. */
export async function writeItemsRecord(
  results: string,
  { set, analysis }: AnalysedSet,
): Promise<string> {
  const file = join(results, 'shortcut-items', `${analysis.items.hash}.json`);
  await writeAtomically(file, itemsRecordText(itemsRecord(analysis, set.terms)));
  return file;
}

function print(analysed: AnalysedSet[], report: ItemsReport): void {
  const { terminal, csv, list, json } = report;
  if (csv === true) {
    const one = theOnly(analysed, '--csv');
    const predictions = report.withPredictions === true;
    const warning = goldWarning(one.set.terms, { predictions });
    if (warning !== null) terminal.note(`warning: ${warning}`);
    terminal.print(table(one, { predictions, text: report.withText === true }));
  } else if (list === true) {
    terminal.print(flaggedIds(theOnly(analysed, '--list').analysis).join('\n'));
  } else {
    const records = analysed.map(({ set, analysis }) => itemsRecord(analysis, set.terms));
    const texts = records.map((record, index) =>
      [
        itemsSummary(record, analysed[index]?.set.terms.title ?? record.benchmark.id),
        hardTable(record),
      ].join('\n\n'),
    );
    terminal.print(json === true ? JSON.stringify(records, null, 2) : texts.join('\n\n\n'));
  }
}

function table({ set, analysis }: AnalysedSet, content: { predictions: boolean; text: boolean }) {
  let items: Item[] | null = null;
  if (content.predictions || content.text) {
    if ('reason' in set.questions) {
      throw new SightlineError('DATA_MISSING', `the questions: ${set.questions.reason}`);
    }
    items = set.questions.known;
  }
  return itemTable(analysis, { content, items });
}

function theOnly(analysed: AnalysedSet[], flag: string): AnalysedSet {
  const [first] = analysed;
  if (analysed.length === 1 && first !== undefined) return first;
  const names = analysed.map(({ analysis: { items } }) =>
    [items.benchmark, items.split, items.name, items.hash].filter(Boolean).join(' '),
  );
  throw new SightlineError('USAGE', `${flag} is of one item set; these are ${names.join(', ')}`, {
    hint: 'name the runs of one of them',
  });
}

function noteLeftOut({ panel, items }: ItemsAnalysis, terminal: Terminal): void {
  const byReason = Map.groupBy(panel.leftOut, ({ reason }) => reason);
  for (const [reason, records] of byReason) {
    const set = items.name ?? items.split;
    terminal.note(`left out of ${set}: ${records.length} records (${reason})`);
  }
  for (const { name, otherBlind, blindFrom } of panel.models) {
    if (otherBlind.length === 0) continue;
    terminal.note(
      `${name}: the blind answers of ${blindFrom} count; those of ${otherBlind.join(', ')} are others`,
    );
  }
}
