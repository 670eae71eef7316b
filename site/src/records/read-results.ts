import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  benchmarkCardsSchema,
  type BenchmarkCard,
} from '../../../harness/schema/benchmark-card.ts';
import { itemSetSchema, type ItemSet } from '../../../harness/schema/item-set.ts';
import { resultSchema, type Result } from '../../../harness/schema/result.ts';
import { checkOutcomes } from './check-outcomes.ts';
import { BrokenRecords, type Finding, type RecordProblem } from './record-problem.ts';

/** A results folder, read and checked. */
export type Records = { cards: BenchmarkCard[]; itemSets: ItemSet[]; results: Result[] };

const CARDS = 'benchmarks.json';
const ITEM_SETS = 'items';
/** Figures from papers have a format of their own and are not shown yet. */
const REPORTED = 'reported';
/** Folder and file names become addresses. */
const SLUG = /^[a-z0-9][a-z0-9._-]*$/;

/**
 * Reads `<benchmark>/<id>.json`, `items/<hash>.json` and `benchmarks.json`; the last may be missing.
 * Looks at every file before it gives up, and throws `BrokenRecords` with all that is wrong.
 */
export async function readResults(folder: string): Promise<Records> {
  const problems: RecordProblem[] = [];

  async function parse<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
    const found = parseRecord(await readFile(join(folder, file), 'utf8'), schema);
    if ('value' in found) return found.value;
    problems.push(...found.findings.map((finding) => ({ file, ...finding })));
    return null;
  }

  const top = await entriesOf(folder);
  const cards = top.files.includes(CARDS) ? await parse(CARDS, benchmarkCardsSchema) : [];

  const itemSets = new Map<string, ItemSet>();
  for (const name of top.folders.includes(ITEM_SETS)
    ? await jsonFiles(join(folder, ITEM_SETS))
    : []) {
    const file = `${ITEM_SETS}/${name}.json`;
    const itemSet = await parse(file, itemSetSchema);
    if (itemSet === null) continue;
    if (itemSet.hash !== name) {
      problems.push({ file, field: 'hash', message: `"${itemSet.hash}" is not the file's name` });
    }
    itemSets.set(name, itemSet);
  }

  const results = new Map<string, Result>();
  const benchmarks = top.folders.filter((name) => name !== ITEM_SETS && name !== REPORTED);
  for (const benchmark of benchmarks.filter((name) => SLUG.test(name))) {
    for (const name of await jsonFiles(join(folder, benchmark))) {
      const file = `${benchmark}/${name}.json`;
      const result = await parse(file, resultSchema);
      if (result === null) continue;
      const findings = checkPlace(result, { benchmark, name });
      const key = `${benchmark}/${result.id}`;
      if (results.has(key)) {
        findings.push({ field: 'id', message: `"${result.id}" stands in another file already` });
      }
      const itemSet = itemSets.get(result.benchmark.itemSet);
      findings.push(
        ...(itemSet === undefined
          ? [missingItemSet(result.benchmark.itemSet)]
          : checkOutcomes(result, itemSet)),
      );
      problems.push(...findings.map((finding) => ({ file, ...finding })));
      results.set(key, result);
    }
  }

  if (problems.length > 0) throw new BrokenRecords(problems);
  return { cards: cards ?? [], itemSets: [...itemSets.values()], results: [...results.values()] };
}

function parseRecord<T>(
  text: string,
  schema: z.ZodType<T>,
): { value: T } | { findings: Finding[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { findings: [{ field: '', message: `no JSON: ${(error as Error).message}` }] };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  return {
    findings: parsed.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      message: issue.message,
    })),
  };
}

function checkPlace(result: Result, place: { benchmark: string; name: string }): Finding[] {
  const findings: Finding[] = [];
  if (result.benchmark.id !== place.benchmark) {
    findings.push({
      field: 'benchmark.id',
      message: `"${result.benchmark.id}" in the folder of "${place.benchmark}"`,
    });
  }
  if (result.id !== place.name) {
    findings.push({ field: 'id', message: `"${result.id}" is not the file's name` });
  }
  return findings;
}

function missingItemSet(hash: string): Finding {
  return { field: 'benchmark.itemSet', message: `there is no ${ITEM_SETS}/${hash}.json` };
}

async function entriesOf(folder: string): Promise<{ files: string[]; folders: string[] }> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  return {
    files: entries.filter((entry) => entry.isFile()).map((entry) => entry.name),
    folders: entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name),
  };
}

/** Names without `.json`, sorted. */
async function jsonFiles(folder: string): Promise<string[]> {
  const { files } = await entriesOf(folder);
  return files
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length));
}
