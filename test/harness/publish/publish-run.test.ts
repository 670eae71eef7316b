import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishRun } from '../../../harness/publish/publish-run.ts';
import { runAll } from '../../../harness/run/run-all.ts';
import { benchmarkCardsSchema } from '../../../harness/schema/benchmark-card.ts';
import { itemSetSchema } from '../../../harness/schema/item-set.ts';
import { resultSchema } from '../../../harness/schema/result.ts';
import { chatServer, json } from '../../support/chat-server.ts';
import { nextqaFolder } from '../../support/items.ts';
import { recordedTerminal } from '../../support/terminal.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const options = {
  runBy: 'tester',
  source: null,
  publishedAt: new Date('2026-01-02T00:00:00Z'),
  allowIncomplete: false,
};

async function finishedRun(endpoint: string, probes = ['full'], seed = 0): Promise<string> {
  const folder = await temporaryFolder();
  const request = {
    benchmark: 'nextqa',
    data: await nextqaFolder(),
    endpoint,
    protocol: 'sightline',
    probes,
    seed,
    settings: {},
  };
  await runAll([request], {
    terminal: recordedTerminal({ SIGHTLINE_API_KEY: 'planted-key-123' }).terminal,
    concurrency: 2,
    requireAll: false,
    format: 'none',
    resumeCommand: '',
    folder,
    retry: { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 },
  }).catch(() => undefined);
  return folder;
}

describe('contamination', () => {
  it('is what the model card declares, and is kept when the run is published again', async () => {
    const results = await temporaryFolder();
    const run = await finishedRun('baseline:longest-option');
    const manifest = join(run, 'manifest.json');
    const read = JSON.parse(await readFile(manifest, 'utf8')) as { model: object };
    const data = {
      name: 'its val split',
      source: { title: 'card', url: null },
      declaredBy: 'the makers',
      holds: { nextqa: 'yes' },
    };
    const publish = async (trainedOn: object[] | undefined) => {
      const model = { ...read.model, ...(trainedOn === undefined ? {} : { trainedOn }) };
      await writeFile(manifest, JSON.stringify({ ...read, model }));
      return (await publishRun(run, results, options)).result;
    };
    const declared = await publish([data]);
    expect(declared.contamination).toMatchObject({
      state: 'overlap',
      because: 'declared: trained on its val split',
      trainedOn: [{ name: 'its val split', holdsItems: 'yes' }],
    });
    expect(declared.model).not.toHaveProperty('trainedOn');
    expect((await publish(undefined)).contamination).toEqual(declared.contamination);
  });
});

describe('publishRun', () => {
  it('writes the record, its items and the benchmark, all under their schemas', async () => {
    const results = await temporaryFolder();
    const { file, result } = await publishRun(
      await finishedRun('baseline:longest-option'),
      results,
      options,
    );
    const record = resultSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    expect(record).toEqual(result);
    const items = itemSetSchema.parse(
      JSON.parse(
        await readFile(join(results, 'items', `${record.benchmark.itemSet}.json`), 'utf8'),
      ),
    );
    expect(record.probes['full']?.outcomes).toHaveLength(items.ids.length);
    const cards = JSON.parse(await readFile(join(results, 'benchmarks.json'), 'utf8')) as unknown;
    expect(benchmarkCardsSchema.parse(cards).map((card) => card.id)).toEqual(['nextqa']);
  });

  it('replaces the record of the same run', async () => {
    const results = await temporaryFolder();
    const run = await finishedRun('baseline:longest-option');
    await publishRun(run, results, options);
    await publishRun(run, results, options);
    expect(await readdir(join(results, 'nextqa'))).toHaveLength(1);
  });

  it('refuses a run with failures unless it is marked', async () => {
    const server = await chatServer(({ text }) =>
      text.includes('what is in 3') ? (response) => json(response, 400, {}) : 'A',
    );
    const run = await finishedRun(`openai:m@${server.url}`, ['blind']);
    const results = await temporaryFolder();
    await expect(publishRun(run, results, options)).rejects.toMatchObject({
      code: 'RUN_INCOMPLETE',
      exitCode: 7,
    });
    const { result } = await publishRun(run, results, { ...options, allowIncomplete: true });
    expect(result.completeness.complete).toBe(false);
    expect(result.probes['blind']).toMatchObject({
      counts: { failed: 1 },
      bounds: { low: expect.closeTo(2 / 6, 5) as number },
    });
  });

  it('writes no key, no text and no path of this machine into anything that is published', async () => {
    const server = await chatServer(() => 'A');
    const run = await finishedRun(`openai:m@${server.url}`, ['blind']);
    const results = await temporaryFolder();
    await publishRun(run, results, options);
    for (const entry of await readdir(results, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
      expect(text).not.toMatch(/planted-key|what is in|\/tmp|127\.0\.0\.1/);
    }
    for (const name of await readdir(run)) {
      expect(await readFile(join(run, name), 'utf8')).not.toContain('planted-key');
    }
  });
});

describe('what may not be published as it is', () => {
  it('scores that another extractor made', async () => {
    const run = await finishedRun('baseline:longest-option');
    const path = join(run, 'scores.jsonl');
    const scores = await readFile(path, 'utf8');
    await writeFile(path, scores.replaceAll(/"scored":"\w+"/g, '"scored":"older"'));
    await expect(publishRun(run, await temporaryFolder(), options)).rejects.toMatchObject({
      code: 'RUN_MISMATCH',
      hint: expect.stringContaining('sightline score') as string,
    });
  });

  it('scores that the journal has outgrown', async () => {
    const run = await finishedRun('baseline:longest-option');
    const path = join(run, 'scores.jsonl');
    const [, ...rest] = (await readFile(path, 'utf8')).trim().split('\n');
    await writeFile(path, `${rest.join('\n')}\n`);
    await expect(publishRun(run, await temporaryFolder(), options)).rejects.toThrow(/last replies/);
  });
});

it('runs that differ only in their seed have records of their own', async () => {
  const results = await temporaryFolder();
  const first = await publishRun(await finishedRun('baseline:random'), results, options);
  const second = await publishRun(
    await finishedRun('baseline:random', ['full'], 1),
    results,
    options,
  );
  expect(second.file).not.toBe(first.file);
  expect(await readdir(join(results, 'nextqa'))).toHaveLength(2);
});

it('a withdrawn record is not put back by publishing its run again', async () => {
  const results = await temporaryFolder();
  const run = await finishedRun('baseline:longest-option');
  const { file, result } = await publishRun(run, results, options);
  const provenance = { ...result.provenance, level: 'withdrawn', levelBefore: 'submitted' };
  const text = JSON.stringify({ ...result, provenance });
  await writeFile(file, text);
  await expect(publishRun(run, results, options)).rejects.toMatchObject({ code: 'USAGE' });
  expect(await readFile(file, 'utf8')).toBe(text);
});
