import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  benchmarkProtocolsSchema,
  type BenchmarkProtocols,
} from '../../../harness/schema/benchmark-protocols.ts';
import { ledgerEntrySchema, type LedgerEntry } from '../../../harness/schema/ledger.ts';
import { reportedSourceSchema, type ReportedSource } from '../../../harness/schema/reported.ts';
import { parseRecord } from './parse-record.ts';
import type { RecordProblem } from './record-problem.ts';

/** What lies beside the results: others' figures, how benchmarks are asked, what happened to results. */
export type Beside = {
  reported: ReportedSource[];
  protocols: BenchmarkProtocols[];
  ledger: LedgerEntry[];
};

/** Folders of it below the results folder. */
export const REPORTED = 'reported';
export const PROTOCOLS = 'protocols';
const LEDGER = 'ledger.jsonl';

type Reading = {
  folder: string;
  /** The problems of what is read are added to these. */
  problems: RecordProblem[];
  parse: <T>(file: string, schema: z.ZodType<T>) => Promise<T | null>;
  filesOf: (name: string) => Promise<{ name: string; file: string }[]>;
  /** `<benchmark>/<id>` of every result that could be read. */
  results: ReadonlySet<string>;
};

/** Reads `reported/<id>.json`, `protocols/<benchmark>.json` and `ledger.jsonl`; all may be missing. */
export async function readBeside(reading: Reading): Promise<Beside> {
  return {
    reported: await readNamed(reading, {
      folder: REPORTED,
      schema: reportedSourceSchema,
      field: 'id',
      nameOf: ({ id }) => id,
    }),
    protocols: await readNamed(reading, {
      folder: PROTOCOLS,
      schema: benchmarkProtocolsSchema,
      field: 'benchmark.id',
      nameOf: ({ benchmark }) => benchmark.id,
    }),
    ledger: await readLedger(reading),
  };
}

async function readNamed<T>(
  { problems, parse, filesOf }: Reading,
  {
    folder,
    schema,
    field,
    nameOf,
  }: { folder: string; schema: z.ZodType<T>; field: string; nameOf: (one: T) => string },
): Promise<T[]> {
  const read: T[] = [];
  for (const { name, file } of await filesOf(folder)) {
    const one = await parse(file, schema);
    if (one === null) continue;
    if (nameOf(one) !== name) {
      problems.push({ file, field, message: `"${nameOf(one)}" is not the file's name` });
    }
    read.push(one);
  }
  return read;
}

/** The lines in their order; a line is named by its number, from 1. */
async function readLedger({ folder, problems, results }: Reading): Promise<LedgerEntry[]> {
  const text = await readFile(join(folder, LEDGER), 'utf8').catch(missing);
  const entries: LedgerEntry[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = `line ${index + 1}`;
    const found = parseRecord(line, ledgerEntrySchema);
    if (!('value' in found)) {
      problems.push(
        ...found.findings.map(({ field, message }) => ({
          file: LEDGER,
          field: field === '' ? place : `${place}: ${field}`,
          message,
        })),
      );
      continue;
    }
    const { benchmark, result } = found.value;
    if (!results.has(`${benchmark}/${result}`)) {
      const message = `there is no ${benchmark}/${result}.json: a withdrawn result keeps its record`;
      problems.push({ file: LEDGER, field: `${place}: result`, message });
    }
    entries.push(found.value);
  }
  return entries;
}

function missing(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
  throw error;
}
