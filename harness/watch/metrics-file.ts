import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { appendMetrics } from '../publish/append-metrics.ts';
import { metricsLine } from '../publish/metrics-line.ts';
import type { Result } from '../schema/result.ts';

const lineSchema = z.looseObject({ result: z.string(), time: z.string() });

/** A file of metrics that has one line of each record that is published, however often it is told of it. */
export type MetricsFile = { add(result: Result, run: string): Promise<void> };

export async function openMetricsFile(file: string): Promise<MetricsFile> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const known = new Set(text.split('\n').flatMap(keyIn));
  return {
    async add(result, run) {
      const made = { time: result.provenance.publishedAt, run };
      const key = keyOf({ result: result.id, time: made.time });
      if (known.has(key)) return;
      await appendMetrics(file, metricsLine(result, made));
      known.add(key);
    },
  };
}

/** Lines of other programs, and a torn one, are passed over. */
function keyIn(line: string): string[] {
  try {
    return [keyOf(lineSchema.parse(JSON.parse(line)))];
  } catch {
    return [];
  }
}

function keyOf({ result, time }: { result: string; time: string }): string {
  return `${result} ${time}`;
}
