import { z } from 'zod';
import type { ReportedSource } from '../../../harness/schema/reported.ts';
import { figure, share } from './figure.ts';

const STEP = 0.0001;
const GROUPS = { C: 'Causal', T: 'Temporal', D: 'Descriptive' } as const;

const row = z.tuple([z.string()], z.number());
export const nextqaFile = z.looseObject({ columns: z.array(z.string()), rows: z.array(row) });
export const openFile = z.looseObject({ rows_val: z.array(row), rows_test_all: z.array(row) });

/** Two sets of text features, each with the three groups and all together. */
export function nextqa({ columns, rows }: z.infer<typeof nextqaFile>): ReportedSource {
  const figures = rows.flatMap(([method, ...values]) =>
    values.flatMap((value, index) => {
      const [features = '', column = ''] = (columns[index + 1] ?? '').split('_');
      const human = method === 'Human';
      // People read no features: their row stands twice in the table.
      if (human && features !== 'bertft') return [];
      const words = features === 'bertft' ? 'BERT-FT' : 'GloVe';
      const group = Object.entries(GROUPS).find(([letter]) => letter === column)?.[1];
      return figure({
        benchmark: 'nextqa',
        split: 'val',
        part: group === undefined ? null : { breakdown: 'group', label: group },
        model: human ? method : `${method} (${words})`,
        modelId: method === 'HGA' && features === 'bertft' ? 'hga-bert-ft' : null,
        kind: human ? 'human' : 'model',
        settings: human ? null : `text features: ${words}`,
        value: share(value),
        step: STEP,
      });
    }),
  );
  return {
    schemaVersion: 1,
    id: 'nextqa-readme',
    source: {
      title: 'NExT-QA, README of the authors',
      url: 'https://github.com/doc-doc/NExT-QA',
      place: 'README.md, lines 55 to 64: multiple choice, validation, percent',
      readOffImage: false,
      date: null,
    },
    notes: [],
    figures,
    gaps: [],
  };
}

/** Open-ended answers, measured by WUPS. */
export function nextOe({ rows_val, rows_test_all }: z.infer<typeof openFile>): ReportedSource {
  const parts = [...Object.values(GROUPS), null];
  const open = { benchmark: 'nextqa', metric: 'WUPS', step: STEP };
  return {
    schemaVersion: 1,
    id: 'nextoe-readme',
    source: {
      title: 'NExT-OE, README of the authors',
      url: 'https://github.com/doc-doc/NExT-OE/tree/a83f8f5',
      place: 'README.md, lines 50 to 70, at commit a83f8f5: open-ended, WUPS',
      readOffImage: false,
      date: null,
    },
    notes: [],
    figures: [
      ...rows_val.flatMap(([model, ...values]) =>
        values.map((value, index) => {
          const label = parts[index] ?? null;
          const part = label === null ? null : { breakdown: 'group', label };
          return figure({ ...open, split: 'open-val', part, model, value: share(value) });
        }),
      ),
      ...rows_test_all.map(([model, value = 0]) =>
        // One decimal is printed for these.
        figure({ ...open, split: 'open-test', model, value: share(value), step: 0.001 }),
      ),
    ],
    gaps: [],
  };
}
