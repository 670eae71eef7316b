import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  benchmarkCardsSchema,
  type BenchmarkCard,
} from '../../../harness/schema/benchmark-card.ts';
import { floorsSchema, type Floors } from '../../../harness/schema/floors.ts';
import { itemSetSchema, type ItemSet } from '../../../harness/schema/item-set.ts';
import { resultSchema, type Result } from '../../../harness/schema/result.ts';
import { checkFloors } from './check-floors.ts';
import { checkOutcomes } from './check-outcomes.ts';
import { parseRecord } from './parse-record.ts';
import { PROTOCOLS, readBeside, REPORTED, type Beside } from './read-beside.ts';
import { BrokenRecords, type Finding, type RecordProblem } from './record-problem.ts';

/** A results folder, read and checked. */
export type Records = {
  cards: BenchmarkCard[];
  itemSets: ItemSet[];
  floors: Floors[];
  results: Result[];
} & Beside;

const CARDS = 'benchmarks.json';
const ITEM_SETS = 'items';
const FLOORS = 'floors';
/** Formats of their own. The last is not shown here: what flags single items. */
const NO_BENCHMARKS = [REPORTED, PROTOCOLS, 'shortcut-items'];
/** Folder and file names become addresses. */
const SLUG = /^[a-z0-9][a-z0-9._-]*$/;

/**
 * Reads `<benchmark>/<id>.json`, `items/<hash>.json`, `floors/<hash>.json`, `benchmarks.json` and what
 * lies beside them (`readBeside`); all but items may be missing. Looks at every file before it gives up, and throws `BrokenRecords` with all
 * that is wrong.
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
  problems.push(...strangers(top));

  const itemSets = new Map<string, ItemSet>();
  for (const { name, file } of await filesOf(ITEM_SETS)) {
    const itemSet = await parse(file, itemSetSchema);
    if (itemSet === null) continue;
    if (itemSet.hash !== name) {
      problems.push({ file, field: 'hash', message: `"${itemSet.hash}" is not the file's name` });
    }
    itemSets.set(name, itemSet);
  }

  const floors: Floors[] = [];
  for (const { name, file } of await filesOf(FLOORS)) {
    const one = await parse(file, floorsSchema);
    if (one === null) continue;
    const field = 'benchmark.itemSet';
    const hash = one.benchmark.itemSet;
    const itemSet = itemSets.get(hash);
    problems.push(
      ...[
        ...(hash === name ? [] : [{ field, message: `"${hash}" is not the file's name` }]),
        ...(itemSet === undefined ? [missingItemSet(hash)] : checkFloors(one, itemSet)),
      ].map((finding) => ({ file, ...finding })),
    );
    floors.push(one);
  }

  const results = new Map<string, Result>();
  for (const benchmark of top.folders.filter(holdsResults)) {
    const files = await filesOf(benchmark);
    const before = problems.length;
    let parsed = 0;
    for (const { name, file } of files) {
      const result = await parse(file, resultSchema);
      if (result === null) continue;
      parsed += 1;
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
    // Without cards every folder may be a benchmark.
    const known = cards === null || cards.length === 0 || cards.some(({ id }) => id === benchmark);
    if (parsed === 0 && files.length > 0 && !known) {
      // Every field of every file would be named, and none of that would help.
      problems.splice(before, Infinity, noBenchmark(benchmark));
    }
  }

  const keys = new Set(results.keys());
  const beside = await readBeside({ folder, problems, parse, filesOf, results: keys });
  if (problems.length > 0) throw new BrokenRecords(problems);
  return {
    cards: cards ?? [],
    itemSets: [...itemSets.values()],
    floors,
    results: [...results.values()],
    ...beside,
  };

  /** The JSON files of a folder that may be missing, sorted. */
  async function filesOf(name: string): Promise<{ name: string; file: string }[]> {
    if (!top.folders.includes(name)) return [];
    const { files } = await entriesOf(join(folder, name));
    return files
      .filter((file) => file.endsWith('.json'))
      .map((file) => ({ name: file.slice(0, -'.json'.length), file: `${name}/${file}` }));
  }
}

function holdsResults(name: string): boolean {
  return ![ITEM_SETS, FLOORS, ...NO_BENCHMARKS].includes(name) && SLUG.test(name);
}

/** What has no place beside the records. Notes may lie there, and what a dot hides. */
function strangers({ files, folders }: Entries): RecordProblem[] {
  return [
    ...files
      .filter((name) => name.endsWith('.json') && !name.startsWith('.') && name !== CARDS)
      .map((file) => ({
        file,
        field: '',
        message: `a record lies in the folder of its benchmark; only ${CARDS} lies here`,
      })),
    ...folders.filter((name) => !name.startsWith('.') && !SLUG.test(name)).map(noBenchmark),
  ];
}

function noBenchmark(folder: string): RecordProblem {
  const others = [ITEM_SETS, FLOORS, ...NO_BENCHMARKS].join(', ');
  return {
    file: folder,
    field: '',
    message: `holds no results: it is neither a benchmark of ${CARDS} nor one of ${others}`,
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

type Entries = { files: string[]; folders: string[] };

async function entriesOf(folder: string): Promise<Entries> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  return {
    files: entries.filter((entry) => entry.isFile()).map((entry) => entry.name),
    folders: entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name),
  };
}
