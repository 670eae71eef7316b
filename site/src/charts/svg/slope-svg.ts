import { percent, wholePercent } from '../../model/figures.ts';
import type { Slope } from '../../model/probe-board/slope.ts';
import { percentAxis } from '../percent-axis.ts';
import { INK, shortened, spread, svgPicture, svgText } from './svg-text.ts';

const PLOT = { left: 56, right: 470, top: 40, bottom: 340, width: 680, height: 356 };
const LABEL_GAP = 17;
const MARKS: Record<string, string> = {
  full: INK.full,
  'frame-middle': INK.middle,
  blind: INK.blind,
};

/** Accuracy of a few models from everything shown to nothing shown. */
export function slopeSvg({ stops, lines }: Slope, title: string): string {
  const { left, right, top, bottom, width, height } = PLOT;
  const axis = percentAxis(lines.flatMap(({ shares }) => shares.filter((one) => one !== null)));
  const x = (stop: number): number => left + ((right - left) * stop) / (stops.length - 1);
  const y = (share: number): number => bottom - ((bottom - top) * axis.at(share)) / 100;
  const grid = axis.ticks.map(
    (tick) =>
      `<line x1="${left}" x2="${right}" y1="${y(tick)}" y2="${y(tick)}" stroke="${INK.rail}"/>` +
      `<text x="${left - 12}" y="${y(tick)}" dy="0.35em" text-anchor="end" fill="${INK.soft}">${wholePercent(tick)}</text>`,
  );
  const heads = stops.map(
    (stop, at) =>
      `<text x="${x(at)}" y="20" text-anchor="middle" fill="${INK.soft}">${svgText(stop.title)}, %</text>`,
  );
  const drawn = lines.map(({ name, shares }) => ({
    name,
    points: shares.flatMap((share, at) => (share === null ? [] : [{ share, at }])),
  }));
  const ends = drawn.map(({ points }) => y(points.at(-1)?.share ?? 0));
  const places = spread(ends, LABEL_GAP);
  const paths = drawn.map(({ name, points }, line) => {
    const last = points.at(-1);
    const route = points.map(({ share, at }) => `${x(at)},${y(share)}`).join(' ');
    const label = `${shortened(name, 26)} ${last === undefined ? '' : percent(last.share)}`;
    const labelAt = places[line] as number;
    return [
      `<polyline points="${route}" fill="none" stroke="${INK.soft}" stroke-width="1.5"/>`,
      ...points.map(
        ({ share, at }) =>
          `<circle cx="${x(at)}" cy="${y(share)}" r="4.5" fill="${MARKS[stops[at]?.id ?? ''] ?? INK.soft}"/>`,
      ),
      `<line x1="${x(last?.at ?? 0) + 6}" x2="${right + 14}" y1="${ends[line]}" y2="${labelAt}" stroke="${INK.rail}"/>`,
      `<text x="${right + 18}" y="${labelAt}" dy="0.35em" fill="${INK.text}">${svgText(label)}</text>`,
    ].join('');
  });
  return svgPicture({ width, height, title, body: [...grid, ...heads, ...paths].join('') });
}
