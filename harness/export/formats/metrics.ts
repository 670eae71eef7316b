import { metricsLine } from '../../publish/metrics-line.ts';
import type { ExportFormat } from '../export-format.ts';

/** What `sightline run --metrics` appends, of records that were made without it. */
export const format: ExportFormat = {
  summary: 'one flat JSON line a record, for experiment trackers',
  makes: 'file',
  write(records) {
    const lines = records.map(({ result, run }) => {
      const { startedAt, publishedAt } = result.provenance;
      const time = startedAt ?? publishedAt;
      return JSON.stringify(metricsLine(result, { time, run: run?.manifest.run ?? null }));
    });
    return { files: [{ path: 'metrics.jsonl', text: `${lines.join('\n')}\n` }], notes: [] };
  },
};
