import { basename } from 'node:path';
import { z } from 'zod';
import { readCsv } from '../data/csv.ts';
import { readJsonl } from '../data/jsonl.ts';
import { EndpointError, SightlineError } from '../errors.ts';
import type { Adapter } from '../schema/endpoint.ts';
import { isRowProblem, type RowProblem } from '../schema/item.ts';

/**
 * Answers that were recorded elsewhere, by item and probe.
 *
 * JSONL: one `{item, probe?, text}` a line; `probe` is `full` where it is left out.
 * CSV with the same columns, or any CSV whose columns are named behind the file name:
 * `answers.csv#item=sample_id&full=64f_151k&blind=textonly` reads the answers of the probe `full` from
 * the column `64f_151k`. A blank is an answer that was empty; a missing line is a failure.
 */
export const adapter: Adapter = {
  id: 'replay',
  summary: 'answers recorded in a JSONL or CSV file',
  example: 'replay:answers.jsonl',
  kind: 'recorded',
  async open(spec) {
    const [path = '', mapping] = spec.model.split(/#(.*)/s);
    const answers = await readAnswers(path, mapping === undefined ? null : columnsOf(mapping));
    return {
      accepts: ['text'],
      async send({ item, probe, variant }) {
        const text = answers.get(key(item.id, probe, variant));
        if (text !== undefined) return { text, finish: 'stop' };
        throw new EndpointError(
          'ANSWER_MISSING',
          `${path} holds no answer to ${item.id} under ${probe}`,
          {
            hint: 'add the line, or leave the item out with --items',
          },
        );
      },
    };
  },
};

/** Column of the item id, and for each probe the column of its answers. */
type Columns = { item: string; probes: [probe: string, column: string][] };

function columnsOf(mapping: string): Columns {
  const { item, ...probes } = Object.fromEntries(new URLSearchParams(mapping));
  const pairs = Object.entries(probes);
  if (item !== undefined && pairs.length > 0) return { item, probes: pairs };
  throw new SightlineError('USAGE', `"#${mapping}" does not say which columns to read`, {
    hint: 'write #item=<column>&full=<column>, and &<probe>=<column> for other probes',
  });
}

const answerSchema = z.looseObject({
  item: z.string(),
  probe: z.string().min(1).default('full'),
  variant: z.string().default(''),
  text: z.string(),
});

async function readAnswers(path: string, columns: Columns | null): Promise<Map<string, string>> {
  const file = basename(path);
  const answers = new Map<string, string>();
  for await (const row of readerOf(path)(path, file)) {
    if (isRowProblem(row)) throw unreadable(row);
    for (const answer of columns === null ? [row.value] : named(row.value, columns)) {
      const parsed = answerSchema.safeParse(answer);
      const issue = parsed.error?.issues[0];
      if (!parsed.success) {
        throw unreadable({
          file,
          line: row.line,
          field: issue?.path.join('.') ?? '',
          expected: issue?.message ?? 'an answer',
          received: JSON.stringify(answer).slice(0, 80),
        });
      }
      const { item, probe, variant, text } = parsed.data;
      answers.set(key(item, probe, variant), text);
    }
  }
  return answers;
}

function readerOf(path: string): typeof readCsv {
  if (path.endsWith('.csv')) return readCsv;
  if (path.endsWith('.jsonl')) return readJsonl;
  throw new SightlineError(
    'USAGE',
    `${path}: recorded answers are read from .jsonl and .csv files`,
  );
}

/** A wide row as one answer a probe. */
function named(value: unknown, columns: Columns): unknown[] {
  const row = z.record(z.string(), z.string()).parse(value);
  return columns.probes.map(([probe, column]) => ({
    item: row[columns.item],
    probe,
    text: row[column],
  }));
}

function key(item: string, probe: string, variant: string): string {
  return JSON.stringify([item, probe, variant]);
}

function unreadable(problem: Omit<RowProblem, 'kind'>): SightlineError {
  const { file, line, field, expected, received } = problem;
  return new SightlineError(
    'DATA_INVALID',
    `${file}:${line}: ${field}: ${expected}, got ${received}`,
    {
      hint: 'each line needs item and text; in a CSV, columns are named in the header',
    },
  );
}
