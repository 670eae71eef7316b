import { z } from 'zod/mini';
import { decodeOutcomes, type Outcome } from '../../../harness/schema/outcome.ts';
import type { Result } from '../../../harness/schema/result.ts';
import { isWithdrawn } from '../model/board.ts';
import { shortFrames } from '../model/frame-words.ts';
import { orderedProbes } from '../model/probe-words.ts';
import { decodeColumns, encodeColumns } from './columns-file.ts';

/** A result as the page of an item names it. */
export type OutcomeRow = {
  id: string;
  name: string;
  org: string | null;
  kind: 'model' | 'baseline';
  frames: string;
  withdrawn: boolean;
};

/** What one result answered under one probe, or under one of its variants; one outcome an item. */
export type OutcomeColumn = {
  /** Index into the rows. */
  row: number;
  probe: string;
  /** Empty where the probe asks once. */
  variant: string;
  outcomes: Outcome[];
};

/** Everything that was answered about the items of one set. */
export type ItemOutcomes = { rows: OutcomeRow[]; columns: OutcomeColumn[] };

const metaSchema = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      org: z.nullable(z.string()),
      kind: z.enum(['model', 'baseline']),
      frames: z.string(),
      withdrawn: z.boolean(),
    }),
  ),
  columns: z.array(
    z.object({
      row: z.int(),
      probe: z.string(),
      variant: z.string(),
      /** The column of the file; several may share one. */
      column: z.string(),
      /** The outcome letters that occur: values are indices into it. */
      letters: z.string(),
    }),
  ),
});

/**
 * The outcomes of the results of one item set as `encodeColumns` packs them; the same answers beside
 * several results are there once. Results whose single answers are withheld are left out.
 *
 * @param results all of one item set.
 */
export function encodeOutcomeColumns(results: Result[], count: number): Uint8Array<ArrayBuffer> {
  const rows: OutcomeRow[] = [];
  const told: z.infer<typeof metaSchema>['columns'] = [];
  const columns = new Map<string, number[]>();
  const known = new Map<string, string>();
  for (const result of results) {
    const texts = orderedProbes(result.probes).flatMap((probe) => textsOf(result, probe));
    if (texts.length === 0) continue;
    for (const { probe, variant, text } of texts) {
      const letters = [...new Set(text)].sort().join('');
      const column = known.get(text) ?? String(known.size);
      if (!known.has(text)) {
        known.set(text, column);
        columns.set(
          column,
          Array.from(text, (letter) => letters.indexOf(letter)),
        );
      }
      told.push({ row: rows.length, probe, variant, column, letters });
    }
    rows.push(rowOf(result));
  }
  return encodeColumns({ meta: { rows, columns: told }, count, columns });
}

/** @throws RangeError or a ZodError where the bytes are no outcomes. */
export function decodeOutcomeColumns(bytes: Uint8Array): ItemOutcomes {
  const { meta, columns } = decodeColumns(bytes);
  const told = metaSchema.parse(meta);
  return {
    rows: told.rows,
    columns: told.columns.map(({ row, probe, variant, column, letters }) => {
      const values = columns.get(column);
      if (values === undefined) throw new RangeError(`no column ${column}`);
      const text = values.map((value) => letters[value] ?? '?').join('');
      return { row, probe, variant, outcomes: decodeOutcomes(text) };
    }),
  };
}

function textsOf(
  { probes }: Result,
  probe: string,
): { probe: string; variant: string; text: string }[] {
  const { outcomes, variants } = probes[probe] ?? { outcomes: null };
  const parts = variants ?? [{ label: '', outcomes }];
  return parts.flatMap((part) =>
    part.outcomes === null ? [] : [{ probe, variant: part.label, text: part.outcomes }],
  );
}

function rowOf(result: Result): OutcomeRow {
  const { id, model, protocol } = result;
  return {
    id,
    name: model.name,
    org: model.org,
    kind: model.kind,
    frames: shortFrames(protocol),
    withdrawn: isWithdrawn(result),
  };
}
