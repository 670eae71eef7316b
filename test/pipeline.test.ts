import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { runDemo } from '../harness/demo/demo.ts';
import { resultSchema, type Result } from '../harness/schema/result.ts';
import { recordedTerminal } from './support/terminal.ts';

const BENCHMARKS = ['motionbench', 'nextqa', 'video-mme', 'videokr-eval'];
const GENERATION = 'ruler-bench';

/** From clips to pages: the sample model is asked over HTTP, with real frames. */
describe('the whole pipeline', () => {
  let folder = '';
  const { terminal, printed } = recordedTerminal({});

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sightline-pipeline-'));
    await runDemo(terminal, { serve: false, folder });
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const resultOf = async (benchmark: string, model: string): Promise<Result> => {
    const results = join(folder, 'results', benchmark);
    const name = (await readdir(results)).find((file) => file.includes(model)) ?? '';
    return resultSchema.parse(JSON.parse(await readFile(join(results, name), 'utf8')));
  };
  const readerResult = (benchmark: string) => resultOf(benchmark, 'sightline-reader');

  it('prints one table over all benchmarks and models', () => {
    expect(printed).toHaveLength(3);
    for (const benchmark of BENCHMARKS) expect(printed[0]).toContain(benchmark);
    expect(printed[0]).toMatch(/Sample reader +full/);
  });

  it('compares the model with a rule that does not look, over all benchmarks', () => {
    const [, comparison = ''] = printed;
    for (const benchmark of BENCHMARKS) expect(comparison).toContain(benchmark);
    expect(comparison).toMatch(/Holm/);
    expect(comparison).toMatch(/this\s+split\s+can\s+show/);
  });

  it.each(BENCHMARKS)(
    '%s: what the model gets right falls when the video is taken away',
    async (benchmark) => {
      const { probes, completeness } = await readerResult(benchmark);
      const accuracy = (probe: string) => probes[probe]?.accuracy?.value ?? Number.NaN;
      expect(completeness.complete).toBe(true);
      expect(accuracy('full')).toBeGreaterThan(0.9);
      expect(accuracy('frame-middle')).toBeLessThan(accuracy('full') - 0.25);
      expect(accuracy('blind')).toBeLessThan(accuracy('frame-middle'));
      expect(accuracy('wrong-video')).toBeLessThan(accuracy('full') - 0.25);
      expect(accuracy('reverse')).toBeLessThan(accuracy('full'));
      // The sample model draws no lots: asked again, it says the same.
      expect(probes['rerun']?.sameAsFull).toMatch(/^[s-]+$/);
      expect(probes['shuffle']?.variants).toHaveLength(1);
      expect(probes['blind']?.wording?.withOptions).not.toContain('video');
    },
  );

  it('open-ended answers have a judge, which is of the family of the model, and the record says so', async () => {
    const { protocol, probes } = await readerResult('videokr-eval');
    expect(protocol.judge).toMatchObject({ model: 'sightline-reader', votes: 1, sameFamily: true });
    expect(probes['full']?.counts.unjudged).toBe(0);
  });

  it('the generator that keeps to the rules beats the one that breaks them, and that a still picture', async () => {
    const scoreOf = async (model: string) => {
      const { probes, protocol } = await resultOf(GENERATION, model);
      expect(protocol.judge).toMatchObject({ model: 'sightline-reader', sameFamily: false });
      return probes['full']?.checklists?.rules.official.overall.average?.value ?? Number.NaN;
    };
    const keeps = await scoreOf('keeps-the-rule');
    const breaks = await scoreOf('breaks-the-rule');
    expect(keeps).toBeGreaterThan(0.9);
    expect(breaks).toBeLessThan(keeps - 0.2);
    expect(await scoreOf('first-frame-held')).toBeLessThan(breaks - 0.2);
    expect(printed[0]).toMatch(/ruler-bench test +Sample: keeps the rule +full +official/);
    expect(printed[2]).toMatch(/B is better than A as this judge rates them/);
  });

  it('what the judge gives falls when it sees less, or another video', async () => {
    const { probes } = await resultOf(GENERATION, 'keeps-the-rule');
    const drop = (probe: string) =>
      probes[probe]?.checklists?.againstFull?.official?.difference ?? Number.NaN;
    for (const probe of ['judge-blind', 'judge-one-frame', 'judge-wrong-video'])
      expect(drop(probe), probe).toBeLessThan(-0.5);
    expect(drop('judge-shuffle')).toBeLessThan(-0.1);
  });

  it('a generator of right outcomes that stand still has no score over categories without one', async () => {
    const { probes } = await resultOf(GENERATION, 'ground-truth-held');
    expect(probes['full']?.checklists?.rules.official.overall.average).toBeNull();
    expect(probes['full']?.checklists?.rules.official.coverage.judged).toBe(3);
  });

  it('writes down which frames were shown, and from which decoder', async () => {
    const own = join(folder, 'runs', 'sightline-reader');
    const runs = await readdir(own);
    const run = join(
      own,
      runs.find((name) => name.startsWith('nextqa-val-sightline-sightline-reader')) ?? '',
    );
    const [line = ''] = (await readFile(join(run, 'frames.jsonl'), 'utf8')).split('\n');
    expect(JSON.parse(line)).toMatchObject({
      decoder: { id: expect.any(String) as string },
      stream: { frameCount: expect.any(Number) as number },
      frames: expect.arrayContaining([
        { index: 0, atSeconds: 0, planeHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      ]) as unknown[],
    });
  });

  it('builds a page a benchmark and a page a result', async () => {
    const site = join(folder, 'site');
    expect(await readFile(join(site, 'index.html'), 'utf8')).toContain('NExT-QA');
    for (const benchmark of [...BENCHMARKS, GENERATION]) {
      const page = await readFile(join(site, 'benchmarks', benchmark, 'index.html'), 'utf8');
      expect(page).toContain(benchmark === GENERATION ? 'Sample: keeps the rule' : 'Sample reader');
      const records = await readdir(join(folder, 'results', benchmark));
      const pages = await readdir(join(site, 'results', benchmark));
      expect(pages.sort()).toEqual(records.map((name) => name.replace(/\.json$/, '')).sort());
    }
  });
});
