import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeProtocols } from '../scripts/records/protocols.ts';
import { makeReported, reportedText } from '../scripts/records/reported/make-reported.ts';
import { benchmarks } from '../harness/plan/benchmarks.ts';
import { benchmarkProtocolsSchema } from '../harness/schema/benchmark-protocols.ts';
import { reportedSourceSchema, type ReportedSource } from '../harness/schema/reported.ts';
import { describeWithRealData, realData } from './support/real-data.ts';

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));

async function texts(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(join(RESULTS, folder))).filter((name) => name.endsWith('.json'));
  const read = async (name: string) =>
    [name, await readFile(join(RESULTS, folder, name), 'utf8')] as const;
  return new Map(await Promise.all(names.toSorted().map(read)));
}

async function sources(): Promise<ReportedSource[]> {
  return Array.from((await texts('reported')).values(), (text) =>
    reportedSourceSchema.parse(JSON.parse(text)),
  );
}

describe('figures of others', () => {
  it('are of benchmarks and splits that exist, each once', async () => {
    const seen = new Set<string>();
    for (const { id, figures } of await sources()) {
      for (const { value, step, date: _date, ...one } of figures) {
        const benchmark = await benchmarks.load(one.benchmark);
        if (one.split !== null) expect(Object.keys(benchmark.splits)).toContain(one.split);
        const key = JSON.stringify([id, one]);
        expect(seen.has(key), key).toBe(false);
        seen.add(key);
        // A value has no more digits than its source printed.
        expect(Math.abs(value / step - Math.round(value / step)), key).toBeLessThan(1e-6);
      }
    }
    expect(seen.size).toBeGreaterThan(900);
  });

  it('say which were read off a picture', async () => {
    const read = (await sources()).filter(({ source }) => source.readOffImage);
    expect(read.map(({ id }) => id)).toEqual(['motionbench-table-3']);
  });

  it('hold the rows that are known by heart', async () => {
    const all = (await sources()).flatMap(({ figures }) => figures);
    const find = (wanted: object) =>
      all
        .filter((one) =>
          Object.entries(wanted).every(([key, value]) => (one as never)[key] === value),
        )
        .map(({ value }) => value);
    const whole = { part: null, metric: 'accuracy' };
    expect(find({ ...whole, model: 'Gemini 1.5 Pro', subtitles: true })).toEqual([0.813]);
    expect(find({ ...whole, modelId: 'hga-bert-ft' })).toEqual([0.4974]);
    expect(find({ ...whole, model: 'Human' })).toEqual([0.8838]);
    expect(find({ ...whole, model: 'TE Fusion (ours)', split: 'dev' })).toEqual([0.58]);
    expect(find({ part: null, metric: 'score', model: 'Sora2' })).toEqual([0.6676]);
  });
});

describeWithRealData('figures of others', () => {
  it('are what their sources say', async () => {
    const made = await makeReported(realData());
    expect(new Map(made.map((one) => [`${one.id}.json`, reportedText(one)]))).toEqual(
      new Map((await texts('reported')).entries()),
    );
  });
});

describe('protocols of benchmarks', () => {
  it('are written down as they are asked: npm run records -- reported', async () => {
    const written = Array.from((await texts('protocols')).values(), (text) =>
      benchmarkProtocolsSchema.parse(JSON.parse(text)),
    );
    expect(written).toEqual(await makeProtocols());
  });
});
