import { expect, it } from 'vitest';
import { format } from '../../../harness/export/formats/bibtex.ts';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import { exportRecord, onlyText, OPTIONS } from '../../support/export-records.ts';

it('has the paper once, each result, and the leaderboard', async () => {
  const benchmark = await benchmarks.load('nextqa');
  const records = ['a', 'b'].map((id) => exportRecord({ id, benchmark }));
  const made = await format.write(records, { ...OPTIONS, site: 'https://example.org/' });
  const keys = Array.from(onlyText(made).matchAll(/^@misc\{(.*),$/gm), ([, key]) => key);
  expect(keys).toEqual(['nextqa', 'sightline-a', 'sightline-b', 'sightline']);
  expect(onlyText(made)).toContain('url = {https://example.org/results/nextqa/a/}');
  expect(made.notes).toEqual([]);
});
