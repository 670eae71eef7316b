import { expect, it } from 'vitest';
import { format } from '../../../harness/export/formats/metrics.ts';
import { exportRecord, onlyText, OPTIONS } from '../../support/export-records.ts';

it('is a flat line a record, dated by its run and not by now', async () => {
  const records = [exportRecord({ id: 'a' }), exportRecord({ id: 'b' })];
  const lines = onlyText(await format.write(records, OPTIONS))
    .trimEnd()
    .split('\n');
  const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).toMatchObject({
    time: '2026-11-19T08:12:00Z',
    run: null,
    result: 'a',
    'nextqa/full/accuracy': records[0]?.result.probes['full']?.accuracy?.value,
  });
  expect(second?.['result']).toBe('b');
});
