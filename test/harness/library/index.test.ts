import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  compare,
  publish,
  readRecords,
  run,
  score,
  type FinishedRun,
} from '../../../harness/library/index.ts';

const data = fileURLToPath(new URL('../../../benchmarks/nextqa/sample', import.meta.url));
const question = { benchmark: 'nextqa', split: 'val', data };

let folder: string;
let longest: FinishedRun;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-library-'));
  const options = { workingFolder: folder, out: 'longest' };
  [longest] = (await run({ ...question, endpoint: 'baseline:longest-option' }, options)) as [
    FinishedRun,
  ];
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('run', () => {
  it('gives the folder and the record of what it asked', async () => {
    expect(longest.folder).toBe(join(folder, 'longest'));
    const { accuracy } = longest.result.probes['full'] ?? {};
    expect(accuracy?.value).toBeGreaterThanOrEqual(0);
    expect(accuracy?.low).toBeLessThanOrEqual(accuracy?.value ?? Number.NaN);
    expect(longest.result.model.id).toContain('longest-option');
  });

  it('neither prints nor listens to the signals of the process', async () => {
    const listeners = () => ['SIGINT', 'SIGTERM'].map((name) => process.listenerCount(name));
    const before = listeners();
    const [out, err] = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
    const during: number[][] = [];
    const notes: string[] = [];
    const note = (line: string) => {
      notes.push(line);
      during.push(listeners());
    };
    try {
      await run(
        { ...question, endpoint: 'baseline:random' },
        { workingFolder: folder, out: 'random', note },
      );
      expect(out).not.toHaveBeenCalled();
      expect(err).not.toHaveBeenCalled();
    } finally {
      out.mockRestore();
      err.mockRestore();
    }
    expect(notes.join('\n')).toContain('kept in random');
    expect(new Set([...during, before].map(String))).toEqual(new Set([String(before)]));
  });

  it('stops for an aborted signal and says so with a code', async () => {
    const options = { workingFolder: folder, out: 'stopped', signal: AbortSignal.abort() };
    await expect(
      run({ ...question, endpoint: 'baseline:random', seed: 1 }, options),
    ).rejects.toMatchObject({ code: 'INTERRUPTED' });
  });

  it('refuses an unknown benchmark with a code and the nearest name', async () => {
    await expect(
      run(
        { ...question, benchmark: 'nextq', endpoint: 'baseline:random' },
        { workingFolder: folder },
      ),
    ).rejects.toMatchObject({ code: 'USAGE', hint: expect.stringContaining('nextqa') as string });
  });
});

describe('compare', () => {
  it('subtracts the base from the other', async () => {
    const [other] = await run(
      { ...question, endpoint: 'baseline:majority-letter' },
      { workingFolder: folder, out: 'majority' },
    );
    const report = await compare('longest', 'majority', { workingFolder: folder, draws: 500 });
    const [row] = report.rows;
    const accuracy = ({ result }: FinishedRun) => result.probes['full']?.accuracy?.value ?? NaN;
    expect(row?.pair.overall.difference).toBeCloseTo(
      accuracy(other as FinishedRun) - accuracy(longest),
    );
    expect(report.inputs.map(({ name }) => name)).toEqual(['longest', 'majority']);
  });

  it('takes no folder that holds no run', async () => {
    await expect(compare(data, longest.folder)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});

it('publishes a run, and the record reads back', async () => {
  const results = join(folder, 'results');
  const publishedAt = new Date('2026-11-27T00:00:00Z');
  const { file, result } = await publish(longest.folder, { results, runBy: 'us', publishedAt });
  const [read] = await readRecords(file);
  expect(read?.result).toEqual(result);
  expect(result.provenance.runBy).toBe('us');
});

it('scores kept replies anew without another answer', async () => {
  const { result } = await score(longest.folder);
  expect(result.probes).toEqual(longest.result.probes);
});
