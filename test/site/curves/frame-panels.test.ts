import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { resultSchema } from '../../../harness/schema/result.ts';
import { shareAxis, stepAxis } from '../../../site/src/curves/curve-axis.ts';
import { curveLabels } from '../../../site/src/curves/curve-frame.ts';
import { framePanels } from '../../../site/src/curves/frame-panels.ts';
import { exampleBoard } from '../support/example-board.ts';
import { drawOutcomes, makeProbe, makeResult } from '../support/make-result.ts';

const [short] = exampleBoard.itemSets as [(typeof exampleBoard.itemSets)[number]];

type Asked = { count: number; pixelsPerFrame?: number; prompt?: string; model?: string };

const asked = ({ count, pixelsPerFrame = 150_000, prompt = 'p', model = 'm' }: Asked) => {
  const id = `${model}-${count}-${pixelsPerFrame}-${prompt}`;
  const probe = (share: number) =>
    makeProbe(short, drawOutcomes(short, { key: `${id}${share}`, share }));
  return makeResult(
    short,
    { full: probe(0.5), blind: probe(0.4) },
    {
      id,
      model: { id: model, name: model.toUpperCase(), family: 'F' },
      protocol: {
        frames: { sampler: 'undisclosed', count, pixelsPerFrame },
        promptHash: prompt,
      },
    },
  );
};

describe('framePanels', () => {
  it('joins what differs in the number of frames alone, in its order', () => {
    const results = [
      asked({ count: 64 }),
      asked({ count: 8 }),
      asked({ count: 16 }),
      asked({ count: 64, prompt: 'other' }),
      asked({ count: 64, pixelsPerFrame: 76_000 }),
      asked({ count: 128, pixelsPerFrame: 76_000 }),
    ];
    const [panel] = framePanels([{ title: 'F', results }]);
    expect(panel?.curves.map(({ name, points }) => [name, points.map(({ x }) => x)])).toEqual([
      ['150k pixels a frame', [8, 16, 64]],
      ['76k pixels a frame', [64, 128]],
    ]);
    const byId = new Map(results.map((result) => [result.id, result]));
    for (const { value, low, high, n, result } of panel?.curves[0]?.points ?? []) {
      expect(byId.get(result)?.probes['full']?.accuracy).toMatchObject({ value, low, high, n });
    }
    expect(panel?.levels).toEqual([
      { id: 'm', name: 'M', value: results[0]?.probes['blind']?.accuracy?.value },
    ]);
  });

  it('has no panel with one number of frames, none that is known, or withdrawn results', () => {
    const groups = (results: ReturnType<typeof asked>[]) => framePanels([{ title: 'F', results }]);
    expect(groups([])).toEqual([]);
    expect(groups([asked({ count: 8 }), asked({ count: 8 })])).toEqual([]);
    const withdrawn = [8, 16].map((count) => {
      const one = asked({ count });
      return { ...one, provenance: { ...one.provenance, level: 'withdrawn' as const } };
    });
    expect(groups(withdrawn)).toEqual([]);
    const fps = [8, 16].map((count) => {
      const one = asked({ count });
      const frames = {
        sampler: 'fps' as const,
        fps: 1,
        maxFrames: count,
        longSide: 768,
        jpegQuality: 90,
      };
      return { ...one, protocol: { ...one.protocol, frames } };
    });
    expect(groups(fps)).toEqual([]);
  });

  it('finds the numbers of frames of the published records', async () => {
    const folder = fileURLToPath(new URL('../../../results/video-mme/', import.meta.url));
    const files = (await readdir(folder)).filter((file) => /^short-786.*qwen3-vl-8b/.test(file));
    const results = await Promise.all(
      files.map(async (file) =>
        resultSchema.parse(JSON.parse(await readFile(`${folder}${file}`, 'utf8'))),
      ),
    );
    const [panel] = framePanels([{ title: 'Qwen3-VL', results }]);
    expect(panel?.curves.map(({ points }) => points.map(({ x }) => x))).toEqual([
      [16, 32, 64, 128, 256],
    ]);
    expect(panel?.levels).toHaveLength(1);
    expect(panel?.footer).toContain('786 questions about 262 videos');
  });
});

describe('the axes of curves', () => {
  const [panel] = framePanels([
    { title: 'F', results: [8, 16, 32, 64, 128, 256, 512].map((count) => asked({ count })) },
  ]);
  const panels = panel === undefined ? [] : [panel];

  it('spread doublings evenly, with at most six ticks and the last among them', () => {
    const { at, ticks } = stepAxis(panels, 'log');
    const gaps = [16, 32, 64].map((x) => at(x) - at(x / 2));
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] ?? 0, 1);
    expect(ticks).toEqual([8, 32, 128, 512]);
  });

  it('take a step of zero, and a single point in the middle', () => {
    const moved = panels.map((one) => ({
      ...one,
      curves: one.curves.map((curve) => ({
        ...curve,
        points: curve.points.slice(0, 1).map((point) => ({ ...point, x: 0 })),
      })),
    }));
    expect(stepAxis(moved, 'log').at(0)).toBe(50);
    expect(stepAxis([], 'linear').ticks).toEqual([]);
  });

  it('keep names apart', () => {
    const results = [8, 16].flatMap((count) =>
      [1000, 2000, 3000].map((pixelsPerFrame) => asked({ count, pixelsPerFrame })),
    );
    const [crowded] = framePanels([{ title: 'F', results }]);
    if (crowded === undefined) throw new Error('no panel');
    const ys = curveLabels(crowded, shareAxis([crowded]).at).map(({ y }) => y);
    expect(ys).toHaveLength(4);
    ys.slice(1).forEach((y, index) => expect(y - (ys[index] ?? 0)).toBeGreaterThanOrEqual(7.9));
  });
});
