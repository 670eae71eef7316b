import type { Result } from '../../../harness/schema/result.ts';
import { isWithdrawn } from '../model/board.ts';
import { counted, grouped } from '../model/figures.ts';
import type { Curve, CurvePanel } from './curve.ts';
import { estimateFooter } from './estimate-footer.ts';

/** Results on one item set that share a panel: of one model, or of one family. */
export type FrameGroup = { title: string; results: Result[] };

/**
 * Score against the number of frames, one panel a group. A line joins what differs in that number alone:
 * the same model, words, sampling and frame size. Groups without two such results have no panel.
 */
export function framePanels(groups: FrameGroup[]): CurvePanel[] {
  return groups.flatMap(({ title, results }) => {
    const standing = results.filter((one) => !isWithdrawn(one) && framesOf(one) !== null);
    const lines = [...Map.groupBy(standing, keyOf).values()].filter(
      (line) => new Set(line.map(framesOf)).size > 1,
    );
    const first = lines[0]?.[0];
    if (first === undefined) return [];
    const curves = lines.map((line) => curveOf(line, lines));
    return [
      {
        id: `${first.benchmark.itemSet}-${title}`,
        title,
        footer: estimateFooter(lines.flat().map(({ probes }) => probes['full'])),
        curves,
        levels: levelsOf(lines),
      },
    ];
  });
}

/** Null where it is not a number of its own: not known, or so many a second. */
function framesOf({ protocol: { frames, transport } }: Result): number | null {
  if (transport === 'video' || frames.sampler === 'fps') return null;
  return frames.count ?? null;
}

function keyOf({ model, protocol }: Result): string {
  const { count: _, ...frames } = { count: 0, ...protocol.frames };
  const { transport, subtitles, promptHash, extractor, scorer } = protocol;
  return JSON.stringify([model.id, frames, transport, subtitles, promptHash, extractor, scorer]);
}

function curveOf(line: Result[], lines: Result[][]): Curve {
  const [first] = line as [Result, ...Result[]];
  const alone = lines.filter(([one]) => one?.model.id === first.model.id).length === 1;
  const single = new Set(lines.map(([one]) => one?.model.id)).size === 1;
  const points = line
    .flatMap((result) => {
      const accuracy = result.probes['full']?.accuracy ?? null;
      if (accuracy === null) return [];
      const { value, low, high, n } = accuracy;
      return { x: framesOf(result) as number, value, low, high, n, result: result.id };
    })
    .sort((a, b) => a.x - b.x || (a.result < b.result ? -1 : 1));
  return {
    id: first.id,
    name: alone
      ? first.model.name
      : single
        ? sizeWords(first)
        : `${first.model.name}, ${sizeWords(first)}`,
    probe: 'full',
    points,
  };
}

function sizeWords({ protocol: { frames } }: Result): string {
  if (frames.sampler !== 'undisclosed') return `longer side ${frames.longSide} px`;
  const { pixelsPerFrame } = frames;
  if (pixelsPerFrame === undefined) return 'size not disclosed';
  return pixelsPerFrame < 1000
    ? counted(pixelsPerFrame, 'pixel')
    : `${grouped(Math.round(pixelsPerFrame / 1000))}k pixels a frame`;
}

/** Without the video there are no frames to count: one level a model. */
function levelsOf(lines: Result[][]): CurvePanel['levels'] {
  const models = new Map(lines.flat().map((result) => [result.model.id, result.model.name]));
  return Array.from(models).flatMap(([id, name]) => {
    const blind = lines
      .flat()
      .find(({ model, probes }) => model.id === id && probes['blind']?.accuracy != null);
    const accuracy = blind?.probes['blind']?.accuracy;
    return accuracy == null ? [] : [{ id, name, value: accuracy.value }];
  });
}
