import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { format } from '../../../harness/export/formats/hf-eval-results.ts';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import { exportRecord, onlyText, OPTIONS } from '../../support/export-records.ts';

const benchmark = await benchmarks.load('nextqa');
const options = { ...OPTIONS, allowIncomplete: true };
const ANCHORED = { of: 'f00', ofItems: 4996, items: 40, seed: 0 };
const model = { id: 'Org/Model-8B', name: 'Model' };

it('is one entry a file, in per cent, with the interval in its note', async () => {
  const record = exportRecord({ id: 'a', model, benchmark });
  const made = await format.write([record], { ...options, site: 'https://example.org/' });
  expect(made.files[0]?.path).toBe('Org/Model-8B/.eval_results/nextqa.yaml');
  const { accuracy, blind } = {
    accuracy: record.result.probes['full']?.accuracy,
    blind: record.result.probes['blind']?.accuracy,
  };
  expect(parse(onlyText(made))).toEqual([
    {
      dataset: { id: 'lmms-lab/NExTQA', task_id: 'nextqa' },
      value: Math.round((accuracy?.value ?? 0) * 1e4) / 100,
      date: '2026-11-19',
      source: { url: 'https://example.org/results/nextqa/a/', name: 'Sightline' },
      notes: expect.stringMatching(
        /^val, n 40; 95 % interval \d.* to \d.*; protocol sightline \(a1f09c7b\); .* without the video; submitted$/,
      ),
    },
  ]);
  expect(onlyText(made)).toContain('date: "2026-11-19"');
  expect(onlyText(made)).toContain(`${((blind?.value ?? 0) * 100).toFixed(1)} without the video`);
});

it('several scores of a model on one benchmark are several files', async () => {
  const records = [
    exportRecord({ id: 'a', model, benchmark }),
    exportRecord({ id: 'b', model, benchmark }),
  ];
  const { files } = await format.write(records, options);
  expect(files.map(({ path }) => path)).toEqual([
    'Org/Model-8B/.eval_results/nextqa-a.yaml',
    'Org/Model-8B/.eval_results/nextqa-b.yaml',
  ]);
});

it('leaves out what the hub would rank and nobody should, and says why', async () => {
  const rule = exportRecord({ id: 'r', model: { name: 'r', kind: 'baseline' }, benchmark });
  const part = exportRecord({ id: 'p', model, benchmark });
  const unknown = exportRecord({ id: 'u', model });
  const kept = exportRecord({ id: 'k', model: { id: 'Org/K', name: 'K' }, benchmark });
  const subset = exportRecord({ id: 's', model, benchmark });
  subset.result.benchmark.subset = ANCHORED;
  const { files, notes } = await format.write([rule, unknown, subset, kept], options);
  expect(files).toHaveLength(1);
  expect(notes).toEqual([
    'left out 1 (r): a rule that sees no video is no model',
    'left out 1 (u): its benchmark has no dataset on the hub; --dataset names one',
    'left out 1 (s): an anchored subset follows one model, and is never ranked',
  ]);
  // 40 items are not the 4,996 of the split.
  await expect(async () => format.write([part], OPTIONS)).rejects.toThrow(/none of 1 records/);
  const named = { ...options, dataset: 'me/mine', task: 'other' };
  const [entry] = parse(onlyText(await format.write([unknown], named))) as { dataset: unknown }[];
  expect(entry?.dataset).toEqual({ id: 'me/mine', task_id: 'other' });
});

it('is one document of one entry whatever a protocol is called', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, unit: 'binary' }), async (told) => {
      const record = exportRecord({
        id: 'a',
        model: { name: told, id: told },
        protocol: { id: told },
        benchmark,
      });
      const entries = parse(onlyText(await format.write([record], options))) as unknown[];
      expect(entries).toHaveLength(1);
      expect(Object.keys(entries[0] as object)).toEqual(['dataset', 'value', 'date', 'notes']);
    }),
  );
});
